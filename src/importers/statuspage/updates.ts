// The updates of one record, oldest first: what each says of the status, when, and how components stood from then on.
import type { Moment } from '../../kernel/time.js';
import type { Kind, State, Status } from '../../model/state.js';
import { quoteValue } from '../imported.js';
import { codeOf } from './components.js';
import { isJson, lineOf, listOf, type Json } from './json.js';
import type { RecordContext } from './record-context.js';
import { readRecordTime, type RecordTime } from './record-time.js';
import { stateOf, statusOf } from './words.js';

export interface SourceUpdate {
  readonly line: number;
  /** Statuspage's word. */
  readonly word: string | undefined;
  readonly status: Status;
  readonly moment: Moment;
  readonly html: string;
  /** By id of the new site; only what the update says. */
  readonly states: ReadonlyMap<string, State>;
}

export interface UpdatesReading {
  /** Oldest first. */
  readonly updates: readonly SourceUpdate[];
  /** Texts of updates whose time cannot be read. */
  readonly undated: readonly string[];
}

export function readUpdates(record: Json, kind: Kind, context: RecordContext): UpdatesReading {
  const dated: { update: SourceUpdate; time: RecordTime; created: number; index: number }[] = [];
  const undated: string[] = [];
  for (const [index, value] of listOf(record['incident_updates']).entries()) {
    if (!isJson(value)) {
      context.note('lost', `an update is no object: ${quoteValue(value)}`);
      continue;
    }
    const line = context.lineOfId(value['id']);
    const html = typeof value['body'] === 'string' ? value['body'] : '';
    const time = readUpdateTime(value, line, context);
    if (time === undefined) {
      const reason = 'the update has no time that can be read, so its text stands in the details';
      context.noteAt(line, 'lost', reason);
      undated.push(html);
      continue;
    }
    const word = lineOf(value['status'])?.toLowerCase();
    const status = readStatus(word, kind, line, context);
    const states = readStates(value, line, context);
    const created = readRecordTime(value['created_at'])?.order ?? time.order;
    dated.push({ update: { line, word, status, moment: time.moment, html, states }, time, created, index });
  }
  // Of what was shown at the same instant, what was written later is newer; else the order of the file decides.
  const first = dated[0];
  const last = dated.at(-1);
  const ascends = first !== undefined && last !== undefined && first.time.order < last.time.order;
  const direction = ascends ? 1 : -1;
  dated.sort(
    (a, b) => a.time.order - b.time.order || a.created - b.created || direction * (a.index - b.index),
  );
  return { updates: dated.map(({ update }) => update), undated };
}

// `display_at` is what readers were shown; an author may have moved it.
function readUpdateTime(value: Json, line: number, context: RecordContext): RecordTime | undefined {
  for (const name of ['display_at', 'created_at', 'updated_at']) {
    const written = value[name];
    if (written === undefined || written === null) continue;
    const time = readRecordTime(written);
    if (time !== undefined) {
      if (!time.hasOffset)
        context.noteAt(line, 'guessed', `${quoteValue(written)} has no offset; read as UTC`);
      return time;
    }
    context.noteAt(line, 'lost', `\`${name}\` is ${quoteValue(written)}, which is no time of the calendar`);
  }
  return undefined;
}

function readStatus(word: string | undefined, kind: Kind, line: number, context: RecordContext): Status {
  const status = statusOf(word, kind);
  if (status === undefined) {
    const shown = word === undefined ? 'has no status' : `has the status ${quoteValue(word)}`;
    const reason = `the update ${shown}, which ${kind === 'incident' ? 'an incident' : kind} cannot have; imported as Update`;
    context.noteAt(line, 'guessed', reason);
  }
  return status ?? 'update';
}

function readStates(value: Json, line: number, context: RecordContext): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  for (const component of listOf(value['affected_components'])) {
    if (!isJson(component)) continue;
    const code = lineOf(component['code']) ?? codeOf(component);
    const id = context.idByCode.get(code ?? '');
    const word = lineOf(component['new_status']);
    const state = stateOf(word);
    if (id !== undefined && state !== undefined) states.set(id, state);
    else if (word !== undefined) {
      const name = lineOf(component['name']) ?? code ?? '';
      context.noteAt(line, 'lost', `the state ${quoteValue(word)} of “${name}” is none that Candor knows`);
    }
  }
  return states;
}
