// What drawings and statistics show: facts, worked out, and nothing of how they look. Public, by way of src/theme.ts.
import type { Moment } from '../kernel/time.js';
import type { Availability } from '../model/availability.js';
import type { Range } from '../model/intervals.js';
import type { Component, Severity } from '../model/site.js';
import type { State, Status } from '../model/state.js';
import type { Responses } from '../model/statistics.js';
import type { Entry } from './entry.js';
import type { Route } from './pages.js';

/** A civil day of the site's zone. */
export interface ComponentDay {
  readonly day: Moment;
  /** The worst of the day; undefined where nothing was measured. */
  readonly state: State | undefined;
  /** What left the component in that or a better state, without internal entries and notices. */
  readonly entries: readonly Entry[];
  /** How many more did that which only digests report. */
  readonly inDigests: number;
}

export interface DaysChartProps {
  readonly days: readonly ComponentDay[];
  /** How many of the days with an entry are to be listed, newest first; consecutive ones of a kind count as one. */
  readonly listed: number;
  /** Where the rest of them are listed. */
  readonly more: Route | undefined;
}

/** The incidents of one severity that began on a day. */
export interface YearMark {
  /** 0 for the first of January of the site's zone. */
  readonly day: number;
  /** Oldest first. */
  readonly entries: readonly Entry[];
}

export interface YearChartProps {
  readonly year: number;
  /** Days of each month from January. */
  readonly monthLengths: readonly number[];
  /** What a mark is of: of a year with very many incidents it is the whole week around its day. */
  readonly unit: 'day' | 'week';
  /** Worst severity first, marks by day. */
  readonly rows: readonly { readonly severity: Severity; readonly marks: readonly YearMark[] }[];
}

/** Something that happened at one moment. */
export interface CourseMark {
  readonly at: number;
  readonly kind: 'started' | 'detected' | 'mitigated' | 'resolved' | 'update' | 'postmortem';
  /** Of an update. */
  readonly status: Status | undefined;
  readonly word: string;
  /** `17:28`, with its day where the course is of several. */
  readonly when: string;
  /** Whether it is to keep its label where there is no room for all. */
  readonly isKey: boolean;
}

/** Something that lasted: measured impact, a planned window, or the work done in one. */
export interface CourseBar extends Range {
  readonly kind: 'impact' | 'window' | 'work';
  /** Nothing in the record ends it; `to` is then the last time that the record knows. */
  readonly isOpen: boolean;
  readonly when: string;
}

export interface CourseTick {
  readonly at: number;
  readonly label: string;
}

/** The course of an entry as far as the record knows it. Times are milliseconds since 1970-01-01T00:00Z. */
export interface IncidentCourse extends Range {
  readonly isOpen: boolean;
  /** When it was open: of a reopened incident there are several. */
  readonly phases: readonly Range[];
  readonly bars: readonly CourseBar[];
  /** By time; all lie within the range. */
  readonly marks: readonly CourseMark[];
  /** What was said of planned work long before it began. */
  readonly earlier: readonly CourseMark[];
  /** What came after it was over: its postmortem, late remarks. */
  readonly later: readonly CourseMark[];
  readonly ticks: readonly CourseTick[];
}

/** What incidents say together. Those marked as internal and maintenance are counted apart and in no other figure. */
export interface StatisticsSummary {
  /** Incidents by id of the severity. */
  readonly bySeverity: ReadonlyMap<string, number>;
  readonly incidents: number;
  readonly internal: number;
  readonly maintenance: number;
  readonly responses: Responses;
}

export interface YearStatistics extends StatisticsSummary {
  readonly year: number;
}

export interface ComponentAvailability {
  readonly component: Component;
  /** The groups above it, outermost first. */
  readonly groups: readonly Component[];
  /** By the years of the page; undefined where nothing was measured. */
  readonly years: readonly (Availability | undefined)[];
}

export interface StatisticsProps {
  /** Newest first. */
  readonly years: readonly YearStatistics[];
  readonly all: StatisticsSummary;
  /** Of fewer times than these no median is stated. */
  readonly fewest: number;
  /** Empty where files were left out. */
  readonly availability: readonly ComponentAvailability[];
  /** Files left out because of errors. */
  readonly omitted: number;
}
