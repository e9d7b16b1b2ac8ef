// What a reader finds of action items: on their own page, and what the site keeps to itself in no file at all.
import { describe, expect, it } from 'vitest';
import { searchDocuments } from '../../src/site/search-documents.js';
import { brokenLinks, compileFiles, contents, type Compiled } from '../cli/compile-files.js';
import { config, incident, type Files } from '../cli/site-folder.js';
import { htmlProblems } from '../cli/validate-pages.js';
import { attribute, find, headings, textOf, type Element } from './make-record.js';

const page = 'action-items/index.html';

const owing = (title: string, day: string, heading: string, items: string, fields = ''): string =>
  incident({ title, day, fields, more: `\n## Postmortem${heading}\n\n### Action items\n\n${items}\n` });

/** As of 15 January 2026, 13:00. */
const files: Files = {
  'incidents/a.md': owing(
    'Slow answers',
    '2025-10-15',
    ' - 2025-10-16 15:14',
    `- [ ] Ask again[^1]
- [x] Check it (owner: Ann Owner, ref: T-1)
- [ ] Move it (owner: Ann Owner, due: 2025-11-15, ref: [Ticket 7](https://tracker.example.com/7))

[^1]: In a month.`,
  ),
  'incidents/b.md': owing(
    'No answers',
    '2025-12-01',
    ' - 2025-12-03 09:00',
    '1. [ ] Think\n2. [ ] Plan it (due: 2026-02-01)\n3. [ ] Finish it (due: 2026-01-15)',
  ),
  'incidents/c.md': owing(
    'Odd answers',
    '2025-12-10',
    ' - 2025-12-11 09:00',
    '- [x] Write it down (ref: T-3)',
    'external: false',
  ),
  'incidents/d.md': owing('Late answers', '2025-12-20', '', '- [ ] Not promised yet (due: 2025-12-24)'),
};

const lists = ({ reader }: Compiled): readonly (readonly Element[])[] =>
  find(reader.document(page), 'ul')
    .filter((list) => attribute(list, 'class') === 'record')
    .map((list) => list.childNodes.flatMap((node) => (node.nodeName === 'li' ? [node] : [])));

const textsOf = (items: readonly Element[] | undefined): readonly string[] => (items ?? []).map(textOf);

describe('the page of action items', () => {
  const site = compileFiles(files);
  const [open, incidents] = lists(site);

  it('counts those of published postmortems', () => {
    expect(site.reader.text(page)).toContain('5 open, 1 of them overdue · 2 done');
    expect(site.reader.source(page)).not.toContain('Not promised yet');
  });

  it('lists what is open by when it is due, and without a date the oldest first', () => {
    expect(textsOf(open)).toEqual([
      '15 November 2025 Overdue Move it Slow answers · Owner: Ann Owner · Reference: Ticket 7 · open since 16 October 2025',
      '15 January 2026 Due Finish it No answers · open since 3 December 2025',
      '1 February 2026 Due Plan it No answers · open since 3 December 2025',
      'No date Ask again 1 In a month. ↩ Slow answers · open since 16 October 2025',
      'No date Think No answers · open since 3 December 2025',
    ]);
  });

  it('says of each incident how far it is, those with open items first', () => {
    expect(textsOf(incidents)).toEqual([
      '3 December 2025 No answers Low 0 of 3 done',
      '16 October 2025 Slow answers Low 1 of 3 done Show 1 item that is done Check it Done · Owner: Ann Owner · Reference: T-1',
      '11 December 2025 Odd answers Low · Internal 1 of 1 done Show 1 item that is done Write it down Done · Reference: T-3',
    ]);
    const bars = find(site.reader.document(page), 'progress');
    expect(bars.map((bar) => [attribute(bar, 'value'), attribute(bar, 'max')])).toEqual([
      ['0', '3'],
      ['1', '3'],
      ['1', '1'],
    ]);
  });

  it('is linked from postmortems and leads to them', () => {
    for (const from of ['postmortems/index.html', 'incidents/a/index.html'])
      expect(
        find(site.reader.document(from), 'a').map((link) => attribute(link, 'href')),
        from,
      ).toContain(from.startsWith('incidents') ? '../../action-items/' : '../action-items/');
    expect(find(site.reader.document(page), 'a').map((link) => attribute(link, 'href'))).toContain(
      '../incidents/a/#action-items',
    );
    expect(brokenLinks(site.reader, { siteUrl: 'https://status.acme.example/' })).toEqual([]);
    expect(htmlProblems(site.reader)).toEqual([]);
    expect(site.reader.source('sitemap.xml')).toContain('https://status.acme.example/action-items/');
  });

  it('keeps its bytes until something falls due', () => {
    const at = (now: number): string => compileFiles(files, { now }).reader.source(page);
    const noon = Date.UTC(2026, 0, 15, 12);
    const endOfDay = Date.UTC(2026, 0, 15, 23);
    expect(at(endOfDay - 1)).toBe(at(noon));
    expect(at(endOfDay)).not.toBe(at(noon));
    expect(at(Date.UTC(2026, 0, 31))).toBe(at(endOfDay));
  });

  it('says so where there is nothing', () => {
    const { reader } = compileFiles({});
    expect(reader.text(page)).toContain('No action item has been published.');
    expect(headings(reader, page)).toEqual([]);
    const done = compileFiles({ 'incidents/c.md': files['incidents/c.md'] ?? '' }).reader;
    expect(done.text(page)).toContain('0 open · 1 done');
    expect(done.text(page)).toContain('No action item is open.');
  });

  it('leaves to digests what has no page of its own', () => {
    const policy = `policy:
  since: 2025-01-01
  severities:
    low: { page: false, digest: quarterly }
`;
    const { reader } = compileFiles({ ...files, 'candor.yaml': config + policy });
    // Of those that were resolved in the fourth quarter, three have published action items.
    expect(reader.text(page)).not.toMatch(/Move it|Finish it|Write it down/);
    expect(reader.text(page)).toMatch(/\b3\b.*digest/i);
  });

  it('speaks German', () => {
    const german = config.replace('  timezone', '  locale: de\n  timezone');
    const { reader } = compileFiles({ ...files, 'candor.yaml': german });
    expect(reader.text(page)).toContain('5 offen, davon 1 überfällig · 2 erledigt');
    expect(reader.text(page)).toContain('1 von 3 erledigt');
  });

  it('says how much more there is where it would be too long', () => {
    const items = Array.from({ length: 230 }, (_, index) => `- [ ] Step ${index + 1}`).join('\n');
    const long = compileFiles({
      'incidents/a.md': owing('Slow', '2025-10-15', ' - 2025-10-16 15:14', items),
    });
    expect(lists(long)[0]).toHaveLength(200);
    expect(long.reader.text(page)).toContain('230 open');
    expect(long.reader.text(page)).toContain('30 more open items stand on the pages of their incidents.');
  });
});

describe('owners and references that the site hides', () => {
  const hiding = `${config}postmortem: { hide: [owner, ref] }\n`;
  const site = compileFiles({ ...files, 'candor.yaml': hiding });
  const secrets = ['Ann Owner', 'T-1', 'T-3', 'Ticket 7', 'tracker.example.com'];

  it.each(secrets)('%s stands in no file', (secret) => {
    const found = Object.entries(contents(site)).filter(([, content]) => content.includes(secret));
    expect(found.map(([path]) => path)).toEqual([]);
    expect(JSON.stringify(searchDocuments(site.history))).not.toContain(secret);
    expect(JSON.stringify(site.history.entries)).not.toContain(secret);
    expect(Object.values(contents(compileFiles(files))).join('\n')).toContain(secret);
  });

  it('goes for one of the two as well', () => {
    const owners = compileFiles({ ...files, 'candor.yaml': `${config}postmortem: { hide: [owner] }\n` });
    expect(owners.reader.source(page)).not.toContain('Ann Owner');
    expect(owners.reader.source(page)).toContain('Ticket 7');
  });

  it('are known to the team: what is done still needs a reference, and the report says who sees it', () => {
    const open = compileFiles({
      'incidents/a.md': owing('Slow', '2025-10-15', ' - 2025-10-16 15:14', '- [x] Done'),
    });
    expect(open.diagnostics).toMatchObject([
      {
        code: 'postmortem/action-without-ref',
        level: 'info',
        message: 'The action item is done and has no `ref`, so nobody can follow what was done.',
        hint: 'Add it at the end: `(ref: https://example.com/t/1)`.',
        place: { start: { line: 21, column: 7 } },
      },
    ]);
    const closed = compileFiles({
      'candor.yaml': hiding,
      'incidents/a.md': owing('Slow', '2025-10-15', ' - 2025-10-16 15:14', '- [x] Done'),
    });
    expect(closed.diagnostics.map(({ hint }) => hint)).toEqual([
      'Add it at the end: `(ref: https://example.com/t/1)`. The site does not show it to readers.',
    ]);
    expect(compileFiles({ ...files, 'candor.yaml': hiding }).problems).toEqual([
      'incidents/d.md:17:1 postmortem/draft',
    ]);
  });
});
