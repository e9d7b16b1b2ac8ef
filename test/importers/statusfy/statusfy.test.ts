// Statusfy sites: front matter in its three languages, containers, translations, what the configuration tells.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/kernel/yaml.js';
import { importers } from '../../../src/importers/index.js';
import { errorsIn, importAll, runImporter, type Files } from '../check-imported.js';

const statusfy = importers.find(({ name }) => name === 'statusfy');
if (statusfy === undefined) throw new Error('There is no importer for Statusfy.');

const post = (body = 'The API is slow.', fields = ''): string =>
  `---\ntitle: API Issues\ndate: 2024-03-05T10:00:00.878Z\nseverity: degraded-performance\naffectedsystems:\n  - api\nresolved: true\n${fields}---\n${body}\n`;

const path = 'incidents/2024/2024-03-05_api.md';

function run(files: Files): {
  texts: Readonly<Record<string, string>>;
  notes: readonly string[];
  errors: readonly string[];
} {
  const imported = importAll(
    statusfy ?? { readsFile: () => false, run: () => ({ ok: false, reason: '' }) },
    files,
  );
  return {
    texts: Object.fromEntries(imported.files.map((file) => [file.path, file.text])),
    notes: imported.notes.map((note) => `${note.path}:${note.line} ${note.kind} ${note.reason}`),
    errors: errorsIn(imported),
  };
}

function importPost(content: string): { text: string; notes: readonly string[] } {
  const { texts, notes, errors } = run({ 'content/2024-03-05_api.md': content });
  expect(errors).toEqual([]);
  return { text: texts[path] ?? '', notes };
}

describe('an incident', () => {
  test('its updates, its text, its systems', () => {
    const body = `The API is slow.

<!--- language code: en -->

::: update Resolved | 2024-03-05T12:00:00.000Z
Back to **normal**.
:::

::: update Rollback | 2024-03-05T11:00:00.000Z
## What we do
:::

::: update Monitoring | 2024-03-05T11:30:00Z
Better.
:::`;
    expect(importPost(post(body, 'id: 382ee1ab\ndescription: Slow answers.\n')).text).toBe(`---
title: API Issues
severity: medium
components:
  - api
started: 2024-03-05 10:00
aliases:
  - /incidents/382ee1ab/
---

Slow answers.

## Updates

### Resolved - 2024-03-05 12:00
Back to **normal**.

### Monitoring - 2024-03-05 11:30
Better.

### Update - 2024-03-05 11:00
**Rollback**

#### What we do

## Details

The API is slow.
`);
  });

  test.each([
    [
      '---json\n{"title": "API Issues", "date": "2024-03-05T10:00:00Z", "severity": "major-outage", "affectedsystems": ["api"], "resolved": false}\n---\nSlow.\n',
    ],
    [
      '---toml\ntitle = "API Issues"\ndate = 2024-03-05T10:00:00Z\nseverity = "major-outage"\naffectedsystems = ["api"]\nresolved = false\n---\nSlow.\n',
    ],
  ])('front matter in another language', (content) => {
    expect(importPost(content).text).toBe(
      '---\ntitle: API Issues\nseverity: critical\ncomponents:\n  - api\nstarted: 2024-03-05 10:00\n---\n\nSlow.\n',
    );
  });

  test('maintenance that was scheduled has its window', () => {
    const fields = "severity: under-maintenance\nscheduled: '2024-03-06T20:00:00Z'\nduration: '90'\n";
    const { text } = importPost(post('Planned.', '').replace('severity: degraded-performance\n', fields));
    expect(text).toContain('kind: maintenance\n');
    expect(text).toContain(
      'started: 2024-03-06 20:00\nwindow:\n  from: 2024-03-06 20:00\n  to: 2024-03-06 21:30\n',
    );
    expect(text).not.toContain('resolved');
  });

  test.each([
    ["modified: '2024-03-05T14:00:30Z'\n", '', 'resolved: ~2024-03-05 14:00:30\n', 'about `modified`'],
    [
      '',
      '::: update Monitoring | 2024-03-05T12:00:00Z\nx\n:::',
      'resolved: ~2024-03-05 12:00\n',
      'about that of its last update',
    ],
    ['', '', 'resolved: ~2024-03-05\n', 'about the day of its date'],
  ])('an end that nobody wrote is guessed (%#)', (fields, body, expected, reason) => {
    const { text, notes } = importPost(post(body, fields));
    expect(text).toContain(expected);
    expect(notes.join('\n')).toContain(reason);
  });

  test('what is wrong is read as it was meant, and named', () => {
    const body = '::: update Fixed | soon\nx\n:::\n::: update Resolved | 2024-03-05T09:00:00Z\ny\n';
    const { text, notes } = importPost(post(body, 'mood: bad\n').replace('degraded-performance', 'awful'));
    expect(text).not.toContain('started');
    expect(notes.map((note) => note.replace(/^content\/2024-03-05_api\.md:/, ''))).toEqual([
      '1 guessed nothing names the site; it is called “Status”',
      '3 lost the date “2024-03-05T10:00:00.878Z” is left out: the first update is earlier, and it begins with that',
      '4 guessed the severity “awful” is not one of Statusfy’s; taken as degraded-performance',
      '8 lost `mood: bad` has no place in Candor',
      '10 guessed the update “Fixed” has no time that can be read, so it is text outside of updates',
      '13 guessed the update is not closed; it ends with the file',
    ]);
  });

  test('an update without a time loses its place, not its words', () => {
    expect(importPost(post('::: update Fixed | soon\nThe words.\n:::')).text).toContain('The words.');
  });
});

describe('the site', () => {
  const config = `module.exports = {
  title: "Orchard Status",
  baseUrl: 'https://status.orchard.example',
  defaultLocale: 'de',
  locales: [{ code: 'de', iso: 'de-DE' }, { code: 'fr', iso: 'fr-FR' }],
  content: { dir: 'vorfaelle', systems: ['api', "cdn"] },
};
`;

  test('title, address, language, systems and their names', () => {
    const locale = JSON.stringify({
      description: 'Alles',
      systems: { items: { cdn: { title: 'CDN', description: 'Bilder' } } },
    });
    const { texts, errors, notes } = run({
      'statusfy.config.js': config,
      'locales/de.json': locale,
      'vorfaelle/2024-03-05_api.md': post('See [it](/incidents/382ee1ab) and ![g](/g.png)').replace(
        '- api',
        '- mail',
      ),
      'vorfaelle/b.md': post('', 'id: 382ee1ab\n'),
      'vorfaelle/fr/b.md': post(),
      'vorfaelle/README.md': '# Hello',
    });
    expect(errors).toEqual([]);
    expect(readYaml(texts['candor.yaml'] ?? '', { path: 'candor.yaml' }).value).toEqual({
      site: {
        title: 'Orchard Status',
        url: 'https://status.orchard.example/',
        description: 'Alles',
        timezone: 'UTC',
        locale: 'de-DE',
      },
      components: [
        { id: 'api', name: 'api' },
        { id: 'cdn', name: 'CDN', description: 'Bilder' },
        { id: 'mail', name: 'mail' },
      ],
    });
    expect(texts[path]).toContain('[it](b.md)');
    expect(notes).toContain(
      'vorfaelle/fr/b.md:1 refused it is a translation of vorfaelle/b.md, and a Candor site has one language',
    );
    expect(notes).toContain(
      'vorfaelle/README.md:1 lost it is no incident; only the folder of the incidents is imported',
    );
  });

  test('a folder without content is none', () => {
    expect(runImporter(statusfy, { 'readme.md': 'x' })).toMatchObject({ ok: false });
  });
});

test('any mixture becomes a site without errors', () => {
  const pieces = [
    ...[
      '::: update Resolved | 2024-03-05T12:00:00.000Z\n',
      '::: update Monitoring | 2024-03-05 11:00\n',
      '::: update x\n',
      ':::\n',
      '\n',
    ],
    ...[
      '::: tip\n',
      '```\n',
      '# A\n',
      '- b\n',
      '<b>',
      '</b>',
      '<br>',
      '---\n',
      'text\n',
      '[a](/b)',
      '[^1]',
      '| a |\n| - |\n',
      '\u202e',
    ],
    ...[
      '<!--- language code: en -->\n',
      '<!--',
      '-->',
      ':withheld[x]',
      '{{x}}',
      '![i](https://x.example/i.png)',
      '\\',
      '`',
      '*',
    ],
  ];
  const body = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
  const field = fc.constantFrom(
    ...[
      'resolved: true',
      'resolved: yes',
      'resolved:',
      "modified: '2024-03-05T14:00:00Z'",
      'modified: soon',
      'description: ":x"',
    ],
    ...[
      "scheduled: '2024-03-06T20:00:00Z'",
      'duration: 30',
      'severity: under-maintenance',
      'severity: major-outage',
      'severity: [a]',
    ],
    ...[
      'affectedsystems: api',
      'affectedsystems: [API, "", 3]',
      'date: 2024-03-05T10:00:00.878Z',
      'date: 2024-02-30',
      'title: 5',
      'id: ../x',
    ],
  );
  const content = fc.tuple(fc.array(field, { maxLength: 7 }), body).map(([fields, text]) => {
    const unique = [...new Map(fields.map((line) => [line.split(':')[0], line])).values()];
    return `---\n${unique.join('\n')}\n---\n${text}`;
  });
  fc.assert(
    fc.property(fc.array(content, { minLength: 1, maxLength: 20 }), (contents) => {
      const files = Object.fromEntries(
        contents.map((text, index) => [`content/2024-03-05_${index}.md`, text]),
      );
      const imported = importAll(statusfy, files);
      expect(
        errorsIn(imported).map(
          (error) => `${error}\n${imported.files.find((file) => error.startsWith(file.path))?.text ?? ''}`,
        ),
      ).toEqual([]);
    }),
    { seed: 20240305, numRuns: 20 },
  );
});
