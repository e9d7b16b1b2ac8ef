// The course of one entry as its chart shows it: from the beginning to the last time that the record knows, never to now.
import type { Instant, Moment } from '../kernel/time.js';
import { endOf } from '../model/duration.js';
import type { Incident, Update } from '../model/incident.js';
import { isClosing } from '../model/state.js';
import type { Timeline } from '../model/timeline.js';
import { createBriefFormat, type BriefFormat } from './brief-format.js';
import { markTicks } from './course-ticks.js';
import type { CourseBar, CourseMark, Entry, IncidentCourse } from './props.js';
import type { SiteRecord } from './site-record.js';

/** Undefined where there is no course: of notices, and where the record knows a single moment only. */
export function tellCourse(record: SiteRecord, { incident, timeline }: Entry): IncidentCourse | undefined {
  if (incident.kind === 'notice') return undefined;
  const marks = timesOf(incident, timeline, record).toSorted((a, b) => a.moment.from - b.moment.from);
  const bars = barsOf(incident, timeline, record.history.now);
  const range = rangeOf(incident, marks, bars, timeline);
  if (range.from === range.to && marks.length < 2) return undefined;
  const brief = createBriefFormat(range, incident.kind === 'maintenance', record);
  const show = ({ kind, status, word, isKey, moment }: Time): CourseMark => ({
    kind,
    status,
    word,
    isKey,
    at: moment.from,
    when: brief.moment(moment),
  });
  const isEarlier = ({ moment }: Time): boolean => moment.from < range.from;
  const isLater = ({ moment, kind }: Time): boolean => kind === 'postmortem' || moment.from > range.to;
  return {
    ...range,
    isOpen: timeline.isOpen,
    phases: timeline.active
      .filter(({ from }) => from <= range.to)
      .map(({ from, to }) => ({ from, to: Math.min(to, range.to) })),
    bars: bars.map((bar) => showBar(bar, range.to, brief)),
    marks: marks.filter((mark) => !isEarlier(mark) && !isLater(mark)).map(show),
    earlier: marks.filter(isEarlier).map(show),
    later: marks.filter(isLater).map(show),
    ticks: markTicks(range, record.history.site.timezone, brief),
  };
}

/** A mark before its time is written. */
type Time = Omit<CourseMark, 'at' | 'when'> & { readonly moment: Moment };

type Bar = Pick<CourseBar, 'kind' | 'from' | 'to'>;

function timesOf(
  incident: Incident,
  timeline: Timeline,
  { messages: { labels, statuses } }: SiteRecord,
): readonly Time[] {
  const { started, detected, mitigated, updates, postmortem, kind } = incident;
  const first = updates[0];
  const isSaid = (moment: Moment, said: Update | undefined): boolean => said?.time.from === moment.from;
  const mark = (name: Time['kind'], word: string, moment: Moment | undefined): readonly Time[] =>
    moment === undefined ? [] : [{ kind: name, word, moment, status: undefined, isKey: true }];

  const { resolved, closingUpdate } = timeline;
  const told = updates.map((update, index): Time => {
    // Where the record says itself when it was over, the closing update is only when that was said.
    const isLate = isClosing(update.status) && resolved !== undefined && !isSaid(resolved, update);
    const status = isLate && update === closingUpdate ? 'update' : update.status;
    const reopens = isClosing(updates[index - 1]?.status ?? 'update') && update.status !== 'update';
    const isKey = index === 0 || reopens || isClosing(status);
    return { kind: 'update', word: statuses[status], moment: update.time, status, isKey };
  });
  const isMeasured = kind === 'incident';
  return [
    ...(isMeasured && !isSaid(started, first) ? mark('started', labels.started, started) : []),
    ...mark('detected', labels.detected, detected),
    ...mark('mitigated', labels.mitigated, mitigated),
    ...told,
    ...(isMeasured && resolved !== undefined && !isSaid(resolved, closingUpdate)
      ? mark('resolved', labels.resolved, resolved)
      : []),
    ...mark('postmortem', labels.postmortem, postmortem?.published),
  ];
}

/** What is open has no end yet, and is drawn as such. */
function barsOf(incident: Incident, timeline: Timeline, now: Instant): readonly Bar[] {
  if (incident.kind === 'incident') return timeline.impact.map((range) => ({ kind: 'impact', ...range }));
  const windows = incident.window.map(({ from, to }): Bar => ({
    kind: 'window',
    from: from.from,
    to: to === undefined ? Infinity : endOf(to),
  }));
  const work = timeline.active
    .filter(({ from }) => from <= now)
    .map((range): Bar => ({ kind: 'work', ...range }));
  return [...windows, ...work];
}

/** What was said before or after is part of the course if it does not make the rest small: a third of that, no more. */
const remarkShare = 1 / 3;

/** From the first time to the last one that belongs to the course itself; planned work may have been announced long before. */
function rangeOf(
  { kind }: Incident,
  marks: readonly Time[],
  bars: readonly Bar[],
  { active, begin, lastResolution, isOpen, isScheduled }: Timeline,
): Pick<IncidentCourse, 'from' | 'to'> {
  const said = marks.filter((mark) => mark.kind !== 'postmortem').map(({ moment }) => moment.from);
  const edges = [...bars, ...active].flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const isPlanned = kind === 'maintenance' && edges.length > 0;
  const first = isPlanned ? Math.min(...edges) : Math.min(begin.from, ...said, ...edges);
  const isOver = !isOpen && !isScheduled && lastResolution !== undefined;
  const last = Math.max(first, ...edges, ...(isOver ? [lastResolution.from] : said));
  const reach = (last - first) * remarkShare;
  const within = said.filter((instant) => first - reach <= instant && instant <= last + reach);
  return { from: Math.min(first, ...within), to: Math.max(last, ...within) };
}

function showBar({ kind, from, to }: Bar, last: Instant, brief: BriefFormat): CourseBar {
  const isOpen = to === Infinity;
  return {
    kind,
    from,
    to: isOpen ? last : to,
    isOpen,
    when: isOpen ? brief.since(from) : brief.range(from, to),
  };
}
