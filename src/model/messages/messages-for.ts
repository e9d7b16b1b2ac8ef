// Which catalogue speaks for a site, and which way its language is written.
import { isClosing, statuses, type Status } from '../state.js';
import { german } from './de.js';
import { english } from './en.js';
import type { Messages } from './messages.js';

/** By the tag of the primary language. */
const catalogues: ReadonlyMap<string, Messages> = new Map(
  [english, german].map((messages) => [messages.language, messages]),
);

const primaryLanguage = (locale: string): string => locale.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';

/** The catalogue of a locale's language, else the English one. */
export function messagesFor(locale: string): Messages {
  return catalogues.get(primaryLanguage(locale)) ?? english;
}

export const hasMessages = (locale: string): boolean => catalogues.has(primaryLanguage(locale));

/** The words in lower case that the heading of an update may have for its status: English, and the site's own. */
export function statusWords(locale: string): ReadonlyMap<string, Status> {
  return new Map(
    [english, messagesFor(locale)].flatMap((messages) =>
      statuses.map((status) => [messages.statuses[status].toLowerCase(), status] as const),
    ),
  );
}

/** The words in lower case for the statuses that end an entry, in every language of the interface, each once. */
export const closingWords: readonly string[] = [
  ...new Set(
    [...catalogues.values()].flatMap((messages) =>
      statuses.filter(isClosing).map((status) => messages.statuses[status].toLowerCase()),
    ),
  ),
];

// ISO 15924: languages that are written from right to left in their usual script.
const rightToLeft: ReadonlySet<string> = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);

/** Which way a locale is written; a script named in its tag decides over the language. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const script = /^[a-z]+[-_]([a-z]{4})(?:[-_]|$)/i.exec(locale)?.[1]?.toLowerCase();
  if (script !== undefined)
    return ['arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm'].includes(script) ? 'rtl' : 'ltr';
  return rightToLeft.has(primaryLanguage(locale)) ? 'rtl' : 'ltr';
}
