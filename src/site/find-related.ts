// What else happened to the same components at about the same time. Sorted lists by component make it cheap: one look
// into them for each page, however many entries there are.
import { rememberLast } from '../kernel/remember.js';
import type { Component } from '../model/site.js';
import { countWhile } from './count-while.js';
import type { Entry, RelatedEntries } from './props.js';

/** Before and after the start of an entry, in milliseconds. */
const reach = 90 * 86_400_000;
const mostShown = 5;

/** Newest first, as are `entries`; of what there is no room for, what the component with most of it has. */
export function createRelatedFinder(entries: readonly Entry[]): (entry: Entry) => RelatedEntries {
  const byComponent = indexByComponent(entries);
  const order = new Map(entries.map((entry, index) => [entry, index]));
  // A page is named by what is related to its entry right before it is made of that.
  return rememberLast((entry) => {
    const begin = entry.incident.started.from;
    const ranges = entry.components.map((component) => {
      const all = byComponent.get(component.id) ?? [];
      // The list begins with the newest, so what is too late comes first.
      const first = countWhile(all, ({ incident }) => incident.started.from > begin + reach);
      const end = countWhile(all, ({ incident }) => incident.started.from >= begin - reach);
      return {
        component,
        newest: all.slice(first, Math.min(end, first + mostShown + 1)),
        count: end - first - 1,
      };
    });
    const near = new Set(ranges.flatMap(({ newest }) => newest).filter((other) => other !== entry));
    const shown = [...near].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).slice(0, mostShown);
    return { entries: shown, more: findMore(ranges, shown) };
  });
}

function findMore(
  ranges: readonly { readonly component: Component; readonly count: number }[],
  shown: readonly Entry[],
): RelatedEntries['more'] {
  const left = ranges.map(({ component, count }) => {
    const named = shown.filter(({ components }) => components.includes(component));
    return { component, count: count - named.length };
  });
  const [most] = left.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
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
