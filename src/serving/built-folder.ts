// The files of a built site as they lie in its folder. They are listed once, and again after every build, so that no
// request decides what is read from the disk.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isReservedName, manifestName, type OutputFile } from '../model/output.js';
import { listFolder } from '../output/write/list-folder.js';
import { listAddresses, type FindAddress } from './addresses.js';
import { basePathIn, headersName, readHostRules, redirectsName, type HostRules } from './host-rules.js';

export interface BuiltSite {
  readonly basePath: string;
  readonly find: FindAddress;
  readonly rules: HostRules;
  /** The page for what is missing. */
  readonly missing: OutputFile | undefined;
}

export interface BuiltFolder {
  /** As it is now; undefined while there is none. */
  readonly site: () => BuiltSite | undefined;
  /** Undefined where it is gone, which a build that has just ended may have done. */
  readonly read: (file: OutputFile) => Uint8Array | undefined;
}

/** `folder` is absolute. */
export function openBuiltFolder(folder: string): BuiltFolder {
  let known: { readonly state: string; readonly site: BuiltSite } | undefined;
  const read = (path: string): Uint8Array | undefined => {
    try {
      return readFileSync(join(folder, path));
    } catch {
      return undefined;
    }
  };
  return {
    site: () => {
      const state = describeManifest(folder);
      if (state === undefined) return known?.site;
      try {
        if (known?.state !== state) known = { state, site: listSite(folder, read) };
      } catch {
        // The folder is being exchanged; what was listed before is asked for a moment longer.
      }
      return known?.site;
    },
    read: (file) => ('copyOf' in file ? read(file.copyOf) : undefined),
  };
}

/** Something that differs after every build; undefined where there is no built site. */
function describeManifest(folder: string): string | undefined {
  const found = statSync(join(folder, manifestName), { throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.ino} ${found.size} ${found.mtimeMs}`;
}

function listSite(folder: string, read: (path: string) => Uint8Array | undefined): BuiltSite {
  const textOf = (path: string): string => new TextDecoder().decode(read(path) ?? new Uint8Array());
  const headers = textOf(headersName);
  const basePath = basePathIn(headers);
  // Hosts keep to themselves what is meant for them, and so does Candor with its own.
  const isPublished = (path: string): boolean =>
    !isReservedName(path) && path !== headersName && path !== redirectsName;
  const files = listFolder(folder)
    .entries.filter(({ kind, path }) => kind === 'file' && isPublished(path))
    .map(({ path }): OutputFile => ({ path, copyOf: path }));
  return {
    basePath,
    find: listAddresses({ basePath, files }),
    rules: readHostRules(headers, textOf(redirectsName)),
    missing: files.find(({ path }) => path === '404.html'),
  };
}
