// Faults of candor.yaml, planted into a configuration that sets every key.
import type { Code } from '../../src/kernel/codes.js';
import { mark, placeOfMark, type Planted } from './plant.js';

export const fullConfig = `# The site of an invented company.
site:
  title: Example status
  url: https://status.example.com/
  description: How the example is doing.
  timezone: Europe/Berlin
  locale: en
  launched: 2020-01-01
  repository:
    url: https://git.example.com/example/status
    branch: main
    folder: status
  contact: status@example.com
  logo: logo.svg
  favicon: favicon.svg
  links:
    - { label: Example, url: https://example.com/, place: nav }
    - label: Privacy
      url: /privacy/
      place: footer
components:
  - id: web
    name: Web application
    components:
      - id: web-eu
        name: EU data center
        description: All of the EU.
        since: 2021-01-01
        aliases: [web-app-eu]
      - id: web-us
        name: US data center
        retired: 2030-01-01
  - { id: api, name: API }
severities:
  - id: critical
    label: Critical
    description: Nothing works.
    indicator: critical
    state: major-outage
  - { id: high, label: High, indicator: major, state: partial-outage }
  - { id: medium, label: Medium, state: degraded }
  - { id: low, label: Low, state: degraded }
availability:
  weights:
    major-outage: 1
    partial-outage: 0.5
policy:
  preset: tiered
  since: 2025-01-01
  working_days: [mon, tue, wed, thu, fri]
  holidays: [2025-12-25, 2025-12-26]
  show_open: true
  severities:
    critical: { page: true, postmortem: 5 working days }
    low: { page: false, digest: annual, publish: all }
postmortem:
  sections:
    - id: what-happened
      title: What happened
      synonyms: [Events]
      covers: The course of events.
    - { id: root-cause, title: Root cause }
    - { id: action-items, title: Action items }
  required_for: [critical]
  hide: [owner]
content:
  allow_remote_images: false
limits:
  stale_after_days: 7
  postmortem_due_soon: 2 days
  incident_kib: 256
  front_matter_kib: 32
  attachment_mib: 10
rules:
  incident/no-components: error
  update/mixed-order: "off"
output:
  folder: _site
  keep: [CNAME, .well-known]
  commit: true
  search: false
  feeds: false
  api: false
theme:
  properties: { --accent: "#0a5" }
  stylesheet: theme/extra.css
`;

export interface ConfigFault {
  readonly name: string;
  readonly codes: readonly Code[];
  readonly planted: Planted | { readonly text: string; readonly line: undefined; readonly column: undefined };
}

type Row = readonly [
  from: string | RegExp,
  to: string,
  codes: Code | readonly Code[],
  also?: readonly Code[],
];

/** What stands in the configuration, what replaces it, and what is to be said. */
const replacements: readonly Row[] = [
  // site
  ['title: Example', `${mark}titel: Example`, 'format/unknown-field'],
  ['  title: Example status\n', `  ${mark}title:\n`, 'format/empty-value'],
  ['Example status', `${mark}42`, 'format/wrong-type'],
  ['Example status', `${mark}""`, 'format/empty-value'],
  ['Example status', `${mark}Status: example`, 'yaml/syntax'],
  ['Example status', `Status ${mark}#1`, 'yaml/comment-cuts-text'],
  ['Example status', `Status ${mark}\u202Ex`, 'text/bidi-control'],
  ['https://status.example.com/', `${mark}status.example.com`, 'format/invalid-value'],
  ['https://status.example.com/', `${mark}javascript:x`, 'format/invalid-value'],
  ['https://status.example.com/', `${mark}https://status.example.com/?a=b`, 'format/invalid-value'],
  ['https://status.example.com/', `${mark}ftp://status.example.com/`, 'format/invalid-value'],
  ['https://status.example.com/', `${mark}8080`, 'format/wrong-type'],
  ['How the example', `${mark}[How, the example`, 'yaml/syntax'],
  ['How the example is doing.', `${mark}[a, b]`, 'format/wrong-type'],
  ['Europe/Berlin', `${mark}Europe/Berln`, 'config/unknown-time-zone'],
  ['Europe/Berlin', `${mark}CET`, 'config/unknown-time-zone'],
  ['Europe/Berlin', `${mark}+02:00`, 'config/unknown-time-zone'],
  ['Europe/Berlin', `${mark}2`, 'format/wrong-type'],
  ['  timezone:', `  ${mark}time_zone:`, 'format/unknown-field'],
  ['locale: en', `locale: ${mark}english!`, 'format/invalid-value'],
  ['locale: en', `locale: ${mark}xx`, 'config/unknown-locale'],
  ['locale: en', `locale: ${mark}no_no`, 'format/invalid-value'],
  ['locale: en', `${mark}locale:en`, 'yaml/syntax'],
  ['2020-01-01', `${mark}2020-02-30`, 'time/impossible-date'],
  ['2020-01-01', `${mark}soon`, ['time/unreadable', 'format/invalid-value']],
  ['2020-01-01', `${mark}2020`, 'format/wrong-type'],
  [
    'https://git.example.com/example/status',
    `${mark}git@git.example.com:example/status.git`,
    'format/invalid-value',
  ],
  ['    url: https://git.example.com/example/status\n', '', 'format/missing-field'],
  ['branch: main', `branch: ${mark}my branch`, 'format/invalid-value'],
  ['branch: main', `${mark}brnch: main`, 'format/unknown-field'],
  ['folder: status', `folder: ${mark}../status`, 'format/invalid-value'],
  ['status@example.com', `${mark}somebody`, 'format/invalid-value'],
  ['logo: logo.svg', `logo: ${mark}public/logo.svg`, 'format/invalid-value'],
  ['favicon: favicon.svg', `favicon: ${mark}../favicon.svg`, 'format/invalid-value'],
  ['{ label: Example,', `{ ${mark}lable: Example,`, 'format/unknown-field'],
  ['url: https://example.com/,', `url: ${mark}example.com,`, 'format/invalid-value'],
  ['place: nav', `place: ${mark}top`, 'format/unknown-value'],
  ['    - label: Privacy\n      url', `    - ${mark}url`, 'format/missing-field'],
  ['url: /privacy/', `url: ${mark}privacy/`, 'format/invalid-value'],
  ['  links:\n    - {', `  links:\n    ${mark}-{`, 'yaml/syntax'],
  // components
  ['- id: web\n', `- id: ${mark}Web App\n`, 'config/invalid-id'],
  ['- id: web\n', `- id: ${mark}all\n`, 'config/invalid-id'],
  ['- id: web\n    name', `- ${mark}name`, 'format/missing-field'],
  ['id: web-us', `id: ${mark}web-eu`, 'config/duplicate-id'],
  ['{ id: api,', `{ id: ${mark}web,`, 'config/duplicate-id'],
  ['[web-app-eu]', `[${mark}web]`, 'config/duplicate-id'],
  ['[web-app-eu]', `${mark}web-app-eu`, 'format/wrong-type'],
  ['name: API', `${mark}nme: API`, 'format/unknown-field'],
  ['name: API', `name: ${mark}[API]`, 'format/wrong-type'],
  ['since: 2021-01-01', `since: ${mark}2021-13-01`, 'time/impossible-date'],
  [
    '        since: 2021-01-01\n',
    `        since: 2021-01-01\n        retired: ${mark}2020-01-01\n`,
    'time/ends-before-start',
  ],
  [
    '    components:\n      - id: web-eu',
    `    ${mark}component:\n      - id: web-eu`,
    'format/unknown-field',
  ],
  ['components:\n  - id: web\n', `components:\n  - ${mark}web\n  - id: web\n`, 'format/wrong-type'],
  ['\ncomponents:', `\n${mark}component:`, 'format/unknown-field'],
  ['      - id: web-us', `     ${mark}- id: web-us`, 'yaml/syntax'],
  ['        name: US data center', `${mark}\tname: US data center`, 'yaml/syntax'],
  ['{ id: api, name: API }', `${mark}{ id: api, name: API`, 'yaml/syntax'],
  ['name: EU data center', `name: ${mark}"EU data center`, 'yaml/syntax'],
  [
    '        name: EU data center\n',
    `        name: EU data center\n        ${mark}name: EU\n`,
    'format/duplicate-field',
  ],
  // severities
  ['id: critical\n', `id: ${mark}Critical\n`, 'config/invalid-id'],
  ['{ id: high,', `{ id: ${mark}critical,`, 'config/duplicate-id'],
  ['    label: Critical\n', '', 'format/missing-field'],
  ['state: major-outage', `state: ${mark}down`, 'format/unknown-value'],
  ['    state: major-outage\n', '', 'format/missing-field'],
  ['indicator: critical', `indicator: ${mark}grave`, 'format/unknown-value'],
  ['label: Medium,', `label: ${mark}3,`, 'format/wrong-type'],
  ['\nseverities:\n', `\n${mark}severites:\n`, 'format/unknown-field'],
  // availability
  ['major-outage: 1', `major-outage: ${mark}2`, 'format/invalid-value'],
  ['major-outage: 1', `major-outage: ${mark}"1"`, 'format/wrong-type'],
  ['partial-outage: 0.5', `partial-outage: ${mark}50%`, 'format/wrong-type'],
  ['partial-outage: 0.5', `partial-outage: ${mark}-1`, 'format/invalid-value'],
  ['partial-outage: 0.5', `${mark}partial: 0.5`, 'format/unknown-field'],
  ['  weights:', `  ${mark}weight:`, 'format/unknown-field'],
  // policy
  ['preset: tiered', `preset: ${mark}teired`, 'format/unknown-value'],
  ['since: 2025-01-01', `since: ${mark}2025-01-32`, 'time/impossible-date'],
  ['[mon, tue,', `[mon, ${mark}tuesday,`, 'format/unknown-value'],
  ['[mon, tue, wed, thu, fri]', `${mark}[]`, 'format/empty-value'],
  ['2025-12-26]', `${mark}2025-12-32]`, 'time/impossible-date'],
  ['2025-12-26]', `${mark}12-26]`, ['format/invalid-value', 'time/unreadable']],
  ['show_open: true', `show_open: ${mark}yes`, 'format/boolean-word'],
  ['    critical: { page', `    ${mark}critcal: { page`, 'config/unknown-severity'],
  ['5 working days', `${mark}5 workdays`, 'format/invalid-value'],
  ['5 working days', `${mark}5`, 'format/wrong-type'],
  ['{ page: true,', `{ page: ${mark}On,`, 'format/boolean-word'],
  ['digest: annual', `digest: ${mark}yearly`, 'format/unknown-value'],
  ['publish: all', `publish: ${mark}none`, 'format/unknown-value'],
  ['{ page: true, postmortem', `{ page: ${mark}false, postmortem`, 'format/missing-field'],
  ['policy:\n  preset: tiered', `policy:\n  ${mark}presets: tiered`, 'format/unknown-field'],
  // postmortem
  ['id: what-happened', `id: ${mark}what happened`, 'config/invalid-id'],
  ['{ id: root-cause,', `{ id: ${mark}what-happened,`, 'config/duplicate-id'],
  ['title: Root cause', `title: ${mark}Events`, 'config/duplicate-id'],
  ['      title: What happened\n', '', 'format/missing-field'],
  ['required_for: [critical]', `required_for: [${mark}crit]`, 'config/unknown-severity'],
  ['required_for: [critical]', `required_for: ${mark}critical`, 'format/wrong-type'],
  ['hide: [owner]', `hide: [${mark}due]`, 'format/unknown-value'],
  ['  sections:', `  ${mark}section:`, 'format/unknown-field'],
  // content, limits, rules
  ['allow_remote_images: false', `allow_remote_images: ${mark}no`, 'format/boolean-word'],
  ['allow_remote_images: false', `${mark}allow_images: false`, 'format/unknown-field'],
  ['stale_after_days: 7', `stale_after_days: ${mark}0`, 'format/invalid-value'],
  ['stale_after_days: 7', `stale_after_days: ${mark}7 days`, 'format/wrong-type'],
  ['stale_after_days: 7', `stale_after_days: ${mark}1.5`, ['format/wrong-type', 'format/invalid-value']],
  ['2 days', `${mark}2 weeks`, 'format/invalid-value'],
  ['incident_kib: 256', `incident_kib: ${mark}9999999`, 'format/invalid-value'],
  ['  front_matter_kib: 32', `  ${mark}frontmatter_kib: 32`, 'format/unknown-field'],
  ['attachment_mib: 10', `attachment_mib: ${mark}10 MB`, 'format/wrong-type'],
  ['incident/no-components: error', `${mark}incident/no-component: error`, 'config/unknown-code'],
  ['incident/no-components: error', `incident/no-components: ${mark}err`, 'format/unknown-value'],
  [
    'incident/no-components: error',
    `incident/no-components: ${mark}no`,
    ['format/unknown-value', 'format/boolean-word'],
  ],
  ['incident/no-components: error', `time/future: ${mark}warning`, 'config/rule-fixed'],
  [
    'update/mixed-order: "off"',
    `update/mixed-order: ${mark}false`,
    ['format/wrong-type', 'format/unknown-value'],
  ],
  // output, theme
  ['folder: _site', `folder: ${mark}.`, 'format/invalid-value'],
  ['folder: _site', `folder: ${mark}/var/www`, 'format/invalid-value'],
  ['folder: _site', `folder: ${mark}incidents/out`, 'format/invalid-value'],
  ['folder: _site', `folder: ${mark}~/site`, 'format/invalid-value'],
  ['keep: [CNAME,', `keep: [${mark}/CNAME,`, 'format/invalid-value'],
  ['keep: [CNAME, .well-known]', `keep: ${mark}CNAME`, 'format/wrong-type'],
  ['commit: true', `commit: ${mark}Yes`, 'format/boolean-word'],
  ['search: false', `search: ${mark}0`, 'format/boolean-word'],
  ['feeds: false', `${mark}feed: false`, 'format/unknown-field'],
  ['{ --accent:', `{ ${mark}accent:`, 'format/invalid-value'],
  ['"#0a5"', `${mark}"red; }"`, 'format/invalid-value'],
  ['"#0a5"', `${mark}#0a5`, ['format/empty-value', 'yaml/syntax']],
  ['stylesheet: theme/extra.css', `stylesheet: ${mark}../extra.css`, 'format/invalid-value'],
  ['stylesheet: theme/extra.css', `${mark}style: theme/extra.css`, 'format/unknown-field'],
  // the whole
  ['\noutput:', `\n${mark}outptu:`, 'format/unknown-field'],
  ['\noutput:\n', `\n${mark}rules:\n  a: b\noutput:\n`, 'format/duplicate-field'],
  ['\noutput:\n', `\n${mark}author: Jo\noutput:\n`, 'format/unknown-field'],
  ['\noutput:\n', `\n${mark}just words\noutput:\n`, 'yaml/syntax'],
  ['\noutput:\n', `\n${mark}...\noutput:\n`, 'yaml/multiple-documents'],
  ['# The site', `${mark}%YAML 1.1\n# The site`, 'yaml/directive'],
  ['\noutput:\n', `\n${mark}<<<<<<< HEAD\noutput:\n`, 'format/conflict-marker'],
  ['title: Example status', `title: ${mark}&t Example status`, 'yaml/alias'],
  ['title: Example status', `title: ${mark}!!str Example status`, 'yaml/tag'],
  ['\ncontent:\n', `\n${mark}<<: {}\ncontent:\n`, 'yaml/merge-key'],
];

export const configFaults: readonly ConfigFault[] = replacements.map(([from, to, codes]) => {
  const marked = fullConfig.replace(from, () => to);
  if (marked === fullConfig) throw new Error(`Not in the configuration: ${String(from)}`);
  const name = `${String(from).trim()} → ${to.trim()}`;
  // What was taken out is missed somewhere above.
  const planted = marked.includes(mark)
    ? { text: marked.replace(mark, ''), ...placeOfMark(marked) }
    : { text: marked, line: undefined, column: undefined };
  return { name, codes: [codes].flat(), planted };
});
