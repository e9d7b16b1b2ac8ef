// Which entries are published: what has no error, is not withheld, and is meant for readers.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { ParsedFile } from '../content/parse-file.js';
import { compareEntries, isPublished, type History } from '../model/history.js';
import type { Incident } from '../model/incident.js';
import { isIncidentPath } from '../model/source.js';
import { deriveTimeline } from '../model/timeline.js';
import type { SourceRecord } from '../rules/rule.js';

/** The history as it would be without the errors of its files: what they claim is told in the same run. */
export function collectWhole(
  { site, now, incidents }: SourceRecord,
  parsed: readonly ParsedFile[],
  found: readonly Diagnostic[],
): History {
  const secret = new Set(parsed.filter(({ secrecy }) => secrecy !== 'public').map(({ path }) => path));
  // What an entry with a wrong name or address would claim nobody can tell.
  const unnamed = new Set(found.flatMap(({ code, place }) => (/^identity\//.test(code) ? place.path : [])));
  return {
    site,
    now,
    entries: incidents
      .filter(
        (entry) =>
          isPublished(entry) && !entry.withheld && !secret.has(entry.path) && !unnamed.has(entry.path),
      )
      .sort(compareEntries),
    omitted: 0,
    yearProse: new Map(
      parsed.flatMap(({ content }) => (content.kind === 'year' ? [[content.year, content.prose]] : [])),
    ),
    undated: [],
    digestRecords: [],
    policyProse: undefined,
    holdsBack: false,
  };
}

export function collectHistory(
  record: SourceRecord,
  parsed: readonly ParsedFile[],
  diagnostics: readonly Diagnostic[],
): History {
  const { site, now } = record;
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const wrong = new Set(errors.map(({ place }) => place.path));
  // During an outage the lack of `external` alone must not keep the page silent: what is open is shown.
  const grave = new Set(
    errors.flatMap(({ code, place }) => (code === 'incident/no-external' ? [] : place.path)),
  );
  const isRight = (incident: Incident): boolean =>
    !wrong.has(incident.path) || (!grave.has(incident.path) && deriveTimeline(incident, now).isOpen);
  const right = record.incidents.filter(isRight);
  const spoken = new Set(right.map(({ path }) => path));
  const withheld = new Set(parsed.filter(({ secrecy }) => secrecy === 'withheld').map(({ path }) => path));
  // An attachment tells of no incident, unless its ending shows that it was meant to be one.
  const misnamed = new Set(
    errors.flatMap(({ code, place }) => (code === 'file/wrong-extension' ? place.path : [])),
  );
  const attached = new Set(record.attachments.flatMap(({ path }) => (misnamed.has(path) ? [] : path)));
  const omitted = [...wrong].filter(
    (path) => isIncidentPath(path) && !attached.has(path) && !withheld.has(path) && !spoken.has(path),
  );
  return {
    site,
    now,
    entries: right.filter((entry) => isPublished(entry) && !entry.withheld).sort(compareEntries),
    omitted: omitted.length,
    yearProse: new Map(
      parsed.flatMap(({ path, content }) =>
        content.kind === 'year' && !wrong.has(path) ? [[content.year, content.prose]] : [],
      ),
    ),
    undated: [],
    digestRecords: [],
    policyProse: undefined,
    holdsBack: false,
  };
}
