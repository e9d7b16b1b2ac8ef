// Whether an output still stands as the last build of the site has left it, told by how its files look.
import { manifestName } from '../../model/output.js';
import { hashFile } from './copy.js';
import { readManifest, type Hashes } from './manifest.js';
import { readStanding } from './standing.js';
import { checkTarget, type Target } from './target.js';

export interface Untouched {
  /** Of every file of the site. */
  readonly hashes: Hashes;
  readonly kept: readonly string[];
  /** The hash of its manifest, which names the site that stands there. */
  readonly name: string;
}

/**
 * Undefined where anything was changed, may have been, or cannot be told: then whoever publishes finds out what.
 * `memory` is the file that `publishSite` left, absolute.
 */
export function findUntouched(
  target: Target,
  { keep, memory }: { readonly keep: readonly string[]; readonly memory: string },
): Untouched | undefined {
  try {
    const out = checkTarget(target);
    const hashes = readManifest(out, manifestName);
    if (hashes === undefined) return undefined;
    const planned = { paths: new Set(hashes.keys()), hash: (path: string) => hashes.get(path) };
    const { isNews, isSettled, kept } = readStanding(out, keep, planned, memory);
    return isNews || !isSettled ? undefined : { hashes, kept, name: hashFile(`${out}/${manifestName}`) };
  } catch {
    return undefined;
  }
}
