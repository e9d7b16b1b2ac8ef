// The text of an issue and its comments as what was said, in Markdown that Candor takes.
import type { Moment } from '../../kernel/time.js';
import type { Kind, Status } from '../../model/state.js';
import { readLabel, statusInKind, statusOf } from '../labels.js';
import type { Report } from '../imported.js';
import { adaptMarkdown, type AdaptContext } from '../markdown/adapt.js';
import type { AddressRules } from '../markdown/addresses.js';
import { traceText } from '../markdown/edits.js';
import { shiftHeadings } from '../markdown/structure.js';
import { readSourceTime } from '../source-time.js';
import type { Said } from './course.js';
import type { Comment } from './issues.js';
import { isRobotClosing } from './severity.js';

const isWhole = (address: string): boolean => /^(?:https?:\/\/[^/\\\s]|mailto:\S)/i.test(address);

/** Addresses in issues are whole; what is relative leads to a place that only GitHub knows. */
export const issueAddresses: AddressRules = {
  link: (address) =>
    isWhole(address)
      ? { becomes: 'same' }
      : { becomes: 'text', reason: `the link to “${address}” leads to no web address, and is text now` },
  image: (address) =>
    isWhole(address)
      ? { becomes: 'same' }
      : { becomes: 'text', reason: `the image “${address}” cannot be shown` },
};

export interface Remark {
  readonly body: string;
  readonly moment: Moment;
  readonly name: string;
  /** The status that it has where its words name none. */
  readonly otherwise: Status;
}

/** Undefined where the text is beyond the limits of the Markdown parser. */
export function readRemark(
  { body, moment, name, otherwise }: Remark,
  kind: Kind,
  context: AdaptContext,
  report: Report,
): Said | undefined {
  const note: Report = (noteKind, line, reason) => report(noteKind, line, `${name}: ${reason}`);
  const adapted = adaptMarkdown(traceText(body.trim(), 1), context, note)?.text;
  if (adapted === undefined) return undefined;
  const label = readLabel(adapted);
  const status = label === undefined ? undefined : statusOf(label.words);
  const meant = status === undefined ? otherwise : statusInKind(status, kind);
  // The label goes into the heading where it says the very same; any other stays in the text.
  const isSame = label?.words.toLowerCase() === meant.replaceAll('-', ' ');
  const rest = label !== undefined && isSame ? label.rest.replace(/^\s*\n/, '') : adapted;
  const shift = (text: string): string => shiftHeadings(text.trim(), 4, context.readMarkdown);
  return { moment, name, meant, text: shift(adapted), rest: shift(rest) };
}

/** The comments that are statements, oldest first; what is left out is named. */
export function chooseComments(comments: readonly Comment[], report: Report): readonly Remark[] {
  const unique = new Map(comments.map((comment) => [comment.id === '' ? comment : comment.id, comment]));
  const remarks = [...unique.values()].flatMap((comment): Remark[] => {
    const { body, created, isRobot, isStranger } = comment;
    const moment = readSourceTime(created, 'UTC')?.moment;
    const name = `the comment of ${created}`;
    if (moment === undefined) {
      report('lost', 1, `a comment is left out, because it does not say when it was written`);
      return [];
    }
    if (body.trim() === '') return [];
    if (isRobot && !isRobotClosing(body)) {
      report('lost', 1, `${name} is by another robot than Upptime's, and is left out`);
      return [];
    }
    if (isStranger) {
      const reason = `${name} is by somebody who has no part in the repository; it is imported like any other`;
      report('guessed', 1, reason);
    }
    return [{ body, moment, name, otherwise: 'update' }];
  });
  return remarks.sort((a, b) => a.moment.from - b.moment.from);
}
