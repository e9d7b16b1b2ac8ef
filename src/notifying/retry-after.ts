// When a server wants to be asked again (RFC 9110, section 10.2.3): in seconds, or at a time.
import { toInstant, type Instant } from '../kernel/time.js';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** In milliseconds from now, never less than nothing; undefined where nothing is said that can be read. */
export function readRetryAfter(text: string | null, now: Instant): number | undefined {
  if (text === null) return undefined;
  if (/^\s*\d{1,9}(?:\.\d+)?\s*$/.test(text)) return Math.ceil(Number(text) * 1000);
  const [, day, month = '', year, hour, minute, second] =
    /^\s*\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT\s*$/.exec(text) ?? [];
  if (year === undefined || !months.includes(month)) return undefined;
  const time = toInstant({
    year: Number(year),
    month: months.indexOf(month) + 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    offset: 0,
  });
  return Math.max(0, time - now);
}
