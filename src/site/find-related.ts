// What else happened to the same components at about the same time. Sorted lists by component make it cheap: one look
// into them for each page, however many entries there are.
import { rememberLast } from '../kernel/remember.js';
import { compareEntries } from '../model/history.js';
import type { Component } from '../model/site.js';
import { countWhile } from './count-while.js';
import type { Entry, RelatedEntries } from './props.js';

/** Before and after the start of an entry, in milliseconds. */
const reach = 90 * 86_400_000;
const mostShown = 5;

/** Newest first, as are `entries`; of what there is no room for, what the component with most of it has. */
export function createRelatedFinder(entries: readonly Entry[]): (entry: Entry) => RelatedEntries {
  const byComponent = indexByComponent(entries);
  // A page is named by what is related to its entry right before it is made of that.
  return rememberLast((entry) => {
    const begin = entry.incident.started.from;
    const ranges = entry.components.map((component): Range => {
      const all = byComponent.get(component.id) ?? [];
      // The list begins with the newest, so what is too late comes first.
      const first = countWhile(all, ({ incident }) => incident.started.from > begin + reach);
      const count = countWhile(all, ({ incident }) => incident.started.from >= begin - reach, first);
      return {
        component,
        newest: all.slice(first, first + Math.min(count, mostShown + 1)),
        count: count - 1,
      };
    });
    const shown = mergeNewest(ranges, entry);
    return { entries: shown, more: findMore(ranges, shown) };
  });
}

/** What is near an entry in the list of one of its components. */
interface Range {
  readonly component: Component;
  /** One more than there is room for, because the entry itself may be among them. */
  readonly newest: readonly Entry[];
  /** Without the entry itself. */
  readonly count: number;
}

function mergeNewest(ranges: readonly Range[], entry: Entry): readonly Entry[] {
  const [only, ...others] = ranges;
  const near = only?.newest.filter((other) => other !== entry) ?? [];
  if (others.length === 0) return near.slice(0, mostShown);
  const all = new Set([...near, ...others.flatMap(({ newest }) => newest)]);
  all.delete(entry);
  return [...all].sort((a, b) => compareEntries(a.incident, b.incident)).slice(0, mostShown);
}

function findMore(ranges: readonly Range[], shown: readonly Entry[]): RelatedEntries['more'] {
  let most: RelatedEntries['more'];
  for (const { component, count } of ranges) {
    if (count <= 0) continue;
    const named = shown.filter(({ components }) => components.includes(component));
    const left = count - named.length;
    if (left > (most?.count ?? 0)) most = { component, count: left };
  }
  return most;
}

/** In the order of the entries. */
function indexByComponent(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const { id } of entry.components) {
      const list = index.get(id);
      if (list === undefined) index.set(id, [entry]);
      else list.push(entry);
    }
  }
  return index;
}
