// Which incident is meant: the only one in question, or the one that a part of its id or title names; a person is asked
// where that leaves several.
import { nearestWord } from '../../kernel/nearest.js';
import { compareText } from '../../kernel/diagnostic.js';
import { isIncidentPath, type SourceFile } from '../../model/source.js';
import { showHidden } from '../../output/visible.js';
import { UsageError, type Io } from '../command.js';
import { describeIncident, openIncident, readIncident, type OpenedIncident } from './open-incident.js';
import { textOf, type SiteAtHand } from './site-at-hand.js';

export interface Search {
  /** Part of an id or title, or a path; undefined where nobody said. */
  readonly name: string | undefined;
  /** Whether a file may be in question, by a look at its text that costs nothing. */
  readonly mayBe: (text: string) => boolean;
  readonly is: (opened: OpenedIncident) => boolean;
  /** Which of several are rather meant: those of the first of these that any of them fits. */
  readonly rather?: readonly ((opened: OpenedIncident) => boolean)[];
  /** How many are looked for, the newest by their names first. */
  readonly most?: number;
  /** As it follows “which”: `incident is to be updated`. */
  readonly question: string;
  /** Where none is in question, in a sentence, and what to do. */
  readonly none: { readonly message: string; readonly hint: string };
  /** How the command is written with an id: `candor update ID STATUS "message"`. */
  readonly form: string;
}

export async function findIncident(search: Search, hand: SiteAtHand, io: Io): Promise<OpenedIncident> {
  if (search.name !== undefined) return findNamed(search.name, search, hand, io);
  const candidates = preferSome(listCandidates(search, hand), search);
  const [first, second] = candidates;
  if (first === undefined) throw new UsageError(search.none.message, withUnreadable(search.none.hint, hand));
  return second === undefined ? first : choose(candidates, search, io);
}

function preferSome(found: readonly OpenedIncident[], { rather = [] }: Search): readonly OpenedIncident[] {
  return rather.map((isMeant) => found.filter(isMeant)).find((some) => some.length > 0) ?? found;
}

/** What cannot be read may be the very incident that somebody looks for. */
function withUnreadable(hint: string, { tree: { unreadable } }: SiteAtHand): string {
  const [first] = unreadable;
  if (first === undefined) return hint;
  const files = unreadable.length === 1 ? showHidden(first) : `${unreadable.length} files`;
  return `${hint} ${files} could not be read, and may be meant: \`candor check\` says why.`;
}

/** Whether a word is part of the id of an incident. */
export const namesIncident = (word: string, { tree }: SiteAtHand): boolean =>
  matchIds(word, listPaths(tree.files)).length > 0;

/** The id that a word most likely was to be, by the whole of an id or by what follows its date. */
export function suggestId(word: string, { tree }: SiteAtHand): string | undefined {
  const ids = listPaths(tree.files).map(idOf);
  const bare = new Map(ids.map((id) => [id.replace(/^\d{4}-\d\d-\d\d-/, ''), id]));
  const near = nearestWord(word, [...ids, ...bare.keys()]);
  return near === undefined ? undefined : (bare.get(near) ?? near);
}

async function findNamed(name: string, search: Search, hand: SiteAtHand, io: Io): Promise<OpenedIncident> {
  const paths = listPaths([...hand.tree.files, ...hand.tree.unreadable.map((path) => ({ path }))]);
  const given = name.replace(/^\.\//, '');
  const exact = paths.find((path) => path === given || `${hand.prefix}${path}` === given);
  if (exact !== undefined) return openIncident(exact, hand, io);
  const byId = matchIds(given, paths);
  const matches = byId.length > 0 ? byId : matchTitles(given, hand.tree.files);
  const [first, second] = matches;
  if (first === undefined) throw describeUnknown(name, paths, hand, search);
  if (second === undefined) return openIncident(first, hand, io);
  const files = hand.tree.files.filter(({ path }) => matches.includes(path));
  const all = files.flatMap((file) => readIncident(file, hand) ?? []);
  const wanted = all.filter(search.is);
  const [only, other] = wanted;
  if (only !== undefined && other === undefined) return only;
  return choose(newestFirst(wanted.length > 0 ? wanted : all), search, io);
}

function listCandidates({ mayBe, is, most = Infinity }: Search, hand: SiteAtHand): readonly OpenedIncident[] {
  const found: OpenedIncident[] = [];
  const files = hand.tree.files.filter((file) => isIncidentPath(file.path) && mayBe(textOf(file)));
  for (const file of files.toSorted((a, b) => compareText(idOf(b.path), idOf(a.path)))) {
    const opened = readIncident(file, hand);
    if (opened !== undefined && is(opened)) found.push(opened);
    if (found.length >= most) break;
  }
  return newestFirst(found);
}

const newestFirst = (found: readonly OpenedIncident[]): readonly OpenedIncident[] =>
  found.toSorted((a, b) => b.incident.started.from - a.incident.started.from || compareText(a.path, b.path));

const listPaths = (files: readonly { readonly path: string }[]): readonly string[] =>
  files.map(({ path }) => path).filter(isIncidentPath);

export const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');

/** The one whose id it is, else those of whose ids it is a part, in any letter case. */
function matchIds(word: string, paths: readonly string[]): readonly string[] {
  const folded = word.normalize('NFC').toLowerCase();
  const ids = paths.map((path) => ({ path, id: idOf(path).normalize('NFC').toLowerCase() }));
  const same = ids.filter(({ id }) => id === folded);
  return (same.length > 0 ? same : ids.filter(({ id }) => id.includes(folded))).map(({ path }) => path);
}

/** By the line of the title, without parsing every file; what mentions `security` may be withheld, and is left out. */
function matchTitles(words: string, files: readonly SourceFile[]): readonly string[] {
  const folded = words.normalize('NFC').toLowerCase();
  return files.flatMap((file) => {
    if (!isIncidentPath(file.path)) return [];
    const [, front = ''] = /^\uFEFF?---([\s\S]*?)[\r\n]---/.exec(textOf(file)) ?? [];
    const [, title = ''] = /^title[ \t]*:(.*)$/m.exec(front) ?? [];
    const isPublic = !/secur/i.test(front);
    return isPublic && title.normalize('NFC').toLowerCase().includes(folded) ? [file.path] : [];
  });
}

function describeUnknown(
  name: string,
  paths: readonly string[],
  hand: SiteAtHand,
  search: Search,
): UsageError {
  const special = hand.tree.files.find(
    ({ path }) => !isIncidentPath(path) && (path === name || idOf(path).toLowerCase() === name.toLowerCase()),
  );
  if (special !== undefined) {
    const message = `${special.path} is no incident: its name, or that of its folder, begins with \`_\`.`;
    return new UsageError(message, 'Edit it by hand.');
  }
  const near = nearestWord(name, paths.map(idOf));
  const open = near === undefined ? listCandidates({ ...search, most: 10 }, hand) : [];
  const hint =
    near !== undefined
      ? `Did you mean \`${near}\`?`
      : open.length > 0
        ? `In question are:\n${open.map(describeChoice).join('\n')}`
        : search.none.hint;
  return new UsageError(`No incident has \`${showHidden(name)}\` in its id or title.`, hint);
}

async function choose(
  candidates: readonly OpenedIncident[],
  { question, form }: Search,
  { questions }: Io,
): Promise<OpenedIncident> {
  const [first] = candidates;
  if (questions === undefined || first === undefined) {
    const shown = candidates.slice(0, 10).map(describeChoice).join('\n');
    const more = candidates.length > 10 ? `\nand ${candidates.length - 10} more` : '';
    throw new UsageError(
      `It is not clear which ${question}: ${candidates.length} could be meant.`,
      `Write \`${form}\` with a part of one of these ids:\n${shown}${more}`,
    );
  }
  const path = await questions.choose({
    message: `Which ${question}?`,
    choices: candidates.map((opened) => ({
      value: opened.path,
      label: idOf(opened.path),
      hint: describeIncident(opened),
    })),
  });
  return candidates.find((opened) => opened.path === path) ?? first;
}

const describeChoice = (opened: OpenedIncident): string =>
  `  ${showHidden(idOf(opened.path))} (${describeIncident(opened)})`;
