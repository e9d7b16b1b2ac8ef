// Plain YAML is read without the parser. Whatever is read so must be, to all that a reader can ask, what the parser says;
// the texts here are those of files, changed at random, and others put together of what they consist of.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml, type YamlReading } from '../../src/kernel/yaml.js';
import { readPlainYaml } from '../../src/kernel/yaml-plain-reading.js';

const source = { path: 'a.md', line: 2, column: 1 };

function listPaths(value: unknown, path: readonly PropertyKey[] = []): readonly (readonly PropertyKey[])[] {
  const absent = [
    [...path, 'absent'],
    [...path, 7],
    [...path, '0'],
  ];
  if (typeof value !== 'object' || value === null) return [path, ...absent];
  const inner = Object.entries(value).flatMap(([key, below]) =>
    listPaths(below, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...absent, ...inner];
}

const tell = (reading: YamlReading): unknown => ({
  value: reading.value,
  names: JSON.stringify(reading.value),
  diagnostics: reading.diagnostics,
  comments: reading.trailingComments,
  spots: listPaths(reading.value).map((path) => [
    path,
    reading.placeOfValue(path),
    reading.placeOfKey(path),
    reading.sourceOf(path),
  ]),
  lines: [1, 2, 3].map(reading.isFaulty),
  names2: ['title', 'kind'].map(reading.isAstray),
});

/** Whether it was read without the parser; if so, it was read right. */
function compare(text: string): boolean {
  const plain = readPlainYaml(text, source);
  if (plain === undefined) return false;
  expect(tell(plain), JSON.stringify(text)).toEqual(tell(parseYaml(text, source)));
  return true;
}

const usual = `title: Sign-in was down (855), C#'s "client" & more
severity: high
kind: incident
components: [sign-in, "web app", 'api']
impact: { from: 2024-01-28 09:15, to: ~2024-01-28 12:16 }
detected: 2024-01-28T09:17:05Z
resolved: 2024-01-28
detected_by: the alarm on the error rate of service-18
external: true
tags:
- dns
- certificates: no
window:
  - from: 2024-01-28 09:15
    to: 2024-01-28 12:16
  - { from: 2024-01-28 09:15 +02:00, to: [a, {b: c}] }
security:
  withhold: marked
  public:
    title: "Maintenance"
    hide: [times]
  confirmations:
  - party: A
    confirmed: 2024-01-28
waive:
  - code: time/future
    reason: Größe, 安全`;

describe('is read without the parser, and as the parser reads it', () => {
  test.each([
    usual,
    `\n\n${usual}\n`,
    usual.replaceAll('\n- ', '\n    -   '),
    '{service-18: operational, b: degraded}',
    '{ web:   x  }',
    'a: {}\nb: []',
    'constructor: a\ntoString: b\n2: c\n1: d',
    "a: ''\nb: \"it's\"\nc: 'say \"so\"'",
    'a: 1.2.3\nb: 0x\nc: 1_000\nd: nulls\ne: 12:30\nf: a#b\ng: a:b\nh: x, [y] {z}',
  ])('%j', (text) => {
    expect(compare(text)).toBe(true);
  });
});

test.each([
  ['a comment', 'a: b # c'],
  ['a number', 'a: 12'],
  ['nothing', 'a: ~'],
  ['an empty value', 'a:\nb: c'],
  ['a field that stands twice', 'a: b\na: c'],
  ['an escape', 'a: "\\x41"'],
  ['a text of two lines', 'a: b\n  c'],
  ['an anchor', 'a: &x b'],
  ['`__proto__`', 'a: { __proto__: b }'],
  ['a second document', 'a: b\n---\nc: d'],
  ['a line that is indented too little', 'a:\n    b: c\n  d: e'],
])('%s is left to the parser', (_name, text) => {
  expect(compare(text)).toBe(false);
});

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('a', 'b: ', 'c:', 'd', ' ', '  ', '\n', '\n  ', '\n- ', '\n  - ', '\n    '),
  },
  fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    ', ',
    ',',
    ': ',
    ':',
    '- ',
    '-',
    '"',
    "'",
    '#',
    ' #',
    '?',
    '|',
    '>',
    '&',
    '*',
    '!',
  ),
  fc.constantFrom(
    '1',
    '0x1f',
    '1e3',
    '.5',
    '~',
    'true',
    'no',
    'null',
    '2025-10-15 17:28',
    '%',
    '@',
    '`',
    '\t',
    '\r',
  ),
  fc.constantFrom('ü', '安', '\u2028', '\u00a0', '\ufeff', '😀', '---', '...', '<<: ', '\\', '__proto__: '),
);

test('texts of all sorts of pieces', () => {
  const text = fc.tuple(
    fc.constantFrom('a: ', '\na: ', 'a:\n  ', '{', 'a: [', 'a: {', ''),
    fc.array(piece, { maxLength: 6 }),
  );
  let plain = 0;
  fc.assert(
    fc.property(text, ([lead, pieces]) => {
      if (compare(lead + pieces.join(''))) plain += 1;
    }),
    { numRuns: 4_000 },
  );
  expect(plain).toBeGreaterThan(40);
});

test('a usual text with a few changes', () => {
  const change = fc.tuple(fc.nat(usual.length), fc.nat(4), piece);
  let plain = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      let text = usual;
      for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
      if (compare(text)) plain += 1;
    }),
    { numRuns: 400 },
  );
  expect(plain).toBeGreaterThan(40);
});

test('lines left out, put elsewhere and indented otherwise', () => {
  const lines = usual.split('\n');
  const line = fc.tuple(fc.nat(lines.length - 1), fc.constantFrom('', '', '', '  ', '    '));
  let plain = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (chosen) => {
      if (compare(chosen.map(([at, lead]) => lead + (lines[at] ?? '')).join('\n'))) plain += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(plain).toBeGreaterThan(40);
});
