// The cache of a site as the commands use it: beside the sources, unless one is told to do without.
import { join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { cacheFolder, openSiteCache, type SiteCache } from '../caching/site-cache.js';
import type { StoreUse } from '../caching/record-store.js';
import { isTracked } from '../git.js';
import { programFingerprint } from '../version.js';
import type { CommandOption, Invocation, Io } from './command.js';

export const cacheOption: CommandOption = {
  flags: '--no-cache',
  summary: 'read every file anew, and leave nothing behind for the next time',
};

/** Sources that are run without having been compiled have no name that would tell them from others, and no cache. */
export function openCache(
  folder: string,
  { options }: Invocation,
  { timeZoneData }: Io,
  use: StoreUse = 'read',
): SiteCache {
  const program = programFingerprint();
  // What came with the sources was written by whoever wrote those, and could say anything of them.
  const isOwn = program !== undefined && options['cache'] !== false && !isTracked(folder, cacheFolder);
  const stamp = program === undefined ? '' : [program, timeZoneData, cachedDataVersionTag()].join(' ');
  return openSiteCache(isOwn ? join(folder, cacheFolder) : undefined, stamp, use);
}
