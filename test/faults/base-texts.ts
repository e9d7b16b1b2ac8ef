// Valid files that use all of the format, into which faults are planted.

/** The site of the bases: groups in groups, aliases, a required postmortem. */
export const baseConfig = `site:
  title: Example status
  url: https://status.example.com/
  timezone: Europe/Berlin
components:
  - id: web
    name: Web application
    components:
      - id: web-eu
        name: EU data center
        aliases: [web-app-eu]
      - id: web-us
        name: US data center
  - id: api
    name: API
postmortem:
  required_for: [critical, high]
`;

export const incident = `---
# What customers saw on 15 October.
title: Sign-in was down for half an hour
severity: high
components: { web-eu: major-outage, api: degraded }
started: 2025-10-15 17:04
resolved: 2025-10-15 18:05
impact:
  - { from: 2025-10-15 17:04, to: 2025-10-15 17:24 }
  - from: 2025-10-15 17:40
    to: 2025-10-15 17:52
detected: 2025-10-15 17:06
detected_by: "error-rate alarm: sign-in"
mitigated: 2025-10-15 17:53
external: true
slug: sign-in-down
aliases: [/2025/old-sign-in/, /status/42/]
tags: [sign-in, network]
waive:
  - code: update/order-of-states
    reason: Two teams posted at the same time.
---

Customers could not sign in. Whoever had signed in before
was not affected.

More follows from the [postmortem](#postmortem), see also [our terms][terms] and a note[^1].

- One of the two gateways was asked to restart
  and did not come back.
  - It kept its connections open.
- The other one took over after a while.

> The gateway says that it is well,
> and is not.

| Time  | Requests | Failed |
| ----- | -------: | ------ |
| 17:04 | 1200     | 1100   |
| 17:24 | 900      | 12     |

\`\`\`sh
kubectl get pods
\tgateway-1 <none>
\`\`\`

[terms]: https://example.com/terms "Our terms"

[^1]: Every time is that of Berlin.

## Updates

### Resolved - 2025-10-15 18:05

Signing in works again.

### Monitoring - 2025-10-15 17:54 {web-eu: operational, api: operational}

Both gateways are back.

### Investigating - 2025-10-15 17:45 {web-eu: partial-outage}

It happens again for some.

### Identified - 2025-10-15 17:20

One of the gateways does not answer.

### Investigating - 2025-10-15 17:10 {api: degraded}

Some customers cannot sign in.

## Postmortem - 2025-10-16 15:14

This is what we know a day later.

### What happened

The restart of a gateway failed.

### Detection

An alarm fired after two minutes.

### Root cause

The gateway waited for its own name.

### Resolution

It was given the address instead of the name.

### Action items

- [ ] Give every gateway an address (owner: platform, due: 2025-11-15, ref: https://example.com/t/1)
- [x] Say so in the checklist (owner: release)

## Details

### Course of events

The log of the gateway holds the rest.
`;

export const maintenance = `---
title: Move of the database
kind: maintenance
components:
  - web
window:
  from: 2025-11-08 22:00
  to: 2025-11-09 02:00
tags: [database]
---

The web application stands still while its database moves.

Nothing is lost; what was saved before stays.

- Reports are late by a day.
- Mails wait.

## Updates

### Scheduled - 2025-11-01 09:00

We move the database in the night to Sunday.

### In progress - 2025-11-08 22:00

The move has begun.

### Verifying - 2025-11-09 00:30

The data is copied and compared.

### Completed - 2025-11-09 01:40

The database has moved.

## Details

What was copied is kept for a month.
`;

export const notice = `---
title: "Version 1 of the interface ends"
kind: notice
started: 2025-12-01 09:00
until: 2026-03-31
components: [api]
---

Version 1 of the programming interface is switched off on 31 March 2026.

Use version 2, which offers the same and more.

## Updates

### Update - 2025-12-15 10:00

The date holds.
`;

/** Characters that take two code units, or are joined from several, wherever a column is counted behind them. */
export const signs = `---
title: 登录失败 🚒 – die Anmeldung fiel aus
severity: medium
components: [web-app-eu, web-us]
impact: { from: 2025-10-15T15:04Z, to: 2025-10-15 17:24 CEST }
detected_by: 警报 🧯 (Überwachung)
---

🧯 客户无法登录。Die Anmeldung 👩‍🚒 fiel aus,
und niemand wusste 为什么 – 🇩🇪 zunächst.

Später 🎉 lief alles wieder.

## Updates

### Investigating – 2025-10-15 17:10

Wir suchen 🔍 die Ursache.

### Resolved — ~2025-10-15 17:40 {all: operational}

Alles läuft. 全部恢复。

## Postmortem · 2025-10-20

### Ursache 🧨

Ein Zertifikat war abgelaufen 📜.

## Details

Nichts weiter 🫥.
`;

/** As short as a file can be. */
export const short = `---
title: Mails were late
severity: low
components: [api]
---

Mails arrived an hour late.

## Updates

### Resolved - 2025-12-02 11:00

All have been sent.

### Identified - 2025-12-02 10:00

The queue stood still.
`;
