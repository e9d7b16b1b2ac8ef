// What each update of an entry said of the components: before and after it, for all that the entry had named by then.
import type { Incident, Update } from '../../model/incident.js';
import type { Site } from '../../model/site.js';
import { isClosing, type State } from '../../model/state.js';
import { nameIn } from './components.js';
import type { AffectedShape } from './shapes.js';
import { componentStatuses } from './words.js';

/** What of an update counts here. */
type Said = Pick<Update, 'status' | 'changes'>;

/** One list for each update, oldest first. */
export function writeAffected(
  incident: Incident,
  updates: readonly Said[],
  site: Site,
): readonly (readonly AffectedShape[])[] {
  /** As declared, or as they joined: where a reopening begins again. */
  const first = new Map(incident.components);
  let standing: States = allOperational(first);
  let isOn = incident.kind === 'incident';
  let hasBegun = false;
  return updates.map((update) => {
    isOn = isOnAfter(update, isOn, incident);
    const next = isOn
      ? new Map([...(hasBegun ? standing : first), ...update.changes])
      : allOperational(standing);
    hasBegun = isOn;
    for (const [id, state] of next) if (!first.has(id)) first.set(id, state);
    const affected = [...next].flatMap(([id, state]) => {
      const component = site.componentById.get(id);
      if (component === undefined) return [];
      return {
        code: id,
        name: nameIn(component, site),
        old_status: componentStatuses[standing.get(id) ?? 'operational'],
        new_status: componentStatuses[state],
      };
    });
    standing = next;
    return affected;
  });
}

type States = ReadonlyMap<string, State>;

const allOperational = (states: States): States =>
  new Map([...states.keys()].map((id) => [id, 'operational'] as const));

/** Whether components stand as declared: from the beginning to the closing; of work, while it is said to be under way. */
function isOnAfter({ status }: Said, wasOn: boolean, { kind }: Incident): boolean {
  if (isClosing(status)) return false;
  if (kind === 'maintenance') return wasOn || status === 'in-progress' || status === 'verifying';
  return wasOn || status !== 'update';
}
