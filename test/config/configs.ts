// Configurations for the tests, and how the tests show what is found in them.
import { readConfig, type ConfigReading } from '../../src/config/read-config.js';
import type { Diagnostic, Place } from '../../src/kernel/diagnostic.js';

export const readText = (text: string): ConfigReading =>
  readConfig({ path: 'candor.yaml', bytes: new TextEncoder().encode(text) });

export const showPlace = ({ start, end }: Place): string =>
  `${start.line}:${start.column}-${end.line === start.line ? '' : `${end.line}:`}${end.column}`;

/** `code place message | hint`, with the level in front where it is no error. */
export const show = ({ code, level, place, message, hint }: Diagnostic): string =>
  `${level === 'error' ? '' : `(${level}) `}${code} ${showPlace(place)} ${message} | ${hint ?? ''}`;

/** Every key that candor.yaml may hold. */
export const fullConfig = `
site:
  title: Harbour Status
  url: https://Status.Example.com//harbour
  tag: harbour@example.com,2024-05:status
  description: >
    How the harbour is doing.
  timezone: Europe/Berlin
  locale: de-at
  launched: 2024-02-01 09:30
  repository: { url: "https://git.example.com/harbour/status.git", branch: trunk, folder: site/, software: forgejo }
  contact: status@example.com
  logo: /img/logo.svg
  card: /img/card.png
  favicon: https://example.com/icon.png
  links:
    - { label: Home, url: https://example.com/, place: footer }
    - { label: Write to us, url: "mailto:help@example.com" }
    - { label: Archive, url: /history/ }
components:
  - id: web
    name: Website
    description: What visitors see.
    since: 2024-03-01
    components:
      - { id: web.eu, since: 2024-04-01, retired: 2025-12-31, aliases: [Web (EU), web-europe] }
      - id: web.us
        components: [{ id: web.us-1 }]
  - id: api
severities:
  - { id: sev1, label: SEV 1, description: Everything is down., indicator: major, state: major-outage }
  - { id: sev2, label: SEV 2, state: degraded }
availability:
  weights: { major-outage: 0.9, partial-outage: 0.5, degraded: 0.1, maintenance: 1 }
policy:
  preset: open
  since: 2024-02-01
  working_days: [mon, tue, wed, thu, fri, sat]
  holidays: [2024-12-25, 2025-01-01]
  show_open: false
  severities:
    sev1: { page: true, postmortem: 5 working days, publish: all }
    sev2: { page: false, postmortem: none, digest: quarterly, publish: external }
postmortem:
  sections:
    - { id: cause, title: Cause, synonyms: [Root cause], covers: Why it happened. }
    - { id: action-items, title: Action items }
  required_for: [sev1]
  hide: [owner, ref]
content:
  allow_remote_images: true
limits:
  stale_after_days: 3
  postmortem_due_soon: 3 days
  incident_kib: 64
  front_matter_kib: 8
  attachment_mib: 1
rules:
  incident/no-components: error
  time/long-duration: off
output:
  folder: public_html/
  keep: [CNAME, .well-known/]
  commit: false
  git: false
  search: false
  feeds: true
  calendar: true
  api: false
  badges: true
  twins: true
theme:
  module: theme/theme.js
  properties: { --accent: "#0a5" }
  dark: { --accent: "#3d8" }
  stylesheet: theme/extra.css
`;
