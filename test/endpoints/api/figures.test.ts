// The figures of the API are those that stand on the pages: both are read, and compared.
import { describe, expect, test } from 'vitest';
import type {
  ActionItemsDocument,
  ApiComponent,
  ComponentsDocument,
  DigestDocument,
  EntriesDocument,
  PolicyDocument,
  StatisticsDocument,
  StatusDocument,
} from '../../../src/endpoints/api/documents.js';
import type { EntryDocument, FullEntry } from '../../../src/endpoints/api/entries.js';
import type { ApiDuration, ApiSpread } from '../../../src/endpoints/api/values.js';
import { compileFiles } from '../../cli/compile-files.js';
import { digestFiles } from '../../disclosure/digest-site.js';
import { attribute, find, textOf, type Element, type Node } from '../../site/make-record.js';
import { digestNow, disclosing, everything, example, pathsOf, read } from './api-sites.js';

const sites = [
  ['the example', example],
  ['everything', everything],
  ['a site that withholds', disclosing],
] as const;

const byClass = (node: Node, tag: string, name: string): readonly Element[] =>
  find(node, tag).filter((element) => attribute(element, 'class')?.split(' ').includes(name));

/** The cells of each row of a table. */
const rowsOf = (table: Node): readonly (readonly string[])[] =>
  find(table, 'tr').map((row) => [...find(row, 'th'), ...find(row, 'td')].map(textOf));

/** `3 h 20 min` in seconds; undefined of no duration. */
function secondsOf(text: string): number | undefined {
  const units: Readonly<Record<string, number>> = {
    day: 86_400,
    d: 86_400,
    h: 3600,
    hour: 3600,
    min: 60,
    minute: 60,
  };
  const parts = [...text.matchAll(/(\d+)\s*(days?|d|hours?|h|minutes?|min)\b/g)];
  if (parts.length === 0) return undefined;
  return parts.reduce(
    (sum, [, amount = '0', unit = '']) => sum + Number(amount) * (units[unit.replace(/s$/, '')] ?? NaN),
    0,
  );
}

/** Pages say minutes below a day, and hours above. */
function expectDuration(text: string, duration: ApiDuration | null): void {
  const said = secondsOf(text);
  if (duration === null) expect(said, text).toBeUndefined();
  else {
    // Between two days that are known as such, nobody counts hours.
    const unit = duration.seconds < 86_400 ? 60 : duration.about ? 86_400 : 3600;
    expect(said, text).toBe(Math.floor(duration.seconds / unit) * unit);
  }
}

const percentOf = (text: string): number | undefined => {
  const found = /(\d+(?:\.\d+)?)\s*%/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

const allComponents = (components: readonly ApiComponent[]): readonly ApiComponent[] =>
  components.flatMap((component) => [component, ...allComponents(component.components)]);

describe.each(sites)('%s', (_, open) => {
  const site = open();
  const { reader } = site;

  test('has the headline and the entries of its status page', () => {
    const status = read(site, 'status.json') as StatusDocument;
    const page = reader.document('index.html');
    expect(textOf(find(page, 'h1')[0] ?? page)).toBe(status.headline);
    const cards = byClass(page, 'article', 'card').map((card) => textOf(find(card, 'h3')[0] ?? card));
    const { open: now, maintenanceNow, notices, maintenanceAhead, recent } = status;
    expect(cards).toEqual([now, maintenanceNow, notices, maintenanceAhead].flat().map(({ title }) => title));
    const rows = find(page, 'a').filter((link) => attribute(link, 'class') === 'what');
    expect(rows.map(textOf)).toEqual(expect.arrayContaining(recent.map(({ title }) => title)));
  });

  test('has the availability of each component that its page states, of the same days', () => {
    const { components, availabilityDays } = read(site, 'components.json') as ComponentsDocument;
    const leaves = allComponents(components).filter(({ group }) => !group);
    expect(leaves.length).toBeGreaterThan(1);
    for (const { id, availability, measuredSince, state, name, retired } of leaves) {
      const page = reader.document(`components/${id}/index.html`);
      expect(textOf(find(page, 'h1')[0] ?? page)).toBe(name);
      const text = reader.text(`components/${id}/index.html`);
      const said = /(?:([\d.]+) % (?:in|over|of) the last (\d+) days)|(?:([\d.]+) % since)/.exec(text);
      if (availability === null) expect(said, id).toBeNull();
      else {
        expect(text, id).toContain(availability.percent.toFixed(2).replace(/^100\.00$/, '100'));
        if (measuredSince === null) expect(text, id).toContain(`${availabilityDays} days`);
      }
      if (!retired) expect(state, id).not.toBeNull();
    }
  });

  test('has the counts, medians and availabilities of its statistics', () => {
    const { years, all, availability } = read(site, 'statistics.json') as StatisticsDocument;
    const page = reader.document('statistics/index.html');
    const [counts, ...others] = find(page, 'table');
    const order = (read(site, 'site.json') as { severities: { id: string }[] }).severities.map(
      ({ id }) => id,
    );
    const row = (head: string, sums: typeof all): readonly string[] => [
      head,
      ...order.map((id) => String(sums.bySeverity[id] ?? 0)),
      ...[sums.incidents, sums.internal, sums.maintenance].map(String),
    ];
    expect(rowsOf(counts ?? page).slice(1)).toEqual([
      ...years.map((sums) => row(String(sums.year), sums)),
      row('All years', all),
    ]);
    const times = (['timeToDetect', 'timeToMitigate', 'timeToResolve'] as const).flatMap((name) =>
      [...years, all].map((sums) => sums[name]),
    );
    const cells = others
      .filter((table) => find(table, 'caption').length > 0)
      .flatMap((table) => rowsOf(table).slice(1));
    if (cells.length > 0)
      times.forEach((spread, index) => {
        expectSpread(cells[index] ?? [], spread);
      });
    const shares = rowsOf(byClass(page, 'table', 'availabilities')[0] ?? page).slice(1);
    if (availability.length === 0) return;
    expect(shares.map(([name, ...figures]) => [name, ...figures.map(percentOf)])).toEqual(
      availability.map(({ name, groups, years: ofYears }) => [
        [...groups, name].join(' › '),
        ...ofYears.map((year) => year.availability?.percent),
      ]),
    );
  });

  test('has the record of its policy', () => {
    const { promises, record } = read(site, 'policy.json') as PolicyDocument;
    const page = reader.document('policy/index.html');
    const rows = rowsOf(byClass(page, 'table', 'promises')[0] ?? find(page, 'title')[0] ?? page).slice(1);
    expect(rows.map(([title]) => title)).toEqual(promises.map(({ title }) => title));
    promises.forEach(({ verdict, late }, index) => {
      const said = rows[index]?.[1] ?? '';
      if (verdict === 'late') expect(said).toContain(String(late?.amount));
      expect(said).toMatch(
        { onTime: /time|kept/i, late: /late/i, overdue: /overdue/i, due: /due/i, waived: /waived|:/i }[
          verdict
        ],
      );
    });
    const kept = textOf(byClass(page, 'p', 'kept')[0] ?? page);
    if (record.due > 0)
      expect([...kept.matchAll(/\d+/g)].map(Number)).toEqual(
        expect.arrayContaining([record.kept, record.due]),
      );
  });

  test('has the action items of their page', () => {
    const {
      items,
      open: count,
      overdue,
      done,
      incidents,
    } = read(site, 'action-items.json') as ActionItemsDocument;
    const page = reader.document('action-items/index.html');
    expect(items).toHaveLength(count);
    if (incidents.length === 0) return;
    const totals = [...textOf(byClass(page, 'p', 'totals')[0] ?? page).matchAll(/\d+/g)].map(Number);
    expect(totals).toEqual(overdue > 0 ? [count, overdue, done] : [count, done]);
    const bars = find(page, 'progress').map((bar) => [
      Number(attribute(bar, 'value')),
      Number(attribute(bar, 'max')),
    ]);
    expect(bars).toEqual(incidents.map((incident) => [incident.done.length, incident.total]));
    const text = reader.text('action-items/index.html');
    for (const { item } of items)
      expect(text.replaceAll(/\s/g, '')).toContain(item.text.text.replaceAll(/\s/g, ''));
  });

  test('has the figures of its digests', () => {
    for (const path of pathsOf(site).filter((name) => name.startsWith('digests/'))) {
      const { name, figures, entries } = read(site, path) as DigestDocument;
      const page = reader.document(`digests/${name}/index.html`);
      const titles = byClass(page, 'div', 'digest')
        .flatMap((list) => find(list, 'h3'))
        .map(textOf);
      expect(titles).toEqual(entries.map(({ title }) => title));
      if (figures.incidents === 0) continue;
      const rows = new Map(
        rowsOf(byClass(page, 'table', 'figures')[0] ?? page).map(([head = '', value = '']) => [head, value]),
      );
      expect(rows.get('Incidents')).toBe(String(figures.incidents));
      expect(rows.get('Components affected')).toBe(String(figures.components));
      const [total = ''] = [...rows].flatMap(([head, value]) =>
        /time|duration/i.test(head) && /total|together|added/i.test(head) ? value : [],
      );
      if (total !== '') expectDuration(total, figures.total);
    }
  });

  test('has the facts of the pages of its entries', () => {
    const entries = pathsOf(site)
      .filter((path) => path.startsWith('incidents/'))
      .map((path) => read(site, path) as EntryDocument)
      .filter((entry): entry is FullEntry => entry.publication === 'page');
    expect(entries.length).toBeGreaterThan(2);
    for (const entry of entries) {
      const slug = decodeURIComponent(new URL(entry.url).pathname.split('/').at(-2) ?? '');
      const page = reader.document(`incidents/${slug}/index.html`);
      expect(textOf(find(page, 'h1')[0] ?? page)).toBe(entry.title);
      const facts = new Map(
        find(byClass(page, 'dl', 'facts')[0] ?? page, 'div').map((fact) => {
          const [name, value] = [find(fact, 'dt')[0], find(fact, 'dd')[0]];
          return [name === undefined ? '' : textOf(name), value] as const;
        }),
      );
      const timesOf = (name: string): readonly (string | undefined)[] => {
        const value = facts.get(name);
        return value === undefined ? [] : find(value, 'time').map((time) => attribute(time, 'datetime'));
      };
      const { started, resolved, detected, mitigated, duration, kind, open: isOpen } = entry;
      if (kind === 'incident') expect(timesOf('Started')).toEqual([started.local]);
      if (kind === 'incident' && resolved !== null) expect(timesOf('Resolved')).toEqual([resolved.local]);
      if (detected !== null) expect(timesOf('Detected')).toEqual([detected.local]);
      if (mitigated !== null) expect(timesOf('Mitigated')).toEqual([mitigated.local]);
      if (isOpen) expect(resolved).toBeNull();
      const said = facts.get('Duration');
      expectDuration(said === undefined ? '' : textOf(said), duration);
      const updates = find(byClass(page, 'ol', 'updates')[0] ?? find(page, 'title')[0] ?? page, 'h3');
      expect(updates.map((heading) => attribute(find(heading, 'time')[0] ?? heading, 'datetime'))).toEqual(
        entry.updates.map(({ time }) => time.local),
      );
      const affected = find(byClass(page, 'ul', 'affected')[0] ?? find(page, 'title')[0] ?? page, 'a');
      expect(affected.map(textOf).toSorted()).toEqual(entry.components.map(({ name }) => name).toSorted());
      const own = new Set(find(page, 'h3').map((heading) => attribute(heading, 'id')));
      for (const { url } of [...entry.updates, ...(entry.postmortem?.sections ?? [])])
        expect(own).toContain(decodeURI(new URL(url).hash.slice(1)));
    }
  });
});

function expectSpread([, ...cells]: readonly string[], { count, median, ninetieth }: ApiSpread): void {
  expect(cells.at(-1)).toBe(String(count));
  if (median === null) expect(cells).toHaveLength(2);
  else {
    expectDuration(cells[0] ?? '', median);
    expectDuration(cells[1] ?? '', ninetieth);
  }
}

describe('a year', () => {
  test('lists what the page of the year lists', () => {
    for (const year of [2024, 2025, 2026]) {
      const { entries } = read(example(), `years/${year}.json`) as EntriesDocument;
      const page = example().reader.document(`history/${year}/index.html`);
      const titles = find(page, 'a')
        .filter((link) => attribute(link, 'class') === 'what')
        .map(textOf);
      for (const { title } of entries) expect(titles).toContain(title);
    }
  });

  test('does not take the place of an incident that is called like it', () => {
    const incident = read(disclosing(), 'incidents/2026.json') as FullEntry;
    expect(incident.title).toBe('Called like a year');
    expect((read(disclosing(), 'years/2026.json') as EntriesDocument).period).toBe('2026');
  });

  test('says how many incidents only digests report', () => {
    const { entries, inDigests } = read(disclosing(), 'years/2026.json') as EntriesDocument;
    expect(entries.map(({ id }) => id)).not.toContain('mail');
    expect(inDigests).toContainEqual(expect.objectContaining({ digest: '2026-q2', count: 3 }));
  });
});

test('what does not follow from the moment stays the same with it', () => {
  const contents = (now: number): ReadonlyMap<string, string> => {
    const { reader } = compileFiles(digestFiles, { now });
    return new Map(
      reader.paths
        .filter((path) => /^api\/candor|\.md$/.test(path))
        .map((path) => [path, reader.source(path)]),
    );
  };
  const before = contents(digestNow);
  const after = contents(digestNow + 3 * 60_000);
  expect([...after].flatMap(([path, text]) => (before.get(path) === text ? [] : path))).toEqual([
    'api/candor/v1/status.json',
    'api/candor/v1/components.json',
  ]);
});
