// How a file writes its updates, so that a new one looks like the others.
import type { SubSection } from '../content/split-sections.js';
import { english } from '../model/messages/en.js';
import { messagesFor } from '../model/messages/messages-for.js';
import type { Messages } from '../model/messages/messages.js';
import type { State, Status } from '../model/state.js';
import { firstLineOf, isBlank, type Outline } from './outline.js';
import type { EditedFile } from './text-edit.js';

export interface UpdateStyle {
  /** The words of a language for the statuses. */
  readonly words: Messages['statuses'];
  /** Between the status and the time. */
  readonly separator: string;
  /** Empty lines below a heading, and between two updates. */
  readonly belowHeading: number;
  readonly between: number;
}

/** Of a file without any update. */
export const plainStyle = (locale: string): UpdateStyle => ({
  words: messagesFor(locale).statuses,
  separator: ' - ',
  belowHeading: 0,
  between: 1,
});

/** As its newest update is written. */
export function readStyle({ incident, site }: EditedFile, outline: Outline): UpdateStyle {
  const plain = plainStyle(site.locale);
  const newest = incident.updates.at(-1);
  if (newest === undefined) return plain;
  const line = newest.place.start.line - 1;
  const { from, to } = outline.lines[line] ?? { from: 0, to: 0 };
  const heading = outline.text.slice(from, to).replace(/^\s*#+\s*/, '');
  const [words = plain.words, word = ''] =
    [english.statuses, plain.words]
      .map((all) => [all, all[newest.status]] as const)
      .find(([, own]) => heading.toLowerCase().startsWith(own.toLowerCase())) ?? [];
  return {
    words,
    separator: /^\s*[-–—·:]?\s+(?=[~\d])/.exec(heading.slice(word.length))?.[0] ?? plain.separator,
    belowHeading: isBlank(outline, line + 1) ? 1 : 0,
    between: countBetween(outline, outline.sections.updates?.parts ?? []) ?? plain.between,
  };
}

/** The empty lines above the second update of the file, up to two. */
function countBetween(outline: Outline, [, second]: readonly SubSection[]): number | undefined {
  if (second === undefined) return undefined;
  const line = firstLineOf(second.heading);
  if (!isBlank(outline, line - 1)) return 0;
  return isBlank(outline, line - 2) ? 2 : 1;
}

export interface HeadedUpdate {
  readonly status: Status;
  readonly time: string;
  readonly changes: ReadonlyMap<string, State>;
}

export function writeHeading(
  { status, time, changes }: HeadedUpdate,
  { words, separator }: Pick<UpdateStyle, 'words' | 'separator'>,
): string {
  const states = [...changes].map(([id, state]) => `${id}: ${state}`).join(', ');
  return `### ${words[status]}${separator}${time}${states === '' ? '' : ` {${states}}`}`;
}
