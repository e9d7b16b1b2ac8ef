// The time of what is written: now unless an option says otherwise, in the zone of the site.
import { readTime } from '../../kernel/time-reading.js';
import { minuteAt, type Moment } from '../../kernel/time.js';
import { writeTime } from '../../kernel/time-writing.js';
import type { Site } from '../../model/site.js';
import { textOption, UsageError, type CommandOption, type Invocation } from '../command.js';
import type { SiteAtHand } from './site-at-hand.js';

export interface WrittenMoment {
  readonly moment: Moment;
  /** As an incident file has it. */
  readonly text: string;
}

export const atOption: CommandOption = {
  flags: '--at <time>',
  summary: 'when it was said, in the zone of the site, such as "2026-11-21 10:00"; now unless given',
};

/** `--at`, else now to the minute. */
export function readAt(invocation: Invocation, { site, now }: SiteAtHand): WrittenMoment {
  const given = readMoment('at', invocation, site);
  if (given !== undefined) return given;
  return writeMoment(minuteAt(now - (now % 60_000)), site);
}

/** The value of an option; a UsageError where it is no time. */
export function readMoment(option: string, invocation: Invocation, site: Site): WrittenMoment | undefined {
  const text = textOption(invocation, option);
  if (text === undefined) return undefined;
  const reading = readTime(text, site.timezone);
  if (!reading.ok) throw new UsageError(`--${option}: ${reading.problem.message}`, reading.problem.hint);
  return writeMoment(reading.moment, site);
}

export const writeMoment = (moment: Moment, { timezone }: Site): WrittenMoment => ({
  moment,
  text: writeTime(moment, timezone),
});
