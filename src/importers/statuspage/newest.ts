// The same incident in several files, as snapshots have it: the copy that was changed last is the one that counts.
import type { Report } from '../imported.js';
import { isJson, lineOf, listOf, type Json } from './json.js';
import type { StatuspageRecord } from './records.js';
import { readRecordTime } from './record-time.js';

export interface Newest {
  /** One of each incident, in the order of the source. */
  readonly records: readonly StatuspageRecord[];
  /** How many copies were set aside. */
  readonly repeated: number;
}

export function chooseNewest(all: readonly StatuspageRecord[], reportFor: (path: string) => Report): Newest {
  const groups = new Map<string, StatuspageRecord[]>();
  for (const record of all) {
    const known = groups.get(keyOf(record));
    if (known === undefined) groups.set(keyOf(record), [record]);
    else known.push(record);
  }
  const chosen = new Set<StatuspageRecord>();
  const aside = new Map<string, string[]>();
  for (const copies of groups.values()) {
    const [newest, ...others] = [...copies].sort(byNewest);
    if (newest === undefined) continue;
    chosen.add(newest);
    const known = new Set(updatesOf(newest.value).map(nameUpdate));
    for (const copy of others) {
      const where = copy.path === newest.path ? 'again in this file' : `in ${newest.path}`;
      const names = aside.get(copy.path) ?? [];
      names.push(`${copy.id ?? lineOf(copy.value['name']) ?? 'an incident without a name'} (${where})`);
      aside.set(copy.path, names);
      reportLostUpdates(copy, known, reportFor(copy.path));
    }
  }
  for (const [path, names] of aside)
    reportFor(path)('lost', 1, `copies of what stands elsewhere, newer or the same: ${names.join(', ')}`);
  const records = all.filter((record) => chosen.has(record));
  return { records, repeated: all.length - records.length };
}

// Without an id, only the very same record is the same incident.
const keyOf = ({ id, value }: StatuspageRecord): string => id ?? ` ${JSON.stringify(value)}`;

const updatesOf = (value: Json): readonly Json[] => listOf(value['incident_updates']).filter(isJson);

const nameUpdate = (update: Json): string =>
  lineOf(update['id']) ?? `${lineOf(update['display_at']) ?? ''} ${lineOf(update['body']) ?? ''}`;

function byNewest(a: StatuspageRecord, b: StatuspageRecord): number {
  return changedAt(b.value) - changedAt(a.value) || updatesOf(b.value).length - updatesOf(a.value).length;
}

function changedAt(value: Json): number {
  const own = readRecordTime(value['updated_at'])?.order;
  const orders = updatesOf(value).flatMap(
    (update) => (readRecordTime(update['updated_at']) ?? readRecordTime(update['created_at']))?.order ?? [],
  );
  return own ?? Math.max(0, ...orders);
}

// An update that was deleted since is no longer public, but nobody should lose it without knowing.
function reportLostUpdates(copy: StatuspageRecord, known: ReadonlySet<string>, report: Report): void {
  for (const update of updatesOf(copy.value).filter((one) => !known.has(nameUpdate(one)))) {
    const when = lineOf(update['display_at']) ?? lineOf(update['created_at']) ?? 'an unknown time';
    const reason = `the update of ${when} stands only in this older copy of ${copy.id ?? 'the incident'}`;
    report('lost', copy.lineOfId(update['id']), reason);
  }
}
