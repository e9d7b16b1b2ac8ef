// The timeline that a postmortem tells, held against the times of its file.
import { describe, expect, it } from 'vitest';
import { checkText, diagnoseText } from './check-text.js';
import { exampleConfig } from './page.js';

const front = `impact: { from: 2025-10-15 17:04, to: 2025-10-15 17:24 }
detected: 2025-10-15 17:06
mitigated: 2025-10-15 17:22`;

/** The heading of the part stands in line 24, its text begins in line 26. The site is in Berlin, two hours before UTC. */
const write = (timeline: string, fields = front, title = 'Timeline'): string => `---
title: Creating a customer failed
severity: low
components: [api]
${fields}${'\n#'.repeat(Math.max(0, 3 - fields.split('\n').length))}
---

Summary.

## Updates

### Resolved - 2025-10-15 18:05

It works.

### Investigating - 2025-10-15 17:28

It fails.

## Postmortem - 2025-10-16 15:14

### ${title}

${timeline}
`;

const lines = (text: string, config = exampleConfig): readonly string[] => checkText(text, { config });

describe('a timeline that agrees', () => {
  it.each([
    '- 17:04 Impact began\n- 17:06 Detected\n- 17:22 Mitigated\n- 18:05 Resolved',
    '- **17:04**: The outage began after a deployment.\n- **17:06** – Detected by the alarm on errors.',
    '17:04 - Started\n17:22 - Impact mitigated by going back',
    '| Time | What |\n| --- | --- |\n| 17:04 | Impact began |\n| 18:05 | Incident resolved |',
    '| Time (UTC) | What |\n| --- | --- |\n| 15:04 | Impact began |\n| 16:05 | Resolved |',
    '| Day | Time | What |\n| --- | --- | --- |\n| 2025-10-15 | 17:04 | Impact began |',
    '- 2025-10-15 17:04 Impact began\n- 2025-10-15 15:06 UTC Detected\n- 2025-10-15T16:05Z Resolved',
    '- 17:04 CEST Impact began\n- 15:06 UTC Detected\n- 18:06 UTC+3 Detected',
    'All times are in UTC.\n\n- 15:04 Impact began\n- 16:05 Resolved',
    '- 5:04 pm Impact began',
    '- 17:04:30 Impact began',
    '- 17:24 Resolved',
    '- 17:28 Started',
    '- 17:05 Alerted\n- 17:06 Alerted again\n- 17:06 Alerted',
    '- [17:04] Impact began',
    '- **Detected:** 17:06\n- **Resolved:** 2025-10-15 18:05 CEST',
    'It was detected at 17:06.',
  ])('has nothing to report: %j', (timeline) => {
    expect(lines(write(timeline))).toEqual([]);
  });

  it.each([
    '- 17:40 Resolved the conflict in the settings\n- 17:41 Started the rollback',
    '- 17:40 The first team is alerted\n- 17:41 Detection rules reviewed',
    '- 17:40 DNS resolved to the old address',
    '- 17:40 Mitigation plan agreed',
    '- around 17:40 Impact began',
    '- 17:40 – 17:50: Resolved',
    '- 17:40 PDT Resolved',
    '```\n17:40 Resolved\n```',
    'We resolved it at 17:40.',
    '- 17:20 The outage started to ease\n- 17:22 It began recovering',
    'The change that caused it: 17:01',
    'Resolved at 17:40 in the first region.',
  ])('and one that says something else too: %j', (timeline) => {
    expect(lines(write(timeline))).toEqual([]);
  });
});

describe('a timeline that disagrees', () => {
  it.each<[string, string[]]>([
    ['- 17:14 Impact began', ['26:3 postmortem/timeline']],
    ['- **17:14**: The outage began.', ['26:5 postmortem/timeline']],
    ['- 17:04 Started\n- 17:16 Detected', ['27:3 postmortem/timeline']],
    [
      '17:04 - Started\n17:16 - Detected\n18:50 - Resolved',
      ['27:1 postmortem/timeline', '28:1 postmortem/timeline'],
    ],
    ['| Time | What |\n| --- | --- |\n| 17:44 | Resolved |', ['28:3 postmortem/timeline']],
    ['| Time (UTC) | What |\n| --- | --- |\n| 18:05 | Resolved |', ['28:3 postmortem/timeline']],
    ['- 18:05 UTC Resolved', ['26:3 postmortem/timeline']],
    ['- 2025-10-16 18:05 Resolved', ['26:3 postmortem/timeline']],
    ['- 17:32 Mitigated by going back', ['26:3 postmortem/timeline']],
    ['- **Detected:** 17:16', ['26:17 postmortem/timeline']],
    [
      '| Detected | 17:16 |\n| --- | --- |\n| Mitigated | 17:32 UTC |',
      ['26:14 postmortem/timeline', '28:15 postmortem/timeline'],
    ],
    ['It was resolved at 18:50.', ['26:20 postmortem/timeline']],
    ['- 17:04:30 Impact began\n- 17:16:30 Detected', ['27:3 postmortem/timeline']],
  ])('%j', (timeline, expected) => {
    expect(lines(write(timeline))).toEqual(expected);
  });

  it('says both times and where the other stands', () => {
    expect(diagnoseText(write('- 17:14 Impact began\n- 18:50 Resolved'))).toMatchObject([
      {
        level: 'warning',
        message: 'The timeline says that it began at `17:14`, but `impact.from` is `2025-10-15 17:04`.',
        hint: 'Correct the one that is wrong.',
        related: [{ place: { start: { line: 5, column: 17 } } }],
      },
      {
        message:
          'The timeline says that it was resolved at `18:50`, but the closing update is of `2025-10-15 18:05`.',
        related: [{ place: { start: { line: 14 } } }],
      },
    ]);
  });

  it('is read in the language of the site, and in English', () => {
    const german = exampleConfig.replace('  timezone', '  locale: de\n  timezone');
    const timeline = '- 17:14 Störung begann\n- 17:16 Detected\n- 18:50 Behoben';
    expect(lines(write(timeline), german)).toEqual([
      '26:3 postmortem/timeline',
      '27:3 postmortem/timeline',
      '28:3 postmortem/timeline',
    ]);
    expect(lines(write(timeline))).toEqual(['27:3 postmortem/timeline']);
  });

  it('is compared at the coarser precision', () => {
    const fields = 'impact: { from: 2025-10-15 }\ndetected: ~2025-10-15 17:06';
    const timeline = (day: string): string => `- ${day} 17:14 Impact began\n- 17:16 Detected`;
    expect(lines(write(timeline('2025-10-15'), fields))).toEqual([]);
    expect(lines(write(timeline('2025-10-14'), fields))).toEqual(['26:3 postmortem/timeline']);
  });

  it('is held against nothing that the file does not state', () => {
    expect(lines(write('- 16:50 Impact began\n- 16:55 Detected', '#'))).toEqual([]);
  });

  it('can be waived', () => {
    const waiver = `${front.split('\n')[0] ?? ''}\nwaive:\n  - { code: postmortem/timeline, reason: "Two clocks, both kept." }`;
    const found = diagnoseText(write('- 17:14 Impact began', waiver));
    expect(found.map(({ code, level }) => `${level} ${code}`)).toEqual(['info postmortem/timeline']);
  });
});
