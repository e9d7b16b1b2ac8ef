// The times of Statuspage's records: ISO 8601, mostly in UTC and with milliseconds, which Candor's format does not have.
import { readSourceTime } from '../source-time.js';
import type { Moment } from '../../kernel/time.js';

export interface RecordTime {
  /** To the second; what is smaller is cut off. */
  readonly moment: Moment;
  /** Milliseconds since 1970 with the fraction, for the order of what falls into one second. */
  readonly order: number;
  readonly hasOffset: boolean;
}

/** Undefined where the value is no time of the calendar. A time without an offset is one of UTC. */
export function readRecordTime(value: unknown): RecordTime | undefined {
  if (typeof value !== 'string') return undefined;
  const time = readSourceTime(value, 'UTC');
  if (time === undefined) return undefined;
  const fraction = /:\d\d[.,](\d{1,9})/.exec(value)?.[1] ?? '0';
  const { moment, hasOffset } = time;
  return { moment, order: moment.from + Number(`0.${fraction}`) * 1000, hasOffset };
}
