// What `candor import` tells people: every note under its file, then the counts, which add up.
import type { ImportNote, NoteKind } from '../importers/imported.js';
import { showHidden } from '../output/visible.js';

export interface ImportOutcome {
  /** Ordered by path, then line. */
  readonly notes: readonly ImportNote[];
  /** What a record of the source is called, with a plural in s. */
  readonly noun: string;
  /** Records of the source. */
  readonly read: number;
  readonly written: number;
  readonly unchanged: number;
  /** Copies of records that are written. */
  readonly repeated: number;
  readonly refused: number;
  /** Files of the new site that are written, the configuration and images among them. */
  readonly files: number;
  readonly dryRun: boolean;
  /** As the user named it. */
  readonly out: string;
}

export function describeImport(outcome: ImportOutcome): string {
  const { notes, noun, read, written, unchanged, repeated, refused, files, dryRun, out } = outcome;
  const sections = [...new Set(notes.map(({ path }) => path))].map((path) => {
    const own = notes.filter((note) => note.path === path);
    const width = Math.max(...own.map(({ line }) => String(line).length));
    const lines = own.map(
      ({ line, kind, reason }) => `  ${String(line).padStart(width)}  ${kind.padEnd(7)}  ${reason}`,
    );
    return showLines([path, ...lines]);
  });
  const count = (kind: NoteKind): number => notes.filter((note) => note.kind === kind).length;
  const there = unchanged === 0 ? '' : `${unchanged} already there, `;
  const copies = repeated === 0 ? '' : `${repeated} repeated, `;
  const what = dryRun
    ? `Nothing was written: this was a dry run. ${countFiles(files)} would be written to ${out}.`
    : files === 0
      ? `Nothing was written: all of it is in ${out} already.`
      : `${countFiles(files)} written to ${out}.`;
  const totals = [
    `${read} ${read === 1 ? noun : `${noun}s`} read: ${written} written, ${there}${copies}${refused} refused.`,
    `Guessed: ${count('guessed')}. Lost: ${count('lost')}. Refused: ${count('refused')}.`,
    refused > 0 && files === 0 && !dryRun ? `Nothing was written to ${out}.` : what,
  ];
  return `${[...sections, showLines(totals)].join('\n\n')}\n`;
}

const countFiles = (number: number): string => `${number} ${number === 1 ? 'file' : 'files'}`;

// Names and values come from others: nothing in them is obeyed by the terminal.
const showLines = (lines: readonly string[]): string => lines.map(showHidden).join('\n');
