// A build of the very same, which an earlier one has published: then there is nothing to do. Only what had nothing to
// say is remembered: no error or warning, nothing withheld, nothing that did not work.
import { hash } from 'node:crypto';
import type { OutputFile } from '../model/output.js';
import type { SourceTree } from '../model/source.js';
import type { RecordStore } from './record-store.js';

export interface BuildInputs {
  readonly stamp: string;
  readonly tree: SourceTree;
  /** Those of the theme. */
  readonly assets: readonly OutputFile[];
  /** The SHA-256 of a file that is copied, by its path relative to the site. */
  readonly hashFile: (path: string) => string;
  /** All else that the site depends on. */
  readonly circumstances: Readonly<Record<string, string | number | boolean | undefined>>;
}

export interface KnownBuild {
  /** How many entries the site has. */
  readonly entries: number;
  /** The hash of the manifest of the output. */
  readonly output: string;
}

/** Differs wherever any byte of the site could; undefined where that cannot be told. */
export function nameBuild({ stamp, tree, assets, hashFile, circumstances }: BuildInputs): string | undefined {
  if (stamp === '' || tree.diagnostics.length > 0 || tree.unreadable.length > 0) return undefined;
  try {
    const read = [tree.config ?? [], ...tree.files].flat().map(({ path, bytes }) => [path, hashOf(bytes)]);
    const copied = [...tree.attachments, ...tree.publicFiles].map(({ path }) => [path, hashFile(path)]);
    const themed = assets.map((file) => [
      file.path,
      'copyOf' in file ? hashFile(file.copyOf) : hashOf(file.content),
    ]);
    return hashOf(JSON.stringify(['build', stamp, circumstances, read, copied, themed]));
  } catch {
    return undefined;
  }
}

const hashOf = (content: string | Uint8Array): string => hash('sha256', content);

export function recallBuild(name: string, records: RecordStore): KnownBuild | undefined {
  const known = records.get(name);
  return known && (JSON.parse(new TextDecoder().decode(known)) as KnownBuild);
}

export function rememberBuild(name: string, build: KnownBuild, records: RecordStore): void {
  if (records.get(name) === undefined) records.put(name, new TextEncoder().encode(JSON.stringify(build)));
}
