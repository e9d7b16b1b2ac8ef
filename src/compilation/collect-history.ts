// Which entries are published, and as what: all that has no error and is meant for readers, whole or as far as it is
// not withheld.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { ParsedFile } from '../content/parse-file.js';
import { compareText } from '../kernel/diagnostic.js';
import { rememberOrder } from '../kernel/remember-parts.js';
import { compareEntries, isPublished, type History } from '../model/history.js';
import type { Incident } from '../model/incident.js';
import { isIncidentPath } from '../model/source.js';
import { deriveTimeline } from '../model/timeline.js';
import type { UndatedIncident } from '../model/undated.js';
import type { View } from '../model/view.js';
import type { SourceRecord } from '../rules/rule.js';
import { findOthers, findSecret } from './unusual-files.js';

/** The history as it would be without the errors of its files: what they claim is told in the same run. */
export function collectWhole(
  record: SourceRecord,
  parsed: readonly ParsedFile[],
  found: readonly Diagnostic[],
): History {
  const suspected = listSuspected(parsed);
  // What an entry with a wrong name or address would claim nobody can tell.
  const unnamed = new Set(found.flatMap(({ code, place }) => (/^identity\//.test(code) ? place.path : [])));
  return {
    ...makeHistory(record, parsed, (path) => !suspected.has(path) && !unnamed.has(path)),
    ...listProse(parsed, () => true),
  };
}

export function collectHistory(
  record: SourceRecord,
  parsed: readonly ParsedFile[],
  diagnostics: readonly Diagnostic[],
): History {
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const wrong = new Set(errors.map(({ place }) => place.path));
  const suspected = listSuspected(parsed);
  // During an outage the lack of `external` alone must not keep the page silent: what is open is shown.
  const grave = new Set(
    errors.flatMap(({ code, place }) => (code === 'incident/no-external' ? [] : place.path)),
  );
  const isOpen = ({ kind, incident }: View): boolean =>
    kind === 'whole' && deriveTimeline(incident, record.now).isOpen;
  const isRight = (path: string, view: View): boolean =>
    !suspected.has(path) && (!wrong.has(path) || (!grave.has(path) && isOpen(view)));
  return {
    ...makeHistory(record, parsed, isRight),
    omitted: countOmitted(record, parsed, errors, isRight),
    ...listProse(parsed, (path) => !wrong.has(path)),
  };
}

const listSuspected = (parsed: readonly ParsedFile[]): ReadonlySet<string> =>
  new Set(
    findSecret(parsed)
      .filter(({ secrecy }) => secrecy === 'suspected')
      .map(({ path }) => path),
  );

/** Files are named after days. */
const sortEntries = rememberOrder(compareEntries);

function makeHistory(
  { site, now, views }: SourceRecord,
  parsed: readonly ParsedFile[],
  isRight: (path: string, view: View) => boolean,
): History {
  const entries: Incident[] = [];
  const undated: UndatedIncident[] = [];
  for (const [path, view] of views) {
    if (!isRight(path, view)) continue;
    if (view.kind === 'undated') undated.push(view.incident);
    else if (isPublished(view.incident)) entries.push(view.incident);
  }
  return {
    site,
    now,
    entries: sortEntries(entries),
    omitted: 0,
    yearProse: new Map(),
    undated: undated.sort((a, b) => compareText(a.slug, b.slug)),
    digestRecords: [],
    policyProse: undefined,
    holdsBack: findSecret(parsed).some(({ secrecy }) => secrecy === 'withheld'),
  };
}

/** Files that are left out because of errors, but for those of which nothing would be said without one. */
function countOmitted(
  { attachments, views }: SourceRecord,
  parsed: readonly ParsedFile[],
  errors: readonly Diagnostic[],
  isRight: (path: string, view: View) => boolean,
): number {
  const spoken = new Set([...views].flatMap(([path, view]) => (isRight(path, view) ? [path] : [])));
  const isSecret = ({ path, secrecy }: ParsedFile): boolean => {
    const kind = views.get(path)?.kind;
    return secrecy === 'withheld' && kind !== 'whole' && kind !== 'redacted';
  };
  const secret = new Set(
    findSecret(parsed)
      .filter(isSecret)
      .map(({ path }) => path),
  );
  // An attachment tells of no incident, unless its ending shows that it was meant to be one.
  const misnamed = new Set(
    errors.flatMap(({ code, place }) => (code === 'file/wrong-extension' ? place.path : [])),
  );
  const attached = new Set(attachments.flatMap(({ path }) => (misnamed.has(path) ? [] : path)));
  const wrong = new Set(errors.map(({ place }) => place.path));
  return [...wrong].filter(
    (path) => isIncidentPath(path) && !attached.has(path) && !secret.has(path) && !spoken.has(path),
  ).length;
}

/** What the files say that are no incidents. */
function listProse(
  parsed: readonly ParsedFile[],
  isRight: (path: string) => boolean,
): Pick<History, 'yearProse' | 'digestRecords' | 'policyProse'> {
  const right = findOthers(parsed)
    .filter(({ path }) => isRight(path))
    .map(({ content }) => content);
  return {
    yearProse: new Map(
      right.flatMap((content) => (content.kind === 'year' ? [[content.year, content.prose]] : [])),
    ),
    digestRecords: right.flatMap((content) => (content.kind === 'digest' ? [content.record] : [])),
    policyProse: right.flatMap((content) => (content.kind === 'policy' ? [content.prose] : [])).at(0),
  };
}
