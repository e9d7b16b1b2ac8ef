// What was read, file by file, brought together for the rules.
import type { ParsedFile } from '../content/parse-file.js';
import type { Incident } from '../model/incident.js';
import { releaseOf } from '../model/release.js';
import type { Site } from '../model/site.js';
import type { SourceTree } from '../model/source.js';
import { disclosedBy, revealedView, viewOf } from '../model/view.js';
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
  const incidents = parsed.flatMap(({ content }) => (content.kind === 'incident' ? [content.incident] : []));
  const redactedByPath = new Map(parsed.map(({ path, redaction }) => [path, redaction?.incident]));
  const suspected = new Set(parsed.flatMap(({ path, secrecy }) => (secrecy === 'suspected' ? [path] : [])));
  const views = incidents.flatMap((incident) => {
    // What may have been meant to be withheld is shown to nobody until its author has said so.
    if (suspected.has(incident.path)) return [];
    const view = reveal
      ? revealedView(incident, now)
      : viewOf(incident, redactedByPath.get(incident.path), now);
    return view === undefined ? [] : [[incident.path, view] as const];
  });
  const isFaulty = ({ diagnostics }: ParsedFile): boolean =>
    diagnostics.some(({ level }) => level === 'error');
  return {
    site,
    now,
    remotes,
    incidents: incidents.map((incident) => markDisclosed(incident, now)),
    views: new Map(views),
    faulty: new Set(parsed.filter(isFaulty).map(({ path }) => path)),
    files: new Set([...tree.files.map(({ path }) => path), ...tree.unreadable]),
    attachments: tree.attachments,
    publicFiles: tree.publicFiles,
    references: parsed.flatMap(({ references }) => references ?? []),
    referencesKnown:
      tree.unreadable.length === 0 && parsed.every(({ references }) => references !== undefined),
    digestRecords: parsed.flatMap(({ content }) => (content.kind === 'digest' ? [content.record] : [])),
    yearByPath: new Map(
      parsed.flatMap(({ path, content }) => (content.kind === 'year' ? [[path, content.year]] : [])),
    ),
  };
}

/** The same incident, which says since when it has been disclosed where it had been withheld. */
function markDisclosed(incident: Incident, now: number): Incident {
  const { security } = incident;
  if (security === undefined) return incident;
  const publicSlug = security.face?.slug;
  return { ...incident, publicSlug, ...disclosedBy(security, releaseOf(security, now)) };
}
