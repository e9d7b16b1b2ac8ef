// Whether promises were kept, as the page of each incident says it; every deadline was counted by hand on a calendar.
import { describe, expect, test } from 'vitest';
import { compileFiles } from '../cli/compile-files.js';

// Clocks go back on 2 November 2025 and forward on 8 March 2026; 27 November is Thanksgiving.
const config = `site:
  title: Acme Status
  timezone: America/New_York
  launched: 2025-01-01
components: [{ id: api, name: Interface }]
policy:
  since: 2025-06-01
  holidays: [2025-11-27]
  severities:
    critical: { postmortem: 48 hours }
    high: { postmortem: 5 working days }
    medium: { postmortem: 7 days }
`;

interface Case {
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  readonly started: string;
  readonly resolved: string;
  readonly published?: string;
  readonly more?: string;
  readonly fields?: string;
}

function pageOf(
  { severity, started, resolved, published, more = '', fields = '' }: Case,
  now: string,
): string {
  const postmortem = published === undefined ? '' : `## Postmortem - ${published}\n\nWe learnt something.\n`;
  const text = `---
title: Slow answers
severity: ${severity}
components: [api]
${fields}---

Some requests took long.

## Updates

### Resolved - ${resolved}
All is well again.
${more}
### Investigating - ${started}
We are looking into it.

${postmortem}`;
  const { reader, problems } = compileFiles(
    { 'candor.yaml': config, 'incidents/x.md': text },
    { now: Date.parse(now) },
  );
  expect(problems.filter((problem) => !/reopened|no-url/.test(problem))).toEqual([]);
  return reader.text('incidents/x/index.html');
}

const later = '2026-04-01T12:00Z';

describe('published', () => {
  test.each<[string, Case, string]>([
    [
      'in the last minute of working day 5, over a weekend and the end of summer time',
      {
        severity: 'high',
        started: '2025-10-30 15:00',
        resolved: '2025-10-30 16:00',
        published: '2025-11-06 23:59',
      },
      'Published 6 November 2025, 23:59 EST , 5 working days after the resolution. Promised within 5 working days.',
    ],
    [
      'a working day late, because the holiday does not count',
      {
        severity: 'high',
        started: '2025-11-20 23:00',
        resolved: '2025-11-20 23:59',
        published: '2025-12-01 09:00',
      },
      'Published 1 December 2025, 09:00 EST , 6 working days after the resolution. That is 1 working day late: it was promised by 28 November 2025 , within 5 working days.',
    ],
    [
      'a minute after the last day, which is a Friday',
      {
        severity: 'high',
        started: '2025-12-05 10:00',
        resolved: '2025-12-05 11:00',
        published: '2025-12-13 00:00',
      },
      'Published 13 December 2025, 00:00 EST , 5 working days after the resolution. That is 1 day late: it was promised by 12 December 2025 , within 5 working days.',
    ],
    [
      'on the bare day of the deadline',
      {
        severity: 'high',
        started: '2025-12-05 10:00',
        resolved: '2025-12-05 11:00',
        published: '2025-12-12',
      },
      'Published 12 December 2025 , 5 working days after the resolution. Promised within 5 working days.',
    ],
    [
      'on the day of the resolution',
      {
        severity: 'high',
        started: '2025-12-05 10:00',
        resolved: '2025-12-05 11:00',
        published: '2025-12-05 16:00',
      },
      'Published 5 December 2025, 16:00 EST , on the day of the resolution. Promised within 5 working days.',
    ],
    [
      'on day 7 of calendar days',
      {
        severity: 'medium',
        started: '2025-10-30 09:00',
        resolved: '2025-10-30 10:00',
        published: '2025-11-06 23:59',
      },
      'Published 6 November 2025, 23:59 EST , 7 days after the resolution. Promised within 7 days.',
    ],
    [
      'within 48 hours that hold 49 by the clock on the wall',
      {
        severity: 'critical',
        started: '2025-11-01 11:00',
        resolved: '2025-11-01 12:00',
        published: '2025-11-03 10:59',
      },
      'Promised within 48 hours.',
    ],
    [
      'a minute after 48 hours',
      {
        severity: 'critical',
        started: '2025-11-01 11:00',
        resolved: '2025-11-01 12:00',
        published: '2025-11-03 11:01',
      },
      'late: it was promised by 3 November 2025, 11:00 EST , within 48 hours.',
    ],
    [
      'counted from the last resolution of one that was reopened',
      {
        severity: 'high',
        started: '2025-12-01 09:00',
        resolved: '2025-12-09 17:00',
        more: '\n### Identified - 2025-12-08 12:00\nIt is back.\n\n### Resolved - 2025-12-01 10:00\nIt is over.\n',
        published: '2025-12-16 12:00',
      },
      'Published 16 December 2025, 12:00 EST , 5 working days after the resolution. Promised within 5 working days.',
    ],
    [
      'without any promise',
      {
        severity: 'low',
        started: '2025-12-05 10:00',
        resolved: '2025-12-05 11:00',
        published: '2025-12-09 12:00',
      },
      'Published 9 December 2025, 12:00 EST , 2 working days after the resolution.',
    ],
    [
      'for one that was over before the policy',
      {
        severity: 'high',
        started: '2025-05-05 10:00',
        resolved: '2025-05-05 11:00',
        published: '2025-05-30 12:00',
      },
      'Published 30 May 2025, 12:00 EDT , 19 working days after the resolution.',
    ],
  ])('%s', (_, given, expected) => {
    const text = pageOf(given, later);
    expect(text).toContain(expected);
    if (!expected.includes('late')) expect(text).not.toContain('late');
    if (!expected.includes('romised')) expect(text).not.toContain('romised');
  });
});

describe('not published', () => {
  const friday: Case = { severity: 'high', started: '2026-03-06 14:00', resolved: '2026-03-06 15:00' };

  test.each<[string, Case, string, string]>([
    ['due until the day is over', friday, '2026-03-14T03:59Z', 'due by 13 March 2026 : 5 working days after'],
    [
      'overdue from then on',
      friday,
      '2026-03-14T04:00Z',
      'overdue: it was promised by 13 March 2026 , 5 working days',
    ],
    [
      'counted from a Saturday, which is day 0',
      { ...friday, started: '2026-01-10 14:00', resolved: '2026-01-10 15:00' },
      later,
      'overdue: it was promised by 16 January 2026 ,',
    ],
    [
      'waived, with the reason',
      {
        ...friday,
        fields: 'waive: [{ code: policy/postmortem-overdue, reason: Nothing of it was ours. }]\n',
      },
      later,
      'by 13 March 2026 is waived: Nothing of it was ours.',
    ],
  ])('%s', (_, given, now, expected) => {
    expect(pageOf(given, now)).toContain(expected);
  });

  test('nothing is said of one that was over before the policy', () => {
    const old: Case = { severity: 'high', started: '2025-05-05 10:00', resolved: '2025-05-05 11:00' };
    expect(pageOf(old, later)).not.toMatch(/postmortem/i);
  });
});
