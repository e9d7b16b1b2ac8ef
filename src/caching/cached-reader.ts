// Reads each file once for all builds: what it yields is kept by the hash of its bytes and of all else that it depends
// on. What may be withheld is never kept.
import { hash } from 'node:crypto';
import { readConfig } from '../config/read-config.js';
import { parseFile, type ParsedFile } from '../content/parse-file.js';
import { rememberBy } from '../kernel/remember.js';
import type { SourceReader } from '../compilation/read-sources.js';
import type { Incident } from '../model/incident.js';
import type { Site } from '../model/site.js';
import type { SourceFile } from '../model/source.js';
import type { Naming } from '../site/name-value.js';
import { nameText } from './late-prose.js';
import { packFile, unpackFile } from './pack-file.js';
import type { RecordStore } from './record-store.js';

export interface CachedReader extends SourceReader {
  /** Names all that an incident or text that it gave was read from; undefined where it was not this one that gave it. */
  readonly nameRead: Naming['nameRead'];
}

/** `stamp` names the program and the data that it reads with; what another one has kept is not found. */
export function createCachedReader(store: RecordStore, stamp: string): CachedReader {
  const settingsOf = rememberBy((site: Site) => hash('sha256', `${stamp}\n${writeSettings(site)}`));
  const hashOf = rememberBy(({ bytes }: SourceFile) => hash('sha256', bytes));
  const keyIn = (site: Site, file: SourceFile): string =>
    hash('sha256', `${settingsOf(site)}\n${file.path}\n${hashOf(file)}`);
  const keys = new WeakMap<Incident, string>();
  const find = (key: string, site: Site, file: SourceFile): ParsedFile | undefined => {
    const bytes = store.get(key);
    if (bytes === undefined) return undefined;
    try {
      // The disk may have lost it by the time that a text of it is read.
      const found = unpackFile(bytes, site, key, () => store.get(key) ?? packAgain(file, site));
      if (found.content.kind === 'incident') keys.set(found.content.incident, key);
      return found;
    } catch {
      return undefined;
    }
  };
  /** Packed and unpacked at once: ten thousand files take less memory as bytes than as what was made of them. */
  const read = (file: SourceFile, key: string, site: Site): ParsedFile => {
    const parsed = parseFile(file, site);
    const packed = packFile(parsed);
    if (packed === undefined) return parsed;
    store.put(key, packed);
    return find(key, site, file) ?? parsed;
  };
  return {
    readConfig,
    nameRead: (read) => ('segments' in read ? nameText(read) : keys.get(read)),
    parseFile: (file, site) => {
      const key = keyIn(site, file);
      return find(key, site, file) ?? read(file, key, site);
    },
  };
}

/** All of the configuration that content/ looks at. */
export const readSettings: readonly (keyof Site)[] = [
  'timezone',
  'locale',
  'components',
  'severities',
  'postmortem',
  'allowRemoteImages',
  'limits',
];

/** Of a file that was packed before. */
const packAgain = (file: SourceFile, site: Site): Uint8Array =>
  packFile(parseFile(file, site)) ?? new Uint8Array();

const writeSettings = (site: Site): string => JSON.stringify(readSettings.map((name) => site[name]));
