// What was read, file by file, brought together for the rules.
import type { ParsedFile } from '../content/parse-file.js';
import type { Site } from '../model/site.js';
import type { SourceTree } from '../model/source.js';
import type { SourceRecord } from '../rules/rule.js';

export function recordSources(
  tree: SourceTree,
  parsed: readonly ParsedFile[],
  site: Site,
  now: number,
): SourceRecord {
  const incidents = parsed.flatMap(({ content }) => (content.kind === 'incident' ? [content.incident] : []));
  const isFaulty = ({ diagnostics }: ParsedFile): boolean =>
    diagnostics.some(({ level }) => level === 'error');
  return {
    site,
    now,
    incidents,
    faulty: new Set(parsed.filter(isFaulty).map(({ path }) => path)),
    files: new Set([...tree.files.map(({ path }) => path), ...tree.unreadable]),
    attachments: tree.attachments,
    publicFiles: tree.publicFiles,
    references: parsed.flatMap(({ references }) => references ?? []),
    referencesKnown:
      tree.unreadable.length === 0 && parsed.every(({ references }) => references !== undefined),
    yearByPath: new Map(
      parsed.flatMap(({ path, content }) => (content.kind === 'year' ? [[path, content.year]] : [])),
    ),
  };
}
