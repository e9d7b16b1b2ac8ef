// What an author reads about data that a schema refuses, and what is left of it for further checks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { validate } from '../../src/kernel/validate.js';
import { wording } from '../../src/kernel/wording.js';
import { readYaml } from '../../src/kernel/yaml.js';

interface Part {
  id: string;
  name?: string | undefined;
  parts?: Part[] | undefined;
}

const id = wording({
  code: 'config/invalid-id',
  expected: 'lower-case letters',
  hint: (input) => `Write \`${String(input).toLowerCase()}\`.`,
});

const part: z.ZodType<Part> = z.strictObject({
  id: z.string(id).regex(/^[a-z]+$/, id),
  name: z.string().min(1).optional(),
  get parts() {
    return z.array(part).min(1).optional();
  },
});

const time = z.string(wording({ expected: 'a time', hint: 'Write `2025-10-15 17:28`.' }));
const span = z.strictObject({ from: time, to: time.optional() });

const schema = z.strictObject({
  site: z.strictObject({
    title: z
      .string()
      .min(1)
      .meta({ examples: ['Example status'] }),
    locale: z.enum(['en', 'de']).optional(),
    url: z
      .string()
      .regex(/^https?:/, wording({ expected: 'a web address' }))
      .optional(),
    logo: z
      .string()
      .regex(/^[a-z]/)
      .optional(),
  }),
  parts: z.array(part).min(1).optional(),
  impact: z.union([span, z.array(span).min(1)]).optional(),
  marks: z.union([z.array(z.string()), z.record(z.string(), z.enum(['up', 'down']))]).optional(),
  route: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('page') }),
      z.strictObject({ kind: z.literal('digest'), period: z.string() }),
    ])
    .optional(),
  open: z.boolean().optional(),
  days: z.int().min(1).max(30).optional(),
  weights: z.record(z.string().regex(/^[a-z]+$/), z.number().min(0).max(1)).optional(),
  many: z.enum(['alpha', 'beta', 'gamma', 'delta']).optional(),
});

const check = (text: string) => {
  const result = validate(schema, readYaml(text, { path: 'candor.yaml' }));
  const shown = result.diagnostics.map(
    ({ code, place: { start, end }, message, hint }) =>
      `${code} ${start.line}:${start.column}-${end.line === start.line ? '' : `${end.line}:`}${end.column} ${message} | ${hint ?? ''}`,
  );
  return { ...result, shown };
};

/** A whole file in which only what the row adds is wrong. */
const withSite = (text: string): string => `site: { title: Example }\n${text}`;

test('data that the schema takes comes back as it is', () => {
  const text =
    'site:\n  title: Example\n  locale: de\nparts:\n  - id: a\n    parts: [{ id: b, name: B }]\nopen: true\n';
  const { value, diagnostics } = check(text);
  expect(diagnostics).toEqual([]);
  expect(value).toEqual({
    site: { title: 'Example', locale: 'de' },
    parts: [{ id: 'a', parts: [{ id: 'b', name: 'B' }] }],
    open: true,
  });
});

describe('every problem has its place, what was expected, and what to do', () => {
  test.each([
    // unknown fields, at the key
    ['opn: true\n', 'format/unknown-field 2:1-4 The field `opn` is not known. | Did you mean `open`?'],
    ['title: X\n', 'format/unknown-field 2:1-6 The field `title` is not known. | It belongs under `site`.'],
    [
      'parts: [{ id: a, open: true }]\n',
      'format/unknown-field 2:18-22 The field `open` is not known. | It belongs at the top: begin its line in the first column.',
    ],
    [
      'parts: [{ id: a, colour: red }]\n',
      'format/unknown-field 2:18-24 The field `colour` is not known. | The fields of `parts[0]` are `id`, `name`, `parts`.',
    ],
    [
      'impact: { from: 10:00, to:11:00 }\n',
      'format/unknown-field 2:24-32 The field `to:11:00` is not known. | A colon must be followed by a space: write `to: 11:00`.',
    ],
    [
      'constructor: 1\n',
      'format/unknown-field 2:1-12 The field `constructor` is not known. | The fields are `site`, `parts`, `impact`, `marks`, `route`, `open`, `days`, `weights`, `many`.',
    ],
    ['__proto__: 1\n', ''],
    [
      'parts: [{ di: a }]\n',
      'format/unknown-field 2:11-13 The field `di` is not known. | Did you mean `id`?',
    ],
    // missing fields, at the map that lacks them
    [
      'parts:\n  - name: A\n',
      'format/missing-field 3:5-4:1 The required field `id` of `parts[0]` is missing. | Add `id: …`.',
    ],
    [
      'impact: { to: 11:00 }\n',
      'format/missing-field 2:1-7 The required field `from` of `impact` is missing. | Add `from: …`.',
    ],
    [
      'impact: [{ to: 11:00 }]\n',
      'format/missing-field 2:10-23 The required field `from` of `impact[0]` is missing. | Add `from: …`.',
    ],
    [
      'route: {}\n',
      'format/missing-field 2:1-6 The required field `kind` of `route` is missing. | Add `kind: …`.',
    ],
    [
      'route: { kind: digest }\n',
      'format/missing-field 2:1-6 The required field `period` of `route` is missing. | Add `period: …`.',
    ],
    // empty values, at the key
    ['open:\n', 'format/empty-value 2:1-5 `open` has no value. | Write the value, or remove the line.'],
    ['parts: []\n', 'format/empty-value 2:8-10 `parts` is empty. | Write the value, or remove the line.'],
    ['parts: [{ id: }]\n', 'format/empty-value 2:11-13 `parts[0].id` has no value. | Write the value.'],
    ['parts: [{ id: a, name: " " }]\n', ''],
    [
      'parts: [{ id: a, name: "" }]\n',
      'format/empty-value 2:24-26 `parts[0].name` is empty. | Write the value, or remove the line.',
    ],
    [
      'parts:\n  - id: a\n    name: #42\n',
      'format/empty-value 4:5-9 `parts[0].name` has no value: what follows it is a comment. | Quote it: `name: "#42"`.',
    ],
    // the wrong kind of value
    [
      'open: yes\n',
      'format/boolean-word 2:7-10 `open` is `yes`, which is not a boolean in YAML; expected true or false. | Write `open: true`.',
    ],
    [
      'open: Off\n',
      'format/boolean-word 2:7-10 `open` is `Off`, which is not a boolean in YAML; expected true or false. | Write `open: false`.',
    ],
    [
      'open: 0\n',
      'format/boolean-word 2:7-8 `open` is `0`, which is not a boolean in YAML; expected true or false. | Write `open: false`.',
    ],
    [
      'open: maybe\n',
      'format/wrong-type 2:7-12 `open` is `maybe`; expected true or false. | Write `open: true` or `open: false`.',
    ],
    [
      'parts: [{ id: a, name: 0123 }]\n',
      'format/wrong-type 2:24-28 `parts[0].name` is the number `0123`; expected text. | Quote it: `name: "0123"`.',
    ],
    [
      'parts: [{ id: a, name: true }]\n',
      'format/wrong-type 2:24-28 `parts[0].name` is the boolean `true`; expected text. | Quote it: `name: "true"`.',
    ],
    [
      'parts: [{ id: a, name: [API] }]\n',
      'format/wrong-type 2:24-29 `parts[0].name` is a list; expected text. | Write `name: API`.',
    ],
    [
      'marks: [1]\n',
      'format/wrong-type 2:9-10 `marks[0]` is the number `1`; expected text. | Quote it: `"1"`.',
    ],
    ['parts: web\n', 'format/wrong-type 2:8-11 `parts` is `web`; expected a list. | Write `parts: [web]`.'],
    [
      'parts: { id: a }\n',
      'format/wrong-type 2:8-17 `parts` is a map; expected a list. | Begin each item on a line of its own with `- id: …`.',
    ],
    [
      'parts: [web]\n',
      'format/wrong-type 2:9-12 `parts[0]` is `web`; expected a map of fields. | Write `{ id: web }`.',
    ],
    ['days: 7 days\n', 'format/wrong-type 2:7-13 `days` is `7 days`; expected a number. | Write `days: 7`.'],
    [
      'days: 1.5\n',
      'format/wrong-type 2:7-10 `days` is the number `1.5`; expected a whole number. | Write `days: 1`.',
    ],
    [
      'weights: { a: .inf }\n',
      'format/wrong-type 2:15-19 `weights.a` is the number `.inf`; expected a finite number. | Write digits only.',
    ],
    [
      'impact: 2025\n',
      'format/wrong-type 2:9-13 `impact` is the number `2025`; expected a map of fields or a list. | Write `impact: { from: …, to: … }`.',
    ],
    [
      'impact: { from: 2025 }\n',
      'format/wrong-type 2:17-21 `impact.from` is the number `2025`; expected a time. | Write `2025-10-15 17:28`.',
    ],
    [
      'impact: [{ from: a }, { from: [b] }]\n',
      'format/wrong-type 2:31-34 `impact[1].from` is a list; expected a time. | Write `2025-10-15 17:28`.',
    ],
    // the right kind of value, and yet not one that is allowed
    [
      'marks: { web: dwon }\n',
      'format/unknown-value 2:15-19 `marks.web` is `dwon`; expected `up` or `down`. | Did you mean `down`?',
    ],
    [
      'marks: { web: red }\n',
      'format/unknown-value 2:15-18 `marks.web` is `red`; expected `up` or `down`. | Write one of them, such as `web: up`.',
    ],
    [
      'marks: { web: [up] }\n',
      'format/wrong-type 2:15-19 `marks.web` is a list; expected `up` or `down`. | Write `web: up`.',
    ],
    [
      'many: Alpha\n',
      'format/unknown-value 2:7-12 `many` is `Alpha`; expected `alpha`, `beta`, `gamma` or `delta`. | Did you mean `alpha`?',
    ],
    [
      'route: { kind: pages }\n',
      'format/unknown-value 2:16-21 `route.kind` is `pages`; expected `page` or `digest`. | Did you mean `page`?',
    ],
    [
      'days: 0\n',
      'format/invalid-value 2:7-8 `days` is `0`; expected at least 1. | Write `days: 1` or more.',
    ],
    [
      'days: 31\n',
      'format/invalid-value 2:7-9 `days` is `31`; expected at most 30. | Write `days: 30` or less.',
    ],
    ['weights: { A: 1 }\n', 'format/invalid-value 2:12-13 `weights` names `A`; expected another form. | '],
    // what a schema says itself
    [
      'parts: [{ id: Web }]\n',
      'config/invalid-id 2:15-18 `parts[0].id` is `Web`; expected lower-case letters. | Write `web`.',
    ],
    [
      'parts: [{ id: a, parts: [{ id: B }] }]\n',
      'config/invalid-id 2:32-33 `parts[0].parts[0].id` is `B`; expected lower-case letters. | Write `b`.',
    ],
  ])('%j', (text, expected) => {
    expect(check(withSite(text)).shown).toEqual(expected === '' ? [] : [expected]);
  });

  test.each([
    [
      'site: { url: x }\n',
      [
        'format/missing-field 1:1-5 The required field `title` of `site` is missing. | Add `title: Example status`.',
        'format/invalid-value 1:14-15 `site.url` is `x`; expected a web address. | ',
      ],
    ],
    [
      'site: { title: X, logo: /x }\n',
      ['format/invalid-value 1:25-27 `site.logo` is `/x`, a form that it cannot have. | '],
    ],
    [
      'open: true\n',
      [
        'format/missing-field 1:1-2:1 The required field `site` is missing. | Add `site:` with `title` below it.',
      ],
    ],
    [
      'site: Example\n',
      [
        'format/wrong-type 1:7-14 `site` is `Example`; expected a map of fields. | Write `site: { title: Example }`.',
      ],
    ],
    [
      '- site\n',
      [
        'format/not-a-map 1:1-2:1 The YAML is a list; expected a map of fields. | Write one `field: value` on each line.',
      ],
    ],
    [
      '',
      [
        'format/not-a-map 1:1-1 The YAML is empty; expected a map of fields. | Write one `field: value` on each line.',
      ],
    ],
  ])('%j', (text, expected) => {
    expect(check(text).shown).toEqual(expected);
  });
});

test('a line that is faulty as YAML is not blamed for what was guessed in its place', () => {
  const { diagnostics, value } = check(
    'site: { title: X }\nparts: [a\nmany: @beta\nopen: !!x yes\ndays: 0\n',
  );
  expect(diagnostics.map(({ code, place }) => `${code} ${place.start.line}`)).toEqual([
    'format/invalid-value 5',
  ]);
  expect(value).toEqual({ site: { title: 'X' } });
});

describe('what is left for further checks', () => {
  test.each<[string, unknown]>([
    [withSite('opn: true\nopen: true\n'), { site: { title: 'Example' }, open: true }],
    [withSite('open: yes\ndays: 3\n'), { site: { title: 'Example' }, days: 3 }],
    // A map without a required field is no use; the list around it still is.
    [
      withSite('parts: [{ name: A }, { id: b, nme: B }]\n'),
      { site: { title: 'Example' }, parts: [{ id: 'b' }] },
    ],
    // A list that is left empty goes too.
    [
      withSite('parts: [{ id: a, parts: [{ name: B }] }]\n'),
      { site: { title: 'Example' }, parts: [{ id: 'a' }] },
    ],
    // Without these nothing would be left at all, so they are filled in.
    ['site: { locale: de }\n', { site: { locale: 'de', title: 'Example status' } }],
    ['site: 5\nopen: true\n', { site: { title: 'Example status' }, open: true }],
    ['open: true\n', { site: { title: 'Example status' }, open: true }],
    ['- a\n', undefined],
    ['', undefined],
  ])('of %j', (text, expected) => {
    expect(check(text).value).toEqual(expected);
  });

  test('the places of items that moved up are still their own', () => {
    const text = withSite('parts:\n  - name: A\n  - id: b\n  - 7\n  - id: d\n    name: D\n');
    const { value, reading } = check(text);
    expect(value?.parts).toEqual([{ id: 'b' }, { id: 'd', name: 'D' }]);
    expect(reading.placeOfValue(['parts', 0, 'id']).start).toEqual({ line: 4, column: 9 });
    expect(reading.placeOfKey(['parts', 1, 'name']).start).toEqual({ line: 7, column: 5 });
    expect(reading.sourceOf(['parts', 1, 'name'])).toBe('D');
  });

  test('whatever the data, what is left is what the schema takes, and nothing is taken out without a word', () => {
    const key = fc.constantFrom(
      'site',
      'title',
      'parts',
      'id',
      'name',
      'impact',
      'from',
      'to',
      'marks',
      'kind',
      'route',
      'x',
      '__proto__',
      'constructor',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom<unknown>('a', 'B', '', 'yes', 'page', null, true, 0, 1.5, -1, 1e99),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (data) => {
        const text = JSON.stringify(data);
        const reading = readYaml(text, { path: 'candor.yaml' });
        const { value, diagnostics } = validate(schema, reading);
        if (value !== undefined) expect(schema.safeParse(value).success).toBe(true);
        if (diagnostics.length + reading.diagnostics.length === 0) expect(value).toEqual(reading.value);
        for (const { message, place } of diagnostics) {
          expect(message).not.toMatch(/Invalid|undefined|\[object|Expected|received/);
          expect(place.start.column).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
