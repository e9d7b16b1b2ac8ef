// Reads the files before the site is compiled, because only here there are pauses: what the native parser used is given
// back when the event loop turns, and of 10,000 files it comes to 90 MiB.
import { setImmediate } from 'node:timers/promises';
import { createRereader, type SourceReader } from '../compilation/read-sources.js';
import type { CompileOptions } from '../compile.js';
import type { SourceTree } from '../model/source.js';

const filesBetweenPauses = 100;

/** A reader that has read them. */
export async function readAhead(
  { config, files }: SourceTree,
  base: SourceReader,
  onProgress: CompileOptions['onProgress'],
): Promise<SourceReader> {
  const reader = createRereader(base);
  const { site } = reader.readConfig(config);
  for (const [index, file] of files.entries()) {
    reader.parseFile(file, site);
    onProgress?.('parse', index + 1, files.length);
    if (index % filesBetweenPauses === 0) await setImmediate();
  }
  return reader;
}
