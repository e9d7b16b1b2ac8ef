// What an import must hold to, whatever it was given: its account adds up, and its site has no errors.
import { expect } from 'vitest';
import { compile } from '../../src/compile.js';
import { parseMarkdown } from '../../src/content/markdown.js';
import type { SourceFile } from '../../src/model/source.js';
import type { Importer } from '../../src/importers/index.js';
import type { Imported, ImportResult } from '../../src/importers/imported.js';
import { loadDefaultTheme } from '../../src/theming/load-theme.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

const { theme, assets } = loadDefaultTheme();

const toFiles = (files: Files): SourceFile[] =>
  Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));

/** Runs an importer over files that are written down in a test. */
export function runImporter(
  { readsFile, run }: Pick<Importer, 'readsFile' | 'run'>,
  files: Files,
  timezone = 'UTC',
): ImportResult {
  const all = toFiles(files);
  const read = all.filter(({ path }) => readsFile(path));
  const others = all
    .filter(({ path }) => !readsFile(path))
    .map(({ path, bytes }) => ({ path, size: bytes.length }));
  return run({ files: read, others, unreadable: [] }, { timezone, readMarkdown: parseMarkdown });
}

/** The import, whose account adds up: each record is written, a copy of one, or refused with a reason. */
export function importAll(
  importer: Pick<Importer, 'readsFile' | 'run'>,
  files: Files,
  timezone?: string,
): Imported {
  const result = runImporter(importer, files, timezone);
  if (!result.ok) throw new Error(result.reason);
  const { counts, notes, files: written } = result.imported;
  expect(counts.read).toBe(counts.written + (counts.repeated ?? 0) + counts.refused);
  expect(written.filter(({ path }) => path.endsWith('.md'))).toHaveLength(counts.written);
  expect(notes.filter(({ kind }) => kind === 'refused').length).toBeGreaterThanOrEqual(
    counts.refused > 0 ? 1 : 0,
  );
  return result.imported;
}

/** `path code` of every error that `candor check` would find in an imported site. */
export function errorsIn({ files }: Imported, now: number = Date.UTC(2026, 10, 21)): string[] {
  const all = files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  const tree = {
    config: all.find(({ path }) => path === 'candor.yaml'),
    files: all.filter(({ path }) => path.startsWith('incidents/')),
    attachments: [],
    publicFiles: [],
    unreadable: [],
    diagnostics: [],
  };
  const facts = { now, commit: undefined, version: '0.1.0', timeZoneData: '2025c' };
  const { diagnostics } = compile(tree, { facts, theme, assets, onDemand: true, search: false });
  return diagnostics
    .filter(({ level }) => level === 'error')
    .map(({ place, code }) => `${place.path} ${code}`);
}
