// What is published of an incident whose marked parts are withheld: all but these, and of these not even how long they
// are; and what reports may quote of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFiles, contents, type Compiled } from '../cli/compile-files.js';
import { candor, config, incident, makeSite } from '../cli/site-folder.js';

const path = 'incidents/2025/x.md';

const write = (
  body: string,
  lines: readonly string[] = ['confirmations: [{ party: Zanderhaven }]'],
): string =>
  [
    '---',
    'title: Sign-in failed',
    'severity: high',
    'components: [api]',
    'started: 2025-10-15 10:00',
    'resolved: 2025-10-15 11:00',
    'security:',
    '  withhold: marked',
    ...lines.map((line) => `  ${line}`),
    '---',
    '',
    body,
  ].join('\n');

const build = (body: string, lines?: readonly string[]): Compiled =>
  compileFiles({ [path]: write(body, lines) });

/** The pages alone: a third of the work. */
const buildPages = (body: string): Compiled =>
  compileFiles({
    'candor.yaml': `${config}output: { feeds: false, calendar: false, api: false, badges: false, twins: false }\n`,
    [path]: write(body),
  });

const passage = 'A passage is withheld here until those affected have confirmed that they are protected.';

describe('what is marked', () => {
  const body = `:::withheld
Quixotic.
:::

Nobody could sign in, because :withheld[of a *canary*] in the cache.

## Updates

### Resolved - 2025-10-15 11:00

:::withheld
- canary
:::

### Investigating - 2025-10-15 10:00

- We look at :withheld[the canary].
:::withheld
- canary
:::
- It is :withheld[canary] or [:withheld[canary]](https://e.test/).

## Postmortem - 2025-10-16 10:00

### What happened

We slept.

:::withheld
### Canary

Quixotic.

### Another canary

Quixotic.
:::

### Action items

- [ ] Find :withheld[the canary] (owner: :withheld[Quixotic], due: 2025-12-01)
`;

  test('is replaced by words that say so, wherever it stands', () => {
    const { reader, problems } = build(body);
    expect(problems).toEqual([]);
    const text = reader.text('incidents/x/index.html');
    expect(text).toContain('Nobody could sign in, because [withheld] in the cache.');
    expect(text.split(passage)).toHaveLength(5);
    expect(text).toContain('We look at [withheld] . A passage');
    expect(text).toContain('It is [withheld] or [withheld] .');
    expect(text).toContain('Find [withheld] Open · Owner: [withheld] · Due 1 December 2025');
    expect(Object.values(contents(build(body))).join('\n')).not.toMatch(/canary|quixotic|zanderhaven/i);
    expect(Object.values(contents(build(body))).join('\n')).not.toContain('\uFDD0');
  });

  test('is no summary: that is the first paragraph that readers get', () => {
    expect(build(body).history.entries[0]?.summary?.text).toBe(
      'Nobody could sign in, because [withheld] in the cache.',
    );
  });

  test('is there once it is disclosed, without the marks', () => {
    const { reader, history } = build(body, ['released: 2025-12-01']);
    const text = reader.text('incidents/x/index.html');
    for (const words of [
      'Quixotic.',
      'because of a canary in the cache.',
      'It is canary or canary .',
      'Another canary',
      'Owner: Quixotic',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/withheld\]|:::/);
    expect(history.entries[0]?.postmortem?.parts.map(({ title }) => title)).toEqual([
      'What happened',
      'Canary',
      'Another canary',
      'Action items',
    ]);
  });

  test('is found by no search and in no file but that of the entry, in the language of the site', () => {
    const config =
      'site: { title: Acme, timezone: Europe/Berlin, locale: de }\ncomponents: [{ id: api, name: Interface }]\n';
    const { reader } = compileFiles({ 'candor.yaml': config, [path]: write(body) });
    expect(reader.text('incidents/x/index.html')).not.toContain(passage);
    expect(reader.source('incidents/x/index.html')).toMatch(/<p class="withheld">[^<]+<\/p>/);
  });
});

describe('a mark stands', () => {
  test.each([
    ['in a heading', '## Details\n\n### The :withheld[canary]\n\nText.\n'],
    ['in code', '## Details\n\n```\n:withheld[canary]\n```\n'],
    ['in an address', '## Details\n\n[see](:withheld[canary])\n'],
    ['at the end of an address', '## Details\n\nhttps://e.test/:withheld[canary]\n'],
    ['in a text alternative', '## Details\n\n![:withheld[canary]](https://e.test/a.png)\n'],
    ['in a comment', '## Details\n\nText.\n\n<!-- :withheld[canary] -->\n'],
    ['around a block in a fence', '## Details\n\n```\n:::withheld\ncanary\n:::\n```\n'],
    ['around a part of a fence', '## Details\n\n```\na\n:::withheld\nb\n```\n:::\n'],
    ['around the heading of a section', 'Text.\n\n:::withheld\n## Details\n\nCanary.\n:::\n'],
    [
      'around the heading of an update',
      '## Updates\n\n:::withheld\n### Resolved - 2025-10-15 11:00\n\nCanary.\n:::\n\n### Investigating - 2025-10-15 10:00\n\nText.\n',
    ],
    [
      'around half of a section',
      '## Postmortem - 2025-10-16 10:00\n\n### What happened\n\nText.\n\n:::withheld\nCanary.\n\n### Detection\n\nCanary.\n:::\n',
    ],
    [
      'around a section that goes on',
      '## Postmortem - 2025-10-16 10:00\n\n### What happened\n\nText.\n\n:::withheld\n### Detection\n\nCanary.\n:::\n\nText.\n',
    ],
    ['behind a code span that began lines before', '## Details\n\na `b\nc` :withheld[canary] ` d\n'],
    [
      'behind code that began lines before, and before more',
      '## Details\n\n:withheld[x] and a `b\nc` d ` :withheld[canary] ` e\n',
    ],
  ])('where none may: %s', (_, body) => {
    const compiled = build(`Text.\n\n${body}`);
    const codes = compiled.diagnostics.filter(({ code }) => code.startsWith('withheld/'));
    expect(codes.length).toBeGreaterThan(0);
    expect(compiled.diagnostics.every(({ quotable }) => !quotable)).toBe(true);
    expect(compiled.history.entries).toEqual([]);
    expect(Object.values(contents(compiled)).join('\n')).not.toMatch(/canary/i);
  });

  test('in a line where a code span only seems to hold it: refused in a file without a map too', () => {
    const text = incident({ more: '\n## Details\n\na `b\nc` :withheld[canary] ` d\n' });
    const compiled = compileFiles({ [path]: text });
    expect(compiled.problems).toEqual([`${path}:20:4 withheld/mark`]);
    expect(compiled.history.entries).toEqual([]);
  });

  test('in the front matter: there is no text to withhold', () => {
    const compiled = build('It was :withheld[canary].\n', [
      'public: { title: ":withheld[canary]", slug: sec }',
    ]);
    expect(compiled.problems).toEqual([`${path}:9:21 withheld/mark-place`]);
    expect(compiled.history.entries).toEqual([]);
  });

  test('nowhere, although marked parts are to be withheld: the file is held back', () => {
    const compiled = build('Canary.\n');
    expect(compiled.problems).toEqual([`${path}:8:13 withheld/no-marks`]);
    expect(compiled.history.entries).toEqual([]);
  });
});

describe('two files that differ only in marked parts', () => {
  /** Anything that Markdown might take for more than it is. */
  const inside = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'text',
          '- item',
          '1. item',
          '> quote',
          '| a |',
          '|---|',
          '#### deeper',
          '    code',
          '***',
          '---',
          '**',
          '`',
          '[x]: https://e.test/',
          '[^1]: note',
          'a [^1]',
          '<!-- c -->',
          '\\',
          '&amp;',
          '[open',
          'a] b',
          '![a](a.png)',
          '\t',
          '',
        ),
        fc
          .string({ unit: 'grapheme', maxLength: 20 })
          .map((text) => text.replaceAll(/[\r\n\u0000-\u001f:]/g, ' ')),
      ),
      { maxLength: 6 },
    )
    .map((lines) => lines.join('\n'));
  const words = fc.stringMatching(/^[a-zA-Z *_~.,!-]{1,30}$/);
  const template = fc.constantFrom(
    (block: string, line: string) => `First ${line} paragraph.\n\n${block}\n\nLast.\n`,
    (block: string, line: string) =>
      `${block}\nFirst **${line}** paragraph.\n${block}\n## Details\n\n- a ${line}\n${block}\n- b\n`,
    (block: string, line: string) =>
      `First.\n\n## Updates\n\n### Investigating - 2025-10-15 10:00\n${block}\n> quote\n${block}\n| a | ${line} |\n|---|---|\n${block}\n`,
    (block: string, line: string) =>
      `First.\n\n## Postmortem - 2025-10-16 10:00\n\n### What happened\n\nIt ${line} so[^1].\n\n${block}\n### Detection\n\nLate.\n\n[^1]: Because ${line}.\n`,
  );

  test('build to the same bytes, wherever both build at all', { timeout: 120_000 }, () => {
    let compared = 0;
    let machines = 0;
    const makers = fc.constantFrom(build, buildPages, buildPages);
    fc.assert(
      fc.property(makers, template, inside, inside, words, words, (maker, make, a, b, first, second) => {
        const builds = [
          [a, first],
          [b, second],
        ].map(([block = '', line = '']) => maker(make(`:::withheld\n${block}\n:::`, `:withheld[${line}]`)));
        const isWrong = builds.some(({ diagnostics }) => diagnostics.some(({ level }) => level === 'error'));
        if (isWrong) return;
        const [one, two] = builds.map((compiled) => contents(compiled));
        expect(one).toEqual(two);
        compared += 1;
        if (maker === build) machines += 1;
      }),
      { numRuns: 80, seed: 4 },
    );
    expect(compared).toBeGreaterThan(20);
    expect(machines).toBeGreaterThan(6);
  });

  test('and no text of the part comes out, whatever errors it has', () => {
    fc.assert(
      fc.property(template, inside, (make, block) => {
        const compiled = build(make(`:::withheld\nQuixotic ${block}\n:::`, ':withheld[quixotic]'));
        expect(Object.values(contents(compiled)).join('\n')).not.toMatch(/quixotic/i);
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});

describe('a report', () => {
  const body = `Nobody [could](missing.md) sign in.

:::withheld
See [the canary](quixotic.md) <b>.
:::

It was :withheld[canary] and [more](nowhere.md) <i>.

A :withheld[x] b :withheld[y] [c](gone.md)

## Details

### Timeline

TODO
`;

  test('gives the place in the file, behind marks too', () => {
    expect(build(body).problems).toEqual([
      `${path}:12:8 link/missing-page`,
      `${path}:15:5 link/missing-page`,
      `${path}:15:31 markdown/raw-html`,
      `${path}:18:30 link/missing-page`,
      `${path}:18:49 markdown/raw-html`,
      `${path}:20:31 link/missing-page`,
      `${path}:26:1 text/placeholder`,
    ]);
  });

  test('quotes what is public, and nothing of a line that holds a withheld word', () => {
    const quoted = build(body).diagnostics.filter(({ quotable }) => quotable);
    expect(quoted.map(({ place }) => place.start.line)).toEqual([12, 26]);
  });

  test.each(['pretty', 'json', 'github', 'sarif'])('in any format: %s', async (format) => {
    const site = makeSite({ [path]: write(body) });
    const { out, code } = await candor(site, ['check', '--format', format]);
    expect(code).toBe(1);
    expect(out).toContain('missing.md');
    expect(out).not.toMatch(/canary|quixotic|zanderhaven|nowhere|gone/i);
  });

  test('tells what only the text without its marked parts lacks, until it is disclosed', () => {
    const linked = 'See [the report][report].\n\n:::withheld\n[report]: https://e.test/\n:::\n';
    expect(build(linked).problems).toEqual([`${path}:12:5 markdown/undefined-reference`]);
    expect(build(linked, ['released: 2025-12-01']).problems).toEqual([]);
  });

  test('of a public file does not name the anchors of what is withheld', () => {
    const marked = write(
      'Nobody.\n\n## Postmortem - 2025-10-16 10:00\n\n### Detection\n\nLate.\n\n:::withheld\n### Canary trap\n\nx\n:::\n',
    );
    const linking = incident({
      more: '\n## Details\n\n[see](x.md#canary-trap) and [see](x.md#canary-trp)\n',
    });
    const { diagnostics } = compileFiles({ [path]: marked, 'incidents/2025/p.md': linking });
    const found = diagnostics.filter(({ place }) => place.path.endsWith('p.md'));
    expect(found.map(({ code }) => code)).toEqual(['link/missing-anchor', 'link/missing-anchor']);
    expect(found.map(({ hint }) => hint).join()).not.toContain('canary');
  });
});
