// What can be wrong with the heading of an update, in words; each hint shows the whole line as it should be.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { findTimeInside, respellTime } from '../kernel/find-time.js';
import { nearestWord } from '../kernel/nearest.js';
import { isClosing, statusesOfKind, type Kind, type Status } from '../model/state.js';

/** The words for a status in English and in the language of the site, in lower case. */
export type StatusWords = ReadonlyMap<string, Status>;

/** As English headings have it. */
export const nameStatus = (status: Status): string =>
  status.charAt(0).toUpperCase() + status.slice(1).replace('-', ' ');

interface TimelessHeading {
  /** All before the braces. */
  readonly text: string;
  /** The braces, after a space. */
  readonly tail: string;
  readonly kind: Kind;
  readonly words: StatusWords;
  readonly whole: Place;
  readonly within: (offset: number, length: number) => Place;
}

const example = '2025-10-15 17:28';

/** For a heading that does not end in a time. */
export function describeMissingTime(heading: TimelessHeading): Diagnostic {
  const { text, tail, kind, words, whole, within } = heading;
  const line = (status: string, rest: string): string => `Write \`### ${status} - ${rest}\`.`;
  const withExample = (status: string): string =>
    `Write \`### ${status} - ${example}${tail}\`, with the time at which it was said.`;
  const time = findTimeInside(text);
  if (time?.index === 0) {
    const rest = text.slice(time.text.length).replace(/^[\s\-–—·:]+/, '');
    const hint = line(suggestStatus(rest, kind, words), `${time.text}${tail}`);
    const message = 'The time stands before the status; expected it after.';
    return diagnose('update/missing-time', whole, message, hintWithFix(whole, hint));
  }
  if (time !== undefined) return describeRest(heading, time);
  const statusText = /^.*?(?=\s*(?:[-–—·:(,]|$))/.exec(text)?.[0] ?? '';
  const isKnown = words.has(text.toLowerCase()) || words.has(statusText.toLowerCase());
  const status = suggestStatus(words.has(text.toLowerCase()) ? text : statusText, kind, words);
  const hint = withExample(status);
  if (!isKnown) {
    const message = 'The heading of an update has neither a known status nor a time.';
    const orText = `${hint.slice(0, -1)}, or use \`####\` for a heading inside an update.`;
    return diagnose('update/unknown-status', whole, message, { hint: orText });
  }
  const rest = text.slice(statusText.length).replace(/^[\s\-–—·:(,]+/, '');
  if (rest === '' || words.has(text.toLowerCase()))
    return diagnose('update/missing-time', whole, 'The update has no time.', { hint });
  const place = within(text.length - rest.length, rest.length);
  return diagnose('update/missing-time', place, `\`${rest}\` is not a time that can be read.`, { hint });
}

// What follows the time: a note, a bracket, or states of components that lack their braces.
function describeRest(
  { text, tail, kind, words, whole: heading, within }: TimelessHeading,
  time: { readonly index: number; readonly text: string },
): Diagnostic {
  const status = suggestStatus(text.slice(0, time.index).replace(/[\s\-–—·:(,["'`@|]+$/, ''), kind, words);
  const end = time.index + time.text.length;
  const after = text.slice(end);
  const from = end + after.length - after.trimStart().length;
  const rest = after.trim();
  const place = within(from, rest.length);
  const states = rest.replaceAll(/[{}()[\]]/g, '').trim();
  if (/^[\w.-]+\s*:\s*[\w-]+(?:\s*,\s*[\w.-]+\s*:\s*[\w-]+)*$/.test(states)) {
    const message = `\`${rest}\` cannot be read as component states; expected them in braces.`;
    const all = [states, tail.replaceAll(/[{}]/g, '').trim()].filter((part) => part !== '').join(', ');
    const hint = `Write \`### ${status} - ${time.text} {${all}}\`.`;
    return diagnose('update/unknown-state', place, message, hintWithFix(heading, hint));
  }
  const hint = `Write \`### ${status} - ${time.text}${tail}\``;
  if (/[\p{L}\p{N}]/u.test(rest)) {
    const message = `\`${rest}\` stands after the time; expected the heading to end in it.`;
    return diagnose('update/missing-time', place, message, {
      hint: `${hint}, and put a note into the text below.`,
    });
  }
  const [opening = ''] = /[("'`[]*$/.exec(text.slice(0, time.index)) ?? [];
  const whole = text.slice(time.index - opening.length);
  const message = `\`${whole}\` is not a time alone; expected the heading to end in one.`;
  return diagnose(
    'update/missing-time',
    within(text.length - whole.length, whole.length),
    message,
    hintWithFix(heading, `${hint}.`),
  );
}

/** `rest` is what follows the status: the time and the braces. */
export function describeUnknownStatus(
  text: string,
  rest: string,
  kind: Kind,
  words: StatusWords,
  { place, whole }: { readonly place: Place; readonly whole: Place },
): Diagnostic {
  const [, time = rest, last] = /^(.*?)( \{.*)?$/.exec(rest) ?? [];
  const inside = /\{[^{}]*\}/.exec(text)?.[0];
  const braces = last ?? (inside === undefined ? '' : ` ${inside}`);
  const [spelling = time] = respellTime(time);
  const found =
    text === '' ? 'The heading has a time but no status before it.' : `\`${text}\` is not a known status.`;
  const hint = `Write \`### ${suggestStatus(text, kind, words)} - ${spelling}${braces}\`. The statuses are ${listStatuses(kind)}.`;
  return diagnose('update/unknown-status', place, found, hintWithFix(whole, hint));
}

export function describeWrongKind(status: Status, kind: Kind, place: Place): Diagnostic {
  const noun = kind === 'incident' ? 'an incident' : kind === 'notice' ? 'a notice' : 'maintenance';
  const message = `\`${nameStatus(status)}\` is not a status of ${noun}.`;
  const counterpart = isClosing(status) ? closingOf(kind) : undefined;
  const meant = counterpart === undefined ? '' : `Did you mean \`${nameStatus(counterpart)}\`? `;
  const planned = status === 'scheduled' && kind === 'incident';
  const other = planned ? ' Work that is planned is `kind: maintenance` with a `window`.' : '';
  const hint = `${meant}${nameStatuses(noun, kind)}${other}`;
  return diagnose('update/wrong-kind', place, message, hintWithFix(place, hint));
}

// A notice has but one.
const nameStatuses = (noun: string, kind: Kind): string =>
  statusesOfKind[kind].length === 1
    ? `The only status of ${noun} is ${listStatuses(kind)}.`
    : `The statuses of ${noun} are ${listStatuses(kind)}.`;

const listStatuses = (kind: Kind): string => statusesOfKind[kind].map(nameStatus).join(', ');

const closingOf = (kind: Kind): Status | undefined => statusesOfKind[kind].find(isClosing);

// Words that other status pages use, with the place in the course that they stand for.
const beginning = /^(?:acknowledged|confirmed|detected|open(?:ed)?|started|new|begun)\b/i;
const watching = /^(?:mitigat\w*|watching|observing|fix(?:ed)? deployed|fix implemented)\b/i;
const ending = /^(?:fixed|solved|closed|done|ended|finished|over|recovered|restored|operational|ok)\b/i;

/** The status that a text most likely means, as English headings have it; one that claims nothing where none is near. */
function suggestStatus(text: string, kind: Kind, words: StatusWords): string {
  const bare = text.replaceAll(/[^\p{L} -]/gu, ' ').trim();
  const first = /^[\p{L}-]+/u.exec(bare)?.[0] ?? '';
  const known = [
    text,
    bare,
    first,
    nearestWord(bare, words.keys()) ?? '',
    nearestWord(first, words.keys()) ?? '',
  ];
  const status = known.flatMap((word) => words.get(word.toLowerCase()) ?? [])[0];
  if (status !== undefined) return nameStatus(status);
  const [earliest, second, third] = statusesOfKind[kind];
  if (beginning.test(bare)) return nameStatus((kind === 'maintenance' ? second : earliest) ?? 'update');
  if (watching.test(bare)) return nameStatus(third ?? 'update');
  return nameStatus((ending.test(bare) ? closingOf(kind) : undefined) ?? 'update');
}
