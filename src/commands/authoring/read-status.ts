// The status that a word of the command line means: in English or in the language of the site, in any letter case.
import { suggestWord } from '../../kernel/nearest.js';
import { statusWords } from '../../model/messages/messages-for.js';
import type { Site } from '../../model/site.js';
import { isClosing, statusesOfKind, type Kind, type Status } from '../../model/state.js';
import { UsageError } from '../command.js';

/** Undefined for any other word. `in-progress`, `In progress` and `in_progress` are the same. */
export function readStatus(word: string, { locale }: Site): Status | undefined {
  const folded = fold(word);
  return [...statusWords(locale)].find(([known]) => fold(known) === folded)?.[1];
}

const fold = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, ' ');

/** As an argument has it. */
export const listStatuses = (kind: Kind): string =>
  statusesOfKind[kind].map((status) => `\`${status}\``).join(', ');

/** A UsageError where entries of the kind never have the status. */
export function refuseWrongKind(status: Status, kind: Kind): void {
  if (statusesOfKind[kind].includes(status)) return;
  const noun = kind === 'maintenance' ? kind : kind === 'incident' ? 'an incident' : 'a notice';
  const counterpart = isClosing(status) ? statusesOfKind[kind].find(isClosing) : undefined;
  const hint =
    counterpart === undefined
      ? `The statuses of ${noun} are ${listStatuses(kind)}.`
      : `Did you mean \`${counterpart}\`?`;
  throw new UsageError(`\`${status}\` is not a status of ${noun}.`, hint);
}

/** What to say of a word that was to be a status. */
export const suggestStatus = (word: string, kind: Kind): string =>
  suggestWord(word, statusesOfKind[kind], 'statuses');
