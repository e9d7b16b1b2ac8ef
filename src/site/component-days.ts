// What the charts of components show of the last days: how each stood, and the entries that say so.
import { deriveDays } from '../model/days.js';
import type { Component } from '../model/site.js';
import type { ComponentDay } from './props.js';
import { isListed, type SiteRecord } from './site-record.js';

/** Oldest first; empty where nothing was measured, for groups, and where a file that could not be read may say otherwise. */
export function componentDays(record: SiteRecord, component: Component): readonly ComponentDay[] {
  const { history, recentIntervals, days, entryOf } = record;
  if (history.omitted > 0) return [];
  const states = deriveDays(
    component,
    recentIntervals.get(component.id) ?? [],
    days,
    history.site,
    history.now,
  );
  return states.map(({ day, state, incidents }) => {
    const entries = incidents.map(entryOf);
    const shown = entries.filter(isListed);
    return { day, state, entries: shown, inDigests: entries.length - shown.length };
  });
}
