// What the search knows of each entry: its published text under the headings of its page, and nothing else.
import { describe, expect, test } from 'vitest';
import { searchDocuments, type SearchDocument } from '../../src/site/search-documents.js';
import { compileFiles, compileTree, exampleNow, exampleTree } from '../cli/compile-files.js';
import { config, incident } from '../cli/site-folder.js';
import { attribute, find, history, open, textOf, visit, type Reader } from '../site/make-record.js';

const read = ({ content }: SearchDocument): ReturnType<Reader['document']> =>
  open([{ path: 'x', content }]).document('x');

const documentOf = (documents: readonly SearchDocument[], slug: string): SearchDocument => {
  const found = documents.find(({ url }) => url === `incidents/${slug}/`);
  if (found === undefined) throw new Error(`There is no document of ${slug}.`);
  return found;
};

/** Ids of the headings of a page or document. */
const anchorsOf = (document: ReturnType<Reader['document']>): readonly string[] =>
  ['h2', 'h3', 'h4', 'h5', 'h6'].flatMap((name) =>
    find(document, name).flatMap((heading) => attribute(heading, 'id') ?? []),
  );

/** The values of a filter, as Pagefind reads them. */
const valuesOf = (document: SearchDocument, filter: string): readonly string[] =>
  find(read(document), 'i')
    .filter((element) => attribute(element, 'data-pagefind-filter') === `${filter}[data-value]`)
    .flatMap((element) => attribute(element, 'data-value') ?? []);

const metaOf = (document: SearchDocument, name: string): readonly string[] =>
  find(read(document), 'p')
    .filter((element) => attribute(element, 'data-pagefind-meta') === name)
    .map(textOf);

describe('each entry', () => {
  const documents = searchDocuments(history);

  test('has a document, newest first, at the address of its page', () => {
    expect(documents.map(({ url }) => url)).toEqual(history.entries.map(({ slug }) => `incidents/${slug}/`));
    expect(visit().paths).toEqual(expect.arrayContaining(documents.map(({ url }) => `${url}index.html`)));
  });

  test('is found by everything that it says', () => {
    const document = documentOf(documents, '2025-10-15-customer-creation');
    const text = textOf(read(document));
    for (const part of [
      'Creating a customer failed',
      'Summary of 2025-10-15-customer-creation.',
      'Looking back.',
      'Root cause',
      'A rule, as in the other one .',
      'Move it.',
      'Resolved · 15 October 2025, 18:05 CEST',
      'Said monitoring of 2025-10-15-customer-creation.',
    ])
      expect(text).toContain(part);
    expect(metaOf(document, 'title')).toEqual(['Creating a customer failed']);
    expect(metaOf(document, 'when')).toEqual(['15 October 2025']);
    expect(metaOf(document, 'about')).toEqual(['EU data center, Web application, deploy, storage']);
  });

  test('can be narrowed down to, also by the groups above its components', () => {
    const document = documentOf(documents, '2026-11-19-uploads');
    expect(valuesOf(document, 'year')).toEqual(['2026']);
    expect(valuesOf(document, 'severity')).toEqual(['high']);
    expect(valuesOf(document, 'component')).toEqual(['eu', 'web-app-eu', 'api.v2']);
    expect(valuesOf(document, 'kind')).toEqual(['incident']);
    const notice = documentOf(documents, '2026-11-10-tls');
    expect([valuesOf(notice, 'severity'), valuesOf(notice, 'kind')]).toEqual([[], ['notice']]);
  });

  test('has the year of the zone of the site', () => {
    const entries = [...history.entries].map((entry) =>
      entry.id === '2025-12-31-slow'
        ? { ...entry, started: { ...entry.started, from: Date.UTC(2025, 11, 31, 23, 30) } }
        : entry,
    );
    const document = documentOf(searchDocuments({ ...history, entries }), '2025-12-31-slow');
    expect(valuesOf(document, 'year')).toEqual(['2026']);
  });

  test('leads nowhere by itself, and shows no image', () => {
    for (const document of documents) {
      const found = ['a', 'img'].flatMap((name) => find(read(document), name));
      expect(found.filter((element) => attribute(element, 'href') ?? attribute(element, 'src'))).toEqual([]);
    }
    expect(textOf(read(documentOf(documents, '2025-12-31-slow')))).toContain('Slow and a draft');
  });
});

test('every heading of the example has its id on its page, so that results lead there', () => {
  const { history: example, reader } = compileTree(exampleTree, { now: exampleNow });
  const documents = searchDocuments(example);
  expect(documents.length).toBeGreaterThan(10);
  const anchors = documents.map((document) => {
    const onPage = new Set(anchorsOf(reader.document(`${document.url}index.html`)));
    const own = anchorsOf(read(document));
    expect(own.filter((anchor) => !onPage.has(anchor))).toEqual([]);
    return own.length;
  });
  expect(anchors.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40);
});

describe('what the search page offers', () => {
  test('is as many entries as the index has, for every filter', () => {
    const { history: example, reader } = compileTree(exampleTree, { now: exampleNow });
    const documents = searchDocuments(example);
    const page = reader.document('search/index.html');
    for (const filter of ['year', 'severity', 'component', 'kind']) {
      const select = find(page, 'select').find((element) => attribute(element, 'name') === filter);
      if (select === undefined) throw new Error(`There is no filter ${filter}.`);
      const offered = find(select, 'option').slice(1);
      const counts = new Map<string, number>();
      for (const value of documents.flatMap((document) => valuesOf(document, filter)))
        counts.set(value, (counts.get(value) ?? 0) + 1);
      expect(
        offered.map((option) => [attribute(option, 'value'), /\((\d+)\)$/.exec(textOf(option))?.[1]]).sort(),
      ).toEqual([...counts].map(([value, count]) => [value, String(count)]).sort());
    }
  });

  test('leads without a script to every year, severity and component with an entry', () => {
    const { reader } = compileTree(exampleTree, { now: exampleNow });
    const page = reader.document('search/index.html');
    const [form] = find(page, 'form');
    expect(form?.attrs.some(({ name }) => name === 'hidden')).toBe(true);
    expect(reader.text('search/index.html')).toContain('Searching needs JavaScript.');
    const links = find(find(page, 'main')[0] ?? page, 'a').map((link) => attribute(link, 'href'));
    expect(links).toEqual(
      expect.arrayContaining(['../history/2025/', '../severity/critical/', '../components/web-north-sea/']),
    );
  });

  test('is nothing where nothing is published', () => {
    const { reader } = compileFiles({});
    expect(reader.text('search/index.html')).toMatch(/^Search Nothing has been published yet/);
    expect(find(reader.document('search/index.html'), 'form')).toEqual([]);
    expect(find(reader.document('search/index.html'), 'script')).toHaveLength(1);
  });

  test('is said in German as well', () => {
    const { reader } = compileFiles({
      'candor.yaml': config.replace('site:\n', 'site:\n  locale: de\n'),
      'incidents/a.md': incident(),
      'incidents/b.md': incident({ day: '2026-01-05' }),
    });
    const text = reader.text('search/index.html');
    expect(text).toMatch(/^Suche .*Suchen nach .*Alle/);
    expect(text).not.toMatch(/\b(?:Search|All|results?)\b/);
  });
});

describe('what is not published', () => {
  const secret = 'quixotic';

  test.each([
    [
      'a withheld incident',
      incident({ title: secret, fields: 'security: { public: { title: x, slug: x, summary: x } }' }),
    ],
    ['a draft of a postmortem', incident({ more: `\n## Postmortem\n\n### Root cause\n${secret}\n` })],
    ['a comment', incident({ more: `\n## Details\n\nMore.\n\n<!-- ${secret} -->\n` })],
    ['a waiver', incident({ fields: `waive: [{ code: incident/no-components, reason: ${secret} }]` })],
  ])('is not found: %s', (_, text) => {
    const { history: made } = compileFiles({ 'incidents/a.md': text, 'incidents/b.md': incident() });
    const documents = searchDocuments(made);
    expect(made.omitted).toBe(0);
    expect(documents.map(({ url }) => url)).toContain('incidents/b/');
    expect(JSON.stringify(documents)).not.toContain(secret);
  });

  test('is neither the owner nor the reference of an action item', () => {
    const items = `- [ ] Do it (owner: ${secret}, ref: https://${secret}.example/)\n`;
    const { history: made } = compileFiles({
      'incidents/a.md': incident({ more: `\n## Postmortem - 2025-10-20\n\n### Action items\n${items}` }),
    });
    const documents = searchDocuments(made);
    expect(JSON.stringify(documents)).toContain('Do it');
    expect(JSON.stringify(documents)).not.toContain(secret);
  });
});
