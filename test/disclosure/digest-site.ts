// A small site with digests, for tests of what they report.
import type { Files } from '../cli/site-folder.js';

/** Clocks in Berlin are an hour ahead of UTC until 29 March 2026, and then two. */
export const digestConfig = `site:
  title: Lumen
  url: https://status.example.com/
  timezone: Europe/Berlin
  launched: 2025-01-01
components:
  - { id: api, name: Interface }
  - { id: web, name: Web application }
policy:
  preset: tiered
  since: 2026-02-01
`;

export interface Told {
  readonly title: string;
  readonly severity?: string;
  readonly components?: string;
  readonly from: string;
  /** Undefined while it is open. */
  readonly to?: string | undefined;
  readonly fields?: string;
}

/** An incident that affected people outside. */
export function tell({
  title,
  severity = 'medium',
  components = 'api',
  from,
  to,
  fields = '',
}: Told): string {
  const closing = to === undefined ? '' : `### Resolved - ${to}\nIt is over.\n\n`;
  return `---
title: ${title}
severity: ${severity}
components: [${components}]
external: true
${fields}---

${title}, for some.

## Updates

${closing}### Investigating - ${from}
We look into it.
`;
}

/** Three of the second quarter, one of the first, and one that only the digest of the year reports. */
export const digestFiles: Files = {
  'candor.yaml': digestConfig,
  'incidents/mail.md': tell({ title: 'Mail was late', from: '2026-03-10 10:00', to: '2026-03-10 10:45' }),
  'incidents/uploads.md': tell({
    title: 'Uploads failed',
    components: 'web, api',
    from: '2026-04-05 08:00',
    to: '2026-04-05 09:30',
  }),
  'incidents/login.md': tell({ title: 'Sign-in failed', from: '2026-05-06 08:00', to: '2026-05-06 08:20' }),
  'incidents/export.md': tell({
    title: 'Exports lacked rows',
    from: '2026-06-20 08:00',
    to: '2026-06-22 18:00',
  }),
  'incidents/typo.md': tell({
    title: 'A wrong text',
    severity: 'low',
    from: '2026-05-12 08:00',
    to: '2026-05-12 08:20',
  }),
};
