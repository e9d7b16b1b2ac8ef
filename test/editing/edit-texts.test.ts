// Postmortems, their time, and the window of maintenance: the exact text before and after.
import { expect, test } from 'vitest';
import { addPostmortem } from '../../src/editing/add-postmortem.js';
import { rescheduleMaintenance, type WrittenWindow } from '../../src/editing/reschedule-maintenance.js';
import { stampPostmortem } from '../../src/editing/stamp-postmortem.js';
import { applyEdits, type EditedFile, type Editing } from '../../src/editing/text-edit.js';
import { openText, readSite, readText } from './edited-files.js';

const site = readSite(`site: { title: Acme, timezone: Europe/Berlin }
components: [{ id: api }]
postmortem:
  sections:
    - { id: events, title: What happened, covers: What readers saw and what we did about it. }
    - { id: action-items, title: Action items }
`);

const incident = `---
title: Slow
severity: low
components: [api]
---

## Updates

### Resolved - 2025-10-15 18:05
It is over.

### Investigating - 2025-10-15 17:28
We look into it.
`;

function edit(text: string, make: (file: EditedFile) => Editing): string {
  const editing = make(openText(text, site));
  return editing.ok ? applyEdits(text, editing.edits) : `refused: ${editing.problem}`;
}

test('applying no edits changes nothing, and edits in any order give the same', () => {
  expect(applyEdits('\uFEFFa\r\nb', [])).toBe('\uFEFFa\r\nb');
  const edits = [
    { from: 3, to: 4, text: 'D' },
    { from: 0, to: 1, text: '' },
    { from: 2, to: 2, text: '-' },
  ];
  expect(applyEdits('abcd', edits)).toBe('b-cD');
});

const draft = `
## Postmortem

### What happened

What readers saw and what we did about it.

### Action items
`;

test('a draft has the sections of the site, and the check names what is still to be written', () => {
  const { sections } = site.postmortem;
  const after = edit(incident, (file) => addPostmortem(file, { published: undefined, sections }));
  expect(after).toBe(incident + draft);
  const { file, errors } = readText('incidents/2025-10-15-down.md', after, site);
  expect(errors).toEqual([]);
  expect(file?.incident.postmortem?.published).toBeUndefined();
  const publishedAt = '2025-10-16 09:00';
  const published = edit(incident, (it) => addPostmortem(it, { published: publishedAt, sections }));
  expect(published).toBe(incident + draft.replace('Postmortem', 'Postmortem - 2025-10-16 09:00'));
  const { errors: left } = readText('incidents/2025-10-15-down.md', published, site);
  expect(left.map(({ code }) => code)).toEqual(['postmortem/template-text', 'postmortem/empty-section']);
});

test('a file has one postmortem', () => {
  const again = edit(incident + draft, (file) => addPostmortem(file, { published: undefined, sections: [] }));
  expect(again).toBe('refused: The file has a postmortem already, in line 15.');
});

test.each([
  ['## Postmortem', '## Postmortem - 2025-10-16 09:00'],
  ['## Postmortem  ', '## Postmortem - 2025-10-16 09:00  '],
  ['## Postmortem ##', '## Postmortem - 2025-10-16 09:00 ##'],
  ['##  postmortem:', '##  postmortem: 2025-10-16 09:00'],
  ['## Postmortem –', '## Postmortem – 2025-10-16 09:00'],
  [
    '## Postmortem - 2025-10-15 20:00',
    'refused: The postmortem in line 15 has a time, so it is published already.',
  ],
  ['## Postmortem soon', 'refused: The heading in line 15 would not be read as one with a time.'],
])('the heading %j is stamped', (heading, stamped) => {
  const file = (line: string): string => incident + draft.replace('## Postmortem', line);
  const after = edit(file(heading), (it) => stampPostmortem(it, { time: '2025-10-16 09:00' }));
  expect(after).toBe(stamped.startsWith('refused') ? stamped : file(stamped));
});

test('without a postmortem there is nothing to stamp', () => {
  const after = edit(incident, (it) => stampPostmortem(it, { time: '2025-10-16 09:00' }));
  expect(after).toBe('refused: The file has no postmortem.');
});

const work = (window: string): string =>
  `---\n# By the storage team.\ntitle: New disks # on both sides\nkind: maintenance\n${window}\ncomponents: [api]\n---\n\nNew disks.\n`;

const one: readonly WrittenWindow[] = [{ from: '2026-01-10 22:00', to: '2026-01-10 23:00' }];
const open: readonly WrittenWindow[] = [{ from: '2026-01-10 22:00', to: undefined }];
const two: readonly WrittenWindow[] = [...one, { from: '2026-01-11 22:00', to: undefined }];

test.each<[string, readonly WrittenWindow[], string]>([
  [
    'window: {from: 2025-12-01 22:00,  to: "2025-12-01 23:00"} # agreed',
    one,
    'window: {from: 2026-01-10 22:00,  to: "2026-01-10 23:00"} # agreed',
  ],
  ['window: {from: 2025-12-01 22:00, to: 2025-12-01 23:00}', open, 'window: {from: 2026-01-10 22:00}'],
  [
    'window: { from: 2025-12-01 22:00, to: 2025-12-01 23:00 }',
    two,
    'window: [{ from: 2026-01-10 22:00, to: 2026-01-10 23:00 }, { from: 2026-01-11 22:00 }]',
  ],
  [
    'window:\n  # in the evening\n  from: 2025-12-01 22:00 # sharp\n  to: 2025-12-01 23:00',
    one,
    'window:\n  # in the evening\n  from: 2026-01-10 22:00 # sharp\n  to: 2026-01-10 23:00',
  ],
  [
    'window:\n  from: 2025-12-01 22:00\n# after it',
    one,
    'window:\n  from: 2026-01-10 22:00\n  to: 2026-01-10 23:00\n# after it',
  ],
  [
    'window:\n  - { from: 2025-12-01 22:00, to: 2025-12-01 23:00 } # first\n  # and another\n',
    two,
    'window:\n  - { from: 2026-01-10 22:00, to: 2026-01-10 23:00 }\n  - { from: 2026-01-11 22:00 } # first\n  # and another\n',
  ],
  [
    'window:\n- from: 2025-12-01 22:00\n  to: 2025-12-01 23:00\n- from: 2025-12-02 22:00\n  to: 2025-12-02 23:00',
    two,
    'window:\n- from: 2026-01-10 22:00\n  to: 2026-01-10 23:00\n- from: 2026-01-11 22:00',
  ],
  [
    'window:\n  from: 2025-12-01 22:00\n  to: 2025-12-01 23:00',
    two,
    'window:\n  - from: 2026-01-10 22:00\n    to: 2026-01-10 23:00\n  - from: 2026-01-11 22:00',
  ],
])('of maintenance only the window changes: %j', (window, windows, changed) => {
  const reschedule = (file: EditedFile): Editing => rescheduleMaintenance(file, { windows });
  expect(edit(work(window), reschedule)).toBe(work(changed));
  const crlf = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  expect(edit(crlf(work(window)), reschedule)).toBe(crlf(work(changed)));
});

test('what is no maintenance has no window', () => {
  expect(edit(incident, (file) => rescheduleMaintenance(file, { windows: one }))).toBe(
    'refused: Only maintenance can be rescheduled.',
  );
});
