// What the interface says, as one typed catalogue per language. Sentences that hold a time or a link are phrases: the
// page puts its own piece in, be it text or HTML.
import type { Term } from '../policy.js';
import type { Kind, State, Status } from '../state.js';
import type { ActionItemMessages } from './action-items.js';
import type { DigestMessages } from './digests.js';
import type { PageHistoryMessages } from './page-history.js';
import type { FeedMessages } from './feeds.js';
import type { BadgeMessages } from './badges.js';
import type { RevealMessages } from './reveal.js';
import type { SearchMessages } from './search.js';
import type { PolicyMessages } from './policy-page.js';

/** A sentence in pieces, in order: words of the catalogue and what the page puts between them. */
export type Phrase<T> = readonly (string | T)[];

/** Words with one gap. */
export type PhraseOf = <T>(piece: T) => Phrase<T>;

export interface Messages {
  /** The BCP 47 tag of the catalogue's own language. */
  readonly language: string;

  /** Headings, names of facts, and words that stand alone. */
  readonly labels: Readonly<Record<Label, string>>;
  readonly kinds: Readonly<Record<Kind, string>>;
  /** Of the severities that a site has unless it names its own, by id. */
  readonly severities: Readonly<
    Record<'critical' | 'high' | 'medium' | 'low', { readonly label: string; readonly description: string }>
  >;
  readonly states: Readonly<Record<State, string>>;
  /** Shown for a status; the heading of an update in a file may have the same words. */
  readonly statuses: Readonly<Record<Status, string>>;

  readonly format: {
    readonly months: readonly string[];
    /** For charts, which have little room. */
    readonly shortMonths: readonly string[];
    readonly date: (day: number, month: string, year: number) => string;
    /** A day where the year is known from its place. */
    readonly dayOfYear: (day: number, month: string) => string;
    readonly month: (month: string, year: number) => string;
    /** Of a month with too much for one page, which is given in words. */
    readonly part: (month: string, part: number) => string;
    /** Quarters count from 1. */
    readonly quarter: (quarter: number, year: number) => string;
    /** `5 working days`. */
    readonly term: (term: Term) => string;
    readonly dateTime: (date: string, time: string) => string;
    readonly about: (text: string) => string;
    readonly range: <T>(from: T, to: T) => Phrase<T>;
    readonly openRange: PhraseOf;
    readonly days: (number: number) => string;
    readonly hours: (number: number) => string;
    readonly minutes: (number: number) => string;
    readonly lessThanMinute: string;
    /** The same for tables, which have little room. */
    readonly brief: {
      readonly days: (number: number) => string;
      readonly hours: (number: number) => string;
      readonly minutes: (number: number) => string;
      readonly lessThanMinute: string;
    };
    /** Takes digits with a point: `99.98`. */
    readonly percent: (digits: string) => string;
    /** `a, b and c`. */
    readonly list: <T>(items: readonly T[]) => Phrase<T>;
  };

  readonly counts: {
    readonly incidents: (number: number) => string;
    /** What a list leaves out. */
    readonly more: (number: number) => string;
  };

  readonly actionItems: ActionItemMessages;
  readonly digests: DigestMessages;
  readonly feeds: FeedMessages;
  readonly policy: PolicyMessages;
  readonly pageHistory: PageHistoryMessages;
  readonly reveal: RevealMessages;
  readonly badges: BadgeMessages;

  /** What became of what the policy promises, in one sentence each. */
  readonly disclosure: {
    /** Of an incident that is open. */
    readonly promised: (term: string) => string;
    readonly promisedDigest: string;
    readonly due: <T>(by: T, term: string) => Phrase<T>;
    readonly overdue: <T>(by: T, term: string) => Phrase<T>;
    readonly waived: <T>(by: T, reason: string) => Phrase<T>;
    readonly published: PhraseOf;
    readonly publishedAfter: <T>(time: T, after: string) => Phrase<T>;
    /** On the very day of the resolution. */
    readonly publishedSameDay: PhraseOf;
    /** It was promised within a term, and that was kept. */
    readonly inTime: (term: string) => string;
    readonly late: <T>(late: string, by: T, term: string) => Phrase<T>;
    /** It counts from the day on which what had been withheld was disclosed. */
    readonly fromDisclosure: string;
    readonly inDigest: PhraseOf;
    readonly willBeInDigest: (period: string) => string;
    /** Of an open one that is not shown while it is open. */
    readonly willBeInSomeDigest: string;
    readonly withheld: string;
    readonly withheldDetails: string;
    /** Of what had been withheld, in one word. */
    readonly disclosed: string;
    readonly disclosedOn: PhraseOf;
    /** In the place of what is marked as withheld. */
    readonly withheldPassage: string;
    readonly withheldWords: string;
    readonly withoutDate: string;
    readonly undated: string;
    /** After a list: how many of its kind have no entry of their own. */
    readonly moreInDigests: <T>(count: number, digests: Phrase<T>) => Phrase<T>;
    /** In a list of what happened on a day. */
    readonly someInDigests: (count: number) => string;
    readonly digestOf: (period: string) => string;
    /** In such a list: a digest with how many, and one that is not there yet. */
    readonly countOf: <T>(digest: T, count: number) => Phrase<T>;
    readonly notYet: (period: string) => string;
  };

  readonly headline: {
    readonly operational: string;
    /** Of a site whose components have no state. */
    readonly nothingOpen: string;
    readonly maintenance: string;
    readonly openIncidents: (number: number) => string;
    readonly trouble: (state: string, openIncidents: string) => string;
    readonly incomplete: (omitted: number) => string;
  };

  readonly sentences: {
    readonly noneSince: PhraseOf;
    readonly noneSinceLaunch: PhraseOf;
    /** Of the year of the launch, once it is over. */
    readonly noneAfterLaunch: PhraseOf;
    readonly noneRecent: string;
    readonly noneInYear: (year: number) => string;
    readonly noneInYearSoFar: (year: number) => string;
    readonly noneOfComponent: string;
    readonly noneOfSeverity: string;
    readonly nonePlanned: string;
    readonly noNotices: string;
    readonly noPostmortems: string;
    /** Above entries from before the launch. */
    readonly beforeLaunch: PhraseOf;
    readonly incompletePage: (omitted: number) => string;
    /** Under figures that count from another time than the duration does. */
    readonly countedFrom: PhraseOf;
    /** Under the headline: what is not operational now, and that all else is. */
    readonly impairedNow: PhraseOf;
    /** How long after the beginning. */
    readonly after: (duration: string) => string;
    readonly afterImpact: (duration: string) => string;
    /** What only the reader's clock can tell, of a window that was still ahead when the page was built. */
    readonly windowBegun: string;
    readonly windowOver: string;
    /** Of a page that is old while something is open. */
    readonly stale: string;
    readonly internal: string;
    /** Under counts that hold internal incidents too. */
    readonly internalCounted: (number: number) => string;
    readonly overrunning: string;
    readonly reopened: PhraseOf;
    readonly postmortemPublished: PhraseOf;
    readonly lastUpdate: PhraseOf;
    readonly availabilityMethod: (weights: string) => string;
    readonly weight: (state: string, percent: string) => string;
    readonly availabilityOfDays: (days: number, percent: string) => string;
    readonly availabilitySince: <T>(percent: string, time: T) => Phrase<T>;
    readonly notMeasured: string;
    readonly retired: PhraseOf;
    readonly timesIn: (zone: string) => string;
    readonly built: PhraseOf;
    readonly builtFrom: <T>(time: T, commit: T) => Phrase<T>;
    /** Below a list that names only some of what a component had. */
    readonly moreOf: <T>(count: number, component: T) => Phrase<T>;
    readonly notFound: string;
    readonly moved: PhraseOf;
    readonly owner: (name: string) => string;
    readonly due: PhraseOf;
    readonly reference: PhraseOf;
  };

  /** What drawings say in words, for all who cannot see them. */
  readonly charts: {
    /** `90 days: 87 without impact, 2 degraded`. */
    readonly days: (days: number, states: string) => string;
    readonly daysInState: Readonly<Record<State, (days: number) => string>>;
    readonly daysNotMeasured: (days: number) => string;
    readonly daysWithImpact: (days: number) => string;
    readonly daysAgo: (days: number) => string;
    readonly today: string;
    readonly moreDays: (days: number) => string;
    readonly year: (year: number, severities: string, unit: 'day' | 'week') => string;
    /** `Critical: 3`, `15 October: Uploads failed`. */
    readonly countOf: (label: string, count: number | string) => string;
    /** Of something drawn that has words and a time. */
    readonly event: (word: string, when: string) => string;
    readonly course: (events: string) => string;
    readonly stillOpen: string;
    readonly work: string;
  };

  readonly statistics: {
    readonly title: string;
    readonly description: (site: string) => string;
    readonly introduction: string;
    /** What the chart of the years shows, for all who cannot see it. */
    readonly byYear: (years: string) => string;
    readonly left: (internal: number) => string;
    readonly responses: string;
    readonly responseMethod: (fewest: number) => string;
    readonly detectMethod: string;
    readonly median: string;
    readonly ninetieth: string;
    readonly count: string;
    readonly allYears: string;
    readonly tooFew: string;
    readonly withheldFigures: string;
    readonly availability: string;
    readonly none: string;
  };

  /** Of the search page; its script shows them. */
  readonly search: SearchMessages;

  /** Of pages, as their headings and as browsers show them. */
  readonly titles: {
    /** Of a year or month. */
    readonly year: (period: number | string) => string;
    readonly yearSeverity: (severity: string, period: number | string) => string;
    readonly severity: (severity: string) => string;
    /** Of a year or month of another list. */
    readonly period: (list: string, period: string) => string;
  };
  /** Of pages, as search engines show them. */
  readonly descriptions: {
    readonly status: (site: string) => string;
    readonly history: (site: string) => string;
    readonly year: (site: string, year: number) => string;
    readonly month: (site: string, month: string) => string;
    readonly yearSeverity: (site: string, severity: string, year: number) => string;
    readonly severity: (site: string, severity: string) => string;
    readonly component: (site: string, component: string) => string;
    readonly postmortems: (site: string) => string;
    /** Of a year or month of another list, which has a description of its own. */
    readonly period: (list: string, period: string) => string;
    readonly notices: (site: string) => string;
    readonly search: (site: string) => string;
    readonly notFound: string;
  };
}

export type Label =
  | 'affected'
  | 'allIncidents'
  | 'availability'
  | 'availabilityByYear'
  | 'backToText'
  | 'beforeLaunch'
  | 'breadcrumbs'
  | 'browse'
  | 'component'
  | 'components'
  | 'contact'
  | 'continuedFrom'
  | 'details'
  | 'detected'
  | 'detectedBy'
  | 'done'
  | 'duration'
  | 'editPage'
  | 'facts'
  | 'footnotes'
  | 'history'
  | 'impact'
  | 'incidents'
  | 'incidentsByYear'
  | 'internal'
  | 'kind'
  | 'mainNavigation'
  | 'maintenance'
  | 'maintenanceAhead'
  | 'maintenanceNow'
  | 'mitigated'
  | 'month'
  | 'monthPart'
  | 'months'
  | 'monthParts'
  | 'moved'
  | 'neighbours'
  | 'newer'
  | 'notFound'
  | 'notices'
  | 'noticesCurrent'
  | 'noticesPast'
  | 'older'
  | 'onThisPage'
  | 'open'
  | 'openIncidents'
  | 'overrunning'
  | 'partOf'
  | 'pageHistory'
  | 'parts'
  | 'postmortem'
  | 'postmortems'
  | 'promises'
  | 'published'
  | 'recent'
  | 'recordedLater'
  | 'related'
  | 'reopened'
  | 'resolved'
  | 'search'
  | 'severities'
  | 'severity'
  | 'skip'
  | 'started'
  | 'state'
  | 'status'
  | 'tags'
  | 'timeToDetect'
  | 'timeToMitigate'
  | 'timeToResolve'
  | 'total'
  | 'unknown'
  | 'until'
  | 'updates'
  | 'window'
  | 'year'
  | 'years';

/** `1 day`, `3 days`. */
export const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

/** Commas between, and other words before the last: `a, b and c`. */
export function joinItems<T>(items: readonly T[], last: string): Phrase<T> {
  return items.flatMap((item, index) => {
    if (index === 0) return [item];
    return [index === items.length - 1 ? last : ', ', item];
  });
}
