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
  const marks = [...timesOf(incident, timeline, record)].sort((a, b) => a.moment.from - b.moment.from);
  const bars = barsOf(incident, timeline, record.history.now);
  const range = rangeOf(marks, bars, timeline);
  if (range.from === range.to && marks.length < 2) return undefined;
  const brief = createBriefFormat(range, record);
  const show = ({ moment, ...mark }: Time): CourseMark => ({
    ...mark,
    at: moment.from,
    when: brief.moment(moment),
  });
  const isLater = ({ moment, kind }: Time): boolean => kind === 'postmortem' || moment.from > range.to;
  return {
    ...range,
    isOpen: timeline.isOpen,
    phases: timeline.active
      .filter(({ from }) => from < range.to || timeline.isOpen)
      .map(({ from, to }) => ({ from, to: Math.min(to, range.to) })),
    bars: bars.map((bar) => showBar(bar, range.to, brief)),
    marks: marks.filter((mark) => !isLater(mark)).map(show),
    later: marks.filter(isLater).map(show),
    ticks: markTicks(range, record.history.site.timezone, brief),
  };
}

/** A mark before its time is written. */
type Time = Omit<CourseMark, 'at' | 'when'> & { readonly moment: Moment };

type Bar = Pick<CourseBar, 'kind' | 'from' | 'to'>;

function* timesOf(
  incident: Incident,
  timeline: Timeline,
  { messages: { labels, statuses } }: SiteRecord,
): Generator<Time> {
  const { started, detected, mitigated, updates, postmortem, kind } = incident;
  const first = updates[0];
  const isSaid = (moment: Moment, said: Update | undefined): boolean => said?.time.from === moment.from;
  const mark = (name: Time['kind'], word: string, moment: Moment | undefined): readonly Time[] =>
    moment === undefined ? [] : [{ kind: name, word, moment, status: undefined, isKey: true }];

  if (kind === 'incident' && !isSaid(started, first)) yield* mark('started', labels.started, started);
  yield* mark('detected', labels.detected, detected);
  yield* mark('mitigated', labels.mitigated, mitigated);
  for (const [index, update] of updates.entries()) {
    // Where the record says itself when it was over, the closing update is only when that was said.
    const isLate =
      isClosing(update.status) && timeline.resolved !== undefined && !isSaid(timeline.resolved, update);
    const status = isLate && update === timeline.closingUpdate ? 'update' : update.status;
    const reopens = isClosing(updates[index - 1]?.status ?? 'update') && update.status !== 'update';
    const isKey = index === 0 || reopens || isClosing(status);
    yield { kind: 'update', word: statuses[status], moment: update.time, status, isKey };
  }
  const { resolved, closingUpdate } = timeline;
  if (resolved !== undefined && kind === 'incident' && !isSaid(resolved, closingUpdate)) {
    yield* mark('resolved', labels.resolved, resolved);
  }
  yield* mark('postmortem', labels.postmortem, postmortem?.published);
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

/** A remark is part of the course as long as it does not make what came before it small: a third of that. */
const remarkShare = 1 / 3;

/** From the first time to the last one that belongs to the course itself. */
function rangeOf(
  marks: readonly Time[],
  bars: readonly Bar[],
  timeline: Timeline,
): Pick<IncidentCourse, 'from' | 'to'> {
  const within = marks.filter(({ kind }) => kind !== 'postmortem').map(({ moment }) => moment.from);
  const edges = [...bars, ...timeline.active].flatMap(({ from, to }) => [from, to]);
  const known = [...within, ...edges].filter(Number.isFinite);
  const from = Math.min(...known, timeline.begin.from);
  const over = timeline.lastResolution;
  if (timeline.isOpen || over === undefined) return { from, to: Math.max(from, ...known) };
  const end = Math.max(from, over.from, ...edges.filter(Number.isFinite));
  const reach = end + (end - from) * remarkShare;
  return { from, to: Math.max(end, ...within.filter((instant) => instant <= reach)) };
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
