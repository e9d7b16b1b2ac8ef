// What pages and their pieces show: facts, worked out, and no HTML but a page's body. Public, by way of src/theme.ts.
import type { Html } from '../kernel/html.js';
import type { Moment } from '../kernel/time.js';
import type { Availability } from '../model/availability.js';
import type { Duration } from '../model/duration.js';
import type { IncidentFree, SiteState } from '../model/headline.js';
import type { ActionItem, Incident, Span } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import type { Component, Severity } from '../model/site.js';
import type { State } from '../model/state.js';
import type { ComponentDay, IncidentCourse, YearChartProps } from './chart-props.js';
import type { Affected, AffectedName, Entry } from './entry.js';
import type { Alternate, Sharing, StructuredData } from './head-props.js';
import type { Period, PeriodList, Route, Target } from './pages.js';
import type { PageHistoryProps } from './page-history-props.js';
import type { RepositoryLinks } from './repository-links.js';
import type { DigestMention, UndatedEntry } from './route-props.js';

export type * from './chart-props.js';
export type * from './digest-props.js';
export type * from './entry.js';
export type * from './head-props.js';
export type * from './page-history-props.js';
export type * from './route-props.js';
export type * from './subscribe-props.js';
export type { RepositoryLinks } from './repository-links.js';

/** A component or group as it stands now, with what lies below it. */
export interface ComponentNode {
  readonly component: Component;
  /** Undefined where nothing is known to be wrong but a file could not be read. */
  readonly state: State | undefined;
  readonly isRetired: boolean;
  /** Of the last days; undefined for groups and where nothing was measured. */
  readonly availability: Availability | undefined;
  /** Where it is measured for a part of those days only: since when. */
  readonly measuredSince: Moment | undefined;
  /** How it stood on each of the last days, oldest first; empty for groups and where nothing was measured. */
  readonly days: readonly ComponentDay[];
  readonly children: readonly ComponentNode[];
}

export interface Crumb {
  readonly title: string;
  readonly route: Route;
}

/** The entry of the main navigation that a page belongs to. */
export type Section = 'status' | 'history' | 'postmortems' | 'notices' | 'search';

export interface PageProps {
  /** The heading; browsers show the site's title behind it. */
  readonly title: string;
  /** One line for search engines. */
  readonly description: string;
  /** The page's full address, where the site knows its own. */
  readonly canonical: string | undefined;
  readonly section: Section | undefined;
  /** From the status page down to the page above this one. */
  readonly crumbs: readonly Crumb[];
  /** Where a redirect leads at once. */
  readonly redirect: Target | undefined;
  /** What its icon in the browser shows: the site's own, or on the status page how everything stands. */
  readonly icon: 'site' | 'unknown' | State;
  /** Whether search engines are to list it. */
  readonly listed: boolean;
  /** Of the page of an entry: when it was first published and last changed, where the record says so; as `datetime` has it. */
  readonly article:
    { readonly published: string | undefined; readonly modified: string | undefined } | undefined;
  /** The same for machines: feeds, and what else tells of what the page shows. */
  readonly alternates: readonly Alternate[];
  /** What others show of a link to it; undefined where it is not listed. */
  readonly sharing: Sharing | undefined;
  /** What search engines read of it. */
  readonly structuredData: readonly StructuredData[];
  /** What the page may load: a Content-Security-Policy for its head. */
  readonly securityPolicy: string;
  readonly body: Html;
}

export interface StatusProps {
  /** How everything stands, in words. */
  readonly headline: string;
  readonly state: SiteState;
  /** What does not stand as it should; groups where all of it is affected. */
  readonly impaired: readonly AffectedName[];
  /** Undefined while an incident is open, and where a file could not be read. */
  readonly incidentFree: IncidentFree | undefined;
  readonly open: readonly Entry[];
  readonly maintenanceNow: readonly Entry[];
  /** Soonest first. */
  readonly maintenanceAhead: readonly Entry[];
  readonly notices: readonly Entry[];
  /** Without those that are retired. */
  readonly components: readonly ComponentNode[];
  /** How many days their availability is of. */
  readonly availabilityDays: number;
  readonly recent: readonly Entry[];
  readonly built: Moment;
  readonly commit: string | undefined;
  /** What the list lacks because digests report it. */
  readonly inDigests: DigestMention | undefined;
  /** Open incidents whose times are withheld. */
  readonly undated: readonly UndatedEntry[];
}

export interface YearCounts {
  readonly year: number;
  /** Incidents by id of the severity. */
  readonly bySeverity: ReadonlyMap<string, number>;
  readonly incidents: number;
  readonly maintenance: number;
}

export interface HistoryProps {
  /** Newest first. */
  readonly years: readonly YearCounts[];
  /** How many of the incidents that are counted affected nobody outside. */
  readonly internal: number;
  readonly incidentFree: IncidentFree | undefined;
  /** Files left out because of errors. */
  readonly omitted: number;
  /** Incidents whose times are withheld: they are in no year. */
  readonly undated: readonly UndatedEntry[];
}

/** Incidents of one severity, newest first. */
export interface EntryGroup {
  readonly severity: Severity;
  readonly entries: readonly Entry[];
}

/** How much a list has of a year, month or part of a month. */
export interface PeriodCounts {
  readonly period: Period;
  readonly route: Route;
  /** Incidents by id of the severity. */
  readonly bySeverity: ReadonlyMap<string, number>;
  readonly maintenance: number;
  readonly notices: number;
  /** All of these together. */
  readonly total: number;
  /** The days from its first entry to its last; only of a part of a month, whose name does not tell. */
  readonly days?: Span;
}

/** What a list has of a period: of a year with too much for one page its months alone, of such a month its parts. */
export interface PeriodProps {
  readonly title: string;
  readonly list: PeriodList;
  readonly period: Period;
  /** Or parts of the month, in the order of the calendar; empty where `sections` has it all. */
  readonly months: readonly PeriodCounts[];
  readonly sections: readonly PeriodSection[];
  /** The periods next to it that have something. */
  readonly older: PeriodLink | undefined;
  readonly newer: PeriodLink | undefined;
  /** Files left out because of errors: any of them may belong here. */
  readonly omitted: number;
  /** What the list lacks because digests report it. */
  readonly inDigests: DigestMention | undefined;
}

/** Entries of a period, newest first; what they have in common, where the list has sections. */
export interface PeriodSection {
  readonly of: Severity | 'maintenance' | 'notices' | undefined;
  readonly entries: readonly Entry[];
}

export type PeriodLink = Pick<PeriodCounts, 'period' | 'route'>;

export interface YearProps {
  readonly year: number;
  readonly prose: Prose | undefined;
  /** Of the prose. */
  readonly source: RepositoryLinks | undefined;
  /** Undefined where no incident is to be shown. */
  readonly chart: YearChartProps | undefined;
  /** In the order of the calendar, where the year has too much for one page: then what began in it is on theirs. */
  readonly months: readonly PeriodCounts[];
  /** Worst severity first. */
  readonly groups: readonly EntryGroup[];
  /** Incidents from before the site's launch. */
  readonly beforeLaunch: readonly Entry[];
  /** Incidents and maintenance that began in an earlier year. */
  readonly continued: readonly Entry[];
  /** Incidents of the next year whose impact began in this one. */
  readonly recordedLater: readonly Entry[];
  readonly maintenance: readonly Entry[];
  readonly notices: readonly Entry[];
  /** What can be said where the year has no incident that affected people outside. */
  readonly quiet: 'since-launch' | 'after-launch' | 'so-far' | 'all-year' | undefined;
  /** Files left out because of errors: any of them may belong here. */
  readonly omitted: number;
  readonly older: number | undefined;
  readonly newer: number | undefined;
  /** What the list lacks because digests report it. */
  readonly inDigests: DigestMention | undefined;
}

export interface YearSeverityProps {
  readonly year: number;
  readonly severity: Severity;
  readonly chart: YearChartProps | undefined;
  /** In the order of the calendar; empty where the page has all entries. */
  readonly months: readonly PeriodCounts[];
  readonly entries: readonly Entry[];
  /** Files left out because of errors. */
  readonly omitted: number;
  /** What the list lacks because digests report it. */
  readonly inDigests: DigestMention | undefined;
}

export interface YearEntries {
  readonly year: number;
  readonly entries: readonly Entry[];
}

export interface SeverityProps {
  readonly severity: Severity;
  /** Newest first; years without any are left out. */
  readonly years: readonly YearEntries[];
  /** The same years as links, where there is too much for one page. */
  readonly periods: readonly PeriodCounts[];
  /** Files left out because of errors. */
  readonly omitted: number;
  /** What the list lacks because digests report it. */
  readonly inDigests: DigestMention | undefined;
}

export interface ComponentProps {
  readonly node: ComponentNode;
  /** How many days the node's availability is of. */
  readonly availabilityDays: number;
  /** The groups above it, outermost first. */
  readonly groups: readonly Component[];
  /** By year, newest first; undefined where nothing was measured. Empty for groups. */
  readonly availability: readonly {
    readonly year: number;
    readonly availability: Availability | undefined;
  }[];
  readonly years: readonly YearEntries[];
  /** The years as links, newest first, where there is too much for one page. */
  readonly periods: readonly PeriodCounts[];
  /** Files left out because of errors: any of them may belong here. */
  readonly omitted: number;
  /** What the list lacks because digests report it. */
  readonly inDigests: DigestMention | undefined;
}

/** A measured window of impact; one without an end lasts until the resolution. */
export interface ImpactWindow {
  readonly span: Span;
  /** Undefined while it lasts, so that a page says nothing that the next build would have to correct. */
  readonly duration: Duration | undefined;
}

/** Other entries that share a component and began up to 90 days before or after. */
export interface RelatedEntries {
  /** The newest, newest first. */
  readonly entries: readonly Entry[];
  /** How many more there are of a component, where there are any; of several the one with most. */
  readonly more: { readonly component: Component; readonly count: number } | undefined;
}

export interface IncidentProps extends Entry {
  readonly affected: readonly Affected[];
  /** Undefined of notices, and where the record knows a single moment only. */
  readonly course: IncidentCourse | undefined;
  readonly impact: readonly ImpactWindow[];
  readonly related: RelatedEntries;
  /** Undefined where the site does not say where its files are kept. */
  readonly source: RepositoryLinks | undefined;
  /** What git knows of its file; undefined where it knows nothing, or nothing that may be told. */
  readonly pageHistory: PageHistoryProps | undefined;
  /** The entries of the same kind next to it. */
  readonly older: Incident | undefined;
  readonly newer: Incident | undefined;
}

export interface PostmortemsProps {
  /** Newest postmortem first. */
  readonly entries: readonly Entry[];
  /** Years of publication as links, newest first, where there are too many for one page. */
  readonly periods: readonly PeriodCounts[];
  /** Files left out because of errors. */
  readonly omitted: number;
  /** What the list lacks because digests report it. */
  readonly inDigests: DigestMention | undefined;
}

/** An action item that is not done. */
export interface OpenActionItem {
  readonly item: ActionItem;
  readonly entry: Entry;
  /** Of the section that it stands in, on the page of its entry. */
  readonly anchor: string;
  /** When the postmortem was published that promises it. */
  readonly since: Moment;
  readonly isOverdue: boolean;
}

/** How far the action items of an entry are. */
export interface ActionItemProgress {
  readonly entry: Entry;
  /** Of the section that they stand in, on the page of the entry. */
  readonly anchor: string;
  readonly done: readonly ActionItem[];
  /** Of open ones and those that are done. */
  readonly total: number;
}

export interface ActionItemsProps {
  readonly open: number;
  readonly overdue: number;
  readonly done: number;
  /** Soonest due first, then those without a date; no more than fit a page. */
  readonly items: readonly OpenActionItem[];
  /** Those with an open item first, each of both newest postmortem first. */
  readonly incidents: readonly ActionItemProgress[];
  /** How many are left out of these. */
  readonly moreIncidents: number;
  /** What the list lacks because digests report it. */
  readonly inDigests: DigestMention | undefined;
  /** Files left out because of errors. */
  readonly omitted: number;
}

export interface NoticesProps {
  readonly current: readonly Entry[];
  readonly past: readonly Entry[];
  /** The years of past notices as links, newest first, where there are too many for one page. */
  readonly periods: readonly PeriodCounts[];
  readonly maintenanceNow: readonly Entry[];
  readonly maintenanceAhead: readonly Entry[];
  /** Files left out because of errors. */
  readonly omitted: number;
}

export interface EntryListProps {
  readonly entries: readonly Entry[];
  /** How a day is written: without its year under the heading of one. */
  readonly dates: 'day' | 'day-of-year';
  /** False under the heading of a severity. */
  readonly showSeverity: boolean;
}

/** What a search can be narrowed to; also the name of its parameter in the address. */
export type SearchFilter = 'year' | 'severity' | 'component' | 'kind';

export interface SearchOption {
  /** As the index has it. */
  readonly value: string;
  readonly label: string;
  /** How many entries have it. */
  readonly count: number;
  /** The page that lists them, where there is one. */
  readonly route: Route | undefined;
}

/** Regular expressions with the flags `gu`. */
export interface SpreadPatterns {
  /** Where a query needs a space, as the texts did. */
  readonly gap: string;
  /** The spaces that what is found has for it; there may be the tags of a `mark` around it. */
  readonly joint: string;
}

export interface SearchProps {
  /** The module that searches the index (pagefind.app/docs/api). */
  readonly engine: Route;
  /** How the texts were spread in which no spaces divide the words. */
  readonly spread: SpreadPatterns;
  /** How many can be found. */
  readonly entries: number;
  readonly options: Readonly<Record<SearchFilter, readonly SearchOption[]>>;
  /** Files left out because of errors. */
  readonly omitted: number;
}
