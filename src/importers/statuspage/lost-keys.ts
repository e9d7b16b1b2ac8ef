// Keys of the source that have no place in Candor: each is named once, with how often it says something.
import type { Report } from '../imported.js';
import { isJson, lineOf, listOf, type Json } from './json.js';
import type { StatuspageFile, StatuspageRecord } from './records.js';

const taken: Readonly<
  Record<'page' | 'component' | 'record' | 'update' | 'affected component', ReadonlySet<string>>
> = {
  page: new Set(['id', 'name', 'url']),
  component: new Set([
    'id',
    'name',
    'description',
    'group',
    'group_id',
    'components',
    'position',
    'start_date',
    'page_id',
    'updated_at',
  ]),
  record: new Set([
    ...[
      'id',
      'name',
      'status',
      'impact',
      'started_at',
      'created_at',
      'updated_at',
      'resolved_at',
      'scheduled_for',
      'scheduled_until',
    ],
    ...[
      'incident_updates',
      'components',
      'page_id',
      'postmortem_body',
      'postmortem_published_at',
      'postmortem_ignored',
    ],
  ]),
  update: new Set([
    'id',
    'status',
    'body',
    'display_at',
    'created_at',
    'updated_at',
    'incident_id',
    'affected_components',
  ]),
  // The state before is that of the update before.
  'affected component': new Set(['code', 'id', 'name', 'new_status', 'old_status']),
};

type Thing = keyof typeof taken;

export function reportLostKeys(
  files: readonly StatuspageFile[],
  records: readonly StatuspageRecord[],
  reportFor: (path: string) => Report,
): void {
  const found = new Map<string, { thing: Thing; key: string; count: number; path: string; line: number }>();
  const look = (thing: Thing, value: Json, path: string, line: number): void => {
    for (const [key, said] of Object.entries(value)) {
      if (taken[thing].has(key) || saysNothing(said)) continue;
      const name = `${thing} ${key}`;
      const known = found.get(name) ?? { thing, key, count: 0, path, line };
      found.set(name, { ...known, count: known.count + 1 });
    }
  };
  for (const { path, page, components } of files) {
    if (page !== undefined) look('page', page, path, 1);
    for (const component of components) look('component', component, path, 1);
  }
  for (const { path, line, value, lineOfId } of records) {
    look('record', value, path, line);
    for (const component of listOf(value['components']).filter(isJson))
      look('component', component, path, line);
    for (const update of listOf(value['incident_updates']).filter(isJson)) {
      look('update', update, path, lineOfId(update['id']));
      for (const affected of listOf(update['affected_components']).filter(isJson))
        look('affected component', affected, path, lineOfId(update['id']));
    }
  }
  for (const { thing, key, count, path, line } of found.values()) {
    const often = count === 1 ? 'once' : `${count} times`;
    const reason = `\`${lineOf(key) ?? ''}\` of a ${thing} has no place in Candor; it is given ${often}, here for the first time`;
    reportFor(path)(
      'lost',
      line,
      reason.replace('of a affected', 'of an affected').replace('of a update', 'of an update'),
    );
  }
}

const saysNothing = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);
