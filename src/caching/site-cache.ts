// What a site remembers between two builds, in a folder of its own that can be deleted, copied or restored at any time.
import { join } from 'node:path';
import { createCachedReader, type CachedReader } from './cached-reader.js';
import { isOwnFolder, openRecordStore, type RecordStore, type StoreUse } from './record-store.js';

export interface SiteCache {
  readonly reader: CachedReader;
  readonly records: RecordStore;
  /** Absolute; undefined where nothing is to outlive this process. */
  readonly folder: string | undefined;
  /** Names the program and the data that it works with. */
  readonly stamp: string;
}

/** Relative to the site. */
export const cacheFolder: string = join('.candor', 'cache');

/** Where the writer remembers how the output looked; relative to the cache. */
export const outputMemory = 'output.json';

/**
 * Without a folder it remembers for this process alone, and so it does where the folder or the one above it is a link:
 * that may lead to what belongs to somebody else.
 */
export function openSiteCache(wanted: string | undefined, stamp: string, use: StoreUse = 'read'): SiteCache {
  const folder = wanted !== undefined && isOwnFolder(wanted) ? wanted : undefined;
  const records = openRecordStore(folder, use);
  return { reader: createCachedReader(records, stamp), records, folder, stamp };
}
