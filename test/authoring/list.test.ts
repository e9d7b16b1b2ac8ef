// `candor list` and `candor show`: what they tell, and that they tell nothing of what is withheld.
import { expect, test } from 'vitest';
import { candor, config, incident, makeSite } from '../cli/site-folder.js';

const grouped = config.replace(
  '  - { id: web, name: Website }',
  '  - id: shop\n    name: Shop\n    components:\n      - { id: web, name: Website }\n      - { id: pay, name: Payment }',
);
const policy = `policy:\n  since: 2025-01-01\n  severities:\n    low: { postmortem: 5 days }\n`;
const security = `security:\n  public: { title: Security issue, slug: sec-1, summary: Details follow. }\n  confirmations: [{ party: merchant }]`;
const files = {
  'candor.yaml': `${grouped}${policy}`,
  'incidents/2026-01-15-slow.md': incident({
    day: '2026-01-15',
    isOpen: true,
    components: '[web]',
  }).replaceAll('17:28', '12:28'),
  'incidents/2025-10-15-old.md': incident({
    title: 'Old trouble',
    more: '\n## Postmortem\n\n### What happened\nA lock.\n',
  }),
  'incidents/2025-10-01-sec.md': incident({
    title: 'Canary gateway',
    day: '2025-10-01',
    fields: `started: 2025-10-01 17:00\nresolved: 2025-10-01 19:00\n${security}`,
  }),
  'incidents/2025-09-01-broken.md': 'No front matter.\n',
};

test('the list is newest first, and names what an author should know', async () => {
  const { code, out, err } = await candor(makeSite(files), ['list']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`started           lasted  status         severity  id
2026-01-15 12:28  32 min  investigating  low       2026-01-15-slow
  Slow answers
2025-10-15 17:28  37 min  resolved       low       2025-10-15-old
  Old trouble · draft of a postmortem · postmortem overdue
2025-10-01 17:00  2 h     resolved       low       sec-1
  Security issue · withheld

incidents/2025-09-01-broken.md: cannot be read; \`candor check\` says why.
incidents/2025-10-01-sec.md: withheld until 1 more party confirms.
`);
});

const idsOf = async (...argv: readonly string[]): Promise<unknown> => {
  const { out } = await candor(makeSite(files), ['list', '--format', 'json', ...argv]);
  return (JSON.parse(out) as { entries: { id: string }[] }).entries.map(({ id }) => id);
};

test('it is narrowed by options', async () => {
  expect(await idsOf('--open')).toEqual(['2026-01-15-slow']);
  expect(await idsOf('--year', '2025')).toEqual(['2025-10-15-old', 'sec-1']);
  expect(await idsOf('--component', 'shop')).toEqual(['2026-01-15-slow']);
  expect(await idsOf('--severity', 'high')).toEqual([]);
  expect(await idsOf('--overdue')).toEqual(['2025-10-15-old']);
  const folder = makeSite(files);
  expect((await candor(folder, ['list', '--open', '--year', '2024'])).out).toContain(
    'Nothing of that kind.\n',
  );
  expect((await candor(folder, ['list', '--component', 'shpo'])).err).toContain('Did you mean `shop`?');
  expect((await candor(folder, ['list', '--severity', 'lwo'])).err).toContain('Did you mean `low`?');
  expect(await candor(folder, ['list', '--year', '26'])).toMatchObject({ code: 2, out: '' });
});

test('programs get stable keys', async () => {
  const { out } = await candor(makeSite(files), ['list', '--format', 'json', '--overdue']);
  expect(JSON.parse(out)).toEqual({
    now: '2026-01-15T12:00:00Z',
    timezone: 'Europe/Berlin',
    entries: [
      {
        id: '2025-10-15-old',
        path: 'incidents/2025-10-15-old.md',
        kind: 'incident',
        title: 'Old trouble',
        severity: 'low',
        status: 'resolved',
        open: false,
        overrunning: false,
        started: '2025-10-15T17:28:00+02:00',
        resolved: '2025-10-15T18:05:00+02:00',
        duration_minutes: 37,
        components: ['api'],
        external: true,
        withheld: false,
        postmortem: { state: 'draft', published: null },
        promise: { state: 'overdue', by: '2025-10-20' },
      },
    ],
    unread: ['incidents/2025-09-01-broken.md'],
  });
});

test('maintenance that overruns its window is overdue', async () => {
  const work = `---
title: Upgrade
kind: maintenance
components: [api]
window: { from: 2026-01-15 10:00, to: 2026-01-15 11:00 }
---

## Updates

### In progress - 2026-01-15 10:00
It has begun.
`;
  const { out } = await candor(makeSite({ 'incidents/upgrade.md': work }), ['list', '--overdue']);
  expect(out).toContain('2026-01-15 10:00  3 h     overrunning            upgrade\n');
});

test('one incident is shown with its updates, newest first', async () => {
  const { out } = await candor(makeSite(files), ['show', 'slow']);
  expect(out).toBe(`Slow answers
2026-01-15-slow

severity    Low
status      investigating
started     2026-01-15 12:28 (Europe/Berlin)
lasted      32 min
promise     open: postmortem due 5 days after its resolution
affected    Shop › Website

Some requests took long.

2026-01-15 12:28  investigating
  We are looking into it.
`);
  const { out: json } = await candor(makeSite(files), ['show', 'old trouble', '--format', 'json']);
  expect(JSON.parse(json)).toMatchObject({
    id: '2025-10-15-old',
    summary: 'Some requests took long.',
    updates: [
      { status: 'resolved', time: '2025-10-15T18:05:00+02:00', components: {}, text: 'All is well again.' },
      { status: 'investigating', text: 'We are looking into it.' },
    ],
  });
});

test('of what is withheld only its public face is told', async () => {
  const folder = makeSite(files);
  for (const argv of [
    ['list'],
    ['list', '--format', 'json'],
    ['show', 'sec-1'],
    ['show', 'sec-1', '--format', 'json'],
  ]) {
    const { code, out, err } = await candor(folder, argv);
    expect(code).toBe(0);
    expect(out + err).not.toMatch(/canary|merchant/i);
  }
  expect((await candor(folder, ['show', 'sec-1'])).out).not.toContain('looking into it');
  expect(await candor(folder, ['show', 'canary'])).toMatchObject({ code: 2, out: '' });
});

test('several, or none, of a name are said', async () => {
  const folder = makeSite(files);
  const several = await candor(folder, ['show', '20']);
  expect(several.err).toContain('2 incidents have `20` in their id or title.');
  expect(several.err).toContain('  2025-10-15-old (Old trouble)\n');
  expect((await candor(folder, ['show', '2026-01-15-slwo'])).err).toContain(
    'Did you mean `2026-01-15-slow`?',
  );
});

test.each(['securty', 'Security'])(
  'what may be meant to be withheld is told to nobody: `%s`',
  async (field) => {
    const folder = makeSite({
      'incidents/2025-10-15-zulu.md': incident({
        title: 'Zulu canary',
        fields: `${field}: { public: { title: x, slug: y } }`,
      }),
    });
    for (const argv of [
      ['list'],
      ['list', '--format', 'json'],
      ['show', 'zulu'],
      ['show', 'zulu', '--format', 'json'],
    ]) {
      const said = await candor(folder, argv);
      expect(said.out + said.err).not.toContain('canary');
      expect(said.out + said.err).not.toContain('looking into it');
    }
  },
);
