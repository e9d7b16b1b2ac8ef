// The action items of all published postmortems: what is still owed, soonest first, and how far each incident is.
import { rememberBy } from '../kernel/remember.js';
import type { Instant } from '../kernel/time.js';
import { endOf } from '../model/duration.js';
import { postmortems } from '../model/history.js';
import type { ActionItem } from '../model/incident.js';
import { mentionDigests } from './in-digests.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import type { ActionItemProgress, ActionItemsProps, Entry, OpenActionItem } from './props.js';
import { isListed, type SiteRecord } from './site-record.js';

/** The most open items, and the most incidents, that the page names. */
const mostItems = 200;
const mostIncidents = 200;

export function planActionItemsPage(record: SiteRecord): Page {
  const { history, messages } = record;
  return {
    ...pageDefaults,
    route: { page: 'actionItems' },
    title: messages.actionItems.title,
    description: messages.actionItems.description(history.site.title),
    section: 'postmortems',
    crumbs: [statusCrumb(messages), { title: messages.labels.postmortems, route: { page: 'postmortems' } }],
    body: () => ({ part: 'actionItemsPage', props: listActionItems(record) }),
  };
}

/** The API tells of them too. */
export const listActionItems: (record: SiteRecord) => ActionItemsProps = rememberBy((record) => {
  const { history, entryOf } = record;
  const owing = postmortems(history)
    .map(entryOf)
    .filter((entry) => itemsOf(entry).length > 0);
  // What only a digest reports has no page that an item could lead to.
  const entries = owing.filter(isListed);
  const open = orderByDue(entries.flatMap((entry) => listOpen(entry, history.now)));
  const incidents = entries.map(measureProgress);
  const ordered = [
    ...incidents.filter(({ done, total }) => done.length < total),
    ...incidents.filter(({ done, total }) => done.length === total),
  ];
  return {
    open: open.length,
    overdue: open.filter(({ isOverdue }) => isOverdue).length,
    done: incidents.reduce((sum, { done }) => sum + done.length, 0),
    items: open.slice(0, mostItems),
    incidents: ordered.slice(0, mostIncidents),
    moreIncidents: Math.max(0, ordered.length - mostIncidents),
    inDigests: mentionDigests(record, owing),
    omitted: history.omitted,
  };
});

interface PlacedItem {
  readonly item: ActionItem;
  /** Of the section that it stands in. */
  readonly anchor: string;
}

const itemsOf = ({ incident }: Entry): readonly PlacedItem[] =>
  (incident.postmortem?.parts ?? []).flatMap(({ actionItems, anchor }) =>
    actionItems.map((item) => ({ item, anchor })),
  );

/** A bare day is kept until its end. */
const isOverdue = ({ due }: ActionItem, now: Instant): boolean => due !== undefined && endOf(due) <= now;

function listOpen(entry: Entry, now: Instant): readonly OpenActionItem[] {
  const published = entry.incident.postmortem?.published;
  if (published === undefined) return [];
  return itemsOf(entry)
    .filter(({ item }) => !item.done)
    .map(({ item, anchor }) => ({ item, anchor, entry, since: published, isOverdue: isOverdue(item, now) }));
}

/** Those that are overdue are due first; those without a date come last, the oldest of them first. */
function orderByDue(items: readonly OpenActionItem[]): readonly OpenActionItem[] {
  const dueOf = ({ item }: OpenActionItem): Instant => (item.due === undefined ? Infinity : endOf(item.due));
  return items.toSorted((a, b) => {
    const [left, right] = [dueOf(a), dueOf(b)];
    return left === right ? a.since.from - b.since.from : left - right;
  });
}

function measureProgress(entry: Entry): ActionItemProgress {
  const items = itemsOf(entry);
  return {
    entry,
    anchor: items[0]?.anchor ?? '',
    done: items.flatMap(({ item }) => (item.done ? [item] : [])),
    total: items.length,
  };
}
