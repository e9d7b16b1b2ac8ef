// Sound incident files that hold what an edit could trip over.

export const hardConfig = `site: { title: Acme, timezone: Europe/Berlin }
components: [{ id: api }, { id: web }]
`;

const marked = `---
title: Tokens were read   # the title readers get later
severity: high
components: { api: degraded }
security:
  withhold: marked
  public: { title: Security issue, slug: security-1 }
---
Tokens of :withheld[three partners] were read.

## Updates
### Investigating - 2025-10-15 17:28
We look into it.

:::withheld
The log shows the address of the reader.
:::
### Resolved: 2025-10-15 18:05

Over.

:::withheld
- It was a test account.

  With a second paragraph.
:::

## Postmortem

:::withheld
### What happened
All of it.
:::
### Root cause
Known.
`;

const structured = `---
severity: low
title: "Slow: all of it"
components:
  - api # most of all
  - web
started: 2025-10-15 17:00
---


The first paragraph[^1],
of two lines.

<!-- newest first, please
## Updates
### Resolved - 2025-10-15 10:00
-->

##  UPDATES ##

<!-- copy this: ### Update - TIME -->

###  update 2025-10-15 18:00 {api: operational} ###

\`\`\`\`md
## Postmortem
### Resolved - 2025-10-15 19:00
\`\`\`
:::
\`\`\`\`

- a list

  #### deeper inside
  - [ ] and deeper

   ### Monitoring · 2025-10-15 17:50
| a | b |
| - | - |
| 1 | 2 |
### Investigating — 2025-10-15 17:28
> quoted
> ---
***

## Details
### Updates
    ## Updates in code

## Postmortem - 2025-10-16
### What happened
It was slow, as [said][1].

[1]: https://example.com/ "title"
[^1]: A note
    of two lines.


`;

const untouched = `---
title: No update yet
severity: low
components: [api]
impact: [{ from: 2025-10-15 17:00, to: 2025-10-15 17:10 }]
---
Setext is not used, but rules are:

---

1. one
2. two
   \`\`\`
   ## Updates
   \`\`\`
## Details
Text.`;

const bare = '---\ntitle: Bare\nseverity: low\ncomponents: [web]\nstarted: 2025-10-15\n---';

export const hardTexts: readonly string[] = [marked, structured, untouched, bare, `${bare}\n\n\n`];
