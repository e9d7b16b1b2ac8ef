// Reads the heading of an update, from the right: `{component: state}`, the time, a separator; what is left of it is
// the status.
import type { Heading } from 'mdast';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { findTime, findTimeInside } from '../kernel/find-time.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { Site } from '../model/site.js';
import { isClosing, statusesOfKind, type Kind, type Status } from '../model/state.js';
import { placeInNode, placeOfNode, sourceOfNode, type BodySource } from './locate.js';
import { readChanges, type WrittenChange } from './read-changes.js';
import {
  describeMissingTime,
  describeUnknownStatus,
  describeWrongKind,
  nameStatus,
  type StatusWords,
} from './update-heading-problems.js';

interface UpdateHeading {
  readonly status: Status;
  readonly time: Moment;
  readonly changes: readonly WrittenChange[];
}

interface HeadingReading {
  readonly update: UpdateHeading | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The parts of a heading; offsets count from its text, which begins `lead` characters into it. */
interface Parts {
  readonly lead: number;
  readonly braces: { readonly index: number; readonly text: string } | undefined;
  readonly beforeBraces: string;
  readonly time: { readonly index: number; readonly text: string } | undefined;
  readonly statusText: string;
}

export function readUpdateHeading(
  heading: Heading,
  source: BodySource,
  kind: Kind,
  site: Site,
  words: StatusWords,
): HeadingReading {
  const { lead, braces, beforeBraces, time, statusText } = takeApart(sourceOfNode(source, heading));
  const within = (offset: number, length: number): Place =>
    placeInNode(source, heading, lead + offset, length);
  const changes =
    braces === undefined
      ? { changes: [], diagnostics: [] }
      : readChanges(braces.text, within(braces.index, braces.text.length), site);
  const tail = braces === undefined ? '' : ` ${braces.text}`;
  // Of two times, as in `17:28 - 18:05`, the first is the one that was meant.
  if (time === undefined || findTimeInside(statusText) !== undefined) {
    const whole = placeOfNode(source, heading);
    const problem = describeMissingTime({ text: beforeBraces, tail, kind, words, whole, within });
    return { update: undefined, diagnostics: [problem, ...changes.diagnostics] };
  }
  const diagnostics = [...changes.diagnostics];
  const reading = readTime(time.text, site.timezone);
  if (!reading.ok) {
    const { code, message, hint } = reading.problem;
    const place = within(time.index, time.text.length);
    diagnostics.push(diagnose(code, place, message, hintWithFix(place, hint)));
  }
  const status = words.get(statusText.toLowerCase());
  const placeOfStatus = (): Place => within(0, Math.max(statusText.length, 1));
  // A day in words, as in `Investigating - today 17:05`, is what is wrong with the time.
  const isDayless =
    /^~?\s*\d{1,3}:/.test(time.text) &&
    words.has((statusText.split(/\s+[-–—·:]\s/, 1)[0] ?? '').toLowerCase());
  if (status === undefined && !isDayless)
    diagnostics.push(
      describeUnknownStatus(statusText, `${time.text}${tail}`, kind, words, {
        place: placeOfStatus(),
        whole: placeOfNode(source, heading),
      }),
    );
  if (status === undefined || !reading.ok) return { update: undefined, diagnostics };
  if (!statusesOfKind[kind].includes(status))
    diagnostics.push(describeWrongKind(status, kind, placeOfStatus()));
  if (kind === 'notice') diagnostics.push(...refuseStates(changes.changes));
  else if (isClosing(status)) diagnostics.push(...checkClosingStates(status, kind, changes.changes));
  const update = { status, time: reading.moment, changes: changes.changes };
  return { update, diagnostics };
}

/** Whether a line has a known status and something like a time, in the order of an update. */
export function readsLikeUpdate(line: string, words: StatusWords): boolean {
  const { time, statusText } = takeApart(line);
  return time !== undefined && words.has(statusText.toLowerCase());
}

function takeApart(raw: string): Parts {
  const lead = /^#+[ \t]*/.exec(raw)?.[0].length ?? 0;
  const text = raw.slice(lead).replace(/[ \t]+#*[ \t]*$/, '');
  const match = /\{[^{}]*\}$/.exec(text);
  const braces = match === null ? undefined : { index: match.index, text: match[0] };
  const beforeBraces = text.slice(0, braces?.index).trimEnd();
  const time = findTime(beforeBraces);
  const statusText = beforeBraces
    .slice(0, time?.index)
    .trimEnd()
    .replace(time === undefined ? /$/ : /\s*[-–—·:]$/, '')
    .trimEnd();
  return { lead, braces, beforeBraces, time, statusText };
}

function refuseStates(changes: readonly WrittenChange[]): Diagnostic[] {
  const hint =
    'Say it in the text, or set `kind: incident` or `kind: maintenance` if it affects the component.';
  return changes.map(({ name, state, place }) => {
    const message = `A notice changes no state, so that \`${name}\` is \`${state}\` would not be shown.`;
    return diagnose('incident/notice-state', place, message, { hint });
  });
}

function checkClosingStates(status: Status, kind: Kind, changes: readonly WrittenChange[]): Diagnostic[] {
  const open = statusesOfKind[kind].filter((other) => !isClosing(other)).slice(-2);
  return changes.flatMap(({ name, state, place }) => {
    if (state === 'operational') return [];
    const message = `\`${nameStatus(status)}\` puts every component back to operational, but \`${name}\` is said to be ${state}.`;
    const hint = `Leave the component out, or post the update as ${open.map((other) => `\`${nameStatus(other)}\``).join(' or ')} until it works again.`;
    return [diagnose('update/closing-state', place, message, { hint })];
  });
}
