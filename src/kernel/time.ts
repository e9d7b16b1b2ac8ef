// Reading and breaking down times: the only user of Temporal and of the time-zone abbreviations.
// Instants are milliseconds since 1970-01-01T00:00Z. Nothing here reads a clock or the machine's zone.

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A time as the record knows it: the half-open range of instants that its precision leaves open. */
export interface Moment {
  /** The instant itself; of a bare day, its first. */
  readonly from: Instant;
  /** Exclusive: `from` plus one second or minute; of a bare day, the start of the next day in the zone. */
  readonly to: Instant;
  readonly precision: 'day' | 'minute' | 'second';
  /** Written with `~`. */
  readonly about: boolean;
}

export interface TimeProblem {
  readonly code:
    'time/unreadable' | 'time/impossible-date' | 'time/skipped' | 'time/ambiguous' | 'time/wrong-zone';
  readonly message: string;
  readonly hint: string;
}

export type TimeReading =
  { readonly ok: true; readonly moment: Moment } | { readonly ok: false; readonly problem: TimeProblem };

/** A wall-clock reading of an instant in a zone. `month` and `day` count from 1; `offset` is in minutes east of UTC. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly offset: number;
}
