// The text of a post as cState's authors write it: the updates, newest first, each with its status before it and a
// `track` with its time, then what belongs to none of them.
import { formatInstant, momentAttribute } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { updatesNewestFirst } from '../../model/timeline.js';
import type { Incident, Update } from '../../model/incident.js';
import type { WriteText } from './write-text.js';

export interface Body {
  readonly text: string;
  /** What had to be left out, in sentences without a full stop. */
  readonly losses: readonly string[];
}

/** An instant in UTC; a bare day as it is. */
export const writeMoment = (moment: Moment, zone: string): string =>
  moment.precision === 'day' ? momentAttribute(moment, zone) : formatInstant(moment.from);

/** `rest` is what follows the updates, in Markdown. */
export function writeBody(incident: Incident, rest: readonly string[], zone: string, write: WriteText): Body {
  const updates = updatesNewestFirst(incident).map((update) => ({ update, text: write(update.prose) }));
  const whole = updates.map(({ update, text }) => ({ update, text: withoutRules(text) }));
  // One track dates one paragraph; where any update has more, its time has to stand above it, and so all do.
  const isPlain = whole.every(({ text }) => isParagraph(text));
  const parts = whole.map(({ update, text }) => {
    const label = `*${nameOf(update)}*`;
    const track = `{{< track "${writeMoment(update.time, zone)}" >}}`;
    if (text === '') return `${label} ${track}`;
    return isPlain ? `${label} - ${text} ${track}` : `${label} ${track}\n\n${text}`;
  });
  const below = rest.filter((text) => text !== '');
  const isSplit = parts.length > 0 && below.length > 0;
  const changed = updates.filter(({ text }, index) => whole[index]?.text !== text).length;
  return {
    text: [...parts, ...(isSplit ? ['***'] : []), ...below].join('\n\n'),
    losses:
      changed === 0
        ? []
        : [
            `the lines across ${changed === 1 ? 'an update' : `${changed} updates`}, for a line ends an update`,
          ],
  };
}

/** A rule in an update would part it from its time. */
const withoutRules = (text: string): string =>
  text
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/^\*\*\*$\n*/gm, '')))
    .join('')
    .trim();

/** Whether a text is one paragraph to any reader of Markdown, in which a track may stand. */
const isParagraph = (text: string): boolean =>
  !text.includes('\n\n') &&
  !/^(?:[-*+]|\d{1,9}[.)])\s|^[#>|`~]|^ {4}|^\[\^\d+\]:|^\*\*\*$/m.test(text) &&
  !text.endsWith('\\');

function nameOf({ status }: Update): string {
  const words = status.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
