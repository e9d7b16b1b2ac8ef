// What is reported about settings that are wrong: each in its place, with what was expected and what to write.
import { describe, expect, test } from 'vitest';
import { readText, show } from './configs.js';

/** A whole file in which only what follows is wrong; it begins on the second line. */
const withSite = (text: string): string => `site: { title: X, url: "https://x.example/" }\n${text}\n`;

const inSite = (fields: string): string => `site: { title: X, url: "https://x.example/", ${fields} }\n`;

type Row = readonly [string, ...string[]];

const expectProblems = (rows: readonly Row[], complete: (text: string) => string): void => {
  test.each(rows.map(([text, ...problems]) => [text, problems] as const))('%s', (text, problems) => {
    expect(readText(complete(text)).diagnostics.map(show)).toEqual(problems);
  });
};

describe('texts', () => {
  expectProblems(
    [
      [
        'site:\n  title: Deploy #42\n  url: https://x.example/\n',
        '(warning) yaml/comment-cuts-text 2:17-20 YAML takes `#42` for a comment, so `title` is only `Deploy`. | Quote it: `title: "Deploy #42"`; or put the comment on a line of its own.',
      ],
      [
        'site:\n  title: #1 harbour\n  url: https://x.example/\n',
        'format/empty-value 2:3-8 `site.title` has no value: what follows it is a comment. | Quote it: `title: "#1 harbour"`.',
      ],
      [
        'site:\n  title: |\n    two\n    lines\n  url: https://x.example/\n',
        'format/invalid-value 2:10-5:1 `site.title` is `two…`; expected text on one line. | Write it on one line, in quotes.',
      ],
      [
        'site: { title: " ", url: "https://x.example/" }\n',
        'format/empty-value 1:16-19 `site.title` is empty. | Write the value.',
      ],
      [
        'site: { title: [Status], url: "https://x.example/" }\n',
        'format/wrong-type 1:16-24 `site.title` is a list; expected text. | Write `title: Status`.',
      ],
      [
        'site: { title: 2026, url: "https://x.example/" }\n',
        'format/wrong-type 1:16-20 `site.title` is the number `2026`; expected text. | Quote it: `title: "2026"`.',
      ],
    ],
    (text) => text,
  );
  expectProblems(
    [
      [
        'components:\n  - id: a\n    aliases:\n      - web #1',
        '(warning) yaml/comment-cuts-text 5:13-15 YAML takes `#1` for a comment, so `aliases` is only `web`. | Quote it: `- "web #1"`; or put the comment on a line of its own.',
      ],
    ],
    withSite,
  );
});

describe('the site', () => {
  expectProblems(
    [
      [
        'site: { title: X, url: status.example.com/a }\n',
        'format/invalid-value 1:24-44 `site.url` is `status.example.com/a`; expected a web address that begins with `https://`, without `?`, `#` or a password. | Write `https://status.example.com/a`.',
      ],
      [
        'site: { title: X, url: "ftp://example.com/" }\n',
        'format/invalid-value 1:24-44 `site.url` is `ftp://example.com/`; expected a web address that begins with `https://`, without `?`, `#` or a password. | Write the whole address, such as `https://status.example.com/`.',
      ],
      [
        'site: { title: X, url: "https://user:secret@example.com/" }\n',
        'format/invalid-value 1:24-58 `site.url` is `https://user:secret@example.com/`; expected a web address that begins with `https://`, without `?`, `#` or a password. | Write `https://example.com/`.',
      ],
      [
        'site: { title: X, url: "https://example.com/?a=b#c" }\n',
        'format/invalid-value 1:24-52 `site.url` is `https://example.com/?a=b#c`; expected a web address that begins with `https://`, without `?`, `#` or a password. | Write `https://example.com/`.',
      ],
      [
        'site: { title: X, url: "https://example.com:99999/" }\n',
        'format/invalid-value 1:24-52 `https://example.com:99999/` is no address that a browser could open. | Check the host, the port and every `%` of `url`.',
      ],
      [
        'site: { title: X, url: "https://exa mple.com/" }\n',
        'format/invalid-value 1:24-47 `site.url` is `https://exa mple.com/`; expected a web address that begins with `https://`, without `?`, `#` or a password. | Write the whole address, such as `https://status.example.com/`.',
      ],
    ],
    (text) => text,
  );
  expectProblems(
    [
      [
        'repository: { url: "git@git.example.com:a/b.git" }',
        'format/invalid-value 1:65-94 `site.repository.url` is `git@git.example.com:a/b.git`; expected a web address that begins with `https://`, without `?`, `#` or a password. | Write `https://git.example.com/a/b`.',
      ],
      [
        'repository: { branch: main }',
        'format/missing-field 1:46-56 The required field `url` of `site.repository` is missing. | Add `url: https://github.com/example/status`.',
      ],
      [
        'repository: { url: "https://x.example/a", folder: ../b }',
        'format/invalid-value 1:96-100 `site.repository.folder` is `../b`; expected a path inside the repository, with `/` between its parts. | Leave out `/` at the beginning, `.` and `..`.',
      ],
      [
        'repository: "https://x.example/a"',
        'format/wrong-type 1:58-79 `site.repository` is `https://x.example/a`; expected a map of fields. | Write `repository: { url: https://x.example/a }`.',
      ],
      [
        'contact: nobody',
        'format/invalid-value 1:55-61 `site.contact` is `nobody`; expected an email address or a web address. | Write `status@example.com`, or `https://example.com/help`.',
      ],
      [
        'logo: public/logo.svg',
        'format/invalid-value 1:52-67 `site.logo` is `public/logo.svg`; expected the path of a file in `public/`, or an address that begins with `https://`. | Write `logo.svg`: paths begin inside `public/`.',
      ],
      [
        'favicon: ../icon.png',
        'format/invalid-value 1:55-66 `site.favicon` is `../icon.png`; expected the path of a file in `public/`, or an address that begins with `https://`. | Write `image.svg` for the file `public/image.svg`.',
      ],
      [
        'logo: "http://x.example/logo.png"',
        'format/invalid-value 1:52-79 `site.logo` is `http://x.example/logo.png`; expected the path of a file in `public/`, or an address that begins with `https://`. | Write `image.svg` for the file `public/image.svg`.',
      ],
      [
        'launched: 2026-02-30',
        'time/impossible-date 1:56-66 `2026-02-30` does not exist: February 2026 has 28 days. | The nearest that exists is `2026-02-28`.',
      ],
      [
        'timezone: Europe/Berlin, launched: 2026-03-29 02:30',
        'time/skipped 1:81-97 `2026-03-29 02:30` does not exist in Europe/Berlin: the clocks go forward and skip it. | Write `2026-03-29 01:30 +01:00` (CET) or `2026-03-29 03:30 +02:00` (CEST).',
      ],
      [
        'launched: 2026',
        'format/wrong-type 1:56-60 `site.launched` is the number `2026`; expected a time. | Write `2026-05-14`, or `2026-05-14 09:00`.',
      ],
      [
        'launched: soon',
        'time/unreadable 1:56-60 `soon` cannot be read as a time; expected `YYYY-MM-DD HH:MM` or `YYYY-MM-DD`. | Write it as `2025-10-15 17:28`, or `2025-10-15` where only the day is known.',
      ],
    ],
    inSite,
  );
});

describe('time zone and language', () => {
  expectProblems(
    [
      [
        'timezone: Berlin',
        'config/unknown-time-zone 1:56-62 `Berlin` is not a time zone; expected `UTC` or an `Area/City` of the time-zone database. | Did you mean `Europe/Berlin`?',
      ],
      [
        'timezone: europe/berln',
        'config/unknown-time-zone 1:56-68 `europe/berln` is not a time zone; expected `UTC` or an `Area/City` of the time-zone database. | Did you mean `Europe/Berlin`?',
      ],
      [
        'timezone: New York',
        'config/unknown-time-zone 1:56-64 `New York` is not a time zone; expected `UTC` or an `Area/City` of the time-zone database. | Did you mean `America/New_York`?',
      ],
      [
        'timezone: CET',
        'config/unknown-time-zone 1:56-59 `CET` is not a time zone; expected `UTC` or an `Area/City` of the time-zone database. | Write the zone of a place, such as `Europe/Berlin`: it knows the offset of every day.',
      ],
      [
        'timezone: GMT',
        'config/unknown-time-zone 1:56-59 `GMT` is not a time zone; expected `UTC` or an `Area/City` of the time-zone database. | Did you mean `UTC`?',
      ],
      [
        'timezone: +02:00',
        'config/unknown-time-zone 1:56-62 `+02:00` is not a time zone; expected `UTC` or an `Area/City` of the time-zone database. | Write the zone of a place, such as `Europe/Berlin`: it knows the offset of every day.',
      ],
      [
        'timezone: 2',
        'format/wrong-type 1:56-57 `site.timezone` is the number `2`; expected text. | Quote it: `timezone: "2"`.',
      ],
      [
        'locale: en_GB',
        'format/invalid-value 1:54-59 `site.locale` is `en_GB`; expected a language tag such as `en` or `de-AT`. | Write `en-GB`.',
      ],
      [
        'locale: english',
        'format/invalid-value 1:54-61 `site.locale` is `english`; expected a language tag such as `en` or `de-AT`. | Write `en` or `de`.',
      ],
      [
        'locale: fr-ca',
        '(warning) config/unknown-locale 1:54-59 The interface has no translation for `fr-CA`, so it speaks English. | Write `en` or `de`, or leave it: the texts of incidents may be in any language.',
      ],
    ],
    inSite,
  );
});

describe('links', () => {
  expectProblems(
    [
      [
        'links: [{ label: A, url: "javascript:alert(1)" }]',
        'format/invalid-value 1:71-92 `site.links[0].url` is `javascript:alert(1)`; expected an address that begins with `https://`, `http://`, `mailto:` or, for this site itself, `/`. | Write `https://example.com/`, `mailto:status@example.com` or `/history/`.',
      ],
      [
        'links: [{ label: A, url: //example.com/ }]',
        'format/invalid-value 1:71-85 `site.links[0].url` is `//example.com/`; expected an address that begins with `https://`, `http://`, `mailto:` or, for this site itself, `/`. | Write `https://example.com/`, `mailto:status@example.com` or `/history/`.',
      ],
      [
        'links: [{ label: A, url: example.com/a }]',
        'format/invalid-value 1:71-84 `site.links[0].url` is `example.com/a`; expected an address that begins with `https://`, `http://`, `mailto:` or, for this site itself, `/`. | Write `https://example.com/a`.',
      ],
      [
        'links: [{ label: A, url: me@example.com }]',
        'format/invalid-value 1:71-85 `site.links[0].url` is `me@example.com`; expected an address that begins with `https://`, `http://`, `mailto:` or, for this site itself, `/`. | Write `mailto:me@example.com`.',
      ],
      [
        'links: [{ label: A, url: "https://[x/" }]',
        'format/invalid-value 1:71-84 `https://[x/` is no address that a browser could open. | Check the host, the port and every `%` of `url`.',
      ],
      [
        'links: [{ label: A, url: /a, place: top }]',
        'format/unknown-value 1:82-85 `site.links[0].place` is `top`; expected `nav` or `footer`. | Write one of them, such as `place: nav`.',
      ],
      [
        'links: [{ url: /a }]',
        'format/missing-field 1:54-65 The required field `label` of `site.links[0]` is missing. | Add `label: Example`.',
      ],
    ],
    inSite,
  );
});

describe('components', () => {
  expectProblems(
    [
      [
        'components: [{ id: Web App }]',
        'config/invalid-id 2:20-27 `components[0].id` is `Web App`; expected lower-case letters and digits, with single `-`, `_` or `.` between them. | Write `web-app`.',
      ],
      [
        'components: [{ id: all }]',
        'config/invalid-id 2:20-23 `components[0].id` is `all`; expected lower-case letters and digits, with single `-`, `_` or `.` between them. | Choose another one: `all` stands for every component.',
      ],
      [
        'components: [{ id: web_ }]',
        'config/invalid-id 2:20-24 `components[0].id` is `web_`; expected lower-case letters and digits, with single `-`, `_` or `.` between them. | Write `web`.',
      ],
      [
        'components: [{ name: Web }]',
        'format/missing-field 2:14-27 The required field `id` of `components[0]` is missing. | Add `id: web-app`.',
      ],
      [
        'components: [{ id: 7 }]',
        'format/wrong-type 2:20-21 `components[0].id` is the number `7`; expected text. | Quote it: `id: "7"`.',
      ],
      [
        'components: [web]',
        'format/wrong-type 2:14-17 `components[0]` is `web`; expected a map of fields. | Write `{ id: web }`.',
      ],
      [
        'components: { web: Website }',
        'format/wrong-type 2:13-29 `components` is a map; expected a list. | Begin each item on a line of its own with `- id: …`.',
      ],
      [
        'components: []',
        'format/empty-value 2:13-15 `components` is empty. | Write the value, or remove the line.',
      ],
      [
        'components: [{ id: a, components: [] }]',
        'format/empty-value 2:35-37 `components[0].components` is empty. | Write the value, or remove the line.',
      ],
      [
        'components: [{ id: a, components: [{ id: B }] }]',
        'config/invalid-id 2:42-43 `components[0].components[0].id` is `B`; expected lower-case letters and digits, with single `-`, `_` or `.` between them. | Write `b`.',
      ],
      [
        'components: [{ id: a, since: 2025-02-29 }]',
        'time/impossible-date 2:30-40 `2025-02-29` does not exist: February 2025 has 28 days. | The nearest that exists is `2025-02-28`.',
      ],
      [
        'components: [{ id: a, since: 2025-01-02, retired: 2025-01-01 }]',
        'time/ends-before-start 2:51-61 The component is retired at `2025-01-01`, before its `since` of `2025-01-02`. | Correct one of the two.',
      ],
      [
        'components: [{ id: a, component: [] }]',
        'format/unknown-field 2:23-32 The field `component` is not known. | Did you mean `components`?',
      ],
    ],
    withSite,
  );
});

describe('names that are taken', () => {
  expectProblems(
    [
      [
        'components: [{ id: a }, { id: a }]',
        'config/duplicate-id 2:31-32 The id or alias `a` is already taken. | Give each component an id of its own, and name each alias once.',
      ],
      [
        'components: [{ id: a, components: [{ id: b }] }, { id: c, aliases: [B] }]',
        'config/duplicate-id 2:69-70 The id or alias `B` is already taken. | Give each component an id of its own, and name each alias once.',
      ],
      [
        'components: [{ id: a, aliases: [a] }]',
        'config/duplicate-id 2:33-34 The id or alias `a` is already taken. | Give each component an id of its own, and name each alias once.',
      ],
      [
        'components: [{ id: a, aliases: [All] }]',
        'config/invalid-id 2:33-36 No component can be called `all`, which stands for every component. | Choose another name.',
      ],
      [
        'severities: [{ id: x, label: X, state: degraded }, { id: x, label: Y, state: degraded }]',
        'config/duplicate-id 2:58-59 Another severity already has the id `x`. | Give each severity an id of its own.',
      ],
      [
        'postmortem: { sections: [{ id: a, title: Cause }, { id: a, title: More, synonyms: [CAUSE] }] }',
        'config/duplicate-id 2:57-58 Another section already has the id `a`. | Name each id once.',
        'config/duplicate-id 2:84-89 Another section already has the heading `CAUSE`. | Name each heading once.',
      ],
    ],
    withSite,
  );
});

describe('severities', () => {
  expectProblems(
    [
      [
        'severities: [{ id: x, state: degraded }]',
        'format/missing-field 2:14-40 The required field `label` of `severities[0]` is missing. | Add `label: Critical`.',
      ],
      [
        'severities: [{ id: x, label: X, state: down }]',
        'format/unknown-value 2:40-44 `severities[0].state` is `down`; expected `major-outage`, `partial-outage`, `degraded`, `maintenance` or `operational`. | Write one of them, such as `state: major-outage`.',
      ],
      [
        'severities: [{ id: x, label: X, state: degraded, indicator: high }]',
        'format/unknown-value 2:61-65 `severities[0].indicator` is `high`; expected `none`, `minor`, `major` or `critical`. | Write one of them, such as `indicator: none`.',
      ],
      [
        'severities: []',
        'format/empty-value 2:13-15 `severities` is empty. | Write the value, or remove the line.',
      ],
    ],
    withSite,
  );
});

describe('numbers', () => {
  expectProblems(
    [
      [
        'availability: { weights: { degraded: 2 } }',
        'format/invalid-value 2:38-39 `availability.weights.degraded` is `2`; expected at most 1. | Write `degraded: 1` or less.',
      ],
      [
        'availability: { weights: { operational: 1 } }',
        'format/unknown-field 2:28-39 The field `operational` is not known. | The fields of `availability.weights` are `major-outage`, `partial-outage`, `degraded`, `maintenance`.',
      ],
      [
        'availability: { weights: { degraded: -0.1 } }',
        'format/invalid-value 2:38-42 `availability.weights.degraded` is `-0.1`; expected at least 0. | Write `degraded: 0` or more.',
      ],
      [
        'availability: { weights: { degraded: 10% } }',
        'format/wrong-type 2:38-41 `availability.weights.degraded` is `10%`; expected a number. | Write `degraded: 10`.',
      ],
      [
        'limits: { stale_after_days: 7 days }',
        'format/wrong-type 2:29-35 `limits.stale_after_days` is `7 days`; expected a number. | Write `stale_after_days: 7`.',
      ],
      [
        'limits: { stale_after_days: 1.5 }',
        'format/wrong-type 2:29-32 `limits.stale_after_days` is the number `1.5`; expected a whole number. | Write `stale_after_days: 1`.',
      ],
      [
        'limits: { stale_after_days: 0 }',
        'format/invalid-value 2:29-30 `limits.stale_after_days` is `0`; expected at least 1. | Write `stale_after_days: 1` or more.',
      ],
      [
        'limits: { incident_kib: 100000 }',
        'format/invalid-value 2:25-31 `limits.incident_kib` is `100000`; expected at most 4096. | Write `incident_kib: 4096` or less.',
      ],
      [
        'limits: { postmortem_due_soon: 2 }',
        'format/wrong-type 2:32-33 `limits.postmortem_due_soon` is the number `2`; expected a number of working days, days or hours. | Write `5 working days`, `7 days` or `48 hours`.',
      ],
    ],
    withSite,
  );
});

describe('the policy', () => {
  expectProblems(
    [
      [
        'policy: strict',
        'format/unknown-value 2:9-15 `policy` is `strict`; expected `open` or `tiered`. | Write one of them, such as `policy: open`.',
      ],
      [
        'policy: { preset: tierd }',
        'format/unknown-value 2:19-24 `policy.preset` is `tierd`; expected `open` or `tiered`. | Did you mean `tiered`?',
      ],
      [
        'policy: { since: someday }',
        'time/unreadable 2:18-25 `someday` cannot be read as a time; expected `YYYY-MM-DD HH:MM` or `YYYY-MM-DD`. | Write it as `2025-10-15 17:28`, or `2025-10-15` where only the day is known.',
      ],
      [
        'policy: { working_days: [monday] }',
        'format/unknown-value 2:26-32 `policy.working_days[0]` is `monday`; expected `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`. | Did you mean `mon`?',
      ],
      [
        'policy: { working_days: mon-fri }',
        'format/wrong-type 2:25-32 `policy.working_days` is `mon-fri`; expected a list. | Write `working_days: [mon-fri]`.',
      ],
      [
        'policy: { holidays: [25.12.2026] }',
        'format/invalid-value 2:22-32 `policy.holidays[0]` is `25.12.2026`; expected a day. | Write it as `2026-12-25`.',
      ],
      [
        'policy: { holidays: [2026-02-30] }',
        'time/impossible-date 2:22-32 `2026-02-30` does not exist: February 2026 has 28 days. | The nearest that exists is `2026-02-28`.',
      ],
      [
        'policy: { show_open: no }',
        'format/boolean-word 2:22-24 `policy.show_open` is `no`, which is not a boolean in YAML; expected true or false. | Write `show_open: false`.',
      ],
      [
        'policy: { severities: { low: { page: false } } }',
        'format/missing-field 2:38-43 Incidents of severity `low` keep no page, so a digest has to report them; `digest` is missing. | Add `digest: quarterly` or `digest: annual`.',
      ],
      [
        'policy: { severities: { low: { postmortem: 5 workdays } } }',
        'format/invalid-value 2:44-54 `policy.severities.low.postmortem` is `5 workdays`; expected a number of working days, days or hours, or `none`. | Write `5 working days`, `7 days`, `48 hours` or `none`.',
      ],
      [
        'policy: { severities: { low: { postmortem: 5 } } }',
        'format/wrong-type 2:44-45 `policy.severities.low.postmortem` is the number `5`; expected a number of working days, days or hours, or `none`. | Write `5 working days`, `7 days`, `48 hours` or `none`.',
      ],
      [
        'policy: { severities: { lo: { publish: external } } }',
        'config/unknown-severity 2:25-27 The site has no severity `lo`. | Did you mean `low`?',
      ],
      [
        'policy: { severities: { low: { publish: externally } } }',
        'format/unknown-value 2:41-51 `policy.severities.low.publish` is `externally`; expected `all` or `external`. | Did you mean `external`?',
      ],
      [
        'policy: { severities: [low] }',
        'format/wrong-type 2:23-28 `policy.severities` is a list; expected a map of fields. | Write its fields as `field: value`, without hyphens.',
      ],
      [
        'severities: [{ id: x, label: X, state: degraded }]\npolicy: tiered',
        'config/unknown-severity 3:9-15 The preset `tiered` speaks of the severities critical, high, medium, low, none of which the site has. | Give the severities of the site their routes under `severities:` of the policy.',
      ],
    ],
    withSite,
  );
});

describe('postmortems', () => {
  expectProblems(
    [
      [
        'postmortem: { required_for: [critcal] }',
        'config/unknown-severity 2:30-37 The site has no severity `critcal`. | Did you mean `critical`?',
      ],
      [
        'postmortem: { required_for: critical }',
        'format/wrong-type 2:29-37 `postmortem.required_for` is `critical`; expected a list. | Write `required_for: [critical]`.',
      ],
      [
        'postmortem: { hide: [owners] }',
        'format/unknown-value 2:22-28 `postmortem.hide[0]` is `owners`; expected `owner` or `ref`. | Did you mean `owner`?',
      ],
      [
        'postmortem: { sections: [] }',
        'format/empty-value 2:25-27 `postmortem.sections` is empty. | Write the value, or remove the line.',
      ],
      [
        'postmortem: { sections: [{ title: Cause }] }',
        'format/missing-field 2:26-42 The required field `id` of `postmortem.sections[0]` is missing. | Add `id: root-cause`.',
      ],
    ],
    withSite,
  );
});

describe('rules', () => {
  expectProblems(
    [
      [
        'rules: { time/future: off }',
        'config/rule-fixed 2:23-26 `time/future` is always reported as an error; it cannot be `off`. | Remove the line: without this check the record itself could be wrong.',
      ],
      [
        'rules: { identity/duplicate-id: warning }',
        'config/rule-fixed 2:33-40 `identity/duplicate-id` is always reported as an error; it cannot be `warning`. | Remove the line: without this check the record itself could be wrong.',
      ],
      ['rules: { time/long-duration: error }'],
      [
        'rules: { withheld/mark: info }',
        'config/rule-fixed 2:25-29 `withheld/mark` is always reported as an error; it cannot be `info`. | Remove the line: without this check the record itself could be wrong.',
      ],
      [
        'rules: { incident/no-component: error }',
        'config/unknown-code 2:10-31 There is no diagnostic code `incident/no-component`. | Did you mean `incident/no-components`?',
      ],
      [
        'rules: { long-duration: off }',
        'config/unknown-code 2:10-23 There is no diagnostic code `long-duration`. | Did you mean `time/long-duration`?',
      ],
      [
        'rules: { incident/stale: none }',
        'format/unknown-value 2:26-30 `rules.incident/stale` is `none`; expected `error`, `warning`, `info` or `off`. | Write one of them, such as `incident/stale: error`.',
      ],
      ['rules: { config/no-url: off }'],
    ],
    withSite,
  );
});

describe('the rest', () => {
  expectProblems(
    [
      [
        'output: { folder: ../public }',
        'format/invalid-value 2:19-28 `output.folder` is `../public`; expected a folder of its own inside the folder of the site. | Write `_site`; for another place use `candor build --out`.',
      ],
      [
        'output: { folder: / }',
        'format/invalid-value 2:19-20 `output.folder` is `/`; expected a folder of its own inside the folder of the site. | Write `_site`; for another place use `candor build --out`.',
      ],
      [
        'output: { folder: incidents/out }',
        'format/invalid-value 2:19-32 `output.folder` is `incidents/out`; expected a folder of its own inside the folder of the site. | Write `_site`; for another place use `candor build --out`.',
      ],
      [
        'output: { folder: . }',
        'format/invalid-value 2:19-20 `output.folder` is `.`; expected a folder of its own inside the folder of the site. | Write `_site`; for another place use `candor build --out`.',
      ],
      [
        'output: { keep: CNAME }',
        'format/wrong-type 2:17-22 `output.keep` is `CNAME`; expected a list. | Write `keep: [CNAME]`.',
      ],
      [
        'output: { keep: [/CNAME] }',
        'format/invalid-value 2:18-24 `output.keep[0]` is `/CNAME`; expected a path inside the output folder, with `/` between its parts. | Leave out `/` at the beginning, `.` and `..`.',
      ],
      [
        'output: { commit: yes }',
        'format/boolean-word 2:19-22 `output.commit` is `yes`, which is not a boolean in YAML; expected true or false. | Write `commit: true`.',
      ],
      [
        'content: { allow_remote_images: on }',
        'format/boolean-word 2:33-35 `content.allow_remote_images` is `on`, which is not a boolean in YAML; expected true or false. | Write `allow_remote_images: true`.',
      ],
      [
        'theme: { properties: { accent: red } }',
        'format/invalid-value 2:24-30 `theme.properties` names `accent`; expected a custom property of CSS. | Write it as `--accent`.',
      ],
      [
        'theme: { properties: { --a: "red; x" } }',
        'format/invalid-value 2:29-37 `theme.properties.--a` is `red; x`; expected a value of CSS without `;`, braces or angle brackets. | Write the value alone.',
      ],
      [
        'theme: { module: /theme.js }',
        'format/invalid-value 2:18-27 `theme.module` is `/theme.js`; expected a path inside the folder of the site, with `/` between its parts. | Leave out `/` at the beginning, `.` and `..`.',
      ],
      [
        'timezone: UTC',
        'format/unknown-field 2:1-9 The field `timezone` is not known. | It belongs under `site`.',
      ],
      ['sites: {}', 'format/unknown-field 2:1-6 The field `sites` is not known. | Did you mean `site`?'],
    ],
    withSite,
  );
});
