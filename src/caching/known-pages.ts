// Pages that an earlier build has made of the very same: what they hold is known by its hash, so that they need not be
// made again where they still stand.
import { hash } from 'node:crypto';
import { addLate } from '../kernel/late.js';
import { once } from '../kernel/remember.js';
import type { MadeFile, OutputFile } from '../model/output.js';
import type { Naming } from '../site/name-value.js';
import type { RecordStore } from './record-store.js';
import type { SiteCache } from './site-cache.js';

/** For pages that Candor makes by its own theme; undefined where no later build could find them by their names. */
export const namingOf = ({ folder, stamp, reader }: SiteCache): Naming | undefined =>
  folder === undefined || stamp === ''
    ? undefined
    : { stamp, shorten: (text) => hash('sha256', text), nameRead: reader.nameRead };

/** The same files; those that are known say their hash. */
export const recallPages = (files: readonly OutputFile[], { records }: SiteCache): readonly OutputFile[] =>
  files.map((file) => {
    if ('copyOf' in file || file.inputs === undefined) return file;
    // A page is named right before it is made, so that what it shows is worked out once for both.
    const inputs = once(file.inputs);
    return addRecall({ path: file.path, file, inputs, recalled: once(() => recallHash(inputs(), records)) });
  });

function recallHash(name: string | undefined, records: RecordStore): string | undefined {
  const known = name === undefined ? undefined : records.get(name);
  return known && decoder.decode(known);
}

const decoder = new TextDecoder();

interface Recalled extends Pick<MadeFile, 'path'> {
  readonly file: MadeFile;
  readonly inputs: () => string | undefined;
  readonly recalled: () => string | undefined;
}

const addRecall = addLate<Recalled, Pick<MadeFile, 'content' | 'hash'>>({
  content: ({ file, inputs }) => {
    inputs();
    return file.content;
  },
  hash: ({ recalled }) => recalled(),
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
