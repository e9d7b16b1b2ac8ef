// How components stood, as Candor says it: those that the first update names stand in the front matter, and each later
// update names only what it changes.
import { isClosing, type Kind, type State } from '../../model/state.js';
import { codeOf } from './components.js';
import { isJson, listOf, type Json } from './json.js';
import type { RecordContext } from './record-context.js';
import type { SourceUpdate } from './updates.js';

export interface States {
  /** A list where the source does not say how they stood, so that they take the state of the severity. */
  readonly components: readonly string[] | Readonly<Record<string, State>>;
  /** What each update changes, in the order of the updates. */
  readonly changes: readonly Readonly<Record<string, State>>[];
}

/** `fallback` is the state of the severity; `updates` are oldest first and bear their final status. */
export function readStates(
  record: Json,
  updates: readonly SourceUpdate[],
  kind: Kind,
  fallback: State,
  context: RecordContext,
): States {
  const listed = listOf(record['components']).flatMap((component) =>
    isJson(component) ? (context.idByCode.get(codeOf(component) ?? '') ?? []) : [],
  );
  const declared = new Map<string, State>();
  const first = updates[0]?.states ?? new Map<string, State>();
  const named = new Set(updates.flatMap(({ states }) => [...states.keys()]));
  // What is planned is announced while all still works.
  const isFact = (state: State): boolean => kind !== 'maintenance' || state !== 'operational';
  for (const [id, state] of first) if (isFact(state)) declared.set(id, state);
  // A later update brings in what it says has broken; what no update calls broken was a part of it from the beginning.
  const broken = new Set(
    updates.flatMap(({ states, status }) =>
      isClosing(status) ? [] : [...states].flatMap(([id, state]) => (state === 'operational' ? [] : id)),
    ),
  );
  for (const id of new Set([...listed, ...named])) {
    if (declared.has(id) || (broken.has(id) && kind !== 'maintenance')) continue;
    declared.set(id, listed.includes(id) || kind === 'maintenance' ? fallback : 'operational');
  }
  const changes = listChanges(updates, declared, context);
  const inOrder = orderStates(declared, context);
  const isPlain = [...declared].every(([id, state]) => state === fallback && !first.has(id));
  const isPlanned = kind === 'maintenance' && [...declared.values()].every((state) => state === fallback);
  return {
    components: isPlain || isPlanned ? inOrder.map(([id]) => id) : Object.fromEntries(inOrder),
    changes,
  };
}

/** In the order of the new site, so that a site which was exported is the same when it comes back. */
function orderStates(
  states: Iterable<readonly [string, State]>,
  { idByCode }: RecordContext,
): readonly (readonly [string, State])[] {
  const ids = [...idByCode.values()];
  return [...states].sort(([a], [b]) => ids.indexOf(a) - ids.indexOf(b));
}

function listChanges(
  updates: readonly SourceUpdate[],
  declared: ReadonlyMap<string, State>,
  context: RecordContext,
): Readonly<Record<string, State>>[] {
  let current = new Map(declared);
  let isOver = false;
  return updates.map(({ states, status, line }, index) => {
    if (isClosing(status)) isOver = true;
    else if (isOver && status !== 'update') {
      isOver = false;
      current = new Map(declared);
    }
    if (isOver) {
      const left = [...states].filter(([, state]) => state !== 'operational');
      for (const [id, state] of left)
        context.noteAt(line, 'lost', `that ${id} is still ${state} is left out: nothing is, once it is over`);
      return {};
    }
    // A component that works joins nothing, and what is planned changes nothing before it begins.
    const isNews = ([id, state]: readonly [string, State]): boolean =>
      index > 0 &&
      current.get(id) !== state &&
      !(state === 'operational' && (!current.has(id) || status === 'scheduled'));
    const news = orderStates(states, context).filter(isNews);
    for (const [id, state] of news) current.set(id, state);
    return Object.fromEntries(news);
  });
}
