// Faults of the front matter: its lines, its YAML, its fields and their types.
import type { Code } from '../../src/kernel/codes.js';
import type { Kind } from '../../src/model/state.js';
import {
  hasField,
  joinBase,
  mark,
  readField,
  removeField,
  replaceIn,
  setField,
  splitBase,
  type Mutation,
} from './plant.js';

export function fault(
  name: string,
  codes: Code | readonly Code[],
  plant: (text: string) => string | undefined,
  options: { readonly kinds?: readonly Kind[]; readonly also?: readonly Code[] } = {},
): Mutation {
  const { kinds, also = [] } = options;
  return {
    name,
    codes: [codes].flat(),
    also,
    plant: (base) => (kinds?.includes(base.kind) === false ? undefined : plant(base.text)),
  };
}

const onlyIncidents = { kinds: ['incident'] } as const;
const onlyMaintenance = { kinds: ['maintenance'] } as const;
const onlyNotices = { kinds: ['notice'] } as const;

/** One fault for each line of a field, written with the mark in it. */
const fields = (
  rows: readonly (readonly [lines: string, codes: Code | readonly Code[]])[],
  options: { readonly kinds?: readonly Kind[]; readonly also?: readonly Code[] } = {},
): readonly Mutation[] =>
  rows.map(([lines, codes]) =>
    fault(
      `field ${lines.replace('\n', ' ⏎ ')}`,
      codes,
      (text) => setField(text, fieldOf(lines), lines),
      options,
    ),
  );

const fieldOf = (lines: string): string => /^\W*([\w-]+)/.exec(lines)?.[1] ?? '';

const openings: readonly Mutation[] = [
  fault('no opening line', 'format/missing-front-matter', (text) => mark + text.slice(4)),
  fault('an empty line first', 'format/front-matter-start', (text) => `${mark}\n${text}`),
  fault('a space before the opening line', 'format/front-matter-start', (text) => `${mark} ${text}`),
  fault('two hyphens', 'format/missing-front-matter', (text) => mark + text.slice(1)),
  fault(
    'four hyphens',
    ['format/missing-front-matter', 'format/front-matter-language'],
    (text) => `${mark}-${text}`,
  ),
  fault('text before the front matter', 'format/front-matter-start', (text) => `${mark}Draft\n${text}`),
  ...['yaml', 'js', 'toml', ' json'].map((language) =>
    fault(
      `---${language}`,
      'format/front-matter-language',
      (text) => `---${mark}${language}${text.slice(3)}`,
    ),
  ),
  fault(
    'TOML',
    'format/missing-front-matter',
    (text) => `${mark}+++${text.slice(3).replace('\n---\n', '\n+++\n')}`,
  ),
  ...['', '----', '--', '...', ' ---', '--- x', '—', '***', '-- -'].map((close) =>
    fault(`closed by “${close}”`, 'format/unclosed-front-matter', (text) => {
      return `${mark}${text.replace('\n---\n', `\n${close}\n`)}`;
    }),
  ),
  fault('closed nowhere, not even by an empty line', 'format/unclosed-front-matter', (text) => {
    return `${mark}${text.replace('\n---\n\n', '\n')}`;
  }),
  fault('a list', 'format/not-a-map', (text) => joinBase(`${mark}- title\n- severity`, splitBase(text).body)),
  fault('a text', 'format/not-a-map', (text) => joinBase(`${mark}Sign-in was down`, splitBase(text).body)),
  fault('a second front matter', 'format/second-front-matter', (text) => {
    const { front, body } = splitBase(text);
    return joinBase(front, `\n${mark}---\nauthor: Jo\nteam: platform\n---\n${body}`);
  }),
];

const texts: readonly Mutation[] = [
  ...fields([
    [`${mark}title:`, 'format/empty-value'],
    [`title: ${mark}""`, 'format/empty-value'],
    [`title: ${mark}"  "`, 'format/empty-value'],
    [`title: ${mark}null`, 'format/empty-value'],
    [`title: ${mark}42`, 'format/wrong-type'],
    [`title: ${mark}true`, 'format/wrong-type'],
    [`title: ${mark}[a, b]`, 'format/wrong-type'],
    [`title: ${mark}{ a: b }`, 'format/wrong-type'],
    [`title: ${mark}|\n  Sign-in\n  was down`, 'format/invalid-value'],
    [`title: ${mark}"Sign-in\\nwas down"`, 'format/invalid-value'],
    [`title:\n  ${mark}- Sign-in`, 'format/wrong-type'],
    [`title: ${mark}Fix: sign-in was down`, 'yaml/syntax'],
    [`title: ${mark}[API] down`, 'yaml/syntax'],
    [`title: ${mark}{API} down`, 'yaml/syntax'],
    [`title: ${mark}@here sign-in is down`, 'yaml/syntax'],
    [`title: ${mark}\`kubectl\` hung`, 'yaml/syntax'],
    [`title: ${mark}%40 of the users`, 'yaml/syntax'],
    [`title: ${mark}*Sign-in* was down`, ['yaml/alias', 'yaml/syntax']],
    [`title: ${mark}&Sign-in was down`, 'yaml/alias'],
    [`title: ${mark}!important sign-in was down`, 'yaml/tag'],
    [`title: ${mark}!!str Sign-in was down`, 'yaml/tag'],
    [`title: ${mark}"Sign-in" was down`, 'yaml/syntax'],
    [`title: ${mark}'it's down'`, 'yaml/syntax'],
    [`title: ${mark}"Sign-in was down`, 'yaml/syntax'],
    [`title: ${mark}'Sign-in was down`, 'yaml/syntax'],
    [`title: ${mark}- Sign-in was down`, 'yaml/syntax'],
    [`title: ${mark}| Sign-in was down`, 'yaml/syntax'],
    [`title: ${mark}> Sign-in was down`, 'yaml/syntax'],
    [`${mark}title: #42 failed`, 'format/empty-value'],
    [`title: Deploy ${mark}#42 failed`, 'yaml/comment-cuts-text'],
    [`title: "C:${mark}\\Windows was gone"`, 'yaml/syntax'],
    [`title: ${mark}"Sign-in \\u202E was down"`, 'text/bidi-control'],
    [`title: ${mark}"Sign-in \\x07 was down"`, 'text/control-character'],
    [`title: Sign-in ${mark}\u202Ewas down`, 'text/bidi-control'],
    [`title: Sign-in ${mark}\u0007was down`, 'text/control-character'],
    [`title: ${mark}\u200FSign-in was down`, 'text/bidi-control'],
    [`title: 🚒🚒 ${mark}\u2066x`, 'text/bidi-control'],
    [`title: ${mark}TODO`, 'text/placeholder'],
    [`title: ${mark}Sign-in was down for XXX minutes`, 'text/placeholder'],
    [`${mark}title:Sign-in was down`, 'yaml/syntax'],
    [`${mark}title Sign-in was down`, 'yaml/syntax'],
    [`${mark}title = Sign-in was down`, 'yaml/syntax'],
    [`${mark}Title: Sign-in was down`, 'format/unknown-field'],
  ]),
];

const typed: readonly Mutation[] = [
  ...fields([
    [`kind: ${mark}outage`, 'format/unknown-value'],
    [`kind: ${mark}3`, 'format/wrong-type'],
    [`${mark}kind:`, 'format/empty-value'],
    [`external: ${mark}yes`, 'format/boolean-word'],
    [`external: ${mark}No`, 'format/boolean-word'],
    [`external: ${mark}on`, 'format/boolean-word'],
    [`external: ${mark}1`, 'format/boolean-word'],
    [`external: ${mark}"true"`, 'format/wrong-type'],
    [`external: ${mark}maybe`, 'format/wrong-type'],
    [`${mark}external:`, 'format/empty-value'],
    [`external: ${mark}[true]`, 'format/wrong-type'],
    [`components: ${mark}api`, 'format/wrong-type'],
    [`components: ${mark}3`, 'format/wrong-type'],
    [`components: [api, ${mark}apii]`, 'link/unknown-component'],
    [`components:\n  - api\n  - ${mark}web-af`, 'link/unknown-component'],
    [`components: { api: degraded, ${mark}wbe: degraded }`, 'link/unknown-component'],
    [`components:\n  api: degraded\n  ${mark}gateway: degraded`, 'link/unknown-component'],
    [`components: { api: ${mark}broken }`, 'format/unknown-value'],
    [`components:\n  api: ${mark}Degraded`, 'format/unknown-value'],
    [`components:\n  ${mark}api:`, 'format/empty-value'],
    [`components: [api, ${mark}42]`, 'format/wrong-type'],
    [`components: [api, ${mark}""]`, 'format/empty-value'],
    [`components:\n  - api\n  - ${mark}api: degraded`, 'format/wrong-type'],
    [`components: { api: degraded, ${mark}api: operational }`, 'format/duplicate-field'],
    [`components: { api: degraded, ${mark}API: operational }`, 'format/duplicate-field'],
    [`components: [api, ${mark}API]`, 'format/duplicate-item'],
    [`tags: [network, ${mark}Network]`, 'format/duplicate-item'],
    [`tags: [network,${mark}, sign-in]`, 'yaml/syntax'],
    [`${mark}tags： [network]`, 'yaml/syntax'],
    [`components: ${mark}[api`, 'yaml/syntax'],
    [`components: ${mark}{ api: degraded`, 'yaml/syntax'],
    [`components: [api]${mark}]`, 'yaml/syntax'],
    [`components:\n  - api\n  ${mark}-web`, 'yaml/syntax'],
    [`components:\n${mark}\t- api`, 'yaml/syntax'],
    [`components:\n${mark}\tapi: degraded`, 'yaml/syntax'],
    [`${mark}components:[api]`, 'yaml/syntax'],
    [`tags: ${mark}network`, 'format/wrong-type'],
    [`tags: [network, ${mark}7]`, 'format/wrong-type'],
    [`tags: ${mark}[network, sign-in`, 'yaml/syntax'],
    [`tags: [network, ${mark}@home]`, 'yaml/syntax'],
    [`tags: [network, ${mark}#42]`, 'yaml/syntax'],
    [`tags: ${mark}{ a: b }`, 'format/wrong-type'],
    [`${mark}tags:`, 'format/empty-value'],
    [`slug: ${mark}Sign in down`, 'identity/invalid-slug'],
    [`slug: ${mark}/2025/down`, 'identity/invalid-slug'],
    [`slug: ${mark}-down`, 'identity/invalid-slug'],
    [`slug: ${mark}index`, 'identity/reserved-name'],
    [`slug: ${mark}con`, 'identity/reserved-name'],
    [`slug: ${mark}2025`, 'format/wrong-type'],
    [`slug: ${mark}""`, 'format/empty-value'],
    [`aliases: ${mark}/old/`, 'format/wrong-type'],
    [`aliases: [/old/, ${mark}https://example.com/x]`, 'identity/invalid-slug'],
    [`aliases: [${mark}/a b/]`, 'identity/invalid-slug'],
    [`aliases: [${mark}/../x/]`, 'identity/invalid-slug'],
    [`aliases:\n  - /old/\n  - ${mark}/old/`, 'identity/duplicate-alias'],
    [`aliases: [/old/, ${mark}/history/]`, 'identity/duplicate-alias'],
    [`waive: ${mark}update/mixed-order`, 'format/wrong-type'],
    [`waive:\n  - { code: ${mark}update/mixed-ordr, reason: It is so. }`, 'config/unknown-code'],
    [`waive:\n  - code: ${mark}time/future\n    reason: It is so.`, 'format/waiver-refused'],
    [`waive:\n  - code: ${mark}update/mixed-order\n    reason: It is so.`, 'format/unused-waiver'],
    [`waive:\n  - ${mark}code: update/mixed-order`, 'format/missing-field'],
    [`waive:\n  - ${mark}reason: It is so.`, 'format/missing-field'],
    [`waive: [{ ${mark}reason: It is so. }]`.replace(`{ ${mark}`, `${mark}{ `), 'format/missing-field'],
    [`waive:\n  - ${mark}update/mixed-order`, 'format/wrong-type'],
    [`waive:\n  - code: update/mixed-order\n    ${mark}reson: It is so.`, 'format/unknown-field'],
    [`waive:\n  - code: update/mixed-order\n    ${mark}reason:`, 'format/empty-value'],
    [`waive:\n  - code: update/mixed-order\n    reason: ${mark}7`, 'format/wrong-type'],
    [
      `waive:\n  - code: update/mixed-order\n    ${mark}code: update/empty\n    reason: It is.`,
      'format/duplicate-field',
    ],
    [`${mark}author: Jo`, 'format/unknown-field'],
    [`${mark}update: Jo`, 'format/unknown-field'],
    [`${mark}__proto__: { a: b }`, 'format/unknown-field'],
    [`${mark}constructor: x`, 'format/unknown-field'],
    [`${mark}<<: {}`, 'yaml/merge-key'],
    [
      `${mark}? title`,
      ['yaml/syntax', 'format/unknown-field', 'format/duplicate-field', 'format/empty-value'],
    ],
    [`${mark}just words`, 'yaml/syntax'],
  ]),
  ...fields(
    [
      [`severity: ${mark}hihg`, 'link/unknown-severity'],
      [`severity: ${mark}SEV-1`, 'link/unknown-severity'],
      [`severity: ${mark}High`, 'link/unknown-severity'],
      [`severity: ${mark}3`, 'format/wrong-type'],
      [`severity: ${mark}no`, 'link/unknown-severity'],
      [`severity: ${mark}[high]`, 'format/wrong-type'],
      [`${mark}severity:`, 'format/empty-value'],
      [`kind: ${mark}incidnt`, 'format/unknown-value'],
      [`kind: ${mark}Incident report`, 'format/unknown-value'],
      [`detected_by: ${mark}monitor: 5xx`, 'yaml/syntax'],
      [`detected_by: the alarm ${mark}#5`, 'yaml/comment-cuts-text'],
      [`detected_by: ${mark}[a]`, 'format/wrong-type'],
      [`${mark}detected_by:`, 'format/empty-value'],
      [`detected_by: ${mark}TBD`, 'text/placeholder'],
      [`${mark}window: { from: 2025-10-15 17:04 }`, 'format/field-not-allowed'],
      [`${mark}until: 2025-10-15`, 'format/field-not-allowed'],
    ],
    onlyIncidents,
  ),
  ...fields([[`components: { api: ${mark}degraded }`, 'incident/notice-state']], onlyNotices),
  ...fields([[`${mark}severity: high`, 'format/field-not-allowed']], { kinds: ['maintenance', 'notice'] }),
  ...fields(
    [
      [`${mark}until: 2025-12-24`, 'format/field-not-allowed'],
      [`kind: ${mark}maintenence`, 'format/unknown-value'],
      [`kind: ${mark}Maintenance`, 'format/unknown-value'],
    ],
    onlyMaintenance,
  ),
  ...fields(
    [
      [`${mark}window: { from: 2025-12-03 17:04 }`, 'format/field-not-allowed'],
      [`${mark}impact: { from: 2025-12-03 17:04 }`, 'format/field-not-allowed'],
      [`${mark}resolved: 2025-12-03 17:04`, 'format/field-not-allowed'],
      [`${mark}detected: 2025-12-03 17:04`, 'format/field-not-allowed'],
      [`${mark}detected_by: an alarm`, 'format/field-not-allowed'],
      [`${mark}mitigated: 2025-12-03 17:04`, 'format/field-not-allowed'],
    ],
    onlyNotices,
  ),
  fault('no title', 'format/missing-field', (text) => prefix(removeField(text, 'title'))),
  fault(
    'no severity',
    'incident/no-severity',
    (text) => prefix(removeField(text, 'severity')),
    onlyIncidents,
  ),
  fault('no window', 'format/missing-field', (text) => prefix(removeField(text, 'window')), onlyMaintenance),
  fault('no start', 'format/missing-field', (text) => prefix(removeField(text, 'started')), onlyNotices),
];

const prefix = (text: string | undefined): string | undefined => text && mark + text;

const known = [
  ...['title', 'kind', 'severity', 'components', 'started', 'resolved', 'impact', 'detected', 'detected_by'],
  ...['mitigated', 'window', 'until', 'external', 'slug', 'aliases', 'tags', 'waive'],
];

/** Fields that hold a list or map, in the bases on lines of their own. */
const blocks: ReadonlySet<string> = new Set(['window', 'waive']);
const collections: ReadonlySet<string> = new Set([...blocks, 'components', 'impact', 'aliases', 'tags']);

const everyField: readonly Mutation[] = known.flatMap((name) => {
  const change =
    (pattern: string, replacement: string) =>
    (text: string): string | undefined =>
      replaceIn(text, new RegExp(`^${name}${pattern}`, 'm'), replacement);
  return [
    fault(
      `${name} misspelt`,
      'format/unknown-field',
      change(':', `${mark}${name.charAt(0)}${name.slice(2)}:`),
    ),
    fault(`${name} twice`, 'format/duplicate-field', (text) => {
      const field = readField(text, name);
      const { front, body } = splitBase(text);
      return field && joinBase(`${front}\n${mark}${field}`, body);
    }),
    fault(`${name} behind a tab`, 'yaml/syntax', change(':', `${mark}\t${name}:`)),
    fault(`${name} behind a space`, 'yaml/syntax', change(':', ` ${mark}${name}:`)),
    fault(`${name} without a value`, 'format/empty-value', (text) => {
      return hasField(text, name) ? setField(text, name, `${mark}${name}:`) : undefined;
    }),
    ...(blocks.has(name)
      ? []
      : [
          // With a further colon in the value the line is a field, of another name.
          fault(
            `${name} glued to its colon`,
            ['yaml/syntax', 'format/unknown-field'],
            change(': (?=\\S)', `${mark}${name}:`),
          ),
          fault(`${name} with a tag`, 'yaml/tag', change(': (?=\\S)', `${name}: ${mark}!!str `)),
        ]),
    ...(collections.has(name)
      ? []
      : [
          fault(
            `${name} without a colon`,
            ['yaml/syntax', 'format/unknown-field'],
            change(': (?=\\S)', `${mark}${name} `),
          ),
          fault(`${name} as an anchor`, 'yaml/alias', change(': (?=\\S)', `${name}: ${mark}&here `)),
        ]),
  ];
});

const documents: readonly Mutation[] = [
  fault('a directive', 'yaml/directive', (text) => `---\n${mark}%YAML 1.1${text.slice(3)}`),
  fault(
    'a second document',
    'yaml/multiple-documents',
    (text) => {
      const { front, body } = splitBase(text);
      return joinBase(`${front}\n${mark}...\nexternal: true`, body);
    },
    { also: ['format/duplicate-field'] },
  ),
  fault('security with an unknown field', 'format/unknown-field', (text) => {
    return setField(text, 'security', `security: { ${mark}withold: all }`);
  }),
  fault('security with a wrong value', 'format/unknown-value', (text) => {
    return setField(text, 'security', `security:\n  withhold: ${mark}everything`);
  }),
  fault('security without a slug', 'format/missing-field', (text) => {
    return setField(text, 'security', `security:\n  ${mark}public:\n    title: Security issue`);
  }),
  fault('a confirmation without a party', 'format/missing-field', (text) => {
    return setField(text, 'security', `security:\n  confirmations:\n    - ${mark}{ confirmed: 2025-12-01 }`);
  }),
  fault(
    'conflict markers in the front matter',
    'format/conflict-marker',
    (text) => {
      const { front, body } = splitBase(text);
      return joinBase(`${front}\n${mark}<<<<<<< HEAD\ntags: [a]\n=======\ntags: [b]\n>>>>>>> main`, body);
    },
    { also: ['format/conflict-marker'] },
  ),
];

export const frontMatterFaults: readonly Mutation[] = [
  ...openings,
  ...texts,
  ...typed,
  ...everyField,
  ...documents,
];
