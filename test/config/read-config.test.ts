// From candor.yaml to the site: what a file with nothing and one with everything becomes, and that no file is too bad.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.js';
import type { Moment } from '../../src/kernel/time.js';
import type { Component } from '../../src/model/site.js';
import { fullConfig, readText, show, showPlace } from './configs.js';

const moment = (from: string, to: string, precision: Moment['precision']): Moment => ({
  from: Date.parse(from),
  to: Date.parse(to),
  precision,
  about: false,
});

const component = (fields: Partial<Component> & { readonly id: string }): Component => ({
  name: fields.id,
  description: undefined,
  since: undefined,
  retired: undefined,
  aliases: [],
  parent: undefined,
  children: [],
  isGroup: false,
  depth: 0,
  ...fields,
});

test('a title is enough, and everything else has a default', () => {
  const { site, diagnostics, ...flags } = readText('site: { title: Example }\n');
  expect(diagnostics.map(show)).toEqual([
    '(info) config/no-url 1:1-5 The site has no `url`, so canonical links, the sitemap, feeds and calendars are left out. | Add `url: https://status.example.com/` under `site`, with the address where it will live.',
  ]);
  expect(flags).toEqual({
    theme: { module: undefined, stylesheet: undefined, properties: [], dark: [] },
    isUsable: true,
    componentsKnown: true,
    severitiesKnown: true,
    timezoneKnown: true,
  });
  expect(site).toMatchObject({
    title: 'Example',
    url: undefined,
    description: undefined,
    timezone: 'UTC',
    locale: 'en',
    launched: undefined,
    repository: undefined,
    links: [],
    components: [],
    weights: { 'major-outage': 1, 'partial-outage': 0.3, degraded: 0, maintenance: 0, operational: 0 },
    allowRemoteImages: false,
    limits: { staleAfterDays: 7, fileBytes: 262_144, frontMatterBytes: 32_768, attachmentBytes: 10_485_760 },
    output: {
      folder: '_site',
      keep: [],
      commit: true,
      git: true,
      search: true,
      endpoints: { feeds: true, calendar: true, api: true, badges: true, twins: true },
    },
  });
  expect(
    site.severities.map(({ id, indicator, state, route }) => [id, indicator, state, route.publish]),
  ).toEqual([
    ['critical', 'critical', 'major-outage', 'all'],
    ['high', 'major', 'partial-outage', 'all'],
    ['medium', 'minor', 'degraded', 'all'],
    ['low', 'minor', 'degraded', 'all'],
  ]);
  expect(site.postmortem.sections.map(({ title }) => title)).toEqual([
    'What happened',
    'Detection',
    'Root cause',
    'Resolution',
    'Action items',
  ]);
  expect(site.postmortem.requiredFor).toEqual([]);
  expect(site.rules.size).toBe(0);
});

test('every key of the format has its effect', () => {
  const { site, diagnostics, isUsable } = readText(fullConfig);
  expect(isUsable).toBe(true);
  expect(diagnostics).toEqual([]);
  const since = moment('2024-02-29T23:00Z', '2024-03-01T23:00Z', 'day');
  const components = [
    component({
      id: 'web',
      name: 'Website',
      description: 'What visitors see.',
      since,
      children: ['web.eu', 'web.us'],
      isGroup: true,
    }),
    component({
      id: 'web.eu',
      since: moment('2024-03-31T22:00Z', '2024-04-01T22:00Z', 'day'),
      retired: moment('2025-12-30T23:00Z', '2025-12-31T23:00Z', 'day'),
      aliases: ['Web (EU)', 'web-europe'],
      parent: 'web',
      depth: 1,
    }),
    component({ id: 'web.us', since, parent: 'web', children: ['web.us-1'], isGroup: true, depth: 1 }),
    component({ id: 'web.us-1', since, parent: 'web.us', depth: 2 }),
    component({ id: 'api' }),
  ];
  const [web, eu, us, first, api] = components;
  expect(site).toEqual({
    title: 'Harbour Status',
    url: 'https://status.example.com/harbour/',
    tag: 'harbour@example.com,2024-05:status',
    description: 'How the harbour is doing.',
    timezone: 'Europe/Berlin',
    locale: 'de-AT',
    launched: moment('2024-02-01T08:30Z', '2024-02-01T08:31Z', 'minute'),
    repository: {
      url: 'https://git.example.com/harbour/status',
      branch: 'trunk',
      folder: 'site',
      software: 'forgejo',
    },
    contact: 'status@example.com',
    logo: 'img/logo.svg',
    card: 'img/card.png',
    favicon: 'https://example.com/icon.png',
    links: [
      { label: 'Home', url: 'https://example.com/', place: 'footer' },
      { label: 'Write to us', url: 'mailto:help@example.com', place: 'nav' },
      { label: 'Archive', url: '/history/', place: 'nav' },
    ],
    components,
    componentById: new Map([
      ['web', web],
      ['web.eu', eu],
      ['web (eu)', eu],
      ['web-europe', eu],
      ['web.us', us],
      ['web.us-1', first],
      ['api', api],
    ]),
    severities: [
      {
        id: 'sev1',
        label: 'SEV 1',
        description: 'Everything is down.',
        indicator: 'major',
        state: 'major-outage',
        route: {
          page: true,
          postmortem: { amount: 5, unit: 'working-days' },
          digest: undefined,
          publish: 'all',
        },
      },
      {
        id: 'sev2',
        label: 'SEV 2',
        description: undefined,
        indicator: 'minor',
        state: 'degraded',
        route: { page: false, postmortem: undefined, digest: 'quarterly', publish: 'external' },
      },
    ],
    policy: {
      isDeclared: true,
      since: moment('2024-01-31T23:00Z', '2024-02-01T23:00Z', 'day'),
      workingDays: new Set([1, 2, 3, 4, 5, 6]),
      holidays: new Set(['2024-12-25', '2025-01-01']),
      showOpen: false,
    },
    weights: { 'major-outage': 0.9, 'partial-outage': 0.5, degraded: 0.1, maintenance: 1, operational: 0 },
    postmortem: {
      sections: [
        { id: 'cause', title: 'Cause', synonyms: ['Root cause'], covers: 'Why it happened.' },
        { id: 'action-items', title: 'Action items', synonyms: [], covers: undefined },
      ],
      requiredFor: ['sev1'],
      hide: ['owner', 'ref'],
    },
    allowRemoteImages: true,
    limits: {
      staleAfterDays: 3,
      fileBytes: 65_536,
      frontMatterBytes: 8192,
      attachmentBytes: 1_048_576,
      postmortemDueSoon: { amount: 3, unit: 'days' },
    },
    rules: new Map([
      ['incident/no-components', 'error'],
      ['time/long-duration', 'off'],
    ]),
    output: {
      folder: 'public_html',
      keep: ['CNAME', '.well-known'],
      commit: false,
      git: false,
      search: false,
      endpoints: { feeds: true, calendar: true, api: false, badges: true, twins: true },
    },
  });
});

describe('the policy', () => {
  const publishOf = (policy: string) =>
    readText(`site: { title: X, url: "https://x.example/" }\npolicy: ${policy}\n`);

  test.each([
    ['open', 'all all all all'],
    ['{ preset: open }', 'all all all all'],
    ['tiered', 'all all external external'],
    [
      '{ preset: tiered, severities: { low: { publish: all }, high: { publish: external } } }',
      'all external external all',
    ],
    ['{ severities: { low: { publish: external } } }', 'all all all external'],
    ['{ since: 2026-01-01 }', 'all all all all'],
  ])('%s publishes %s', (policy, expected) => {
    const { site, diagnostics } = publishOf(policy);
    expect(site.severities.map(({ route }) => route.publish).join(' ')).toBe(expected);
    expect(diagnostics).toEqual([]);
  });

  const routesOf = (policy: string): readonly string[] =>
    publishOf(policy).site.severities.map(({ id, route }) => {
      const { page, postmortem, digest, publish } = route;
      const term = postmortem === undefined ? 'none' : `${postmortem.amount} ${postmortem.unit}`;
      return `${id}: ${page ? 'page' : 'no page'}, ${term}, ${digest ?? 'none'}, ${publish}`;
    });

  test('of the preset tiered is that of the format', () => {
    expect(routesOf('tiered')).toEqual([
      'critical: page, 5 working-days, none, all',
      'high: page, 5 working-days, none, all',
      'medium: no page, none, quarterly, external',
      'low: no page, none, annual, external',
    ]);
  });

  test('overrides a preset key by key', () => {
    const severities =
      '{ critical: { postmortem: 48 hours }, high: { postmortem: none }, medium: { page: true }, low: { digest: quarterly } }';
    expect(routesOf(`{ preset: tiered, severities: ${severities} }`)).toEqual([
      'critical: page, 48 hours, none, all',
      'high: page, none, none, all',
      'medium: page, none, quarterly, external',
      'low: no page, none, quarterly, external',
    ]);
  });

  test.each([
    ['open', false],
    ['{}', false],
    ['tiered', true],
    ['{ severities: { high: { postmortem: 1 day } } }', true],
  ])('%s promises something: %s', (policy, expected) => {
    expect(publishOf(policy).site.policy.isDeclared).toBe(expected);
  });

  test('counts from Monday to Friday unless it says otherwise, and knows its holidays', () => {
    expect([...publishOf('tiered').site.policy.workingDays]).toEqual([1, 2, 3, 4, 5]);
    const own = publishOf('{ working_days: [sun, mon], holidays: [2026-12-25, 2027-01-01] }').site.policy;
    expect(own.workingDays).toEqual(new Set([7, 1]));
    expect(own.holidays).toEqual(new Set(['2026-12-25', '2027-01-01']));
  });
});

test('line ends, a byte-order mark and a document marker make no difference', () => {
  const plain = readText(fullConfig);
  const dressed = readText(`\ufeff---\n${fullConfig}...\n`.replaceAll('\n', '\r\n'));
  expect(dressed.site).toEqual(plain.site);
});

describe('a file that cannot be read at all', () => {
  const cases: readonly [string, Parameters<typeof readConfig>[0], string][] = [
    [
      'missing',
      undefined,
      'config/missing 1:1-1 The site has no candor.yaml. | Create candor.yaml with at least `site: { title: Example status, timezone: Europe/Berlin }`.',
    ],
    [
      'empty',
      { path: 'candor.yaml', bytes: new Uint8Array() },
      'format/not-a-map 1:1-1 The YAML is empty; expected a map of fields. | Write one `field: value` on each line.',
    ],
    [
      'not UTF-8',
      { path: 'candor.yaml', bytes: Uint8Array.of(0x61, 0x3a, 0x20, 0xff) },
      'file/not-utf8 1:4-4 The byte at offset 3 is not valid UTF-8; expected UTF-8. | Save the file as UTF-8; in most editors this is a choice when saving.',
    ],
    [
      'too large',
      { path: 'candor.yaml', bytes: new Uint8Array(256 * 1024 + 1).fill(0x23) },
      'file/too-large 1:1-1 The configuration is larger than 256 KiB. | Keep texts and lists of data in files of their own.',
    ],
    [
      'in conflict',
      { path: 'candor.yaml', bytes: new TextEncoder().encode('site:\n<<<<<<< HEAD\n  title: A\n') },
      'format/conflict-marker 2:1-13 The merge conflict marker `<<<<<<<` was left in the file. | Settle the conflict, then delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
    ],
    [
      'broken',
      { path: 'candor.yaml', bytes: new TextEncoder().encode('site:\n  title: [A\n    B\n') },
      'yaml/syntax 2:10-12 A list is opened and not closed by `]`. | Close it with `]`, or quote the value if the bracket is meant.',
    ],
  ];
  test.each(cases)('%s', (_name, file, expected) => {
    const { site, diagnostics, ...flags } = readConfig(file);
    expect(diagnostics.map(show)).toEqual([expected]);
    expect(flags).toEqual({
      theme: { module: undefined, stylesheet: undefined, properties: [], dark: [] },
      isUsable: false,
      componentsKnown: false,
      severitiesKnown: false,
      timezoneKnown: false,
    });
    // The incidents are still checked, by a site of defaults.
    expect(site.severities).toHaveLength(4);
  });
});

describe('what an error in the file leaves known', () => {
  const site = 'site: { title: X, url: "https://x.example/" }\n';
  test.each([
    ['site: { title: X, url: x }\ncomponents: [{ id: a }]\n', true, true, true],
    ['site: { title: X, timezone: Nowhere }\n', true, true, false],
    ['site: { title: X, timezon: Europe/Berlin }\n', true, true, false],
    [`${site}components: [{ id: A }, { id: b }]\n`, false, true, true],
    [`${site}components: [{ id: a }, { id: a }]\n`, false, true, true],
    [`${site}component: [{ id: a }]\n`, false, false, true],
    [
      `${site}severities:\n  - { id: x, label: X, state: degraded }\n components:\n  - id: a\n`,
      false,
      false,
      false,
    ],
    [`${site}components: [{ id: a }]\ncomponents: [{ id: b }]\n`, false, false, true],
    [
      `${site}severities: [{ id: low, label: Low, state: bad }]\ncomponents: [{ id: a }]\n`,
      true,
      false,
      true,
    ],
  ])('%j', (text, components, severities, timezone) => {
    const { componentsKnown, severitiesKnown, timezoneKnown, isUsable } = readText(text);
    expect(isUsable).toBe(false);
    expect([componentsKnown, severitiesKnown, timezoneKnown]).toEqual([components, severities, timezone]);
  });

  test('one wrong part keeps no right one out', () => {
    const { site: read } = readText(
      `${site}components: [{ id: A }, { id: b, name: 5, colour: red, components: [{ id: c }, 7] }]\n`,
    );
    expect(read.components.map(({ id, name, parent }) => [id, name, parent])).toEqual([
      ['b', 'b', undefined],
      ['c', 'c', 'b'],
    ]);
  });
});

describe('whatever the file holds', () => {
  const keys = [...new Set(fullConfig.match(/[a-z_-]+(?=:)/g))];
  const words = [...new Set(fullConfig.match(/(?<=: )[^\n{[]+/g))];
  const key = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...keys) },
    fc.constantFrom('__proto__', 'constructor', 'toString', ''),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.oneof(
        fc.constantFrom(...words),
        fc.constantFrom('all', 'no', '', 'x', 'é', '../x'),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
      ),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
    ),
  }));

  test('there is a site, and every problem has a place in it and words of our own', () => {
    fc.assert(
      fc.property(tree, (data) => {
        const text = JSON.stringify(data, null, 2);
        const { site, diagnostics, isUsable } = readText(text);
        expect(site.severities.length).toBeGreaterThan(0);
        expect(site.postmortem.sections.length).toBeGreaterThan(0);
        expect(isUsable).toBe(diagnostics.every(({ level }) => level !== 'error'));
        const lines = text.split('\n');
        for (const { place, message } of diagnostics) {
          expect(message).not.toMatch(/Invalid|undefined|\[object/);
          expect(place.start.column).toBeLessThanOrEqual((lines[place.start.line - 1] ?? '').length + 1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('any bytes are survived', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(readConfig({ path: 'candor.yaml', bytes }).isUsable).toBe(false);
      }),
    );
  });

  test('names of JavaScript are neither obeyed nor passed over', () => {
    const { diagnostics, site } = readText(
      'site: { title: X, url: "https://x.example/", __proto__: { timezone: Europe/Berlin } }\nrules: { __proto__: off, constructor: off }\navailability: { weights: { toString: 1 } }\n',
    );
    expect(site.timezone).toBe('UTC');
    expect(({} as Record<string, unknown>)['timezone']).toBeUndefined();
    expect(diagnostics.map(({ code, place }) => `${code} ${showPlace(place)}`).sort()).toEqual([
      'config/unknown-code 2:26-37',
      'format/unknown-field 1:46-55',
      'format/unknown-field 2:10-19',
      'format/unknown-field 3:28-36',
    ]);
  });
});
