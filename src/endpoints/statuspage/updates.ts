// What was said of an entry, newest first. A published postmortem is the newest that is said of it, with a status of its
// own; where nothing was said, its text stands as the one update, for clients show the newest.
import type { Incident } from '../../model/incident.js';
import type { Entry } from '../../site/entry.js';
import type { EndpointSource } from '../endpoint.js';
import { recordedAt } from '../recorded-at.js';
import { writeAffected } from './affected.js';
import { writeBody, writePostmortem, writeText } from './bodies.js';
import type { AffectedShape, UpdateShape } from './shapes.js';
import { writeInstant } from './times.js';
import { firstStatusOf, incidentStatusOf } from './words.js';

export interface UpdateOptions {
  /** Leaves a plain update its word, which pages of Statuspage have and its documentation has not. */
  readonly keepsPlain: boolean;
}

/** `id` is that of the entry. */
export function writeUpdates(
  { incident, timeline }: Entry,
  id: string,
  source: EndpointSource,
  { keepsPlain }: UpdateOptions,
): readonly UpdateShape[] {
  const { site } = source.record.history;
  const affected = writeAffected(incident, incident.updates, site);
  const ids = nameUpdates(incident, id);
  let held = firstStatusOf(incident.kind);
  const said = incident.updates.map(({ status, time, prose }, index) => {
    held = incidentStatusOf(status, held);
    return writeUpdate({
      id: ids[index] ?? id,
      status: keepsPlain && status === 'update' ? status : held,
      body: writeBody(incident, prose, source),
      incident: id,
      at: time.from,
      affected: affected[index] ?? [],
    });
  });
  if (said.length > 0) return addPostmortem(said.toReversed(), incident, id, source);
  const status = timeline.status ?? 'update';
  const [affectedNow = []] = writeAffected(incident, [{ status, changes: new Map() }], site);
  const text = writeUpdate({
    id: `${id}-text`,
    status: incidentStatusOf(status, held),
    body: writeText(incident, source),
    incident: id,
    at: timeline.resolved?.from ?? recordedAt(incident, source),
    affected: affectedNow,
  });
  return addPostmortem([text], incident, id, source);
}

/** By their times, `x-20250726T1040`: an update that is added before others leaves them their ids, and so does a corrected text. */
function nameUpdates({ updates }: Incident, id: string): readonly string[] {
  const counts = new Map<string, number>();
  return updates.map(({ time }) => {
    const name = `${id}-${writeInstant(time.from).slice(0, 16).replaceAll(/[-:]/g, '')}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}

/** Before the newest update that is not younger; an update may follow a postmortem. */
function addPostmortem(
  newestFirst: readonly UpdateShape[],
  incident: Incident,
  id: string,
  source: EndpointSource,
): readonly UpdateShape[] {
  const { kind, postmortem, updates } = incident;
  const published = postmortem?.published;
  if (kind !== 'incident' || published === undefined) return newestFirst;
  const later = updates.filter(({ time }) => time.from > published.from).length;
  const analysis = writeUpdate({
    id: `${id}-postmortem`,
    status: 'postmortem',
    body: writePostmortem(incident, source),
    incident: id,
    at: published.from,
    affected: [],
  });
  return [...newestFirst.slice(0, later), analysis, ...newestFirst.slice(later)];
}

interface Said {
  readonly id: string;
  readonly status: UpdateShape['status'];
  readonly body: string;
  readonly incident: string;
  readonly at: number;
  readonly affected: readonly AffectedShape[];
}

function writeUpdate({ id, status, body, incident, at, affected }: Said): UpdateShape {
  const time = writeInstant(at);
  return {
    id,
    status,
    body,
    incident_id: incident,
    created_at: time,
    updated_at: time,
    display_at: time,
    affected_components: affected,
    deliver_notifications: false,
    custom_tweet: null,
    tweet_id: null,
  };
}
