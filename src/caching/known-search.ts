// The search index of an earlier build that had the very same to search: making it takes longer than all the rest.
import { hash } from 'node:crypto';
import type { OutputFile } from '../model/output.js';
import type { RecordStore } from './record-store.js';

/** Path and the key of the content. */
type Listed = readonly (readonly [string, string])[];

/** Undefined where there is none, or not all of it; `inputs` names what the index was made of. */
export function recallSearch(inputs: string, records: RecordStore): readonly OutputFile[] | undefined {
  const known = records.get(inputs);
  if (known === undefined) return undefined;
  const list = JSON.parse(new TextDecoder().decode(known)) as Listed;
  const files = list.flatMap(([path, key]) => {
    const content = records.get(key);
    return content === undefined ? [] : { path, content: content.slice(), hash: key };
  });
  return files.length < list.length ? undefined : files;
}

/** Files that did not change since the last index are kept once. */
export function rememberSearch(inputs: string, files: readonly OutputFile[], records: RecordStore): void {
  const list: Listed = files.flatMap((file) => {
    if ('copyOf' in file) return [];
    const bytes = typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
    const key = hash('sha256', bytes);
    if (records.get(key) === undefined) records.put(key, bytes);
    return [[file.path, key] as const];
  });
  records.put(inputs, new TextEncoder().encode(JSON.stringify(list)));
}
