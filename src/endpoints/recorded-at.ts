// When the record of an entry began, for formats that must have a time and must not have one that lies ahead.
import { minuteAt, type Instant, type Moment } from '../kernel/time.js';
import type { Incident } from '../model/incident.js';
import { tellPageHistory } from '../model/page-history.js';
import { publishedAt } from '../site/publication-times.js';
import type { EndpointSource } from './endpoint.js';

/** Of planned work without an update: when git says that its file was first published, where it tells anything. */
export function announcedAt(incident: Incident, { record, facts }: EndpointSource): Moment | undefined {
  const { now } = record.history;
  const told = facts.pasts && tellPageHistory(incident, facts.pasts, now);
  const time = told?.kind === 'known' ? told.firstPublished?.time : undefined;
  return time !== undefined && time <= now ? minuteAt(time) : undefined;
}

/** Where nothing tells when work that lies ahead was announced: the launch of the site, else the beginning of 1970. */
export function recordedAt(incident: Incident, source: EndpointSource): Instant {
  const { site, now } = source.record.history;
  const published = publishedAt(incident, now);
  if (published !== undefined) return published.from;
  // What was imported has begun before it came into the repository.
  const known = Math.min(incident.started.from, announcedAt(incident, source)?.from ?? Infinity);
  if (known <= now) return known;
  return site.launched !== undefined && site.launched.from <= now ? site.launched.from : 0;
}
