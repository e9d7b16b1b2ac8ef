// The table of importers: one for each tool whose sites can be turned into a Candor site.
import { importCstate } from './cstate/cstate.js';
import { readsCstateFile } from './cstate/folder.js';
import type { ImportOptions, ImportResult, ImportSource } from './imported.js';
import { importStatusfy } from './statusfy/statusfy.js';
import { readsStatusfyFile } from './statusfy/folder.js';
import { importStatuspage, readsStatuspageFile } from './statuspage/statuspage.js';
import { readsPostmortemFile } from './postmortems/folder.js';
import { importPostmortems } from './postmortems/postmortems.js';
import { readsUpptimeFile } from './upptime/folder.js';
import { importUpptime } from './upptime/upptime.js';

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
  /** Whether it asks for what postmortems do not say: `--severity` and `--published`. */
  readonly asks?: boolean;
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
  {
    name: 'upptime',
    summary: 'an Upptime repository, and beside it the issues and comments that `gh api` gives',
    readsFile: readsUpptimeFile,
    noun: 'issue',
    hint: 'Name the folder that holds .upptimerc.yml and the JSON of the issues.',
    largestFile: 268_435_456,
    run: importUpptime,
  },
  {
    name: 'statusfy',
    summary: 'a Statusfy site: its configuration, its languages and content/',
    readsFile: readsStatusfyFile,
    noun: 'incident',
    hint: 'Name the folder that holds the configuration and content/.',
    run: importStatusfy,
  },
  {
    name: 'statuspage',
    summary: 'saved answers of the Statuspage API: JSON files with incidents, maintenance and components',
    readsFile: readsStatuspageFile,
    noun: 'record',
    hint: 'Name the folder that holds the JSON files.',
    largestFile: 67_108_864,
    run: importStatuspage,
  },
  {
    name: 'postmortems',
    summary: 'a folder of postmortems in plain Markdown, with or without front matter',
    readsFile: readsPostmortemFile,
    noun: 'file',
    hint: 'Name the folder that holds them.',
    asks: true,
    run: importPostmortems,
  },
];
