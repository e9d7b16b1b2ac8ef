// An incident or maintenance as Statuspage's API has it: made of its own record alone.
import { lastingNameOf } from '../../model/lasting-name.js';
import type { Entry } from '../../site/entry.js';
import type { EndpointSource } from '../endpoint.js';
import { recordedAt } from '../recorded-at.js';
import { writeComponentsOf } from './components.js';
import { pageIdOf } from './page.js';
import { impactOf } from './page-status.js';
import type { IncidentShape, IncidentStatus } from './shapes.js';
import { updatedAt, writeEnd, writeInstant, writeStart } from './times.js';
import { writeUpdates, type UpdateOptions } from './updates.js';
import { firstStatusOf, incidentStatusOf } from './words.js';

/** What feeds call it too, but for the one name that a list has here. No name of ours ends in a hyphen. */
export function idOf({ incident }: Entry): string {
  const name = lastingNameOf(incident);
  return name === 'unresolved' ? 'unresolved-' : name;
}

export function writeIncident(
  entry: Entry,
  source: EndpointSource,
  options: UpdateOptions = { keepsPlain: false },
): IncidentShape {
  const { incident, timeline, components } = entry;
  const { site, now } = source.record.history;
  const id = idOf(entry);
  const monitoring = incident.updates.findLast(({ status }) => status === 'monitoring');
  const { resolved } = timeline;
  const created = recordedAt(incident, source);
  return {
    id,
    name: incident.title,
    status: statusOf(entry),
    created_at: writeInstant(created),
    updated_at: writeInstant(updatedAt(incident, timeline, source)),
    monitoring_at: monitoring === undefined ? null : writeStart(monitoring.time),
    resolved_at: resolved === undefined ? null : writeEnd(resolved),
    impact: impactOf(incident),
    shortlink: source.addressOf({ page: 'incident', slug: incident.slug }),
    // There too the record of planned work begins when it is announced.
    started_at: writeInstant(incident.kind === 'maintenance' ? created : incident.started.from),
    page_id: pageIdOf(site),
    incident_updates: writeUpdates(entry, id, source, options),
    components: writeComponentsOf(incident, components, site, now),
    reminder_intervals: null,
    ...windowOf(entry),
  };
}

/** Of an incident that is over and analysed, Statuspage says so in the place of the status. */
function statusOf({ incident, timeline }: Entry): IncidentStatus {
  const isAnalysed = incident.kind === 'incident' && incident.postmortem?.published !== undefined;
  if (isAnalysed && timeline.status === 'resolved') return 'postmortem';
  return incidentStatusOf(timeline.status, firstStatusOf(incident.kind));
}

/** From the beginning of the first window to the end of the last one. */
function windowOf({ incident }: Entry): Pick<IncidentShape, 'scheduled_for' | 'scheduled_until'> {
  const { kind, window, started } = incident;
  if (kind !== 'maintenance') return {};
  const until = window.at(-1)?.to;
  return {
    scheduled_for: writeStart(window[0]?.from ?? started),
    scheduled_until: until === undefined ? null : writeEnd(until),
  };
}
