// What a build hands to the writer: the files of the published site. Paths are relative to the output, with `/`
// between folders; they are checked here once, so that the writer can never be led out of its folder.
import { addLate } from '../kernel/late.js';

export type OutputFile = MadeFile | CopiedFile;

export interface MadeFile {
  readonly path: string;
  /** Of a page it is made anew at every asking, and kept by nobody: a large site is more than a machine should hold. */
  readonly content: string | Uint8Array;
  /** The SHA-256 of the content in hexadecimal, where it is known without making it. */
  readonly hash?: string | undefined;
  /** Names all that the content follows from; undefined where that cannot be told. */
  readonly inputs?: (() => string | undefined) | undefined;
}

/** A copy of a source file; `copyOf` is relative to the site's folder. */
export interface CopiedFile {
  readonly path: string;
  readonly copyOf: string;
}

/** A file whose content is written when somebody asks for it. */
export const writeOnDemand = (path: string, write: () => string, inputs?: MadeFile['inputs']): MadeFile =>
  addContent({ path, write, inputs });

const addContent = addLate<
  Omit<MadeFile, 'content'> & { readonly write: () => string },
  Pick<MadeFile, 'content'>
>({
  content: ({ write }) => write(),
});

/** Names at the top of the output that the writer uses itself. */
export const manifestName = '.candor-manifest.json';
/** The files that an update in place is about to write, until the manifest says so. */
export const journalName = '.candor-journal.json';
export const lockName = '.candor-lock';
/** Followed by the id of the process that works in it. */
export const temporaryPrefix = '.candor-tmp-';

export function isReservedName(path: string): boolean {
  if (!path.startsWith('.candor-')) return false;
  const first = path.split('/', 1)[0] ?? '';
  return [manifestName, journalName, lockName].includes(first) || first.startsWith(temporaryPrefix);
}

// Microsoft, "Naming Files, Paths, and Namespaces": these are devices in every folder, whatever their ending.
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?$/i;

// Nearly every path consists of these characters alone; then a device is all that can be wrong with it.
const plainPath = /^[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*$/;
const deviceInPlainPath = /(?:^|\/)(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:[./]|$)/i;

/** What keeps a path from being written on some system, to follow the path in a sentence; undefined for a good one. */
export function outputPathProblem(path: string): string | undefined {
  if (plainPath.test(path) && !deviceInPlainPath.test(path)) return undefined;
  if (path === '') return 'is empty';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'is not relative to the output';
  if (path.includes('\\')) return 'holds a backslash';
  if (/\p{Control}|\p{Surrogate}/u.test(path)) return 'holds a character that no name can have';
  if (isReservedName(path)) return 'is a name that Candor keeps for itself';
  for (const part of path.split('/')) {
    if (part === '') return 'has an empty part';
    if (part === '.' || part === '..') return `has a part "${part}"`;
    if (/[. ]$/.test(part)) return 'has a part that ends in a dot or a space';
    if (device.test(part)) return `has a part "${part}", which Windows reserves for a device`;
  }
  return undefined;
}

/** Names that are one and the same on some file systems fold to the same text. */
export const foldPath = (path: string): string =>
  // Most are ASCII, for which normalizing would be most of the work.
  (/^[\0-\x7f]*$/.test(path) ? path : path.normalize('NFC')).toLowerCase();
