// The zones by name, for hints: those of the data package, so that a hint is the same on every machine.
import moment from 'moment-timezone';
import { nearestWord } from './nearest.js';
import { isTimeZone } from './time-zone.js';

/** The zone that a text most likely means: a slip in the name, a city alone, or another name of UTC. */
export function suggestTimeZone(text: string): string | undefined {
  const folded = text.trim().toLowerCase().replaceAll(' ', '_');
  if (/^(?:z|gmt|utc|zulu|(?:etc\/)?(?:utc|gmt)(?:[+-]?0)?)$/.test(folded)) return 'UTC';
  const names = moment.tz.names().filter(isTimeZone);
  const cityOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
  return (
    names.find((name) => cityOf(name).toLowerCase() === folded) ??
    nearestWord(folded, names) ??
    names.find((name) => nearestWord(folded, [cityOf(name)]) !== undefined)
  );
}
