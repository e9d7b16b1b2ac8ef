// The drawings as pages have them: what they say in words, and what they weigh.
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model/incident.js';
import type { Component } from '../../src/model/site.js';
import {
  attribute,
  find,
  history,
  open,
  options,
  renderHistory,
  site,
  textOf,
  visit,
  write,
  zone,
} from '../site/make-record.js';
import { makeHistory, makeSite, type ComponentParts } from '../model/make-incident.js';

const drawings = (path: string, changes: Parameters<typeof visit>[0] = {}): readonly (string | undefined)[] =>
  find(visit(changes).document(path), 'svg')
    .filter((svg) => attribute(svg, 'role') === 'img')
    .map((svg) => attribute(svg, 'aria-label'));

describe('every drawing says in words what it shows', () => {
  it('of the days of a component', () => {
    expect(drawings('components/web-app-eu/index.html')).toEqual([
      '90 days: 89 without impact, 1 with a partial outage',
    ]);
  });

  it('and lists the days on which something happened, with links', () => {
    const [details] = find(visit().document('components/web-app-eu/index.html'), 'details');
    expect(details && textOf(details)).toBe(
      '1 day with an entry 19 November · Partial outage: Uploads time out',
    );
    const links = details === undefined ? [] : find(details, 'a').map((link) => attribute(link, 'href'));
    expect(links).toEqual(['../../incidents/2026-11-19-uploads/']);
  });

  it('of a year, in a wide and a narrow drawing', () => {
    const [wide, narrow] = drawings('history/2026/index.html');
    expect(wide).toMatch(/^Incidents of 2026 by day and severity\. /);
    expect(narrow).toBe(wide);
  });

  it('of an incident that is still open', () => {
    expect(drawings('incidents/2026-11-19-uploads/index.html')[0]).toBe(
      'The course over time: Investigating 07:40; Monitoring 08:51; still open.',
    );
  });

  it('in the language of the site', () => {
    const changes = { site: { ...site, locale: 'de' } };
    expect(drawings('components/web-app-eu/index.html', changes)).toEqual([
      '90 Tage: 89 ohne Auswirkung, 1 mit Teilausfall',
    ]);
    expect(drawings('incidents/2026-11-19-uploads/index.html', changes)[0]).toBe(
      'Der zeitliche Verlauf: Wird untersucht 07:40; Wird beobachtet 08:51; noch offen.',
    );
  });
});

describe('where a file was left out', () => {
  const omitted = visit({ omitted: 1 });

  it('no days are drawn, because it may tell of any of them', () => {
    expect(omitted.source('index.html')).not.toContain('class="days"');
    expect(omitted.source('components/web-app-eu/index.html')).not.toContain('class="days"');
  });

  it('the statistics say so and state no availability', () => {
    const text = omitted.text('statistics/index.html');
    expect(text).toContain('1 incident file could not be read');
    expect(text).toContain('No availability is stated');
    expect(text).not.toContain('%');
  });
});

it('The statistics count by year and severity what reached people outside, and the rest apart', () => {
  const document = visit().document('statistics/index.html');
  const [counts] = find(document, 'table');
  const rows = counts === undefined ? [] : find(counts, 'tr').map(textOf);
  const external = history.entries.filter(
    ({ kind, external: reached }) => kind === 'incident' && reached,
  ).length;
  const internal = history.entries.filter(
    ({ kind, external: reached }) => kind === 'incident' && !reached,
  ).length;
  expect(rows[0]).toBe('Year Critical High Medium Low Total Internal Maintenance');
  const all = rows.at(-1)?.split(' ').slice(-7).map(Number) ?? [];
  expect(all.slice(0, 4).reduce((sum, count) => sum + count, 0)).toBe(external);
  expect(all[4]).toBe(external);
  expect(all[5]).toBe(internal);
});

describe('drawn numbers', () => {
  it('have two decimals at most, and none is a negative zero', () => {
    const reader = visit();
    const pages = reader.paths.filter((path) => path.endsWith('.html'));
    const drawn = pages.flatMap(
      (path) =>
        reader.source(path).match(/<svg class="chart.*?<\/svg>|<svg viewBox="0 0 897.*?<\/svg>/gs) ?? [],
    );
    expect(drawn.length).toBeGreaterThan(10);
    for (const svg of drawn) {
      expect(svg).not.toMatch(/ style=|[" ]-0[" %]|\d\.\d{3}|NaN|Infinity|undefined/);
    }
  });

  it('run the other way where the site is read from right to left', () => {
    const xOf = (locale: string): readonly number[] => {
      const reader = visit({ site: { ...site, locale } });
      const [svg] = find(reader.document('incidents/2026-11-19-uploads/index.html'), 'svg').filter(
        (element) => attribute(element, 'role') === 'img',
      );
      return svg === undefined
        ? []
        : find(svg, 'circle').map((mark) => Number.parseFloat(attribute(mark, 'cx') ?? ''));
    };
    const [forward, back] = [xOf('en'), xOf('ar')];
    expect(forward.length).toBeGreaterThan(1);
    expect(back).toEqual(forward.map((x) => Math.round((100 - x) * 100) / 100));
  });
});

describe('the status page', () => {
  /** Components below groups of ten, and so many incidents of the last weeks on each of them. */
  function statusOf(components: number, incidents: number): string {
    const groups: Record<string, ComponentParts> = {};
    for (let index = 0; index < components; index += 10) {
      const ids = Array.from(
        { length: Math.min(10, components - index) },
        (_, child) => `component-${index + child}`,
      );
      groups[`group-${index / 10}`] = { children: Object.fromEntries(ids.map((id) => [id, {}])) };
    }
    const many = { ...makeSite({ timezone: zone, components: groups }), severities: site.severities };
    const leaves = many.components.filter(({ isGroup }: Component) => !isGroup);
    const entries = Array.from({ length: incidents }, (_, index): Incident => {
      const day = new Date(Date.UTC(2026, 10, 18) - index * 7 * 86_400_000).toISOString().slice(0, 10);
      return write(
        {
          id: `${day}-uploads-and-exports-failed`,
          components: Object.fromEntries(leaves.map(({ id }) => [id, 'degraded' as const])),
          updates: [
            ['investigating', `${day} 08:00`],
            ['resolved', `${day} 09:30`],
          ],
        },
        { title: `Uploads and exports failed for some customers (${index})`, severity: site.severities[2] },
      );
    });
    return open(renderHistory(makeHistory(entries, '2026-11-19 09:12', many), options)).source('index.html');
  }

  it.each([0, 1, 2, 3, 6, 12])(
    'stays below 60 KB with 40 components and %i incidents on each',
    (incidents) => {
      expect(statusOf(40, incidents).length).toBeLessThan(60_000);
    },
  );

  it('shows groups in the place of more components, each with a link to its page', () => {
    const page = statusOf(41, 6);
    expect(page).not.toContain('href="components/component-40/"');
    expect(page).toContain('href="components/group-4/"');
    expect(page.length).toBeLessThan(20_000);
  });
});
