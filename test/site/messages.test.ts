// The catalogues: which one speaks for a locale, and the words that authors may use for a status.
import { describe, expect, it } from 'vitest';
import { german } from '../../src/model/messages/de.js';
import { english } from '../../src/model/messages/en.js';
import { directionOf, messagesFor, statusWords } from '../../src/model/messages/messages-for.js';
import { statuses } from '../../src/model/state.js';

it.each([
  ['en', english],
  ['de', german],
  ['de-CH', german],
  ['DE_at', german],
  ['fr', english],
  ['den', english],
])('%s is spoken by the catalogue of its language, else in English', (locale, messages) => {
  expect(messagesFor(locale)).toBe(messages);
});

describe('the words for a status', () => {
  it('are those of the language and the English ones', () => {
    const words = statusWords('de');
    expect(words.get('behoben')).toBe('resolved');
    expect(words.get('resolved')).toBe('resolved');
    expect(words.get('in progress')).toBe('in-progress');
    expect(statusWords('en').get('behoben')).toBe(undefined);
  });

  it.each([english, german])('name one status each ($language)', (messages) => {
    const words = statusWords(messages.language);
    for (const status of statuses) expect(words.get(messages.statuses[status].toLowerCase())).toBe(status);
  });
});

it.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['sd-Deva-IN', 'ltr'],
])('%s is written %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});

describe('plurals and lists', () => {
  it.each([
    [english, '1 incident', '0 incidents', 'a, b and c'],
    [german, '1 Störung', '0 Störungen', 'a, b und c'],
  ])('read well in $language', ({ counts, format }, one, none, list) => {
    expect([counts.incidents(1), counts.incidents(0)]).toEqual([one, none]);
    expect(format.list(['a', 'b', 'c']).join('')).toBe(list);
    expect(format.list(['a']).join('')).toBe('a');
  });
});
