// The lists of entries by year. As on the pages, a year with too much for one document consists of months, and such a
// month of parts: no list grows without bound, and what is over and done stays where it was.
import { mentionDigests } from '../../site/in-digests.js';
import { listOfYear } from '../../site/long-lists.js';
import type { Period } from '../../site/pages.js';
import {
  isMonthTooLong,
  isTooLong,
  splitByPeriod,
  splitMonth,
  type PeriodEntries,
} from '../../site/periods.js';
import { periodName, routeOfPeriod } from '../../site/pages.js';
import type { SiteRecord } from '../../site/site-record.js';
import { entriesFile } from './api-files.js';
import type { EntriesDocument } from './documents.js';
import { writeRow } from './write-rows.js';
import type { ValueWriter } from './write-values.js';

/** What one document lists: entries, or the periods that it consists of. */
export interface EntryList extends PeriodEntries {
  readonly parts: readonly EntryList[];
}

/** Years with a page or an entry, newest first; also those that lie ahead. */
export function listYears(record: SiteRecord): readonly EntryList[] {
  const years = new Set([...record.entriesByYear.keys(), ...record.years]);
  return [...years].toSorted((a, b) => b - a).map((year) => divideYear(record, year));
}

function divideYear(record: SiteRecord, year: number): EntryList {
  const { entries, list } = listOfYear(record, year);
  const whole = { period: { year, month: undefined }, entries };
  if (!isTooLong(entries)) return { ...whole, parts: [] };
  const months = splitByPeriod(record, { list, entries }, 'month').toReversed();
  return { ...whole, parts: months.map(divideMonth) };
}

function divideMonth(month: PeriodEntries): EntryList {
  if (!isMonthTooLong(month.entries)) return { ...month, parts: [] };
  return { ...month, parts: splitMonth(month).map((part) => ({ ...part, parts: [] })) };
}

/** A list and all that it consists of. */
export const withParts = (list: EntryList): readonly EntryList[] => [list, ...list.parts.flatMap(withParts)];

export function writeEntries(
  record: SiteRecord,
  { period, entries, parts }: EntryList,
  write: ValueWriter,
): EntriesDocument {
  const { history, years } = record;
  return {
    $schema: write.schema('entries'),
    period: periodName(period),
    // A year that lies ahead has no page, and of its months only the year is asked for.
    url: years.includes(period.year) ? write.url(routeOfPeriod({ of: 'history' }, period)) : null,
    entries: parts.length > 0 ? [] : entries.map((entry) => writeRow(entry, write)),
    periods: parts.map((part) => linkToList(part, write)),
    inDigests: write.inDigests(mentionInYear(record, period)),
    omittedFiles: history.omitted,
  };
}

/** All that it follows from besides the site. A month that is over stays as it is, and a list of months is short. */
export const followsOfEntries = (
  record: SiteRecord,
  { period, entries, parts }: EntryList,
): readonly unknown[] => [
  parts.length > 0 ? parts.map((part) => [periodName(part.period), part.entries.length]) : entries,
  record.years.includes(period.year),
  mentionInYear(record, period),
  record.history.omitted,
];

/** Only the document of a whole year says what it lacks. */
const mentionInYear = (record: SiteRecord, { year, month }: Period): ReturnType<typeof mentionDigests> =>
  month === undefined ? mentionDigests(record, record.entriesByYear.get(year) ?? []) : undefined;

const linkToList = (
  { period, entries }: { readonly period: Period; readonly entries: readonly unknown[] },
  write: ValueWriter,
): EntriesDocument['periods'][number] => ({
  period: periodName(period),
  url: write.url(entriesFile(period)),
  entries: entries.length,
});
