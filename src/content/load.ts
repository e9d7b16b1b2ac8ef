// Reads a site's folder into a source tree: the only place where content meets the disk. Nothing is followed, nothing
// is opened that could hang, and whatever is left out has a diagnostic.
import { existsSync, lstatSync, readdirSync, readFileSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Code } from '../kernel/codes.js';
import { compareText, diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import type { SourceEntry, SourceFile, SourceTree } from '../model/source.js';

/** A file larger than this is not opened at all, in bytes; the limits of the configuration lie far below. */
export const readLimit: number = 4 * 1024 * 1024;

export const configName = 'candor.yaml';

/** How files looked when they were read, by path. */
export interface LoadMemory {
  files: Map<string, LookedAt>;
  /** When the last of them was changed, by the clock of the file system, in milliseconds. */
  newest: number;
  /** What was loaded last. */
  tree: SourceTree | undefined;
}

interface LookedAt {
  readonly file: SourceFile;
  readonly stats: Stats;
}

export const emptyMemory = (): LoadMemory => ({ files: new Map(), newest: 0, tree: undefined });

/**
 * Loads the site in `folder`. A folder that is not there is an empty tree; an unreadable file is a diagnostic. With a
 * memory, which it brings up to date, a file that looks as it did is not read again and is the same object.
 */
export function loadSite(folder: string, memory?: LoadMemory): SourceTree {
  const looked = new Map<string, LookedAt>();
  const found: Found = { files: [], entries: [], unreadable: [], diagnostics: [], memory, looked };
  const config = readOne(folder, configName, found);
  refuseMisnamed(folder, found);
  walk(folder, 'incidents', true, found);
  const published: Found = { ...found, files: [], entries: [], unreadable: [], diagnostics: [] };
  walk(folder, 'public', false, published);
  const tree: SourceTree = {
    config,
    files: found.files,
    attachments: found.entries,
    publicFiles: published.entries,
    unreadable: found.unreadable,
    diagnostics: [...found.diagnostics, ...published.diagnostics],
  };
  if (memory !== undefined) {
    let newest = 0;
    for (const { stats } of looked.values()) newest = Math.max(newest, stats.ctimeMs);
    Object.assign(memory, { files: looked, newest, tree });
  }
  return tree;
}

/**
 * The tree of the memory with these incident files read again, which it brings up to date; to look at ten thousand takes
 * longer than all else. Undefined where more than the text of files that it knows may be another.
 */
export function reloadFiles(
  folder: string,
  paths: ReadonlySet<string>,
  memory: LoadMemory,
): SourceTree | undefined {
  const { tree } = memory;
  // To look at all takes no longer than to look at that many, and finds what came or went with them.
  if (tree === undefined || paths.size > mostReloaded) return undefined;
  const found: Found = {
    ...{ files: [], entries: [], unreadable: [], diagnostics: [] },
    ...{ memory: emptyMemory(), looked: new Map() },
  };
  for (const path of paths) {
    const isKnown = path !== configName && memory.files.has(path);
    if (!isKnown || readOne(folder, path, found) === undefined) return undefined;
  }
  const { looked } = found;
  const files = tree.files.map((file) => looked.get(file.path)?.file ?? file);
  for (const [path, look] of looked) memory.files.set(path, look);
  // `newest` stays: a file that was not looked at now may have changed in the tick after it was read.
  return Object.assign(memory, { tree: { ...tree, files } }).tree;
}

const mostReloaded = 100;

/** Whether the folder holds anything else than the tree of the memory, which it brings up to date. */
export function hasChanged(folder: string, memory: LoadMemory): boolean {
  const { tree } = memory;
  return !isDeepStrictEqual(loadSite(folder, memory), tree);
}

interface Found {
  readonly files: SourceFile[];
  readonly entries: SourceEntry[];
  readonly unreadable: string[];
  readonly diagnostics: Diagnostic[];
  readonly memory: LoadMemory | undefined;
  readonly looked: Map<string, LookedAt>;
}

/** A folder that was meant to be `incidents` or `public`: everything in it would be missing without a word. */
function refuseMisnamed(site: string, found: Found): void {
  const entries = existsSync(site) ? readdirSync(site, { withFileTypes: true }) : [];
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of folders) {
    const folded = name.toLowerCase();
    const meant = folded === 'incident' && !folders.includes('incidents') ? 'incidents' : folded;
    if (name === meant || !['incidents', 'public'].includes(meant)) continue;
    const message = `The folder is named \`${name}\`; expected \`${meant}\`, so nothing in it is read.`;
    refuse('file/folder-name', name, message, found, `Rename it to \`${meant}\`.`);
  }
}

function walk(site: string, path: string, readsMarkdown: boolean, found: Found): void {
  for (const { name, entry } of listFolder(site, path, found)) {
    const inner = `${path}/${name}`;
    const isMarkdown = readsMarkdown && name.endsWith('.md');
    if (entry.isDirectory() && !isMarkdown) {
      walk(site, inner, readsMarkdown, found);
    } else if (isMarkdown) {
      const file = readOne(site, inner, found);
      if (file === undefined) found.unreadable.push(inner);
      else found.files.push(file);
    } else if (entry.isFile()) {
      const size = sizeOf(site, inner);
      if (size === undefined) refuse('file/unreadable', inner, 'The file vanished while it was read.', found);
      else found.entries.push({ path: inner, size });
    } else refuseKind(entry, inner, found);
  }
}

// Hidden files and what editors leave behind while they save are nobody's content; a public `.well-known` is.
export const isIgnored = (name: string, path: string): boolean =>
  path.startsWith('public')
    ? name === '.DS_Store'
    : name.startsWith('.') || /~$|^#.*#$|\.sw[a-p]$/.test(name);

function listFolder(site: string, path: string, found: Found): { name: string; entry: Dirent<Buffer> }[] {
  return readFolder(site, path, found)
    .flatMap((entry) => {
      const name = decodeName(entry.name);
      if (name === undefined) {
        const shown = `${path}/${entry.name.toString('latin1')}`;
        refuse('file/path-not-utf8', shown, 'The name of the file is not valid UTF-8.', found, 'Rename it.');
        return [];
      }
      return isIgnored(name, path) ? [] : [{ name, entry }];
    })
    .sort((a, b) => compareText(a.name, b.name));
}

function readFolder(site: string, path: string, found: Found): Dirent<Buffer>[] {
  try {
    const stats = lstatSync(join(site, path), { throwIfNoEntry: false });
    if (stats?.isDirectory() === true)
      return readdirSync(join(site, path), { encoding: 'buffer', withFileTypes: true });
    if (stats?.isSymbolicLink() === true) refuseKind(stats, path, found);
    else if (stats !== undefined) {
      const message = `\`${path}\` is not a folder, so nothing can be read below it.`;
      const hint = 'Rename or remove it, and create a folder of that name.';
      refuse('file/unreadable', path, message, found, hint);
    }
  } catch (error) {
    const message = `The folder could not be read${reasonOf(error)}.`;
    refuse('file/unreadable', path, message, found, 'Check its permissions.');
  }
  return [];
}

function decodeName(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readOne(site: string, path: string, found: Found): SourceFile | undefined {
  try {
    const stats = lstatSync(join(site, path), { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    const known = findKnown(path, stats, found.memory);
    if (known !== undefined) {
      found.looked.set(path, known);
      return known.file;
    }
    // Opening a pipe would wait for ever, so the kind is looked at first.
    if (!stats.isFile()) refuseKind(stats, path, found);
    else if (stats.size > readLimit) {
      const message = `The file has ${stats.size} bytes; at most ${readLimit} are read.`;
      refuse('file/too-large', path, message, found, 'Move long material into an attachment and link to it.');
    } else {
      const file = { path, bytes: readFileSync(join(site, path)) };
      if (found.memory !== undefined) found.looked.set(path, { file, stats });
      return file;
    }
  } catch (error) {
    refuse(
      'file/unreadable',
      path,
      `The file could not be read${reasonOf(error)}.`,
      found,
      'Check its permissions.',
    );
  }
  return undefined;
}

/** A change within a tick of the clock after a file was read would leave it looking the same, so such a file is read again. */
const tick = 50;

function findKnown(path: string, stats: Stats, memory: LoadMemory | undefined): LookedAt | undefined {
  const known = memory?.files.get(path);
  if (memory === undefined || known === undefined || stats.ctimeMs > memory.newest - tick) return undefined;
  const { stats: before } = known;
  const isSame =
    stats.ctimeMs === before.ctimeMs &&
    stats.mtimeMs === before.mtimeMs &&
    stats.size === before.size &&
    stats.ino === before.ino;
  return isSame ? known : undefined;
}

function refuseKind(entry: Pick<Dirent, 'isSymbolicLink' | 'isDirectory'>, path: string, found: Found): void {
  if (entry.isSymbolicLink()) {
    const hint = 'Put the file or folder itself there; a link can lead outside of the repository.';
    refuse('file/symlink', path, 'The path is a symbolic link, which is not followed.', found, hint);
    return;
  }
  if (!entry.isDirectory()) {
    const message = 'The path is a pipe, socket or device; expected a file.';
    refuse('file/not-regular', path, message, found, 'Remove it.');
    return;
  }
  const message = 'The path is a folder where a file is expected, so nothing in it is read.';
  const hint = path.endsWith('.md') ? 'Rename the folder so that it does not end in `.md`.' : 'Rename it.';
  refuse('file/not-regular', path, message, found, hint);
}

function refuse(code: Code, path: string, message: string, found: Found, hint?: string): void {
  found.diagnostics.push(diagnose(code, startOfFile(path), message, { hint }));
}

const sizeOf = (site: string, path: string): number | undefined =>
  lstatSync(join(site, path), { throwIfNoEntry: false })?.size;

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return `, because permission was denied (${code})`;
  return code === '' ? '' : ` (${code})`;
};
