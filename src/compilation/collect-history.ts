// Which entries are published: what has no error, is not withheld, and is meant for readers.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { ParsedFile } from '../content/parse-file.js';
import { compareEntries, isPublished, type History } from '../model/history.js';
import type { Incident } from '../model/incident.js';
import { isIncidentPath } from '../model/source.js';
import { deriveTimeline } from '../model/timeline.js';
import type { SourceRecord } from '../rules/rule.js';

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
  const omitted = [...wrong].filter(
    (path) => isIncidentPath(path) && !withheld.has(path) && !spoken.has(path),
  );
  return {
    site,
    now,
    entries: right.filter(isPublished).sort(compareEntries),
    omitted: omitted.length,
    yearProse: new Map(
      parsed.flatMap(({ path, content }) =>
        content.kind === 'year' && !wrong.has(path) ? [[content.year, content.prose]] : [],
      ),
    ),
  };
}
