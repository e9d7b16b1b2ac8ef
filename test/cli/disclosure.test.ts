// `candor disclosure` and the two ways to check a policy, on a site whose deadlines were counted by hand.
import { describe, expect, test } from 'vitest';
import { candor, incident, makeSite } from './site-folder.js';

const config = `site:
  title: Acme Status
  url: https://status.acme.example/
  timezone: Europe/Berlin
  launched: 2025-01-01
components:
  - { id: api, name: Interface }
  - { id: web, name: Website }
policy:
  since: 2025-06-01
  # 3 October is a Friday.
  holidays: [2025-10-03]
  severities:
    critical: { postmortem: 48 hours }
    high: { postmortem: 5 working days }
    low: { page: false, digest: quarterly, publish: external }
`;

interface Given {
  readonly severity: string;
  readonly day: string;
  readonly fields?: string;
  readonly more?: string;
  readonly isOpen?: boolean;
  readonly components?: string;
  readonly title?: string;
}

/** Resolved at 18:05 on its day. */
const entry = ({ severity, ...rest }: Given): string =>
  incident(rest).replace('severity: low', `severity: ${severity}`);

const postmortem = (time: string): string => `\n## Postmortem - ${time}\n\nWe learnt something.\n`;

const files = {
  'candor.yaml': config,
  // Monday 29 September; 1 Tue, 2 Wed, 3 Thu, no Fri, 4 Mon, 5 Tue 7 October.
  'incidents/2025-09-29-payments.md': entry({
    severity: 'high',
    day: '2025-09-29',
    title: 'Payments were down',
  }),
  // Due on Wednesday 15 October.
  'incidents/2025-10-08-login.md': entry({
    severity: 'high',
    day: '2025-10-08',
    title: 'Nobody could sign in',
  }),
  'incidents/2025-10-09-open.md': entry({ severity: 'high', day: '2025-10-09', isOpen: true }),
  // Due on Monday 8 September.
  'incidents/2025-09-01-late.md': entry({
    severity: 'high',
    day: '2025-09-01',
    more: postmortem('2025-09-10 09:00'),
  }),
  'incidents/2025-08-04-kept.md': entry({
    severity: 'critical',
    day: '2025-08-04',
    more: postmortem('2025-08-06 18:05'),
  }),
  'incidents/2025-07-01-waived.md': entry({
    severity: 'high',
    day: '2025-07-01',
    fields: 'waive: [{ code: policy/postmortem-overdue, reason: A supplier has told all. }]',
  }),
  'incidents/2025-05-01-before.md': entry({ severity: 'high', day: '2025-05-01' }),
  'incidents/2025-09-20-slow.md': entry({ severity: 'low', day: '2025-09-20', fields: 'external: true' }),
  'incidents/2025-09-21-inside.md': entry({ severity: 'low', day: '2025-09-21', fields: 'external: false' }),
  'incidents/2025-09-22-secret.md': entry({
    severity: 'high',
    day: '2025-09-22',
    title: 'Zebra hole',
    fields: 'security: { confirmations: [{ party: okapi }, { party: tapir, confirmed: 2025-10-01 }] }',
  }),
};

/** Friday 10 October 2025, noon in Berlin: three working days after 7 October. */
const now = Date.UTC(2025, 9, 10, 10);

describe('the table', () => {
  test('has what is owed first, and counts what readers do not see', async () => {
    const { code, out, err } = await candor(makeSite(files), ['disclosure'], { now });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "As of 2025-10-10 12:00 (Europe/Berlin): 1 overdue, 1 due, 1 open, 1 in digests, 1 late, 1 published, 1 waived.

      state      by                incident
      overdue    2025-10-07        2025-09-29-payments
                 3 working days late · Payments were down
      due        2025-10-15        2025-10-08-login
                 5 working days after the resolution · Nobody could sign in
      open                         2025-10-09-open
                 postmortem due 5 working days after its resolution · Slow answers
      digest     2025-q3           2025-09-20-slow
                 reported in the digest 2025-q3 · Slow answers
      late       2025-09-08        2025-09-01-late
                 2025-09-10 09:00, 2 working days late · Slow answers
      published  2025-08-06 18:05  2025-08-04-kept
                 2025-08-06 18:05, 48 hours after the resolution · Slow answers
      waived     2025-07-08        2025-07-01-waived
                 A supplier has told all. · Slow answers

      1 incident affected nobody outside: recorded, and not published.

      incidents/2025-09-22-secret.md: withheld until 1 more party confirms.
      "
    `);
  });
});

describe('for programs', () => {
  const read = async (argv: readonly string[] = []): Promise<Record<string, unknown>> => {
    const { code, out } = await candor(makeSite(files), ['disclosure', '--format', 'json', ...argv], { now });
    expect(code).toBe(0);
    return JSON.parse(out) as Record<string, unknown>;
  };

  test('says of each incident what is owed, until when, and what became of it', async () => {
    const { now: asOf, timezone, incidents, counts, unknown } = await read();
    expect({ asOf, timezone, counts, unknown }).toEqual({
      asOf: '2025-10-10T10:00:00Z',
      timezone: 'Europe/Berlin',
      counts: { unpromised: 1, internal: 1 },
      unknown: [],
    });
    expect((incidents as { state: string }[]).map(({ state }) => state)).toEqual([
      'overdue',
      'due',
      'open',
      'digest',
      'late',
      'published',
      'waived',
      'withheld',
    ]);
    const [overdue, , open, digest, late, published, waived] = incidents as readonly unknown[];
    expect(overdue).toEqual({
      id: '2025-09-29-payments',
      path: 'incidents/2025-09-29-payments.md',
      title: 'Payments were down',
      severity: 'high',
      state: 'overdue',
      deadline: {
        term: { amount: 5, unit: 'working-days' },
        basis: 'resolution',
        from: '2025-09-29T18:05:00+02:00',
        due: '2025-10-08T00:00:00+02:00',
        by: '2025-10-07',
      },
      published: null,
      after: null,
      late: { amount: 3, unit: 'working-days' },
      digest: null,
      reason: null,
    });
    expect(open).toMatchObject({ id: '2025-10-09-open', deadline: null });
    expect(digest).toMatchObject({ digest: { period: '2025-q3', closed: true }, deadline: null });
    expect(late).toMatchObject({
      published: '2025-09-10T09:00:00+02:00',
      after: { amount: 7, unit: 'working-days' },
      late: { amount: 2, unit: 'working-days' },
    });
    expect(published).toMatchObject({
      deadline: { due: '2025-08-06T18:05:00+02:00' },
      after: { amount: 48, unit: 'hours' },
      late: null,
    });
    expect(waived).toMatchObject({ reason: 'A supplier has told all.', late: null });
  });

  test('names the path of a withheld file and what ends the withholding, and nothing else', async () => {
    const { incidents } = await read();
    expect((incidents as readonly unknown[]).at(-1)).toEqual({
      id: null,
      path: 'incidents/2025-09-22-secret.md',
      title: null,
      severity: null,
      state: 'withheld',
      deadline: null,
      published: null,
      after: null,
      late: null,
      digest: null,
      reason: null,
      withheld: { parties: 2, missing: 1, not_before: null, released: null },
    });
  });

  test('counts the days of one incident', async () => {
    const { id, days } = await read(['--explain', '2025-09-29-payments']);
    expect(id).toBe('2025-09-29-payments');
    expect(days).toHaveLength(9);
    expect((days as readonly unknown[])[4]).toEqual({
      date: '2025-10-03',
      weekday: 5,
      role: 'holiday',
      number: 3,
    });
  });
});

describe('--explain', () => {
  const explain = async (id: string, more = {}): Promise<string> => {
    const said = await candor(makeSite({ ...files, ...more }), ['disclosure', '--explain', id], { now });
    return said.code === 0 ? said.out : `${said.code}: ${said.err}`;
  };

  test('counts day by day, and says why a day does not count', async () => {
    expect(await explain('2025-09-29-payments')).toMatchInlineSnapshot(`
      "2025-09-29-payments, of severity \`high\`
      Payments were down

      A postmortem is promised within 5 working days of the resolution, 2025-09-29 18:05.

        Mon 2025-09-29  day 0, the day of the resolution
        Tue 2025-09-30  day 1
        Wed 2025-10-01  day 2
        Thu 2025-10-02  day 3
        Fri 2025-10-03  not counted: a holiday
        Sat 2025-10-04  not counted: no working day
        Sun 2025-10-05  not counted: no working day
        Mon 2025-10-06  day 4
        Tue 2025-10-07  day 5, the last

      The deadline is the end of 2025-10-07 (Europe/Berlin).

      overdue: 3 working days late
      "
    `);
  });

  test('says what hours count from', async () => {
    expect(await explain('2025-08-04-KEPT')).toMatchInlineSnapshot(`
      "2025-08-04-kept, of severity \`critical\`
      Slow answers

      A postmortem is promised within 48 hours of the resolution, 2025-08-04 18:05.
      They count from that minute. The deadline is 2025-08-06 18:05 (Europe/Berlin).

      published: 2025-08-06 18:05, 48 hours after the resolution
      "
    `);
  });

  test.each([
    ['2025-10-09-open', 'open: postmortem due 5 working days after its resolution'],
    ['2025-05-01-before', 'none: it was over before the policy began'],
    ['2025-09-21-inside', 'internal: not published, because it affected nobody outside'],
    ['incidents/2025-09-20-slow.md', 'digest: reported in the digest 2025-q3'],
  ])('says of %s why nothing is counted', async (id, sentence) => {
    expect(await explain(id)).toContain(sentence);
  });

  test('refuses what is not there, with what may have been meant', async () => {
    expect(await explain('2025-09-29-payment')).toBe(
      '2: --explain: there is no incident `2025-09-29-payment`.\nhint: Did you mean `2025-09-29-payments`?\n',
    );
  });

  test('says nothing of what is withheld or cannot be read', async () => {
    expect(await explain('2025-09-22-secret')).toMatch(/^2: .*2025-09-22-secret\.md is withheld/);
    const broken = await explain('broken', { 'incidents/broken.md': '---\ntitle: [Zebra\n---\n' });
    expect(broken).toMatch(/^2: .*incidents\/broken\.md has errors/);
    expect(broken).not.toContain('Zebra');
  });
});

test('files with errors are counted, and the rest is told', async () => {
  const broken = { 'incidents/broken.md': '---\ntitle: [Zebra\n---\n' };
  const { code, out } = await candor(makeSite({ ...files, ...broken }), ['disclosure'], { now });
  expect(code).toBe(0);
  expect(out).toContain('3 working days late · Payments were down');
  expect(out).toContain(
    '1 file with errors, of which nobody knows what is owed; `candor check` tells more:\n  incidents/broken.md\n',
  );
});

test('a policy that cannot be read is no policy', async () => {
  const site = makeSite({ 'candor.yaml': config.replace('48 hours', 'two days') });
  expect(await candor(site, ['disclosure'], { now })).toMatchObject({
    code: 2,
    out: '',
    err: 'candor.yaml has errors, so nobody knows what the policy promises.\nhint: Run `candor check`.\n',
  });
});

test('a site without a policy owes nothing', async () => {
  const { code, out } = await candor(makeSite({ 'incidents/x.md': incident() }), ['disclosure'], { now });
  expect({ code, out }).toEqual({
    code: 0,
    out: 'As of 2025-10-10 12:00 (Europe/Berlin): no incident owes or owed anything.\n',
  });
});

describe('check', () => {
  const onlyKept = {
    'candor.yaml': config,
    'incidents/2025-08-04-kept.md': files['incidents/2025-08-04-kept.md'],
  };
  const overdue = {
    ...onlyKept,
    'incidents/2025-09-29-payments.md': files['incidents/2025-09-29-payments.md'],
  };
  const near = { ...onlyKept, 'incidents/2025-10-08-login.md': files['incidents/2025-10-08-login.md'] };
  const broken = { 'incidents/broken.md': '---\ntitle: [Zebra\n---\n' };
  const doubtful = {
    'incidents/2025-08-05-doubtful.md': entry({
      severity: 'critical',
      day: '2025-08-05',
      more: postmortem('2025-08-06 10:00'),
      components: '[]',
    }),
  };
  const check = async (
    given: Record<string, string>,
    argv: readonly string[],
    at = now,
  ): Promise<[number, string[], string]> => {
    const { code, out, err } = await candor(makeSite(given), ['check', ...argv], { now: at });
    return [code, out.match(/\b[a-z]+\/[a-z-]+(?=\n)/g) ?? [], err];
  };

  test('finds an overdue postmortem, says how late it is and how to end that', async () => {
    const { code, out } = await candor(makeSite(overdue), ['check'], { now });
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "incidents/2025-09-29-payments.md:11:1 error policy/postmortem-overdue
        The postmortem was promised by \`2025-10-07\`, 5 working days after the resolution, and is overdue by 3 working days.
         11 | ### Resolved - 2025-09-29 18:05
            | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        hint: Write it below a heading such as \`## Postmortem - 2025-10-10 12:00\`. Or waive it: \`waive: [{ code: policy/postmortem-overdue, reason: … }]\`.

      1 error in 1 file
      "
    `);
  });

  test('warns from two working days before the deadline', async () => {
    const monday = Date.UTC(2025, 9, 12, 22);
    expect(await check(near, [], monday - 1)).toEqual([0, [], '']);
    expect(await check(near, [], monday)).toEqual([0, ['policy/postmortem-due-soon'], '']);
    expect(await check(near, ['--strict'], monday)).toEqual([1, ['policy/postmortem-due-soon'], '']);
    const soon = `${config}limits: { postmortem_due_soon: 36 hours }\n`;
    const tuesdayNoon = Date.UTC(2025, 9, 14, 10);
    expect(await check({ ...near, 'candor.yaml': soon }, [], tuesdayNoon - 1)).toEqual([0, [], '']);
    expect(await check({ ...near, 'candor.yaml': soon }, [], tuesdayNoon)).toEqual([
      0,
      ['policy/postmortem-due-soon'],
      '',
    ]);
  });

  test('of the policy alone leaves other problems to the other check', async () => {
    const wrong = { ...onlyKept, ...doubtful };
    expect(await check(wrong, ['--strict'])).toEqual([1, ['incident/no-components'], '']);
    expect(await check(wrong, ['--policy-only', '--strict'])).toEqual([0, [], '']);
    expect(await check({ ...overdue, ...doubtful }, ['--policy-only'])).toEqual([
      1,
      ['policy/postmortem-overdue'],
      '',
    ]);
  });

  test('of the policy alone cannot be done where files have errors', async () => {
    const [code, codes, err] = await check({ ...overdue, ...broken, 'incidents/other.md': '' }, [
      '--policy-only',
    ]);
    expect(code).toBe(2);
    expect(codes).toEqual(['policy/postmortem-overdue']);
    expect(err).toBe(
      '2 files have errors, so nobody knows what they owe. Run `candor check` for what is wrong.\n',
    );
    const [wrongConfig] = await check({ ...onlyKept, 'candor.yaml': config.replace('48 hours', 'soon') }, [
      '--policy-only',
    ]);
    expect(wrongConfig).toBe(2);
  });

  test('without the policy lets a fix out, as the build does', async () => {
    expect(await check(overdue, ['--no-policy'])).toEqual([0, [], '']);
    const built = await candor(makeSite(overdue), ['build', '--strict'], { now });
    expect(built).toMatchObject({ code: 0, err: '' });
  });

  test('and build take a waiver of the policy for what it is', async () => {
    const waived = {
      'candor.yaml': config,
      'incidents/2025-07-01-waived.md': files['incidents/2025-07-01-waived.md'],
    };
    expect(await check(waived, ['--strict'])).toEqual([0, ['policy/postmortem-overdue'], '']);
    const { out } = await candor(makeSite(waived), ['check'], { now });
    expect(out).toContain('Waived: A supplier has told all.');
    // Five working days have not passed on 4 July.
    expect(await check(waived, ['--strict'], Date.UTC(2025, 6, 4))).toMatchObject([
      0,
      ['policy/postmortem-overdue'],
      '',
    ]);
    expect(await check(waived, ['--no-policy', '--strict'])).toEqual([0, [], '']);
    expect(await candor(makeSite(waived), ['build', '--strict'], { now })).toMatchObject({
      code: 0,
      err: '',
    });
  });

  test('reports a waiver that is not needed any more', async () => {
    const text = entry({
      severity: 'critical',
      day: '2025-08-04',
      more: postmortem('2025-08-05 18:05'),
      fields: 'waive: [{ code: policy/postmortem-overdue, reason: It takes long. }]',
    });
    expect(await check({ 'candor.yaml': config, 'incidents/2025-08-04-x.md': text }, [])).toEqual([
      0,
      ['format/unused-waiver'],
      '',
    ]);
  });

  test('lets the site say how much a promise weighs', async () => {
    const mild = { ...overdue, 'candor.yaml': `${config}rules: { policy/postmortem-overdue: warning }\n` };
    expect(await check(mild, [])).toEqual([0, ['policy/postmortem-overdue'], '']);
  });

  test('cannot be told both', async () => {
    const [code, , err] = await check(onlyKept, ['--policy-only', '--no-policy']);
    expect(code).toBe(2);
    expect(err).toContain('--policy-only and --no-policy leave nothing to check.');
  });

  test('counts from the disclosure only what had been withheld whole', async () => {
    const disclosed = (withhold: string, body: string): Record<string, string> => ({
      'candor.yaml': config,
      // Resolved on Monday 22 September, disclosed on Thursday 9 October; due on 29 September or 16 October.
      'incidents/2025-09-22-secret.md': entry({
        severity: 'high',
        day: '2025-09-22',
        fields: `security: { withhold: ${withhold}, released: 2025-10-09 }`,
      }).replace('Some requests took long.', body),
    });
    expect(await check(disclosed('all', 'Some requests took long.'), [])).toEqual([0, [], '']);
    const marked = disclosed('marked', 'Some requests took long.\n\n:::withheld\nBy a hole.\n:::');
    expect(await check(marked, [])).toEqual([1, ['policy/postmortem-overdue'], '']);
  });

  test('does not hold a withheld incident to a deadline', async () => {
    const secret = { ...onlyKept, 'incidents/2025-09-22-secret.md': files['incidents/2025-09-22-secret.md'] };
    const [code, codes] = await check(secret, ['--policy-only']);
    expect({ code, codes }).toEqual({ code: 0, codes: [] });
  });
});
