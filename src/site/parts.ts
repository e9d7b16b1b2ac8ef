// What a theme is made of: the parts that turn facts into HTML, what each is given, and what all of them can ask for.
// Names and properties here are public, by way of src/theme.ts.
import type { Html } from '../kernel/html.js';
import type { Moment } from '../kernel/time.js';
import type { Duration } from '../model/duration.js';
import type { ActionItem, Incident, Span, Update } from '../model/incident.js';
import type { Messages } from '../model/messages/messages.js';
import type { DigestPeriod } from '../model/policy.js';
import type { Prose } from '../model/prose.js';
import type { Severity, Site } from '../model/site.js';
import type { State } from '../model/state.js';
import type { Period, Route, Target } from './pages.js';
import type {
  ActionItemsProps,
  BriefProps,
  ComponentNode,
  ComponentProps,
  DaysChartProps,
  DigestMention,
  DigestProps,
  DigestsProps,
  Entry,
  EntryListProps,
  HistoryProps,
  IncidentCourse,
  IncidentProps,
  NoticesProps,
  PeriodProps,
  PageProps,
  PolicyProps,
  PostmortemsProps,
  SearchProps,
  SeverityProps,
  StatisticsProps,
  StatusProps,
  SubscribeProps,
  UndatedEntry,
  YearChartProps,
  YearProps,
  YearSeverityProps,
} from './props.js';

/** What each part is given. A theme replaces a part by its name. */
export interface PartProps {
  // The document and what all pages share.
  readonly page: PageProps;
  /** In the head, for others. */
  readonly sharing: PageProps;
  readonly masthead: Pick<PageProps, 'section'>;
  readonly breadcrumbs: Pick<PageProps, 'crumbs' | 'title'>;
  readonly footer: object;
  // What stands in the main part of each kind of page.
  readonly statusPage: StatusProps;
  readonly historyPage: HistoryProps;
  readonly yearPage: YearProps;
  readonly yearSeverityPage: YearSeverityProps;
  readonly severityPage: SeverityProps;
  readonly componentPage: ComponentProps;
  readonly periodPage: PeriodProps;
  readonly incidentPage: IncidentProps;
  readonly briefPage: BriefProps;
  readonly undatedPage: UndatedEntry;
  readonly digestsPage: DigestsProps;
  readonly digestPage: DigestProps;
  readonly policyPage: PolicyProps;
  readonly statisticsPage: StatisticsProps;
  readonly postmortemsPage: PostmortemsProps;
  readonly actionItemsPage: ActionItemsProps;
  readonly noticesPage: NoticesProps;
  readonly searchPage: SearchProps;
  readonly subscribePage: SubscribeProps;
  readonly notFoundPage: object;
  readonly redirectPage: { readonly incident: Incident; readonly to: Target };
  // Pieces of several pages.
  readonly entryList: EntryListProps;
  readonly entryCard: { readonly entry: Entry };
  readonly componentTree: {
    readonly nodes: readonly ComponentNode[];
    readonly availabilityDays: number;
    /** Beside each component, how many of its days with an entry are to be listed. */
    readonly daysListed: number;
  };
  // Drawings. Each says in words what it shows.
  readonly daysChart: DaysChartProps;
  readonly yearChart: YearChartProps;
  readonly incidentChart: { readonly incident: Incident; readonly course: IncidentCourse };
  readonly facts: IncidentProps;
  readonly tableOfContents: Pick<IncidentProps, 'incident'>;
  readonly updates: { readonly incident: Incident };
  readonly update: { readonly update: Update };
  readonly postmortem: Entry;
  /** At the foot of the page of an entry. */
  readonly pageHistory: Pick<IncidentProps, 'pageHistory' | 'source'>;
  /** What became of what the policy promises, in a sentence. */
  readonly disclosure: Pick<Entry, 'incident' | 'disclosure'>;
  /** Below a list: how many more only the digests report. */
  readonly inDigests: { readonly mention: DigestMention | undefined };
  readonly actionItems: {
    readonly items: readonly ActionItem[];
    readonly isOrdered: boolean;
    /** Keeps the ids of several lists on one page apart. */
    readonly prefix?: string;
  };
  readonly severityLabel: { readonly severity: Severity };
  readonly stateLabel: { readonly state: State | undefined };
  readonly statusLabel: Entry;
}

export type PartName = keyof PartProps;
export type Part<Name extends PartName> = (props: PartProps[Name], context: ThemeContext) => Html;
export type Parts = { readonly [Name in PartName]: Part<Name> };

/** A file that a theme brings along; a stylesheet among them is linked from every page, or from the one it is of. */
export interface ThemeAsset {
  /** In the site: `assets/theme.css`. */
  readonly path: string;
  /** Relative to the folder of the theme's module; several are joined in their order. */
  readonly source: string | readonly string[];
  /** Of the one page that needs it: a site without that page goes without the file. */
  readonly page?: 'search';
  /** Whether other files lead to it by its path, which then stays as it is. */
  readonly keepsName?: true;
  /** The path that a build writes it to, with a hash of its content; nobody but the build knows it. */
  readonly published?: string;
}

/** Where the site has it. */
export const publishedPathOf = ({ path, published = path }: ThemeAsset): string => published;

export interface Theme {
  readonly parts: Parts;
  readonly assets: readonly ThemeAsset[];
}

/** What every part can ask for, as seen from the page that is being made. */
export interface ThemeContext {
  readonly site: Site;
  readonly messages: Messages;
  /** The years that something was recorded in, newest first. */
  readonly years: readonly number[];
  /** The page that is being made. */
  readonly route: Route;
  readonly parts: Parts;
  readonly assets: readonly ThemeAsset[];
  /** The address of another page or file of the site, relative to this page. */
  readonly href: (to: Route, anchor?: string) => string;
  /** An author's text; a prefix keeps the ids of several on one page apart. */
  readonly prose: (prose: Prose, prefix?: string) => Html;
  readonly time: (moment: Moment) => Html;
  /** Without the time of day; with the year, and without. */
  readonly day: (moment: Moment) => Html;
  readonly dayOfYear: (moment: Moment) => Html;
  /** The same as text, for attributes and drawings, where an element has no place. */
  readonly dayText: (moment: Moment) => string;
  readonly span: (span: Span) => Html;
  /** `March 2025`, or `2025`. */
  readonly period: (period: Period) => string;
  /** `Q2 2025`, or `2025`. */
  readonly digestPeriod: (period: DigestPeriod) => string;
  /** RFC 3339 in UTC, for scripts: `2025-10-15T15:28:00Z`. Takes milliseconds since 1970-01-01T00:00Z. */
  readonly instant: (instant: number) => string;
  readonly duration: (duration: Duration) => string;
  /** `1 h 52 min`, for tables. */
  readonly briefDuration: (duration: Duration) => string;
  /** Of hundredths of a percent. */
  readonly percent: (basisPoints: number) => string;
}
