// The lists of the site that may be too long for one page, each with what the pages of its periods are called.
import { rememberBy } from '../kernel/remember.js';
import type { Moment } from '../kernel/time.js';
import type { Component, Severity } from '../model/site.js';
import { historyCrumb, statusCrumb, type Page } from './page.js';
import { routeOfPeriod, type PeriodList } from './pages.js';
import type { LongList } from './period-pages.js';
import type { Crumb, Entry, PeriodLink } from './props.js';
import { hasUnlisted, isListed, type SiteRecord } from './site-record.js';

/** What belongs in a list: what stands in it, and what only digests report. */
const divide = (record: SiteRecord, all: readonly Entry[]): Pick<LongList, 'entries' | 'unlisted'> =>
  hasUnlisted(record) ? divideAll(all) : { entries: all, unlisted: [] };

const divideAll = rememberBy((all: readonly Entry[]) => ({
  entries: all.filter(isListed),
  unlisted: all.filter((entry) => !isListed(entry)),
}));

/** All that began in a year. */
export function listOfYear(record: SiteRecord, year: number): LongList {
  const { site } = record.history;
  const { messages, entriesByYear } = record;
  return {
    list: { of: 'history' },
    ...divide(record, entriesByYear.get(year) ?? []),
    titleOf: messages.titles.year,
    descriptionOf: (month) => messages.descriptions.month(site.title, month),
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages)],
  };
}

/** Incidents of a severity. */
export function listOfSeverity(
  record: SiteRecord,
  { id, label }: Severity,
  entries: readonly Entry[],
): LongList {
  const { site } = record.history;
  const { messages } = record;
  const description = messages.descriptions.severity(site.title, label);
  const title = messages.titles.severity(label);
  return {
    list: { of: 'severity', severity: id },
    ...divide(record, entries),
    titleOf: (period) => messages.titles.yearSeverity(label, period),
    descriptionOf: (period) => messages.descriptions.period(description, period),
    section: 'history',
    crumbs: [
      statusCrumb(messages),
      historyCrumb(messages),
      { title, route: { page: 'severity', severity: id } },
    ],
  };
}

/** What was published about a component; `page` is its own. */
export const listOfComponent = (
  record: SiteRecord,
  { id }: Component,
  page: PageHead,
  entries: readonly Entry[],
): LongList => listBelow(record, { of: 'component', component: id }, page, entries);

/** By when they were published. */
export const listOfPostmortems = (
  record: SiteRecord,
  page: PageHead,
  entries: readonly Entry[],
): LongList => ({
  ...listBelow(record, { of: 'postmortems' }, page, entries),
  timeOf: timeOfPostmortem,
});

const timeOfPostmortem = ({ incident }: Entry): Moment => incident.postmortem?.published ?? incident.started;

export const listOfNotices = (record: SiteRecord, page: PageHead, entries: readonly Entry[]): LongList =>
  listBelow(record, { of: 'notices' }, page, entries);

type PageHead = Pick<Page, 'route' | 'title' | 'description' | 'crumbs'> & {
  readonly section: LongList['section'];
};

/** A list whose periods are called after the page that leads to them. */
function listBelow(
  record: SiteRecord,
  list: PeriodList,
  { route, title, description, crumbs, section }: PageHead,
  entries: readonly Entry[],
): LongList {
  const { messages } = record;
  const crumb: Crumb = { title, route };
  return {
    list,
    ...divide(record, entries),
    titleOf: (period) => messages.titles.period(title, period),
    descriptionOf: (period) => messages.descriptions.period(description, period),
    section,
    crumbs: [...crumbs, crumb],
  };
}

/** The nearest years on either side of one that have a page in a list. */
export function yearsAround(
  { years }: SiteRecord,
  list: PeriodList,
  year: number,
  hasPage: (year: number) => boolean,
): { readonly older: PeriodLink | undefined; readonly newer: PeriodLink | undefined } {
  const link = (found: number | undefined): PeriodLink | undefined => {
    if (found === undefined) return undefined;
    const period = { year: found, month: undefined };
    return { period, route: routeOfPeriod(list, period) };
  };
  return {
    older: link(years.find((other) => other < year && hasPage(other))),
    newer: link(years.findLast((other) => other > year && hasPage(other))),
  };
}
