// The twins of the entries: what an incident file with the same words would say, and nothing that no page says.
import { describe, expect, test } from 'vitest';
import { compileFiles, exampleTree, type Compiled } from '../../cli/compile-files.js';
import { disclosing, everything, everythingTree, example, pathsOf, read } from '../api/api-sites.js';
import { config, incident, type Files } from '../../cli/site-folder.js';
import { attribute, find } from '../../site/make-record.js';

interface Entry extends Record<string, unknown> {
  readonly publication: string;
  readonly withheld?: boolean;
  readonly url: string;
  readonly markdown: string;
}

/** Documents of the API by the slug of the entry. */
const entriesOf = (site: Compiled): ReadonlyMap<string, Entry> =>
  new Map(
    pathsOf(site).flatMap((path) => {
      if (!path.startsWith('incidents/')) return [];
      const entry = read(site, path) as Entry;
      return [[decodeURI(new URL(entry.url).pathname).split('/').at(-2) ?? '', entry] as const];
    }),
  );

const twinOf = ({ reader }: Compiled, slug: string): string => reader.source(`incidents/${slug}/index.md`);

/** Without the ids of headings and footnotes, which follow from the file around them, and addresses that lead there. */
function withoutIds(entry: Entry | undefined): unknown {
  const text = JSON.stringify(entry)
    .replaceAll(/ id=\\"[^"]*\\"/g, '')
    .replaceAll(/#[^"\\]+(?=\\?")/g, '#');
  // Their maps are gone, and with them what was said of a disclosure.
  return { ...(JSON.parse(text) as Entry), disclosedSince: null, disclosure: null, id: null };
}

describe.each([
  ['the example', example, exampleTree],
  ['everything', everything, everythingTree],
])('read again as incident files, the twins of %s', (_, open, tree) => {
  const site = open();
  const entries = entriesOf(site);
  const readable = [...entries].filter(
    ([, { publication, withheld }]) => publication === 'page' && withheld === false,
  );
  const config = new TextDecoder().decode(tree.config?.bytes);
  // Pictures have full addresses now.
  const allowing = config.includes('\ncontent:')
    ? config.replace(/\ncontent:/, '\ncontent:\n  allow_remote_images: true')
    : `${config}\ncontent:\n  allow_remote_images: true\n`;
  const again = compileFiles(
    {
      'candor.yaml': allowing,
      ...Object.fromEntries(readable.map(([slug]) => [`incidents/${slug}.md`, twinOf(site, slug)])),
    },
    { now: site.history.now },
  );
  const entriesAgain = entriesOf(again);

  test('have no error', () => {
    expect(readable.length).toBeGreaterThan(5);
    const errors = again.diagnostics.filter(({ level }) => level === 'error');
    expect(errors.map(({ place, message }) => `${place.path}:${place.start.line} ${message}`)).toEqual([]);
  });

  test.each(readable.map(([slug]) => slug))('say the same: %s', (slug) => {
    expect(withoutIds(entriesAgain.get(slug))).toEqual(withoutIds(entries.get(slug)));
  });
});

describe('a twin', () => {
  const { reader } = disclosing();
  const twin = (slug: string): string => reader.source(`incidents/${slug}/index.md`);

  test('of what a digest will report says no more than its page', () => {
    expect(twin('soon')).toBe(`---
title: Soon in a digest
severity: medium
started: 2026-07-10 10:00 +02:00
resolved: 2026-07-10 10:45 +02:00
---

> It will be reported in the digest of Q3 2026.
`);
  });

  test('of what is withheld has what its page has', () => {
    expect(twin('sec-1')).toBe(`---
title: Security issue
severity: high
components: { api: partial-outage }
started: 2026-05-20 08:00 +02:00
resolved: 2026-05-20 09:00 +02:00
external: true
---

Details follow.

> This is a security incident. Its details are withheld until those affected have confirmed that they are protected; then they are added here.
`);
    expect(twin('sec-2')).toBe(`---
title: Another issue
severity: high
components: { api: partial-outage }
---

> Open. This is a security incident. Its details are withheld until those affected have confirmed that they are protected; then they are added here.
`);
  });

  test('is there once, at the address of the page', () => {
    const twins = reader.paths.filter((path) => path.endsWith('/index.md'));
    expect(twins).toHaveLength(new Set(twins).size);
    expect(twins).toContain('incidents/disclosed/index.md');
    // What leads elsewhere has none.
    expect(twins).not.toContain('incidents/sec-3/index.md');
    expect(twins).not.toContain('incidents/mail/index.md');
  });

  test('is linked from its page, like the document of the API', () => {
    for (const [slug, id] of [
      ['disclosed', 'sec-3'],
      ['sec-2', 'sec-2'],
      ['soon', 'soon'],
      ['2026', '2026'],
    ] as const) {
      const links = find(reader.document(`incidents/${slug}/index.html`), 'link')
        .filter((link) => attribute(link, 'rel') === 'alternate')
        .map((link) => [attribute(link, 'type'), attribute(link, 'href')]);
      expect(links).toContainEqual(
        ['text/markdown', 'index.md'].map((text) =>
          text === 'index.md' ? `../../incidents/${slug}/index.md` : text,
        ),
      );
      expect(links).toContainEqual(['application/json', `../../api/candor/v1/incidents/${id}.json`]);
    }
  });
});

test('neither a draft nor what the site hides is in a twin', () => {
  const text = incident({
    more: `
## Postmortem - 2025-10-20 10:00

### Action items

- [ ] Watch the queue (owner: Ada, due: 2025-11-01, ref: T-17)
`,
  });
  const files: Files = {
    'candor.yaml': `${config}postmortem: { hide: [owner, ref] }\n`,
    'incidents/told.md': text,
    'incidents/draft.md': text.replace('## Postmortem - 2025-10-20 10:00', '## Postmortem'),
  };
  const { reader } = compileFiles(files);
  expect(reader.source('incidents/told/index.md')).toContain('- [ ] Watch the queue (due: 2025-11-01)\n');
  expect(reader.source('incidents/draft/index.md')).not.toContain('Postmortem');
  const all = reader.paths.filter((path) => /\.(?:md|json)$/.test(path)).map((path) => reader.source(path));
  expect(all.filter((content) => /Ada|T-17/.test(content))).toEqual([]);
});

test('the switches leave each of them out', () => {
  const list = (switches: string): readonly string[] =>
    compileFiles({ 'candor.yaml': `${config}output: { ${switches} }\n`, 'incidents/x.md': incident() }).reader
      .paths;
  expect(list('twins: false').filter((path) => path.endsWith('.md'))).toEqual([]);
  expect(list('api: false').filter((path) => path.startsWith('api/'))).toEqual([]);
  expect(list('api: false')).toContain('incidents/x/index.md');
});
