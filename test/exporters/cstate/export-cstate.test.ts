// `candor export cstate` on a site that was written for Candor: what becomes of it, what is told, and what never leaves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, listFiles, makeSite, readTree } from '../../cli/site-folder.js';
import { importCstateFiles } from './round-trip.js';

const site = `site:
  title: Orchard Status
  url: https://status.orchard.example/
  timezone: Europe/Berlin
components:
  - id: web
    name: Website
    components:
      - { id: web-north, name: North }
      - { id: web-south, name: South }
  - { id: mail, name: Mail }
`;

const folder = makeSite({
  'candor.yaml': site,
  'incidents/2025/2025-10-15-Pears.md': `---
title: "Pears: late"
severity: critical
components: [web]
tags: [fruit]
---

Nobody got a pear.

## Updates

### Resolved - 2025-10-15 18:05 {web-north: operational}

All is well: see [apples](../2025/2025-11-01-apples.md).

- once
- twice

### Investigating - 2025-10-15 17:28

We look. \`{{< track "now" >}}\` and {{< it >}}

![A graph](graph.png)

## Postmortem - 2025-10-16 10:00

### Root cause

A pear.
`,
  'incidents/2025/graph.png': 'image',
  'incidents/2025/2025-11-01-apples.md': `---
title: Apples
severity: low
components: [mail]
security:
  withhold: marked
---

## Updates

### Investigating - 2025-11-01 10:00

It is :withheld[the secret worm].
`,
  'incidents/2025/secret-name.md': `---
title: The secret title
severity: low
security:
  public: { title: A security issue, slug: security-1 }
started: 2025-12-01 10:00
---

The secret text.
`,
  'incidents/2026/2026-02-01-off.md': `---
title: Off
kind: maintenance
components: [mail]
window: { from: 2026-02-01 10:00, to: 2026-02-01 11:00 }
---

## Updates

### Cancelled - 2026-01-05 10:00

Not now.
`,
});

const out = join(folder, 'old');
const post = (name: string): string => readFileSync(join(out, 'content/issues', `${name}.md`), 'utf8');

test('posts, the configuration, images; nothing withheld is in them or in the report', async () => {
  const { code, out: said } = await candor(folder, ['export', 'cstate', '--out', 'old']);
  expect(code).toBe(0);
  expect(listFiles(out)).toEqual([
    'config.yml',
    'content/issues/2025-10-15-Pears.md',
    'content/issues/2025-11-01-apples.md',
    'content/issues/2026-02-01-off.md',
    'content/issues/security-1.md',
    'static/incidents/2025/graph.png',
  ]);
  expect(`${Object.values(readTree(out)).join('\n')}${said}`).not.toMatch(/secret/);
  expect(said).toContain('4 entries read: 4 exported, 0 left out.\n');
  expect(said).toContain('lost        the severity “Critical”, which is written as down\n');
});

test('an update of several blocks has its time above it, and nothing is a shortcode that was text', () => {
  expect(post('2025-10-15-Pears')).toBe(`---
title: "Pears: late"
date: 2025-10-15T15:28:00Z
resolved: true
resolvedWhen: 2025-10-15T16:05:00Z
severity: down
affected:
  - web-north
  - web-south
summary: Nobody got a pear.
tags:
  - fruit
section: issue
---

*Resolved* {{< track "2025-10-15T16:05:00Z" >}}

All is well: see [apples](../2025-11-01-apples/).

- once
- twice

*Investigating* {{< track "2025-10-15T15:28:00Z" >}}

We look. \`{{</* track "now" */>}}\` and {{\\< it >}}

![A graph](../../incidents/2025/graph.png)

***

Nobody got a pear.

## Postmortem

### Root cause

A pear.
`);
});

test('work that was cancelled keeps its window', () => {
  expect(post('2026-02-01-off')).toContain(
    'date: 2026-02-01T09:00:00Z\nresolved: true\nresolvedWhen: 2026-02-01T10:00:00Z\nseverity: notice\n',
  );
});

test('an import finds the same components by the same ids', () => {
  const { files } = importCstateFiles(readTree(out), 'Europe/Berlin');
  const text = files.find(({ path }) => path === 'candor.yaml')?.text ?? '';
  expect(text.slice(text.indexOf('components:'))).toBe(`components:
  - id: website
    name: Website
    components:
      - id: web-north
        name: North
      - id: web-south
        name: South
  - id: mail
    name: Mail
`);
});
