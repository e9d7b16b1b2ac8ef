// The calendars of maintenance, to subscribe to: one of the site, and one of each component and group.
import { startOfMonth, toCivil } from '../../kernel/time-zone.js';
import { writeOnDemand } from '../../model/output.js';
import type { Component } from '../../model/site.js';
import { calendarRoute, hasCalendars } from '../../site/calendar-addresses.js';
import { entriesOfComponent } from '../../site/component-pages.js';
import { outputPathOf, type Route } from '../../site/pages.js';
import type { Endpoint, EndpointSource } from '../endpoint.js';
import { writeLines, writeText, type Property } from './icalendar.js';
import { listEvents, type WindowEvent } from './maintenance-events.js';

/** The most events of a calendar: those that begin last. */
const mostEvents = 500;

export const listCalendars: Endpoint = (source) => {
  const { site } = source.record.history;
  if (!hasCalendars(site)) return [];
  return [undefined, ...site.components].map((component) =>
    writeOnDemand(outputPathOf(calendarRoute(component?.id)), () => writeCalendar(component, source)),
  );
};

/**
 * Without a METHOD, which would make of it a message that somebody has to have sent (RFC 5546, section 3.2). With the
 * names of RFC 7986, and those that calendars knew before.
 */
function writeCalendar(component: Component | undefined, source: EndpointSource): string {
  const { record, addressOf } = source;
  const { site } = record.history;
  const { maintenance } = record.messages.labels;
  const title = [site.title, ...(component === undefined ? [] : [component.name]), maintenance].join(' · ');
  const page: Route =
    component === undefined ? { page: 'status' } : { page: 'component', component: component.id };
  const events = selectEvents(component, source).flatMap(({ write }) => write());
  return writeLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Candor//Maintenance//EN',
    'CALSCALE:GREGORIAN',
    writeText('NAME', title),
    writeText('X-WR-CALNAME', title),
    `URL:${addressOf(page)}`,
    `SOURCE;VALUE=URI:${addressOf(calendarRoute(component?.id))}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...(events.length === 0 ? placeholder : events),
    'END:VCALENDAR',
  ]);
}

/** A calendar must hold something (RFC 5545, section 3.6); this says nothing. */
const placeholder: readonly Property[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** Those that are not over since the beginning of the same month of last year, by when they begin. */
function selectEvents(component: Component | undefined, source: EndpointSource): readonly WindowEvent[] {
  const { record } = source;
  const { site, now } = record.history;
  const { year, month } = toCivil(now, site.timezone);
  const first = startOfMonth(year - 1, month, site.timezone);
  const entries = component === undefined ? record.entries : entriesOfComponent(record, component);
  return entries
    .filter(({ incident }) => incident.kind === 'maintenance')
    .flatMap((entry) => listEvents(entry, source))
    .filter(({ over }) => over >= first)
    .toSorted((a, b) => a.from - b.from)
    .slice(-mostEvents);
}
