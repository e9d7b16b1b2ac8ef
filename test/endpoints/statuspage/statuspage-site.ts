// A site with everything that Statuspage's API has a word for, as of 15 January 2026, 13:00 in Berlin.
import type { Files } from '../../cli/site-folder.js';

export const statuspageConfig = `site:
  title: Tidewater Status
  url: https://status.tidewater.example/
  timezone: Europe/Berlin
  launched: 2025-01-01
components:
  - id: booking
    name: Booking
    components:
      - id: web
        name: Website
        components:
          - { id: north, name: North }
          - { id: south, name: South }
      - { id: app, name: App, description: On the telephone, since: 2025-04-01 }
  - { id: desk, name: Desk }
  - { id: fax, name: Fax, retired: 2025-06-30 }
policy:
  severities:
    low: { page: false, digest: quarterly }
  since: 2026-01-01
postmortem:
  hide: [owner]
`;

const entry = (fields: string, updates: string, more = ''): string =>
  `---\n${fields}\n---\n\n${updates === '' ? '' : `## Updates\n\n${updates}\n`}${more}`;

export const statuspageFiles: Files = {
  'candor.yaml': statuspageConfig,
  'incidents/2026-01-15-slow.md': entry(
    'title: Slow & odd\nseverity: high\ncomponents: { desk: partial-outage }',
    `### Identified - 2026-01-15 12:30 {desk: degraded, north: degraded}

It is a \`<loop>\`; see [the other one](2026-01-10-gone.md).

### Investigating - 2026-01-15 12:00

We look into it.

It is slow.
`,
  ),
  'incidents/2026-01-10-gone.md': entry(
    'title: All was down\nseverity: critical\ncomponents: [desk, app]\nslug: gone',
    `### Resolved - 2026-01-10 12:30
Back.

### Update - 2026-01-10 12:15
Nearly.

### Monitoring - 2026-01-10 12:10
Watching.

### Investigating - 2026-01-10 12:00
Down.
`,
    `## Postmortem - 2026-01-11 10:00

### Root cause

Gravity.

### Action items

- [ ] Hold it (owner: nobody-in-public, due: 2026-02-01)
`,
  ),
  'incidents/2026-01-08-draft.md': entry(
    'title: Once more\nseverity: high\ncomponents: [south]\nexternal: false',
    `### Resolved - 2026-01-09
Over.

### Update - 2026-01-08 10:00
Strange.
`,
    `## Postmortem\n\n### Root cause\n\nSecret so far.\n`,
  ),
  'incidents/2025-05-01-quiet.md': entry(
    'title: Never told\nseverity: medium\ncomponents: [fax]\nstarted: 2025-05-01 10:00\nresolved: 2025-05-01 11:00',
    '',
    '\nIt was short.\n\nVery.\n',
  ).replace('---\n\n\nIt', '---\n\nIt'),
  'incidents/2026-01-15-work.md': entry(
    'title: Moving\nkind: maintenance\ncomponents: [south]\nwindow: { from: 2026-01-15 12:00, to: 2026-01-15 15:00 }',
    `### In progress - 2026-01-15 12:01
We begin.

### Scheduled - 2026-01-12 09:00
We will move.
`,
  ),
  'incidents/2026-02-01-more.md': entry(
    'title: Moving on\nkind: maintenance\ncomponents: [north]\nwindow: { from: 2026-02-01 12:00 }',
    '### Scheduled - 2026-01-12 09:00\nAnd on.\n',
  ),
  'incidents/2026-01-05-off.md': entry(
    'title: Not now\nkind: maintenance\ncomponents: [north]\nwindow: { from: 2026-01-20 12:00, to: 2026-01-20 13:00 }',
    '### Cancelled - 2026-01-06 09:00\nNo.\n\n### Scheduled - 2026-01-05 09:00\nSoon.\n',
  ),
  'incidents/2026-01-02-note.md': entry(
    'title: A notice\nkind: notice\nstarted: 2026-01-02 10:00',
    '### Update - 2026-01-02 10:00\nRead this.\n',
  ),
  'incidents/2026-01-03-small.md': entry(
    'title: Nothing much\nseverity: low\ncomponents: [app]',
    '### Resolved - 2026-01-03 12:00\nGone.\n\n### Investigating - 2026-01-03 11:00\nHm.\n',
  ),
  'incidents/2025-12-01-s.md': entry(
    `title: A hole in the hull
severity: high
components: [desk]
started: 2025-12-01 10:00
resolved: 2025-12-02 10:00
security:
  withhold: all
  confirmations: [{ party: the yard }]
  public: { title: Security of the desk, slug: security-1, summary: Details follow. }`,
    '### Resolved - 2025-12-02 10:00\nThe plug is in.\n\n### Investigating - 2025-12-01 10:00\nWater.\n',
  ),
};
