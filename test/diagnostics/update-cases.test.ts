// Slips in the updates of an entry, one by one: what is reported, and where.
import { expect, test } from 'vitest';
import { checkText, diagnoseText } from './check-text.js';

/** The headings of updates stand in lines 11, 15 and so on. */
function entry(headings: readonly string[], kind = 'severity: medium'): string {
  const front = ['---', 'title: Parcels could not be tracked', kind, 'components: [api]', '---'];
  const updates = headings.map((heading) => `### ${heading}\n\nText.\n`).join('\n');
  return `${front.join('\n')}\n\nParcels could not be tracked.\n\n## Updates\n\n${updates}`;
}

const path = 'incidents/parcels.md';
const check = (...headings: readonly string[]): string[] => checkText(entry(headings), { path });
const planned = 'kind: maintenance\nwindow: { from: 2025-11-20 09:00, to: 2025-11-20 12:00 }';
const told = 'kind: notice\nstarted: 2025-11-20 09:00';

const resolved = 'Resolved - 2025-11-20 10:55';
const monitoring = 'Monitoring - 2025-11-20 10:30';
const investigating = 'Investigating - 2025-11-20 09:40';

test.each([
  [[resolved, monitoring, investigating]],
  [[investigating, monitoring, resolved]],
  [['resolved - 2025-11-20 10:55', 'INVESTIGATING - 2025-11-20 09:40']],
  [
    [
      'Resolved: 2025-11-20 10:55',
      'Identified – 2025-11-20 10:30',
      'Update · 2025-11-20 10:00',
      'Investigating 2025-11-20 9:40',
    ],
  ],
  [['Resolved - 2025-11-20 10:55 CET', 'Investigating - 2025-11-20T08:40Z']],
  [['Resolved - 2025-11-20', 'Investigating - ~2025-11-20 09:40']],
  [[resolved, 'Monitoring - 2025-11-20 10:30 {api: degraded}', investigating]],
  [
    [
      resolved,
      'Monitoring - 2025-11-20 10:30 { api: degraded, web: operational, all: operational }',
      investigating,
    ],
  ],
  [['Resolved - 2025-11-20 10:55 {api: operational}', investigating]],
  [['Update - 2025-11-20 12:00', resolved, investigating]],
  [[resolved, 'Investigating - 2025-11-20 10:40', 'Resolved - 2025-11-20 10:20', investigating]],
  [['Resolved - 2025-11-20 10:55 ###', investigating]],
])('%j has nothing to report', (headings) => {
  expect(check(...headings)).toEqual([]);
});

test.each<[string, string[]]>([
  // The time.
  ['Monitoring', ['15:1 update/missing-time']],
  ['Monitoring -', ['15:1 update/missing-time']],
  ['Monitoring - {api: degraded}', ['15:1 update/missing-time']],
  ['Monitoring - soon', ['15:18 update/missing-time']],
  ['Monitoring - YYYY-MM-DD HH:MM', ['15:18 text/placeholder', '15:18 update/missing-time']],
  ['2025-11-20 10:30 - Monitoring', ['15:1 update/missing-time']],
  ['Monitoring (2025-11-20 10:30)', ['15:16 update/missing-time']],
  ['Monitoring - `2025-11-20 10:30`', ['15:18 update/missing-time']],
  ['Monitoring - 2025-11-20 10:30.', ['15:18 update/missing-time']],
  ['Monitoring - 2025-11-20 10:30 by Ana', ['15:35 update/missing-time']],
  ['Monitoring - 2025-11-20 10:30 - Index rebuilt', ['15:35 update/missing-time']],
  ['Monitoring - 2025-11-20 10:30 - 10:45', ['15:35 update/missing-time']],
  ['Monitoring - 10:30', ['15:18 time/unreadable']],
  ['Monitoring - 20.11.2025 10:30', ['15:18 time/unreadable']],
  ['Monitoring - 2025-11-20 10:30 CEST', ['15:18 time/wrong-zone']],
  ['Monitoring - 2025-11-31 10:30', ['15:18 time/impossible-date']],

  // The status.
  ['Monitering - 2025-11-20 10:30', ['15:5 update/unknown-status']],
  ['Fixed - 2025-11-20 10:30', ['15:5 update/unknown-status']],
  ['Update 2 - 2025-11-20 10:30', ['15:5 update/unknown-status']],
  ['**Monitoring** - 2025-11-20 10:30', ['15:5 update/unknown-status']],
  ['Monitoring -- 2025-11-20 10:30', ['15:5 update/unknown-status']],
  ['Monitoring at 2025-11-20 10:30', ['15:5 update/unknown-status']],
  ['2025-11-20 10:30', ['15:5 update/unknown-status']],
  ['Root cause', ['15:1 update/unknown-status']],
  ['Monitering - 2025-11-31 10:30', ['15:5 update/unknown-status', '15:18 time/impossible-date']],
  ['Completed - 2025-11-20 10:30', ['15:5 update/wrong-kind']],
  ['In progress - 2025-11-20 10:30', ['15:5 update/wrong-kind']],

  // The states of components.
  ['Monitoring - 2025-11-20 10:30 {ap: degraded}', ['15:36 update/unknown-component']],
  ['Monitoring - 2025-11-20 10:30 {api: degraded, app: degraded}', ['15:51 update/unknown-component']],
  ['Monitoring - 2025-11-20 10:30 {api: slow}', ['15:41 update/unknown-state']],
  ['Monitoring - 2025-11-20 10:30 {api: Degraded}', ['15:41 update/unknown-state']],
  [
    'Monitoring - 2025-11-20 10:30 {ap: slow}',
    ['15:36 update/unknown-component', '15:40 update/unknown-state'],
  ],
  ['Monitoring - 2025-11-20 10:30 {api}', ['15:36 update/unknown-state']],
  ['Monitoring - 2025-11-20 10:30 {api:degraded}', ['15:36 update/unknown-state']],
  ['Monitoring - 2025-11-20 10:30 {api degraded}', ['15:36 update/unknown-state']],
  ['Monitoring - 2025-11-20 10:30 {api: [degraded]}', ['15:41 update/unknown-state']],
  ['Monitoring - 2025-11-20 10:30 {api: degraded', ['15:35 update/unknown-state']],
  ['Monitoring - 2025-11-20 10:30 (api: degraded)', ['15:35 update/unknown-state']],
  ['Monitoring - 2025-11-20 10:30 api: degraded', ['15:35 update/unknown-state']],
  ['Monitoring - 2025-11-20 10:30 {api: degraded, api: operational}', ['15:51 format/duplicate-field']],
  ['Monitoring {api: degraded} - 2025-11-20 10:30', ['15:5 update/unknown-status']],
])('### %s', (heading, expected) => {
  expect(check(resolved, heading, investigating)).toEqual(expected);
});

test.each<[string, readonly string[], string[]]>([
  [
    'a closing update that closes nothing',
    ['Resolved - 2025-11-20 10:55 {api: degraded}', investigating],
    ['11:34 update/closing-state'],
  ],
  [
    'a second closing',
    ['Resolved - 2025-11-20 14:00', resolved, investigating],
    ['11:1 update/second-closing'],
  ],
  [
    'a setback without a cause',
    [resolved, 'Investigating - 2025-11-20 10:45', monitoring, investigating],
    ['15:1 update/order-of-states'],
  ],
  [
    'a closing update on the day before',
    ['Resolved - 2025-11-19 10:55', monitoring, investigating],
    ['11:1 update/order-of-states'],
  ],
  [
    'a closing update in the year before',
    ['Resolved - 2024-11-20 10:55', investigating],
    ['11:1 update/order-of-states'],
  ],
  [
    'one update on another day',
    [resolved, 'Monitoring - 2025-11-19 10:30', investigating, 'Update - 2025-11-20 09:20'],
    ['15:1 update/mixed-order'],
  ],
  ['one update at the end', [resolved, investigating, monitoring], ['19:1 update/mixed-order']],
  ['one update at the beginning', [investigating, resolved, monitoring], ['19:1 update/mixed-order']],
  [
    'a closing update at the end of a file that is newest first',
    [monitoring, 'Identified - 2025-11-20 10:00', investigating, resolved],
    ['23:1 update/mixed-order'],
  ],
])('%s', (_name, headings, expected) => {
  // What is open again has gone stale, which the slip brought with it.
  expect(check(...headings).filter((found) => !found.includes('incident/stale'))).toEqual(expected);
});

test.each<[string, string, readonly string[], string[]]>([
  [
    'maintenance',
    planned,
    [
      'Completed - 2025-11-20 11:30',
      'Verifying - 2025-11-20 11:00',
      'In progress - 2025-11-20 09:00',
      'Scheduled - 2025-11-18 09:00',
    ],
    [],
  ],
  ['maintenance that is resolved', planned, ['Resolved - 2025-11-20 11:30'], ['12:5 update/wrong-kind']],
  [
    'maintenance that leaves a state',
    planned,
    ['Completed - 2025-11-20 11:30 {api: maintenance}'],
    ['12:35 update/closing-state'],
  ],
  [
    'maintenance scheduled in the middle',
    planned,
    ['Completed - 2025-11-20 11:30', 'Scheduled - 2025-11-20 10:00', 'In progress - 2025-11-20 09:00'],
    ['16:1 update/order-of-states'],
  ],
  [
    'maintenance spelt as in America',
    planned,
    ['Canceled - 2025-11-19 11:30'],
    ['12:5 update/unknown-status'],
  ],
  ['a notice', told, ['Update - 2025-11-20 11:30'], []],
  ['a notice that is resolved', told, ['Resolved - 2025-11-20 11:30'], ['12:5 update/wrong-kind']],
])('%s', (_name, kind, headings, expected) => {
  expect(checkText(entry(headings, kind), { path })).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['no text', entry([resolved, investigating]).replace('\n\nText.', ''), ['11:1 update/empty']],
  [
    'a comment alone',
    entry([resolved, investigating]).replace('Text.', '<!-- later -->'),
    ['11:1 update/empty'],
  ],
  [
    'text before the first update',
    entry([resolved, investigating]).replace('## Updates\n', '## Updates\n\nIn Berlin time.\n'),
    ['11:1 markdown/text-before-update'],
  ],
  [
    'a heading one level too deep',
    entry([resolved, monitoring, investigating]).replace('### Mon', '#### Mon'),
    ['15:1 update/misplaced'],
  ],
  [
    'a first heading one level too deep',
    entry(['Update - 2025-11-20 12:00', resolved, investigating]).replace('### Upd', '#### Upd'),
    ['11:1 update/misplaced'],
  ],
  [
    'an update above the section',
    entry([resolved, investigating]).replace('## Updates\n', `### ${monitoring}\n\nText.\n\n## Updates\n`),
    ['9:1 update/misplaced'],
  ],
  [
    'an update in the details',
    `${entry([resolved, investigating])}\n## Details\n\n### ${monitoring}\n\nText.\n`,
    ['21:1 update/misplaced'],
  ],
  [
    'an update as a section',
    entry([resolved, monitoring, investigating]).replace('### Mon', '## Mon'),
    ['15:1 markdown/unknown-section'],
  ],
  [
    'an update without a space',
    entry([resolved, monitoring, investigating]).replace('### Mon', '###Mon'),
    ['15:1 markdown/heading-space'],
  ],
])('%s', (_name, text, expected) => {
  expect(checkText(text, { path })).toEqual(expected);
});

test.each([
  ['Monitering - 2025-11-20 10:30', 'Monitoring - 2025-11-20 10:30'],
  ['Fixed - 2025-11-20 10:30', 'Resolved - 2025-11-20 10:30'],
  ['Mitigated - 2025-11-20 10:30', 'Monitoring - 2025-11-20 10:30'],
  ['Acknowledged - 2025-11-20 10:30', 'Investigating - 2025-11-20 10:30'],
  ['News - 2025-11-20 10:30', 'Update - 2025-11-20 10:30'],
  ['2025-11-20 10:30', 'Update - 2025-11-20 10:30'],
  ['2025-11-20 10:30 - Fix deployed', 'Monitoring - 2025-11-20 10:30'],
  ['Monitoring - Thu 20 Nov 2025, 10:30', 'Monitoring - 2025-11-20 10:30'],
  ['Monitoring {api: degraded} - 2025-11-20 10:30', 'Monitoring - 2025-11-20 10:30 {api: degraded}'],
  ['Monitoring - 2025-11-20 10:30 (api: degraded)', 'Monitoring - 2025-11-20 10:30 {api: degraded}'],
  ['[Monitoring] 2025-11-20 10:30 by Ana', 'Monitoring - 2025-11-20 10:30'],
])('the hint for "### %s" is the line as it should be', (heading, line) => {
  const [found] = diagnoseText(entry([resolved, heading, investigating]), { path });
  expect(found?.hint).toContain(`\`### ${line}\``);
});
