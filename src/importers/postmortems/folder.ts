// Which files of a folder may be postmortems: Markdown, and files without any ending, which some authors forget.
import type { SourceFile } from '../../model/source.js';

const markdownEnding = /\.(?:md|markdown|mdown|mkd|txt)$/i;

/** Whether the importer wants a file read: the path is relative to the folder. */
export function readsPostmortemFile(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return markdownEnding.test(name) || !/\.[a-z][a-z0-9]{0,7}$/i.test(name);
}

/** Names of files that lie in every repository and tell of no incident. */
const foreignName =
  /^(?:_index|readme|licen[cs]e|copying|changelog|contributing|code[-_ ]of[-_ ]conduct|notice|makefile)$/i;

export interface NamedFile {
  readonly file: SourceFile;
  /** Without folder and ending; of an `index.md`, the name of its folder. */
  readonly name: string;
  /** Undefined where it may be a postmortem; else why it is none. */
  readonly refusal: string | undefined;
}

export function nameFile(file: SourceFile): NamedFile {
  const parts = file.path.split('/');
  const bare = (parts.at(-1) ?? '').replace(markdownEnding, '');
  const name = bare.toLowerCase() === 'index' ? (parts.at(-2) ?? bare) : bare;
  const refusal = foreignName.test(bare)
    ? 'its name says that it is no postmortem'
    : file.bytes.subarray(0, 8192).includes(0) && !startsAsUtf16(file.bytes)
      ? 'it is no text'
      : undefined;
  return { file, name, refusal };
}

const startsAsUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
