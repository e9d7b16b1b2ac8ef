// Holds the timeline inside a postmortem against the times of the front matter and the closing update: a reader who
// finds two times for one thing trusts neither. Only a milestone that no entry of the timeline agrees on is reported.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { writeTime } from '../kernel/time-writing.js';
import { toCivil, zoneLabel } from '../kernel/time-zone.js';
import { atOffset, padNumber, readOffset, type Moment } from '../kernel/time.js';
import { findPlace } from '../model/field-places.js';
import { placeOf, type Incident } from '../model/incident.js';
import { messagesFor } from '../model/messages/messages-for.js';
import { milestones, type Milestone } from '../model/messages/timeline-words.js';
import type { Site } from '../model/site.js';
import { isClosing } from '../model/state.js';
import type { BodySource } from './locate.js';
import type { WrittenPostmortem } from './read-postmortem.js';
import { readTimeline, type StatedTime, type TimelineEntry } from './read-timeline.js';

export function lintTimeline(
  incident: Incident,
  { introduction, parts }: WrittenPostmortem,
  source: BodySource,
  { timezone: zone, locale }: Site,
): Diagnostic[] {
  if (incident.kind !== 'incident') return [];
  const { language } = messagesFor(locale);
  const entries = [
    { title: '', nodes: introduction },
    ...parts.map(({ title, part }) => ({ title, nodes: part.nodes })),
  ].flatMap(({ title, nodes }) => readTimeline(title, nodes, source, { zone, language }));
  return milestones.flatMap((milestone) => {
    const own = entries.filter((entry) => entry.milestone === milestone);
    if (own.length === 0) return [];
    const known = statedBy(incident, milestone);
    const [first] = known.filter(({ isStated }) => isStated);
    const agrees = own.some(({ time }) => known.some((fact) => isSame(time, fact.moment, zone)));
    return first === undefined || agrees ? [] : own.map((entry) => describe(entry, first, zone));
  });
}

/** A time of the record that a milestone may stand for. */
interface Fact {
  readonly field: string;
  readonly moment: Moment;
  readonly place: Place;
  /** False of what only follows from something else: it may agree, and nothing can be held against it. */
  readonly isStated: boolean;
}

function statedBy(incident: Incident, milestone: Milestone): readonly Fact[] {
  const { started, startedGiven, resolvedGiven, impact, updates } = incident;
  const fact = (field: string, moment: Moment | undefined, isStated = true): Fact[] =>
    moment === undefined ? [] : [{ field, moment, place: placeOf(incident, fieldPath(field)), isStated }];
  if (milestone === 'begin')
    return [...fact('impact.from', impact[0]?.from), ...fact('started', started, startedGiven)];
  if (milestone === 'detected' || milestone === 'mitigated') return fact(milestone, incident[milestone]);
  const closings = updates.filter(({ status }) => isClosing(status));
  return [
    ...fact('resolved', resolvedGiven),
    ...closings.map(({ time, place }) => ({ field: '', moment: time, place, isStated: true })).toReversed(),
    ...impact.flatMap(({ to }) => fact('impact.to', to, false)),
  ];

  function fieldPath(field: string): string {
    const inList = field.replace('.', '.0.');
    return findPlace(incident, inList) !== undefined ? inList : field;
  }
}

/** Whether they are the same at the coarser of their two precisions; what is only about known contradicts nothing. */
function isSame(stated: StatedTime, moment: Moment, zone: string): boolean {
  if (moment.about) return true;
  if (stated.kind === 'moment') return stated.moment.from < moment.to && moment.from < stated.moment.to;
  if (moment.precision === 'day') return true;
  const offset = stated.zone === undefined ? undefined : readOffset(stated.zone);
  const isForeign =
    stated.zone !== undefined && offset === undefined && stated.zone !== zoneLabel(moment.from, zone);
  if (isForeign) return true;
  const civil = offset === undefined ? toCivil(moment.from, zone) : atOffset(moment.from, offset);
  const clock = [civil.hour, civil.minute, civil.second].map(padNumber).join(':');
  const length = moment.precision === 'second' ? stated.clock.length : 5;
  return clock.slice(0, length) === stated.clock.slice(0, length);
}

const words: Readonly<Record<Milestone, string>> = {
  begin: 'it began',
  detected: 'it was detected',
  mitigated: 'it was mitigated',
  resolved: 'it was resolved',
};

function describe({ milestone, text, place }: TimelineEntry, fact: Fact, zone: string): Diagnostic {
  const known = `\`${writeTime(fact.moment, zone)}\``;
  const where = fact.field === '' ? `the closing update is of ${known}` : `\`${fact.field}\` is ${known}`;
  const message = `The timeline says that ${words[milestone]} at \`${text}\`, but ${where}.`;
  const related = [{ message: 'The other time stands here.', place: fact.place }];
  return diagnose('postmortem/timeline', place, message, { hint: 'Correct the one that is wrong.', related });
}
