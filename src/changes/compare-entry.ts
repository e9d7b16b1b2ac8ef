// What became public of one entry that readers had already.
import { formatInstant } from '../kernel/time-writing.js';
import type { Moment } from '../kernel/time.js';
import type { Update } from '../model/incident.js';
import { lastingNameOf } from '../model/lasting-name.js';
import { isClosing } from '../model/state.js';
import type { Entry } from '../site/props.js';
import { isListed } from '../site/site-record.js';
import type { Change, ChangeKind } from './change.js';

/** Oldest first. What is told in a few words only, until its digest is out, has no news but that it is over. */
export function compareEntry(before: Entry, after: Entry): readonly Change[] {
  const { timeline } = after;
  const updates = isListed(after) ? newUpdates(before, after) : [];
  const closes = updates.some(({ status }) => isClosing(status));
  const isOver = timeline.resolved !== undefined && before.timeline.resolved === undefined;
  const begins = updates.some(({ status }) => status === 'in-progress' || status === 'verifying');
  const hasBegun = before.timeline.isScheduled && timeline.isOpen && isListed(after);
  return [
    ...(hasBegun && !begins ? [changeOf('begun', after, timeline.begin)] : []),
    ...updates.map((update) =>
      changeOf(isClosing(update.status) ? 'resolved' : 'updated', after, update.time, update),
    ),
    ...(isOver && !closes ? [changeOf('resolved', after, timeline.resolved)] : []),
    ...(isNewPostmortem(before, after) ? [postmortemOf(after)] : []),
  ];
}

export const postmortemOf = (entry: Entry): Change =>
  changeOf('postmortem', entry, entry.incident.postmortem?.published);

export const hasPostmortem = ({ incident }: Entry): boolean => incident.postmortem?.published !== undefined;

const isNewPostmortem = (before: Entry, after: Entry): boolean =>
  isListed(after) && hasPostmortem(after) && !hasPostmortem(before);

/**
 * An update is known by its time and status, else by its text: an author may correct the one or the other, and neither is
 * news. Each that was there stands for one that is there, for some say the same twice.
 */
function newUpdates({ incident: before }: Entry, { incident: after }: Entry): readonly Update[] {
  const bySign = pairOff(before.updates, after.updates, signOf);
  return pairOff(bySign.before, bySign.after, ({ prose }) => prose.text).after;
}

/** Those of either side for which the other has none of the same name. */
function pairOff(
  before: readonly Update[],
  after: readonly Update[],
  nameUpdate: (update: Update) => string,
): { readonly before: readonly Update[]; readonly after: readonly Update[] } {
  const left = new Map<string, Update[]>();
  for (const update of before) {
    const name = nameUpdate(update);
    left.set(name, [...(left.get(name) ?? []), update]);
  }
  const alone = after.filter((update) => left.get(nameUpdate(update))?.shift() === undefined);
  return { before: [...left.values()].flat(), after: alone };
}

const signOf = ({ status, time }: Update): string => `${formatInstant(time.from)}:${status}`;

/** A change of an entry, with a key that tells it from all others of that entry. */
export function changeOf(kind: ChangeKind, entry: Entry, time: Moment | undefined, update?: Update): Change {
  const { incident } = entry;
  const when = time === undefined ? [] : [formatInstant(time.from)];
  const parts: Readonly<Record<ChangeKind, readonly string[]>> = {
    published: [],
    disclosed: [],
    postmortem: [],
    digest: [],
    begun: when,
    updated: [...when, update?.status ?? ''],
    resolved: when,
  };
  const same = incident.updates.filter((other) => update !== undefined && signOf(other) === signOf(update));
  const place = update === undefined ? 0 : same.indexOf(update);
  return {
    key: [kind, lastingNameOf(incident), ...parts[kind], ...(place > 0 ? [String(place + 1)] : [])].join(':'),
    kind,
    time,
    subject: { of: 'entry', entry },
    update,
  };
}
