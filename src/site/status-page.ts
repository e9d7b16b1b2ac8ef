// The status page: how everything stands now, what is open, what is planned, what has happened lately.
import type { Instant } from '../kernel/time.js';
import { endOf } from '../model/duration.js';
import { incidentFreeSince, siteState, type SiteState } from '../model/headline.js';
import { maintenanceAhead, maintenanceNow, noticesNow, openIncidents } from '../model/history.js';
import { leafComponents } from '../model/site.js';
import { availabilityDays, componentNodes } from './component-nodes.js';
import { mentionDigests } from './in-digests.js';
import { pageDefaults, type Page } from './page.js';
import { nameAffected } from './name-affected.js';
import type { Entry, StatusProps } from './props.js';
import { listUndated } from './undated-pages.js';
import { hasUnlisted, isListed, type SiteRecord } from './site-record.js';

const day = 86_400_000;
const recentDays = 14;
const recentAtLeast = 5;
/** More would bury the page on a bad fortnight; the history has them all. */
const recentAtMost = 12;

export function planStatusPage(record: SiteRecord, commit: string | undefined): Page {
  const { history, messages } = record;
  const state = siteState(history);
  return {
    ...pageDefaults,
    route: { page: 'status' },
    title: headlineOf(record, state),
    description: history.site.description ?? messages.descriptions.status(history.site.title),
    section: 'status',
    icon: state.state ?? (state.worstKnown === 'operational' ? 'unknown' : state.worstKnown),
    body: () => ({ part: 'statusPage', props: tellStatus(record, commit) }),
  };
}

export function tellStatus(record: SiteRecord, commit: string | undefined): StatusProps {
  const { history, entryOf } = record;
  const { site, now } = history;
  const state = siteState(history);
  return {
    headline: headlineOf(record, state),
    state,
    impaired: nameImpaired(record),
    incidentFree: history.omitted > 0 ? undefined : incidentFreeSince(history),
    open: openIncidents(history).map(entryOf).filter(isListed),
    undated: listUndated(record).filter(({ incident }) => incident.isOpen),
    maintenanceNow: maintenanceNow(history).map(entryOf),
    maintenanceAhead: maintenanceAhead(history).map(entryOf),
    notices: noticesNow(history).map(entryOf),
    components: componentNodes(record),
    availabilityDays,
    recent: recentOf(record.listed, now),
    inDigests: hasUnlisted(record) ? mentionDigests(record, recentOf(record.entries, now)) : undefined,
    built: { from: now, to: now + 60_000, precision: 'minute', about: false },
    commit: site.output.commit ? commit : undefined,
  };
}

export const headlineOf = (record: SiteRecord, state: SiteState): string =>
  writeHeadline(record, state, openIncidents(record.history).map(record.entryOf));

/** What is not operational, though nothing can be said of the rest where a file is missing. */
function nameImpaired({ history: { site, now }, statesNow }: SiteRecord): StatusProps['impaired'] {
  const impaired = leafComponents(site).filter(
    ({ id }) => (statesNow.get(id) ?? 'operational') !== 'operational',
  );
  return nameAffected(impaired, site, now);
}

/** Worst first, never comforting where a file is missing; internal incidents do not count. */
function writeHeadline(
  { history: { site, undated }, messages: { headline, states } }: SiteRecord,
  { worstKnown, omitted }: SiteState,
  open: readonly Entry[],
): string {
  if (omitted > 0) return headline.incomplete(omitted);
  const undatedOpen = undated.filter(({ isOpen }) => isOpen).length;
  const count = open.filter(({ incident }) => incident.external).length + undatedOpen;
  if (worstKnown === 'operational') {
    if (count > 0) return headline.openIncidents(count);
    return site.components.length === 0 ? headline.nothingOpen : headline.operational;
  }
  if (count > 0) return headline.trouble(states[worstKnown], headline.openIncidents(count));
  return worstKnown === 'maintenance'
    ? headline.maintenance
    : headline.trouble(states[worstKnown], headline.maintenance);
}

/** Closed incidents, newest first: those of the last days, or the last few. */
function recentOf(entries: readonly Entry[], now: Instant): readonly Entry[] {
  const recent: Entry[] = [];
  let closed = 0;
  for (const entry of entries) {
    const { incident, timeline } = entry;
    if (recent.length === recentAtMost) break;
    if (incident.kind !== 'incident' || timeline.isOpen) continue;
    const isRecent = endOf(timeline.lastResolution ?? incident.started) > now - recentDays * day;
    if (closed < recentAtLeast || isRecent) recent.push(entry);
    closed += 1;
  }
  return recent;
}
