// What was read, file by file, brought together for the rules.
import type { ParsedFile } from '../content/parse-file.js';
import { join } from '../kernel/lists.js';
import { rememberList } from '../kernel/remember.js';
import { rememberParts } from '../kernel/remember-parts.js';
import type { DigestRecord } from '../model/digest-record.js';
import type { Incident, Reference } from '../model/incident.js';
import { releaseOf } from '../model/release.js';
import type { Site } from '../model/site.js';
import type { SourceTree } from '../model/source.js';
import { disclosedBy, revealedView, viewOf, wholeOf, type View } from '../model/view.js';
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
  const parts = gatherParts(parsed);
  const viewsOf = ({ views, incidentFiles }: Gathered): readonly FileView[] =>
    views ?? incidentFiles.flatMap((file) => viewFile(file, now, reveal));
  return {
    site,
    now,
    remotes,
    incidents: join(
      parts.map(({ views, incidents }) =>
        views === undefined ? incidents.map((incident) => markDisclosed(incident, now)) : incidents,
      ),
    ),
    views: new Map(join(parts.map(viewsOf))),
    faulty: new Set(join(parts.map(({ faulty }) => faulty))),
    files: toSet([...join(parts.map(({ paths }) => paths)), ...tree.unreadable]),
    attachments: tree.attachments,
    publicFiles: tree.publicFiles,
    references: join(parts.map(({ references }) => references)),
    referencesKnown: tree.unreadable.length === 0 && parts.every((part) => part.referencesKnown),
    digestRecords: join(parts.map(({ digestRecords }) => digestRecords)),
    yearByPath: new Map(join(parts.map(({ years }) => years))),
  };
}

type FileView = readonly [path: string, view: View];

/** What a part of the files gives by itself. */
interface Gathered {
  readonly paths: readonly string[];
  readonly faulty: readonly string[];
  readonly incidentFiles: readonly IncidentFile[];
  readonly incidents: readonly Incident[];
  /** Undefined where they follow from more, such as the clock. */
  readonly views: readonly FileView[] | undefined;
  readonly references: readonly Reference[];
  readonly referencesKnown: boolean;
  readonly digestRecords: readonly DigestRecord[];
  readonly years: readonly (readonly [path: string, year: number])[];
}

type IncidentFile = Pick<ParsedFile, 'secrecy' | 'redaction'> & { readonly incident: Incident };

const gatherParts = rememberParts((parsed: readonly ParsedFile[]): Gathered => {
  const incidentFiles = parsed.flatMap(({ secrecy, redaction, content }) =>
    content.kind === 'incident' ? { secrecy, redaction, incident: content.incident } : [],
  );
  const incidents = incidentFiles.map(({ incident }) => incident);
  return {
    paths: parsed.map(({ path }) => path),
    faulty: parsed.flatMap(({ path, diagnostics }) =>
      diagnostics.some(({ level }) => level === 'error') ? path : [],
    ),
    incidentFiles,
    incidents,
    views: incidentFiles.every(isPlain)
      ? incidents.map((incident) => [incident.path, wholeOf(incident)])
      : undefined,
    references: parsed.flatMap(({ references = [] }) => references),
    referencesKnown: parsed.every(({ references }) => references !== undefined),
    digestRecords: parsed.flatMap(({ content }) => (content.kind === 'digest' ? content.record : [])),
    years: parsed.flatMap(({ path, content }) =>
      content.kind === 'year' ? [[path, content.year] as const] : [],
    ),
  };
});

/** Whoever edits a site changes the names of its files rarely. */
const toSet = rememberList((paths: readonly string[]): ReadonlySet<string> => new Set(paths));

/** Everybody gets all of it at any time, and its author sees no more. */
const isPlain = ({ secrecy, incident: { security, postmortem } }: IncidentFile): boolean =>
  secrecy === 'public' &&
  security === undefined &&
  (postmortem === undefined || postmortem.published !== undefined);

/** What may have been meant to be withheld is shown to nobody until its author has said so. */
function viewFile(
  { secrecy, redaction, incident }: IncidentFile,
  now: number,
  reveal: boolean,
): readonly FileView[] {
  if (secrecy === 'suspected') return [];
  const view = reveal ? revealedView(incident, now) : viewOf(incident, redaction?.incident, now);
  return view === undefined ? [] : [[incident.path, view]];
}

/** The same incident, which says since when it has been disclosed where it had been withheld. */
function markDisclosed(incident: Incident, now: number): Incident {
  const { security } = incident;
  if (security === undefined) return incident;
  const disclosed = disclosedBy(security, releaseOf(security, now));
  const known = lastMarked.get(incident);
  if (known !== undefined && known.disclosedSince === disclosed.disclosedSince) return known;
  const marked = { ...incident, publicSlug: security.face?.slug, ...disclosed };
  lastMarked.set(incident, marked);
  return marked;
}

const lastMarked = new WeakMap<Incident, Incident>();
