// The disclosure policy of the site as its configuration resolves it: what readers are promised, by severity.
import type { Instant, Moment } from '../kernel/time.js';

/** A span of time that people agree on: `5 working days`. */
export interface Term {
  readonly amount: number;
  readonly unit: 'working-days' | 'days' | 'hours';
}

export type DigestInterval = 'quarterly' | 'annual';

/** How incidents of one severity are disclosed. */
export interface DisclosureRoute {
  /** Whether an incident keeps a page of its own once it is resolved. */
  readonly page: boolean;
  /** How long after the last resolution its postmortem is due; undefined where none is promised. */
  readonly postmortem: Term | undefined;
  /** The digest that reports it. */
  readonly digest: DigestInterval | undefined;
  /** Under `external`, only incidents that state `external: true` reach readers. */
  readonly publish: 'all' | 'external';
}

export interface Policy {
  /** Whether candor.yaml promises anything at all: a preset other than `open`, a route or a date. */
  readonly isDeclared: boolean;
  /** Incidents open then or resolved later follow it; undefined where it holds for all of them. */
  readonly since: Moment | undefined;
  /** ISO 8601 numbers: 1 is Monday. */
  readonly workingDays: ReadonlySet<number>;
  /** Days that are no working days: `2026-12-25`. */
  readonly holidays: ReadonlySet<string>;
  /** Whether an open incident that affects readers is shown whatever its route. */
  readonly showOpen: boolean;
}

export const openRoute: DisclosureRoute = {
  page: true,
  postmortem: undefined,
  digest: undefined,
  publish: 'all',
};

/** A quarter (1 to 4) of a year in the site's zone, or the whole of it. */
export interface DigestPeriod {
  readonly year: number;
  readonly quarter: number | undefined;
}

/** From its first instant to that of the next one. */
export interface PeriodRange {
  readonly from: Instant;
  readonly to: Instant;
}
