// An entry as `candor list` and `candor show` tell it: what readers get of it, and what its author should know besides.
import type { Disclosure } from '../../model/disclosure.js';
import type { Duration } from '../../model/duration.js';
import { durationBetween } from '../../model/duration.js';
import type { Incident } from '../../model/incident.js';
import { minuteAt, type Instant } from '../../kernel/time.js';
import { deriveTimeline } from '../../model/timeline.js';
import type { UndatedIncident } from '../../model/undated.js';

export type ListedEntry =
  | {
      readonly kind: 'dated';
      readonly incident: Incident;
      /** Undefined of what is withheld: it owes nothing yet. */
      readonly disclosure: Disclosure | undefined;
    }
  | { readonly kind: 'undated'; readonly incident: UndatedIncident };

/** What the lists show beside the title, in a word; undefined of a notice. */
export function statusOf(incident: Incident, now: Instant): string | undefined {
  const { status, isOverrunning } = deriveTimeline(incident, now);
  return isOverrunning ? 'overrunning' : status?.replace('-', ' ');
}

/** How long it lasted, or has lasted so far; undefined of what has not begun and of notices. */
export function durationOf(incident: Incident, now: Instant): Duration | undefined {
  const { duration, isOpen, begin } = deriveTimeline(incident, now);
  return isOpen ? durationBetween(begin, minuteAt(now), now) : duration;
}

/** `2 d 3 h`, `1 h 52 min`, `37 min`: the two largest units, cut off; with `~` where it is only about known. */
export function writeDuration({ milliseconds, about }: Duration): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const units: readonly (readonly [number, string])[] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ];
  const first = units.findIndex(([count]) => count > 0);
  const shown = first === -1 ? [[0, 'min'] as const] : units.slice(first, first + 2);
  const text = shown
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, unit]) => `${count} ${unit}`);
  return `${about ? '~' : ''}${text.join(' ')}`;
}
