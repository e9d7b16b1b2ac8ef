// The facts of an entry in a feed: those of its page that a reader asks for first, in the same words.
import { html, type Html } from '../../kernel/html.js';
import type { Moment } from '../../kernel/time.js';
import type { Span } from '../../model/incident.js';
import type { Entry } from '../../site/entry.js';
import { formatMoment, formatSpan } from '../../site/format.js';
import type { EndpointSource } from '../endpoint.js';

export function writeFacts(entry: Entry, { record }: EndpointSource): Html {
  const { incident, timeline, affectedNames } = entry;
  const { messages } = record;
  const { labels, kinds, statuses, format } = messages;
  const zone = record.history.site.timezone;
  const time = (moment: Moment | undefined): string | undefined =>
    moment && formatMoment(moment, zone, messages);
  const spans = (all: readonly Span[]): string =>
    all
      .map(({ from, to }) =>
        formatSpan(from, to, zone, messages)
          .map((piece) => (typeof piece === 'string' ? piece : piece.text))
          .join(''),
      )
      .join('; ');
  // Planned work has begun only once it is under way or took some time.
  const hasBegun = timeline.isOpen || timeline.duration !== undefined;
  const began = incident.kind !== 'maintenance' ? incident.started : hasBegun ? timeline.begin : undefined;
  const names = affectedNames.map(({ component, group }) =>
    group === undefined ? component.name : `${group.name} › ${component.name}`,
  );
  const facts: readonly (readonly [string, string | undefined])[] = [
    [labels.kind, incident.kind === 'incident' ? undefined : kinds[incident.kind]],
    [labels.severity, incident.severity?.label],
    [labels.status, timeline.status && statuses[timeline.status]],
    [labels.affected, format.list(names).join('')],
    [labels.window, spans(incident.window)],
    [incident.kind === 'notice' ? labels.published : labels.started, time(began)],
    [labels.until, time(incident.until)],
    [statuses[timeline.status ?? 'resolved'], time(timeline.resolved)],
    [labels.impact, spans(incident.impact)],
  ];
  const shown = facts.filter(([, value]) => value !== undefined && value !== '');
  return html`<ul>${shown.map(([name, value]) => html`<li>${name}: ${value}</li>`)}</ul>`;
}
