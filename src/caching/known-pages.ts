// Pages that an earlier build has made of the very same: what they hold is known by its hash, so that they need not be
// made again where they still stand.
import { hash } from 'node:crypto';
import type { OutputFile } from '../model/output.js';
import type { Naming } from '../site/name-value.js';
import type { SiteCache } from './site-cache.js';

/** For pages that Candor makes by its own theme; undefined where nobody knows by what program they are made. */
export const namingOf = ({ stamp, reader }: SiteCache): Naming | undefined =>
  stamp === '' ? undefined : { stamp, shorten: (text) => hash('sha256', text), nameRead: reader.nameRead };

/** The same files; those that are known say their hash. */
export const recallPages = (files: readonly OutputFile[], { records }: SiteCache): readonly OutputFile[] =>
  files.map((file) => {
    if ('copyOf' in file || file.inputs === undefined) return file;
    const inputs = file.inputs();
    const known = inputs === undefined ? undefined : records.get(inputs);
    const remembered = known && new TextDecoder().decode(known);
    return {
      path: file.path,
      get content() {
        return file.content;
      },
      hash: remembered,
      inputs: () => inputs,
    };
  });

/** `hashes` are those of the files that were written, by path. */
export function rememberPages(
  files: readonly OutputFile[],
  hashes: ReadonlyMap<string, string>,
  { records }: SiteCache,
): void {
  for (const file of files) {
    if ('copyOf' in file || file.hash !== undefined) continue;
    const inputs = file.inputs?.();
    const written = hashes.get(file.path);
    if (inputs !== undefined && written !== undefined) records.put(inputs, new TextEncoder().encode(written));
  }
}
