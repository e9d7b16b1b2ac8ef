// Which paths of an output can stand beside each other on every system.
import { once, rememberList } from '../kernel/remember.js';
import { foldPath, outputPathProblem } from './output.js';

/** Pairs of paths that cannot stand in one folder: equal but for case or Unicode form, or a file where a folder must be. */
export const collidingOutputPaths: (paths: readonly string[]) => readonly (readonly [string, string])[] =
  rememberList((paths) => {
    const claim = createClaimer();
    const collisions: (readonly [string, string])[] = [];
    for (const path of paths) {
      const other = claim(path);
      if (other !== undefined) collisions.push([other, path]);
    }
    return collisions;
  });

/**
 * Whether all of these paths can be written beside each other, as nearly always. Where most of them were in the last
 * list, only the others are looked at.
 */
export const areSoundPaths: (paths: readonly string[]) => boolean = rememberList(createSoundnessCheck());

function createSoundnessCheck(): (paths: readonly string[]) => boolean {
  let last: SoundPaths | undefined;
  return (paths) => {
    // What is gone by now may be all that stands in the way: then all are looked at.
    last = (last && extendSound(last, paths)) ?? checkSound(paths);
    return last !== undefined;
  };
}

interface SoundPaths {
  readonly paths: () => ReadonlySet<string>;
  /** Has claimed all of them, and maybe some that are gone. */
  readonly claim: Claimer;
}

function checkSound(paths: readonly string[]): SoundPaths | undefined {
  const claim = createClaimer();
  const areSound =
    paths.every((path) => claim(path) === undefined) &&
    paths.every((path) => outputPathProblem(path) === undefined);
  return areSound ? { paths: once(() => new Set(paths)), claim } : undefined;
}

function extendSound({ paths: before, claim }: SoundPaths, paths: readonly string[]): SoundPaths | undefined {
  const known = before();
  const all = new Set(paths);
  if (all.size < paths.length) return undefined;
  const isSound = (path: string): boolean => {
    if (known.has(path)) return true;
    if (outputPathProblem(path) !== undefined) return false;
    // What was gone for a while has claimed its place itself.
    const other = claim(path);
    return other === undefined || other === path;
  };
  return paths.every(isSound) ? { paths: () => all, claim } : undefined;
}

type Claimer = (path: string) => string | undefined;

/** Claims one path after the other, and gives for each that cannot stand beside the earlier ones one of those. */
function createClaimer(): Claimer {
  /** By folded name, like the folders; of those with the path that was the first to lie in each. */
  const files = new Map<string, string>();
  const folders = new Map<string, { readonly spelling: string; readonly path: string }>();
  const spellings = new Set<string>();
  const claimFile = (path: string): string | undefined => {
    const name = foldPath(path);
    const other = files.get(name) ?? folders.get(name)?.path;
    if (other === undefined) files.set(name, path);
    return other;
  };
  const claimFolder = (spelling: string, path: string): string | undefined => {
    const name = foldPath(spelling);
    const other = folders.get(name);
    if (other !== undefined) return other.spelling === spelling ? undefined : other.path;
    const file = files.get(name);
    if (file === undefined) folders.set(name, { spelling, path });
    return file;
  };
  /** The folders that `spelling` lies in, from the outermost; most are known from the path before. */
  const claimFolders = (spelling: string, path: string): string | undefined => {
    const end = spelling.lastIndexOf('/');
    const folder = spelling.slice(0, Math.max(0, end));
    if (end === -1 || spellings.has(folder)) return undefined;
    const other = claimFolders(folder, path) ?? claimFolder(folder, path);
    if (other === undefined) spellings.add(folder);
    return other;
  };
  return (path) => claimFolders(path, path) ?? claimFile(path);
}
