// When a post of Statusfy was, from its fields: its window where it was planned, and its end, for which it has no field.
import type { Moment } from '../../kernel/time.js';
import { quoteValue } from '../imported.js';
import type { SourceField } from '../source-front-matter.js';
import { readSourceTime } from '../source-time.js';
import { textOf } from '../values.js';

export interface Window {
  readonly from: Moment;
  readonly to: Moment | undefined;
}

export interface PostFields {
  readonly get: (name: string) => SourceField | undefined;
  readonly note: (kind: 'guessed' | 'lost', name: string, reason: string) => void;
}

export function readMoment(fields: PostFields, name: string): Moment | undefined {
  const field = fields.get(name);
  const text = textOf(field);
  if (text === undefined) return undefined;
  const time = readSourceTime(text, 'UTC');
  if (time === undefined)
    fields.note('lost', name, `\`${name}\` is ${quoteValue(text)}, which is no time of the calendar`);
  else if (!time.hasOffset && time.moment.precision !== 'day')
    fields.note('guessed', name, `${quoteValue(text)} has no offset; read as UTC`);
  return time?.moment;
}

/** The window that was planned; without a plan, from the date on, for as long as it took. */
export function readWindow(fields: PostFields, begun: Moment): Window | undefined {
  const from = readMoment(fields, 'scheduled');
  const written = textOf(fields.get('duration'));
  const minutes = /^\d+(?:\.\d+)?$/.test(written ?? '') ? Math.ceil(Number(written)) : undefined;
  if (from === undefined) {
    if (written !== undefined)
      fields.note(
        'lost',
        'duration',
        `the duration ${quoteValue(written)} is left out: nothing says when it begins`,
      );
    return { from: begun, to: undefined };
  }
  if (written !== undefined && minutes === undefined)
    fields.note('lost', 'duration', `\`duration\` is ${quoteValue(written)}, which is no number of minutes`);
  if (minutes === undefined || minutes === 0) return { from, to: undefined };
  const length = minutes * 60_000;
  return { from, to: { ...from, from: from.from + length, to: from.to + length } };
}

/** The end of what is resolved without an update that says so. */
export function guessEnd(
  fields: PostFields,
  times: readonly Moment[],
  hasUpdates: boolean,
  window: Window | undefined,
): Moment | undefined {
  const modified = readMoment(fields, 'modified');
  const last = times.reduce((a, b) => (b.from > a.from ? b : a));
  if (window?.to !== undefined) return undefined;
  if (modified !== undefined && modified.from >= last.from) {
    fields.note(
      'guessed',
      'modified',
      'it is resolved without saying when; its end is given as about `modified`',
    );
    return { ...modified, about: true };
  }
  const what = hasUpdates ? 'that of its last update' : 'the day of its date';
  fields.note('guessed', 'resolved', `it is resolved without saying when; its end is given as about ${what}`);
  return { ...last, about: true, precision: hasUpdates ? last.precision : 'day' };
}
