// A site with much that a feed could get wrong, and its feeds.
import { compile } from '../../../src/compile.js';
import type { SourceTree } from '../../../src/model/source.js';
import { loadDefaultTheme } from '../../../src/theming/load-theme.js';
import { testNow, type Files } from '../../cli/site-folder.js';

export const siteUrl = 'https://status.lumen.example/eu/';

export const feedConfig = `site:
  title: "Lumen <&> Status"
  url: ${siteUrl}
  timezone: Europe/Berlin
  launched: 2025-01-01
components:
  - id: web
    name: Web
    components:
      - { id: north, name: North }
      - { id: south, name: "South & \\"centre\\"" }
  - { id: mail, name: Mail }
severities:
  - { id: outage, label: Outage, state: major-outage }
  - { id: minor, label: Minor, state: degraded }
  - { id: mail, label: Trouble with mail, state: degraded }
postmortem:
  hide: [owner]
`;

export const feedFiles: Files = {
  'candor.yaml': feedConfig,
  'incidents/2025/2025-03-01-shop.md': `---
title: 'The shop was down <b>&amp; "out" ]]>'
severity: outage
components: [north]
---

Nobody could buy. See [the other one](2025-04-02-grüße.md), ![a graph](graph.png) and a footnote[^1].

What follows ]]> is \`<script>alert(1)</script>\`.

[^1]: The *first* note.

## Postmortem - 2025-03-05 10:00

It was a rule.

### Root cause

A rule; see [below](#details).

### Action items

- [x] Remove it (owner: Ada, due: 2025-04-01, ref: https://tracker.example/1)
- [ ] Test it (owner: Bo)

## Updates

### Resolved - 2025-03-01 12:00

All is well[^2].



[^2]: Another note.

### Identified - ~2025-03-01 11:00 {north: degraded}

A rule.

### Investigating - 2025-03-01 10:00

We look.

## Details

More.
`,
  'incidents/2025/graph.png': new Uint8Array([137, 80, 78, 71]),
  'incidents/2025/2025-04-02-grüße.md': `---
title: Grüße 🚢 blieben aus
severity: mail
components: [mail, south]
---

Nichts kam an.

## Updates

### Resolved - 2025-04-02

Behoben.

### Investigating - 2025-04-02

Wir suchen.
`,
  'incidents/2025/2025-05-01-draft.md': `---
title: With a draft
severity: minor
components: [north, south]
---

Slow.

## Postmortem

A secret draft.

## Updates

### Resolved - 2025-05-01 12:00

Over.

### Investigating - 2025-05-01 11:00

Slow.
`,
  'incidents/2026/2026-01-12-work.md': `---
title: Work ahead
kind: maintenance
components: [north]
window: { from: 2026-02-01 22:00, to: 2026-02-02 02:00 }
---

We move.

## Updates

### Scheduled - 2026-01-12 09:00

Planned.
`,
  'incidents/2026/2026-02-20-silent.md': `---
title: Nobody said when this was announced
kind: maintenance
components: [north]
window: { from: 2026-02-20 22:00, to: 2026-02-21 02:00 }
---

We move again.
`,
  'incidents/2025/2025-12-24-held.md': `---
title: A very secret title
severity: outage
components: [mail]
started: 2025-12-24 10:00
resolved: 2025-12-24 12:00
security:
  withhold: all
  public: { title: Security issue, slug: 2025-12-security-1, summary: Details follow. }
  confirmations: [{ party: merchant }]
---

The unspeakable thing.

## Postmortem - 2025-12-30 10:00

It was a leaking pipe.

## Updates

### Resolved - 2025-12-24 12:00

Unspeakably over.

### Investigating - 2025-12-24 10:00

Unspeakable.
`,
};

const { theme, assets } = loadDefaultTheme();

/** Every feed of a site by its path. Nothing else of it is made. */
export function compileFeeds(
  tree: SourceTree,
  { now = testNow, ...options }: { readonly now?: number; readonly fileLinks?: boolean } = {},
): Readonly<Record<string, string>> {
  const facts = { now, commit: undefined };
  const { files } = compile(tree, { ...options, facts, theme, assets, onDemand: true });
  const feeds = files.filter(({ path }) => path.startsWith('feeds/'));
  return Object.fromEntries(feeds.map((file) => [file.path, 'content' in file ? String(file.content) : '']));
}
