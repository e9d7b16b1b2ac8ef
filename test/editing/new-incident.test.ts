// A new file: its name and its text, which must be one that the check has nothing against.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameIncident } from '../../src/editing/name-incident.js';
import { writeIncident, type NewIncident } from '../../src/editing/write-incident.js';
import type { State } from '../../src/model/state.js';
import { openText, readSite, readText } from './edited-files.js';

const site = readSite(`site: { title: Acme, timezone: Europe/Berlin }
components: [{ id: api }, { id: web }, { id: '2024' }]
`);

const blank: NewIncident = {
  title: 'Sign-in was down',
  kind: 'incident',
  severity: undefined,
  components: [],
  started: undefined,
  window: undefined,
  until: undefined,
  external: undefined,
  summary: undefined,
  update: undefined,
};

test('an incident holds what is given and nothing else', () => {
  const message = 'We look into it.';
  const update = {
    status: 'investigating',
    time: '2026-01-15 13:00',
    changes: new Map<string, State>([['api', 'major-outage']]),
    message,
  } as const;
  const text = writeIncident({ ...blank, severity: 'high', components: ['api', '2024'], update }, site);
  expect(text).toBe(`---
title: Sign-in was down
severity: high
components: [api, "2024"]
---

## Updates

### Investigating - 2026-01-15 13:00 {api: major-outage}
We look into it.
`);
  const { file, errors } = readText('incidents/2026/2026-01-15-x.md', text, site);
  expect(errors).toEqual([]);
  expect(file?.incident.updates.map(({ prose }) => prose.text)).toEqual([message]);
});

test('maintenance has its window, a notice its times', () => {
  const window = { from: '2026-02-01 22:00', to: '2026-02-01 23:00' };
  expect(
    writeIncident({ ...blank, kind: 'maintenance', window, external: false, summary: 'New disks.' }, site),
  ).toBe(`---
title: Sign-in was down
kind: maintenance
window: { from: 2026-02-01 22:00, to: 2026-02-01 23:00 }
external: false
---

New disks.
`);
  expect(writeIncident({ ...blank, kind: 'notice', started: '2026-02-01', until: '2026-02-14' }, site)).toBe(
    '---\ntitle: Sign-in was down\nkind: notice\nstarted: 2026-02-01\nuntil: 2026-02-14\n---\n',
  );
});

test.each([
  'Fix: x',
  '[API] down',
  'Deploy #42 failed',
  'yes',
  '2024',
  '- a',
  '"quoted"',
  "it's: down",
  '~',
  'a {b}',
])('the title %j is read as it was given', (title) => {
  const text = writeIncident({ ...blank, title, severity: 'high', started: '2026-01-15' }, site);
  expect(openText(text, site).incident.title).toBe(title);
});

test.each([
  ['Sign-in was down', 'incidents/2026/2026-01-15-sign-in-was-down.md'],
  ['  API: 500s, für “alle”!  ', 'incidents/2026/2026-01-15-api-500s-fur-alle.md'],
  ["Customers couldn't pay", 'incidents/2026/2026-01-15-customers-couldnt-pay.md'],
  ['../../etc/passwd', 'incidents/2026/2026-01-15-etc-passwd.md'],
  ['店は閉まっています', 'incidents/2026/2026-01-15-店は閉まっています.md'],
  ['???', 'incidents/2026/2026-01-15.md'],
  ['Slow', 'incidents/2026/2026-01-15-slow-2.md'],
])('the file of %j has a name of its day and words', (title, path) => {
  const taken = new Set(['2026-01-15-slow']);
  expect(nameIncident(title, '2026-01-15', taken)).toBe(path);
});

test('any title gives a name that the format allows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const path = nameIncident(title, '2026-01-15', new Set());
      const id = path.replace(/^incidents\/2026\/(.*)\.md$/, '$1');
      expect(id).toMatch(/^2026-01-15(?:-[\p{L}\p{N}\p{M}]+)*$/u);
      expect(new TextEncoder().encode(id).length).toBeLessThanOrEqual(120);
    }),
  );
});
