// `candor new`: from an alarm to a file without a problem.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, config, incident, listFiles, makeSite } from '../cli/site-folder.js';

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

test('an incident in one command', async () => {
  const folder = makeSite({});
  const argv = [
    'new',
    'Sign-in: slow',
    '--severity',
    'low',
    '--component',
    'web',
    '--component',
    'api=partial-outage',
  ];
  const said = await candor(folder, [...argv, '--message', 'We are looking into it.']);
  expect(said).toEqual({
    code: 0,
    out: `Wrote incidents/2026/2026-01-15-sign-in-slow.md.
Next: candor update 2026-01-15-sign-in-slow identified "What is known now"
`,
    err: '',
  });
  expect(read(folder, 'incidents/2026/2026-01-15-sign-in-slow.md')).toBe(`---
title: "Sign-in: slow"
severity: low
components: [web, api]
---

## Updates

### Investigating - 2026-01-15 13:00 {api: partial-outage}
We are looking into it.
`);
  expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
});

test('maintenance and a notice', async () => {
  const folder = makeSite({});
  const plan = ['--kind', 'maintenance', '--from', '2026-01-20 22:00', '--to', '2026-01-21 02:00'];
  const announced = await candor(folder, ['new', 'Upgrade', ...plan, '--component', 'api'], {
    input: 'Searches pause.\n\nAll else goes on.\n',
  });
  expect(announced).toMatchObject({ code: 0, err: '' });
  expect(read(folder, 'incidents/2026/2026-01-20-upgrade.md')).toBe(`---
title: Upgrade
kind: maintenance
components: [api]
window: { from: 2026-01-20 22:00, to: 2026-01-21 02:00 }
---

## Updates

### Scheduled - 2026-01-15 13:00
Searches pause.

All else goes on.
`);
  const noticed = [
    'new',
    'Office closed',
    '--kind',
    'notice',
    '--until',
    '2026-01-18',
    '--message',
    'Until Monday.',
  ];
  expect(await candor(folder, noticed)).toMatchObject({ code: 0, err: '' });
  expect(read(folder, 'incidents/2026/2026-01-15-office-closed.md')).toBe(`---
title: Office closed
kind: notice
started: 2026-01-15 13:00
until: 2026-01-18
---

Until Monday.
`);
  expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
});

test('a title that is taken gets another name, and nothing is overwritten', async () => {
  const folder = makeSite({ 'incidents/2026-01-15-slow.md': incident({ day: '2026-01-15' }) });
  const argv = ['new', 'Slow', '--severity', 'low', '--component', 'api', '--message', 'Again.', '--at'];
  expect(await candor(folder, [...argv, '2026-01-15 12:30'])).toMatchObject({ code: 0 });
  expect(listFiles(folder)).toEqual([
    'candor.yaml',
    'incidents/2026-01-15-slow.md',
    'incidents/2026/2026-01-15-slow-2.md',
  ]);
});

const whole = ['--severity', 'low', '--component', 'api', '--message', 'We look.'];

test.each([
  ['no title', ['new'], 'The title is missing.', '`candor new "Sign-in is slow"`'],
  ['no severity', ['new', 'Slow'], 'The severity is missing.', '--severity: critical, high, medium, low.'],
  [
    'a wrong severity',
    ['new', 'Slow', '--severity', 'hihg'],
    '`hihg` is not a severity',
    'Did you mean `high`?',
  ],
  [
    'no component',
    ['new', 'Slow', '--severity', 'low'],
    'not said what is affected',
    '--component: api, web.',
  ],
  [
    'a wrong component',
    ['new', 'Slow', '--severity', 'low', '--component', 'wbe'],
    '`wbe`',
    'Did you mean `web`?',
  ],
  [
    'a wrong state',
    ['new', 'Slow', '--severity', 'low', '--component', 'api=down'],
    '`down` is not a state',
    'Did you mean `major-outage`?',
  ],
  ['no message', ['new', 'Slow', ...whole.slice(0, 4)], 'There is no message.', 'pipe it in'],
  [
    'a wrong time',
    ['new', 'Slow', ...whole, '--at', '2026-01-15 9.30'],
    '--at:',
    'Write `2026-01-15 09:30`.',
  ],
  ['a window', ['new', 'Slow', ...whole, '--from', '2026-01-20'], '--from belongs to', '--kind maintenance'],
  [
    'no window',
    ['new', 'Slow', '--kind', 'maintenance', '--component', 'api'],
    'For maintenance --from is missing.',
    'in Europe/Berlin',
  ],
  [
    'a wrong status',
    ['new', 'Slow', ...whole, '--status', 'identifed'],
    '`identifed`',
    'Did you mean `identified`?',
  ],
  [
    'the status of another kind',
    ['new', 'Slow', ...whole, '--status', 'completed'],
    '`completed`',
    '`resolved`',
  ],
])('%s is said, with what to do', async (_, argv, message, hint) => {
  const folder = makeSite({});
  const said = await candor(folder, argv);
  expect(said).toMatchObject({ code: 2, out: '' });
  expect(said.err).toContain(message);
  expect(said.err.slice(said.err.indexOf('hint:'))).toContain(hint);
  expect(listFiles(folder)).toEqual(['candor.yaml']);
});

test('the policy may ask whether people outside were affected', async () => {
  const policy = `${config}policy:\n  severities:\n    low: { page: false, digest: annual, publish: external }\n`;
  const folder = makeSite({ 'candor.yaml': policy });
  const without = await candor(folder, ['new', 'Slow', ...whole]);
  expect(without).toMatchObject({ code: 2 });
  expect(without.err).toContain('--external yes');
  expect(await candor(folder, ['new', 'Slow', ...whole, '--external', 'no'])).toMatchObject({ code: 0 });
  expect(read(folder, 'incidents/2026/2026-01-15-slow.md')).toContain('\nexternal: false\n');
});

test('a time that lies ahead is refused, with the line', async () => {
  const folder = makeSite({});
  const said = await candor(folder, ['new', 'Slow', ...whole, '--at', '2026-02-15 09:00']);
  expect(said).toMatchObject({ code: 1, out: '' });
  expect(said.err).toContain('incidents/2026/2026-02-15-slow.md:9:');
  expect(said.err).toContain('would be wrong, so nothing was written.');
  expect(listFiles(folder)).toEqual(['candor.yaml']);
});
