// What an importer makes of another tool's site, and what it was given: pure data on both sides, so that the command
// alone touches the disk. Every file of the source is either written or refused; nothing in between goes unmentioned.
import type { SourceEntry, SourceFile } from '../model/source.js';
import type { ReadMarkdown } from './markdown/node.js';

/** What happened to a part of the source: read as something it does not say, left behind, or not imported at all. */
export type NoteKind = 'guessed' | 'lost' | 'refused';

export interface ImportNote {
  /** Relative to the folder that is imported. */
  readonly path: string;
  /** Counts from 1. */
  readonly line: number;
  readonly kind: NoteKind;
  /** One sentence without a full stop. */
  readonly reason: string;
}

/** Takes down a note about the file that is being read. */
export type Report = (kind: NoteKind, line: number, reason: string) => void;

export interface ImportedFile {
  /** Relative to the new site. */
  readonly path: string;
  readonly text: string;
  /** The file of the source that it was made from. */
  readonly source: string;
}

/** A file that is taken over byte for byte. */
export interface ImportedCopy {
  readonly from: string;
  readonly path: string;
}

export interface ImportCounts {
  readonly read: number;
  readonly written: number;
  /** Older or equal copies of a record that is written, each named in a note. */
  readonly repeated?: number;
  readonly refused: number;
}

export interface Imported {
  /** Ordered by path; `candor.yaml` is among them. */
  readonly files: readonly ImportedFile[];
  readonly copies: readonly ImportedCopy[];
  /** Ordered by path, then line. */
  readonly notes: readonly ImportNote[];
  /** Records of the source; `read` is always `written` + `repeated` + `refused`. */
  readonly counts: ImportCounts;
}

/** The folder to import, as the command found it. Paths are relative to it. */
export interface ImportSource {
  /** The files that the importer asked for. */
  readonly files: readonly SourceFile[];
  /** All other regular files. */
  readonly others: readonly SourceEntry[];
  /** Files that the importer asked for and cannot have, with the reason. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

export interface ImportOptions {
  /** The time zone of the new site, `UTC` or `Area/City`. */
  readonly timezone: string;
  /** The parser that reads incidents; handed in, because importers and content do not know each other. */
  readonly readMarkdown: ReadMarkdown;
  /** What incidents get whose source knows no severity; an id of the default list. */
  readonly severity?: string | undefined;
  /** When postmortems are published whose source does not say it, as an incident file has it. */
  readonly published?: string | undefined;
}

/** `reason` is one sentence for the user: the folder is no such site, or its configuration cannot be read. */
export type ImportResult =
  { readonly ok: true; readonly imported: Imported } | { readonly ok: false; readonly reason: string };

/** A value as a note quotes it: on one line and not too long. */
export function quoteValue(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\s+/g, ' ').trim();
  const shown = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return `“${shown}”`;
}
