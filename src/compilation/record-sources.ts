// What was read, file by file, brought together for the rules.
import type { ParsedFile } from '../content/parse-file.js';
import type { DigestRecord } from '../model/digest-record.js';
import type { Incident, Reference } from '../model/incident.js';
import { releaseOf } from '../model/release.js';
import type { Site } from '../model/site.js';
import type { SourceTree } from '../model/source.js';
import { disclosedBy, revealedView, viewOf, type View } from '../model/view.js';
import type { SourceRecord } from '../rules/rule.js';

export function recordSources(
  tree: SourceTree,
  parsed: readonly ParsedFile[],
  site: Site,
  {
    now,
    remotes,
    reveal = false,
  }: { readonly now: number; readonly remotes: readonly string[] | undefined; readonly reveal?: boolean },
): SourceRecord {
  const incidents: Incident[] = [];
  const views = new Map<string, View>();
  const faulty = new Set<string>();
  const references: Reference[] = [];
  const digestRecords: DigestRecord[] = [];
  const yearByPath = new Map<string, number>();
  for (const file of parsed) {
    const { path, content, diagnostics } = file;
    if (diagnostics.some(({ level }) => level === 'error')) faulty.add(path);
    if (file.references !== undefined) references.push(...file.references);
    if (content.kind === 'digest') digestRecords.push(content.record);
    if (content.kind === 'year') yearByPath.set(path, content.year);
    if (content.kind !== 'incident') continue;
    incidents.push(markDisclosed(content.incident, now));
    const view = viewFile(file, content.incident, now, reveal);
    if (view !== undefined) views.set(content.incident.path, view);
  }
  const files = new Set(tree.files.map(({ path }) => path));
  for (const path of tree.unreadable) files.add(path);
  return {
    site,
    now,
    remotes,
    incidents,
    views,
    faulty,
    files,
    attachments: tree.attachments,
    publicFiles: tree.publicFiles,
    references,
    referencesKnown:
      tree.unreadable.length === 0 && parsed.every(({ references: known }) => known !== undefined),
    digestRecords,
    yearByPath,
  };
}

/** What may have been meant to be withheld is shown to nobody until its author has said so. */
function viewFile(
  { secrecy, redaction }: ParsedFile,
  incident: Incident,
  now: number,
  reveal: boolean,
): View | undefined {
  if (secrecy === 'suspected') return undefined;
  return reveal ? revealedView(incident, now) : viewOf(incident, redaction?.incident, now);
}

/** The same incident, which says since when it has been disclosed where it had been withheld. */
function markDisclosed(incident: Incident, now: number): Incident {
  const { security } = incident;
  if (security === undefined) return incident;
  const publicSlug = security.face?.slug;
  return { ...incident, publicSlug, ...disclosedBy(security, releaseOf(security, now)) };
}
