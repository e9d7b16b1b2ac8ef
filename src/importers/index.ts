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
  readonly run: (source: ImportSource, options: ImportOptions) => ImportResult;
}

export const importers: readonly Importer[] = [
  {
    name: 'cstate',
    summary: 'a cState site: its Hugo configuration and content/issues/',
    readsFile: readsCstateFile,
    run: importCstate,
  },
];
