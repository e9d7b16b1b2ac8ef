// Entries as rows of lists: what a list on a page says of them.
import { anchorInDigest, type Route } from '../../site/pages.js';
import { entryFile } from '../../site/twin-addresses.js';
import type { DigestEntry, DigestNote, Entry, UndatedEntry } from '../../site/props.js';
import type { DigestPeriod } from '../../model/policy.js';
import type { Incident } from '../../model/incident.js';
import { lastingNameOf } from '../../model/lasting-name.js';
import type { ApiDigestEntry, ApiEntry, ApiUndated } from './entries.js';
import { orNull, writeDuration, writePeriod, type ValueWriter } from './write-values.js';

/** What feeds call it too. */
export const idOf: (incident: Incident) => string = lastingNameOf;

export const routeOf = ({ slug }: Pick<Incident, 'slug'>): Route => ({ page: 'incident', slug });

export function writeRow({ incident, timeline, components }: Entry, write: ValueWriter): ApiEntry {
  const { kind, title, severity, external, withheld, started, window, until, summary } = incident;
  return {
    id: idOf(incident),
    kind,
    title,
    severity: severity?.id ?? null,
    status: timeline.status ?? null,
    open: timeline.isOpen,
    reopened: timeline.isReopened,
    external,
    withheld,
    started: write.time(started),
    resolved: orNull(timeline.resolved, write.time),
    duration: orNull(timeline.duration, writeDuration),
    window: window.map(write.span),
    until: orNull(until, write.time),
    summary: summary?.text ?? null,
    components: components.map(({ id }) => id),
    url: write.url(routeOf(incident)),
    data: write.url(entryFile(incident)),
  };
}

/** What has no page of its own by now is found in the digest. */
export function writeDigestRow(entry: DigestEntry, period: DigestPeriod, write: ValueWriter): ApiDigestEntry {
  const row = writeRow(entry, write);
  const isInDigest = entry.publication === 'digest';
  return {
    ...row,
    url: isInDigest ? write.url({ page: 'digest', period }, anchorInDigest(entry.incident.slug)) : row.url,
    data: isInDigest ? null : row.data,
    impact: entry.incident.impact.map(write.span),
    counts: entry.counts,
    notes: entry.notes.map((note) => writeNote(note, write)),
  };
}

const writeNote = (note: DigestNote, write: ValueWriter): ApiDigestEntry['notes'][number] => ({
  kind: note.kind,
  since: note.kind === 'disclosed' ? write.day(note.since.from) : null,
  severity: note.kind === 'severity' ? note.recorded.id : null,
  to: note.kind === 'moved' ? writePeriod(note.to?.period) : null,
});

export const writeUndatedRow = ({ incident, affected }: UndatedEntry, write: ValueWriter): ApiUndated => ({
  id: incident.slug,
  kind: 'incident',
  title: incident.title,
  severity: incident.severity?.id ?? null,
  open: incident.isOpen,
  summary: incident.summary ?? null,
  components: affected.map(({ component }) => component.id),
  url: write.url(routeOf(incident)),
  data: write.url(entryFile(incident)),
});
