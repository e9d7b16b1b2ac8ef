// Imports a cState site that is written down in a test.
import { expect } from 'vitest';
import { parseMarkdown } from '../../src/content/markdown.js';
import { importCstate } from '../../src/importers/cstate/cstate.js';
import { readsCstateFile } from '../../src/importers/cstate/folder.js';
import type { Imported, ImportResult, NoteKind } from '../../src/importers/imported.js';

export const config = `title: Orchard Status
baseURL: https://status.orchard.example/
languageCode: en
params:
  categories:
    - name: Shop
    - name: Hidden
      untitled: true
  systems:
    - name: Checkout
      category: Shop
    - name: Fruit Search
      description: Finds apples.
      category: Shop
    - name: Mail
      category: Hidden
`;

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function runImport(files: Files, timezone = 'UTC'): ImportResult {
  const entries = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
  const read = entries.filter(({ path }) => readsCstateFile(path));
  const others = entries
    .filter(({ path }) => !readsCstateFile(path))
    .map(({ path, bytes }) => ({ path, size: bytes.length }));
  return importCstate({ files: read, others, unreadable: [] }, { timezone, readMarkdown: parseMarkdown });
}

export function importFiles(files: Files, timezone = 'UTC'): Imported {
  const result = runImport({ 'config.yml': config, ...files }, timezone);
  if (!result.ok) throw new Error(result.reason);
  const { counts } = result.imported;
  expect(counts.read).toBe(counts.written + counts.refused);
  return result.imported;
}

export interface ImportedPost {
  /** The new file; undefined where the post was refused. */
  readonly text: string | undefined;
  /** `kind line reason` of every note about it. */
  readonly notes: readonly string[];
}

/** Imports one post; notes about the configuration are left out. */
export function importPost(
  content: string | Uint8Array,
  options: { name?: string; timezone?: string } = {},
): ImportedPost {
  const path = `content/issues/${options.name ?? '2024-03-05-apples.md'}`;
  const imported = importFiles({ [path]: content }, options.timezone);
  return {
    text: imported.files.find((file) => file.source === path)?.text,
    notes: imported.notes
      .filter((note) => note.path === path)
      .map(({ kind, line, reason }) => `${kind} ${line} ${reason}`),
  };
}

/** A post with a body, which begins on line 8 where the fields take two lines. */
export const postWith = (body: string, fields = 'severity: disrupted\naffected: [Mail]'): string =>
  `---\ntitle: Apples are late\ndate: 2024-03-05 10:00:00\n${fields}\nsection: issue\n---\n${body}`;

export const notesOf = (post: ImportedPost, kind: NoteKind): string[] =>
  post.notes.filter((note) => note.startsWith(kind)).map((note) => note.slice(kind.length + 1));

/** The part of a new file below `## Details`. */
export const detailsOf = (post: ImportedPost): string =>
  post.text?.split('\n## Details\n\n')[1]?.trimEnd() ?? '';

/** The part of a new file between `## Updates` and `## Details`. */
export const updatesOf = (post: ImportedPost): string =>
  post.text?.split('\n## Updates\n\n')[1]?.split('\n\n## Details')[0]?.trimEnd() ?? '';
