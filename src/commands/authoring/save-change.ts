// Writes an incident file, if the check finds nothing wrong that was not wrong before, and commits it where that is asked.
import { join } from 'node:path';
import type { Diagnostic } from '../../kernel/diagnostic.js';
import type { SourceTree } from '../../model/source.js';
import { showHidden } from '../../output/visible.js';
import { applyEdits, type Editing } from '../../editing/text-edit.js';
import { UsageError, type Io } from '../command.js';
import { replaceFile } from '../replace-file.js';
import { checkFile, describeProblems, isError, listNewErrors } from './check-file.js';
import { commitFile } from './commit-file.js';
import type { OpenedIncident } from './open-incident.js';
import type { SiteAtHand } from './site-at-hand.js';

export interface Change {
  /** Relative to the site. */
  readonly path: string;
  readonly text: string;
  /** The bytes that the file had; undefined of a new one. */
  readonly before: Uint8Array | undefined;
  /** Called to put the text in its place. */
  readonly write: (text: string) => void;
  /** The subject of a commit; undefined where none is wanted. */
  readonly subject: string | undefined;
  /** What was done, in a sentence. */
  readonly done: string;
  /** What to do next; lines of text. */
  readonly next: readonly string[];
}

/** The exit code: 1 where the file is or would be wrong. */
export function saveChange(change: Change, hand: SiteAtHand, io: Io): number {
  const { path, text, before } = change;
  const changed = withFile(hand.tree, path, text);
  const problems = checkFile(path, changed, hand).filter(({ level }) => level !== 'info');
  const known = before === undefined ? [] : checkFile(path, hand.tree, hand);
  const wrong = listNewErrors(problems, known);
  const show = (told: readonly Diagnostic[]): void => {
    io.err(`${describeProblems(told, changed, hand.prefix, io)}\n`);
  };
  if (wrong.length > 0) {
    show(wrong);
    io.err(`${showHidden(hand.prefix + path)} would be wrong, so nothing was written.\n`);
    return 1;
  }
  change.write(text);
  if (problems.length > 0) show(problems);
  io.out(`${change.done}\n`);
  if (change.subject !== undefined) {
    commitFile(hand.folder, path, change.subject);
    io.out(`Committed: ${showHidden(change.subject)}\n`);
  }
  for (const line of change.next) io.out(`${line}\n`);
  return problems.some(isError) ? 1 : 0;
}

/** An edit of a file that was read; a UsageError where it cannot be made. */
export function changeOf(
  opened: OpenedIncident,
  editings: readonly Editing[],
  said: Pick<Change, 'subject' | 'done' | 'next'>,
  hand: SiteAtHand,
): Change {
  const edits = editings.flatMap((editing) => {
    if (!editing.ok) throw new UsageError(editing.problem, editing.hint);
    return editing.edits;
  });
  const { path, source, text } = opened;
  return {
    ...said,
    path,
    text: applyEdits(text, edits),
    before: source.bytes,
    write: (changed) => {
      replaceFile(join(hand.folder, path), changed, source.bytes);
    },
  };
}

function withFile(tree: SourceTree, path: string, text: string): SourceTree {
  const others = tree.files.filter((file) => file.path !== path);
  return { ...tree, files: [...others, { path, bytes: new TextEncoder().encode(text) }] };
}
