// `candor show`: one incident, maintenance or notice in the terminal, as readers get it.
import { suggestWord } from '../kernel/nearest.js';
import type { SourceFile } from '../model/source.js';
import { describeEntry } from '../output/entries/describe-entry.js';
import { entryJson } from '../output/entries/entries-json.js';
import type { ListedEntry } from '../output/entries/listed-entry.js';
import { showHidden } from '../output/visible.js';
import { textOption, UsageError, type Command } from './command.js';
import { readEntries } from './authoring/read-entries.js';
import { folderOption, textOf } from './authoring/site-at-hand.js';
import { nowOption, showsColor } from './site-options.js';

export const show: Command = {
  arguments: [{ name: '<id>', summary: 'part of its id or title' }],
  options: [
    { flags: '--format <format>', summary: 'how it is told', choices: ['pretty', 'json'], default: 'pretty' },
    folderOption,
    nowOption,
  ],
  examples: ['candor show slow-answers', 'candor show 2026-01-15-slow-answers --format json'],
  run: (invocation, io) => {
    const name = invocation.arguments[0] ?? '';
    // An id stands in the path; a title, or the slug of what is withheld, in the text.
    const mentions = (file: SourceFile): boolean =>
      fold(`${file.path}\n${textOf(file)}`).includes(fold(name));
    const likely = readEntries(invocation, io, mentions);
    const isKnown = matchEntries(name, likely.entries).length > 0;
    const { entries, compilation, now } = isKnown ? likely : readEntries(invocation, io);
    const { site } = compilation;
    const entry = findEntry(name, entries);
    const isJson = textOption(invocation, 'format') === 'json';
    io.out(
      isJson
        ? entryJson(entry, site, now)
        : describeEntry(entry, { site, now, color: showsColor('out', io) }),
    );
    return Promise.resolve(0);
  },
};

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

const idOf = (entry: ListedEntry): string =>
  entry.kind === 'undated' ? entry.incident.slug : entry.incident.id;

/** Those of an id or path, else those of which the id holds the name, else those of which the title does. */
function matchEntries(name: string, entries: readonly ListedEntry[]): readonly ListedEntry[] {
  const folded = fold(name);
  const isExact = (entry: ListedEntry): boolean =>
    fold(idOf(entry)) === folded || (entry.kind === 'dated' && fold(entry.incident.path) === folded);
  const exact = entries.filter(isExact);
  if (exact.length > 0) return exact;
  const byId = entries.filter((entry) => fold(idOf(entry)).includes(folded));
  return byId.length > 0 ? byId : entries.filter(({ incident }) => fold(incident.title).includes(folded));
}

/** A UsageError where the name is not that of one alone. */
function findEntry(name: string, entries: readonly ListedEntry[]): ListedEntry {
  const found = matchEntries(name, entries);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first === undefined) {
    const hint = suggestWord(name, entries.map(idOf), 'entries');
    throw new UsageError(`No incident has \`${showHidden(name)}\` in its id or title.`, hint);
  }
  const lines = found
    .slice(0, 10)
    .map((entry) => `  ${showHidden(idOf(entry))} (${showHidden(entry.incident.title)})`);
  const more = found.length > 10 ? `\nand ${found.length - 10} more` : '';
  throw new UsageError(
    `${found.length} incidents have \`${showHidden(name)}\` in their id or title.`,
    `Write more of one of these ids:\n${lines.join('\n')}${more}`,
  );
}
