// One record as the facts of an incident or a maintenance: kind, severity, beginning and end.
import type { Moment } from '../../kernel/time.js';
import { isClosing, type Kind } from '../../model/state.js';
import { quoteValue } from '../imported.js';
import { settleStatuses } from '../settle-statuses.js';
import { isJson, lineOf, listOf, type Json } from './json.js';
import type { RecordContext } from './record-context.js';
import { readRecordTime } from './record-time.js';
import type { SourceUpdate } from './updates.js';
import { isMaintenanceWord, isOver, severities, stateOf } from './words.js';

type Severity = (typeof severities)[number];

export function readKind(record: Json, isScheduled: boolean): Kind {
  const words = [record, ...listOf(record['incident_updates']).filter(isJson)].map(({ status }) =>
    lineOf(status),
  );
  const isPlanned =
    isScheduled || lineOf(record['scheduled_for']) !== undefined || words.some(isMaintenanceWord);
  return isPlanned ? 'maintenance' : 'incident';
}

/** Undefined for maintenance, which has none. */
export function readSeverity(record: Json, kind: Kind, context: RecordContext): Severity | undefined {
  const word = lineOf(record['impact'])?.toLowerCase();
  const known = severities.find(({ id }) => id === word);
  if (kind === 'maintenance') {
    if (known !== undefined && known.id !== 'none')
      context.note('lost', `the impact “${known.id}” is left out: maintenance has no severity`);
    return undefined;
  }
  if (known !== undefined) return known;
  const states = listOf(record['incident_updates'])
    .filter(isJson)
    .flatMap((update) => listOf(update['affected_components']).filter(isJson))
    .map((component) => stateOf(lineOf(component['new_status'])));
  const guess = severities.find(({ state }) => states.includes(state)) ?? none;
  const shown =
    word === undefined ? 'the record has no impact' : `the impact ${quoteValue(word)} is none of an incident`;
  context.note('guessed', `${shown}; taken as “${guess.id}”, after the states of its components`);
  return guess;
}

const none: Severity = severities[3];

export interface Course {
  /** Undefined where the earliest update says it. */
  readonly started: Moment | undefined;
  readonly resolved: Moment | undefined;
  /** True where it is over and nothing says when. */
  readonly lacksEnd: boolean;
  readonly window: { readonly from: Moment; readonly to: Moment | undefined } | undefined;
  /** The first of all times that are known. */
  readonly first: Moment;
  /** Oldest first, with their final statuses. */
  readonly updates: readonly SourceUpdate[];
}

/** Undefined where the record bears no time at all. */
export function readCourse(
  record: Json,
  kind: Kind,
  written: readonly SourceUpdate[],
  context: RecordContext,
): Course | undefined {
  const read = (name: string): Moment | undefined => readField(record, name, context);
  const begun = read('started_at') ?? read('created_at');
  const earliest = written[0]?.moment;
  const window = kind === 'maintenance' ? readWindow(read, begun ?? earliest, context) : undefined;
  const first = [window?.from, begun, earliest].flatMap((moment) => moment ?? []);
  const opening = first.reduce<Moment | undefined>(
    (a, b) => (a !== undefined && a.from <= b.from ? a : b),
    undefined,
  );
  if (opening === undefined) return undefined;
  const ended = read('resolved_at');
  const hasClosing = written.some(({ status }) => isClosing(status));
  const over = isOver(lineOf(record['status'])?.toLowerCase()) ?? (ended !== undefined || hasClosing);
  const updates = settleStatuses(written, over, ended, context.noteAt);
  if (ended !== undefined && !over)
    context.note(
      'lost',
      `the end ${quoteValue(record['resolved_at'])} is left out, because the record is not over`,
    );
  const isClosed = updates.some(({ status }) => isClosing(status));
  const started = kind === 'maintenance' ? window?.from : settleStart(record, begun, earliest, context);
  const resolved = over
    ? settleEnd(record, ended, started ?? earliest ?? opening, isClosed, context)
    : undefined;
  const lacksEnd = over && resolved === undefined && !isClosed && window?.to === undefined;
  return { started, resolved, lacksEnd, window, first: started ?? opening, updates };
}

function readField(record: Json, name: string, context: RecordContext): Moment | undefined {
  const written = record[name];
  if (written === undefined || written === null || written === '') return undefined;
  const time = readRecordTime(written);
  if (time === undefined)
    context.note('lost', `\`${name}\` is ${quoteValue(written)}, which is no time of the calendar`);
  else if (!time.hasOffset) context.note('guessed', `${quoteValue(written)} has no offset; read as UTC`);
  return time?.moment;
}

function readWindow(
  read: (name: string) => Moment | undefined,
  fallback: Moment | undefined,
  context: RecordContext,
): Course['window'] {
  const from = read('scheduled_for');
  const to = read('scheduled_until');
  if (from !== undefined) return { from, to };
  if (fallback === undefined) return undefined;
  context.note(
    'guessed',
    'the maintenance does not say for when it was planned; its window begins with its record',
  );
  return { from: fallback, to };
}

// Readers were shown the updates; a record that calls itself younger than one of them was begun afterwards.
function settleStart(
  record: Json,
  begun: Moment | undefined,
  earliest: Moment | undefined,
  context: RecordContext,
): Moment | undefined {
  if (begun === undefined || earliest === undefined || earliest.from >= begun.from) return begun;
  const written = record['started_at'] ?? record['created_at'];
  const reason = `the start ${quoteValue(written)} is left out: its first update is earlier, and it begins with that`;
  context.note('lost', reason);
  return undefined;
}

function settleEnd(
  record: Json,
  ended: Moment | undefined,
  begin: Moment,
  isClosed: boolean,
  context: RecordContext,
): Moment | undefined {
  if (ended === undefined || ended.to > begin.from) return ended;
  const written = quoteValue(record['resolved_at']);
  if (isClosed) {
    context.note(
      'lost',
      `the end ${written} is left out: it is earlier than the start, and an update says the end too`,
    );
    return undefined;
  }
  context.note(
    'guessed',
    `the end ${written} is earlier than the start; both stay, and \`candor check\` reports it`,
  );
  return ended;
}
