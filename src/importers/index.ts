// The table of importers: one for each tool whose sites can be turned into a Candor site.
import { importCstate } from './cstate/cstate.js';
import { readsCstateFile } from './cstate/folder.js';
import type { ImportOptions, ImportResult, ImportSource } from './imported.js';

export interface Importer {
  /** As the command line has it. */
  readonly name: string;
  readonly summary: string;
  /** Whether a file of the folder must be read; all others are only listed. */
  readonly readsFile: (path: string) => boolean;
  /** One record of the source, for the account: `post`, which has a plural in s. */
  readonly noun: string;
  /** What to do where the folder is no such site. */
  readonly hint: string;
  /** Bytes of the largest file that is read; by default a mebibyte. */
  readonly largestFile?: number;
  readonly run: (source: ImportSource, options: ImportOptions) => ImportResult;
}

export const importers: readonly Importer[] = [
  {
    name: 'cstate',
    summary: 'a cState site: its Hugo configuration and content/issues/',
    readsFile: readsCstateFile,
    noun: 'post',
    hint: 'Name the folder that holds the configuration and content/.',
    run: importCstate,
  },
];
