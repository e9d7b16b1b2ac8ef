// Reads the sources: the configuration first, then each file with the site that it describes.
import { readConfig, type ConfigReading } from '../config/read-config.js';
import { parseFile, type ParsedFile } from '../content/parse-file.js';
import { rememberBy } from '../kernel/remember.js';
import { join } from '../kernel/lists.js';
import { rememberParts } from '../kernel/remember-parts.js';
import type { Site } from '../model/site.js';
import type { SourceFile } from '../model/source.js';

export interface SourceReader {
  readonly readConfig: (file: SourceFile | undefined) => ConfigReading;
  readonly parseFile: (file: SourceFile, site: Site) => ParsedFile;
  /** All files of a site, where it knows most of them already. */
  readonly parseFiles?: (files: readonly SourceFile[], site: Site) => readonly ParsedFile[];
}

export const readOnce: SourceReader = { readConfig, parseFile };

/**
 * One that reads the same bytes only once, for sites that are compiled again and again. A changed configuration changes
 * what every file means, so then all are read anew.
 */
export function createRereader(base: SourceReader = readOnce): SourceReader {
  let last: { readonly file: SourceFile | undefined; readonly reading: ConfigReading } | undefined;
  const files = new Map<
    string,
    { readonly file: SourceFile; readonly site: Site; readonly parsed: ParsedFile }
  >();
  const parseFile: SourceReader['parseFile'] = (file, site) => {
    const known = files.get(file.path);
    if (known?.site === site && isSame(known.file, file)) return known.parsed;
    const parsed = base.parseFile(file, site);
    files.set(file.path, { file, site, parsed });
    return parsed;
  };
  const parseParts = rememberBy((site: Site) =>
    rememberParts((part: readonly SourceFile[]) => part.map((file) => parseFile(file, site))),
  );
  return {
    parseFile,
    parseFiles: (all, site) => join(parseParts(site)(all)),
    readConfig: (file) => {
      if (last !== undefined && isSame(last.file, file)) return last.reading;
      files.clear();
      const reading = base.readConfig(file);
      last = { file, reading };
      return reading;
    },
  };
}

function isSame(a: SourceFile | undefined, b: SourceFile | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a.path !== b.path || a.bytes.length !== b.bytes.length) return false;
  // A callback for each byte of a thousand files would take longer than all that follows.
  for (let index = 0; index < a.bytes.length; index += 1) {
    if (a.bytes[index] !== b.bytes[index]) return false;
  }
  return true;
}
