// The reports of `candor list` and `candor show` for programs. Their shape is documented in docs/authoring.md and only
// ever grows.
import type { Instant, Moment } from '../../kernel/time.js';
import { formatInstant, momentAttribute } from '../../kernel/time-writing.js';
import { componentsOf } from '../../model/history.js';
import type { Incident } from '../../model/incident.js';
import type { Site } from '../../model/site.js';
import { deriveTimeline, updatesNewestFirst } from '../../model/timeline.js';
import { toVisibleJson } from '../visible.js';
import { durationOf, type ListedEntry } from './listed-entry.js';

/** One object; times are RFC 3339 with the offset of the site's zone, a bare day is `2026-05-14`. */
export const entriesJson = (
  entries: readonly ListedEntry[],
  unread: readonly string[],
  site: Site,
  now: Instant,
): string =>
  toVisibleJson({
    now: formatInstant(now),
    timezone: site.timezone,
    entries: entries.map((entry) => writeEntry(entry, site, now)),
    unread,
  });

/** The same of one, with its text. */
export function entryJson(entry: ListedEntry, site: Site, now: Instant): string {
  const written = writeEntry(entry, site, now);
  if (entry.kind === 'undated') {
    return toVisibleJson({ ...written, summary: entry.incident.summary ?? null, updates: [] });
  }
  const { incident } = entry;
  const time = (moment: Moment | undefined): string | null => timeOf(moment, site);
  return toVisibleJson({
    ...written,
    summary: incident.summary?.text ?? null,
    windows: incident.window.map(({ from, to }) => ({ from: time(from), to: time(to) })),
    updates: updatesNewestFirst(incident).map((update) => ({
      status: update.status,
      time: time(update.time),
      components: Object.fromEntries(update.changes),
      text: update.prose.text,
    })),
  });
}

const timeOf = (moment: Moment | undefined, { timezone }: Site): string | null =>
  moment === undefined ? null : momentAttribute(moment, timezone);

function writeEntry(entry: ListedEntry, site: Site, now: Instant): Record<string, unknown> {
  if (entry.kind === 'undated') {
    const { slug, title, severity, isOpen, components } = entry.incident;
    return {
      id: slug,
      path: null,
      kind: 'incident',
      title,
      severity: severity?.id ?? null,
      status: null,
      open: isOpen,
      overrunning: false,
      started: null,
      resolved: null,
      duration_minutes: null,
      components: [...components.keys()],
      external: true,
      withheld: true,
      postmortem: null,
      promise: null,
    };
  }
  const { incident, disclosure } = entry;
  const { status, isOpen, isOverrunning, resolved } = deriveTimeline(incident, now);
  const duration = durationOf(incident, now);
  const hasDeadline =
    disclosure !== undefined && 'deadline' in disclosure && disclosure.deadline !== undefined;
  return {
    id: incident.id,
    path: incident.path === '' ? null : incident.path,
    kind: incident.kind,
    title: incident.title,
    severity: incident.severity?.id ?? null,
    status: status ?? null,
    open: isOpen,
    overrunning: isOverrunning,
    started: timeOf(incident.started, site),
    resolved: timeOf(resolved, site),
    duration_minutes: duration === undefined ? null : Math.floor(duration.milliseconds / 60_000),
    components: componentsOf(incident),
    external: incident.external,
    withheld: incident.withheld,
    postmortem: writePostmortem(incident, site),
    promise:
      disclosure === undefined
        ? null
        : { state: disclosure.state, by: hasDeadline ? timeOf(disclosure.deadline.by, site) : null },
  };
}

const writePostmortem = ({ postmortem }: Incident, site: Site): Record<string, unknown> | null =>
  postmortem === undefined
    ? null
    : {
        state: postmortem.published === undefined ? 'draft' : 'published',
        published: timeOf(postmortem.published, site),
      };
