// What a text of YAML becomes: plain data with exact places, and every slip explained where it was made.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic, Place } from '../../src/kernel/diagnostic.js';
import { readYaml, writeYaml } from '../../src/kernel/yaml.js';

const read = (text: string) => readYaml(text, { path: 'candor.yaml' });

const showPlace = ({ start, end }: Place): string =>
  `${start.line}:${start.column}-${end.line === start.line ? '' : `${end.line}:`}${end.column}`;

const show = ({ code, place, message, hint }: Diagnostic): string =>
  `${code} ${showPlace(place)} ${message}${hint === undefined ? '' : ` | ${hint}`}`;

describe('plain data', () => {
  test('scalars follow the core schema of YAML 1.2: no dates, no octal times, yes and no are text', () => {
    const text =
      'a: 2025-10-15 17:28\nb: 17:28\nc: no\nd: 017\ne: 1_000\nf: 0x1f\ng: true\nh: ~\ni: 1.5\nj: "7"\nk: .inf\n';
    const { value, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      a: '2025-10-15 17:28',
      b: '17:28',
      c: 'no',
      d: 17,
      e: '1_000',
      f: 31,
      g: true,
      h: null,
      i: 1.5,
      j: '7',
      k: Infinity,
    });
  });

  test('keys are text', () => {
    expect(read('1: a\ntrue: b\nnull: c\n').value).toEqual({ '1': 'a', true: 'b', null: 'c' });
  });

  test.each(['', '\n', '# a comment\n', '---\n'])('%j holds nothing', (text) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeNull();
    expect(diagnostics).toEqual([]);
  });

  test('what is written is read back', () => {
    const text = fc.string({ unit: 'grapheme' });
    const key = text.filter((name) => name !== '<<' && name !== '__proto__');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(text, fc.boolean(), fc.integer(), fc.constant(null)),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const { value: back, diagnostics } = read(writeYaml(value));
        expect(diagnostics).toEqual([]);
        expect(back).toEqual(value);
      }),
    );
  });
});

describe('places', () => {
  const text =
    'site:\n  title: Example\n  url:\ncomponents:\n  - { id: web, since: 2025-01-01 }\n  - id: app\n';
  const reading = read(text);

  test.each([
    [['site', 'title'], '2:10-17', '2:3-8'],
    [['components', 0, 'since'], '5:23-33', '5:16-21'],
    [['components', 1, 'id'], '6:9-12', '6:5-7'],
    [['components', 0], '5:5-35', '5:5-35'],
  ])('%j stands at %s, its key at %s', (path, value, key) => {
    expect(showPlace(reading.placeOfValue(path))).toBe(value);
    expect(showPlace(reading.placeOfKey(path))).toBe(key);
  });

  test('an empty value stands where its key is', () => {
    expect(showPlace(reading.placeOfValue(['site', 'url']))).toBe('3:3-6');
  });

  test('an empty item of a list has no key, and stands behind its hyphen', () => {
    const { placeOfValue } = readYaml('list:\n  - a\n  -\n', { path: 'a.md' });
    expect(showPlace(placeOfValue(['list', 1]))).toBe('3:4-4');
  });

  test('an absent value stands where its parent is', () => {
    expect(showPlace(reading.placeOfValue(['components', 0, 'name']))).toBe('5:5-35');
  });

  test('lines and columns count from where the text begins in its file', () => {
    const { diagnostics, placeOfValue } = readYaml('{web: down,\nweb: up}', {
      path: 'a.md',
      line: 7,
      column: 30,
    });
    expect(showPlace(placeOfValue(['web']))).toBe('7:36-40');
    expect(diagnostics.map(show)).toEqual([
      'format/duplicate-field 8:1-4 The field `web` stands twice. | Keep one of the two.',
    ]);
    expect(diagnostics[0]?.related.map(({ place }) => showPlace(place))).toEqual(['7:31-34']);
  });

  test.each([
    ['a: 0123\n', ['a'], '0123'],
    ['a: [x, y]\n', ['a'], '[x, y]'],
    ['a: #42 failed\n', ['a'], '#42 failed'],
    ['a: # nothing yet\n', ['a'], undefined],
    ['a:\n  b: c\n', ['a'], undefined],
  ])('the source of %j is kept', (source, path, expected) => {
    expect(read(source).sourceOf(path)).toBe(expected);
  });
});

test('a comment after an unquoted text is known, with the path of the text', () => {
  const text =
    'title: Deploy #42 failed\nlist:\n  - one # two\n  - name: three #four\nquoted: "a" # b\nnumber: 4 # c\nnext: d\n  # e\nf: g\n';
  expect(
    read(text).trailingComments.map(({ path, comment, place }) => [path, comment, showPlace(place)]),
  ).toEqual([
    [['title'], '42 failed', '1:15-25'],
    [['list', 0], ' two', '3:9-14'],
    [['list', 1, 'name'], 'four', '4:17-22'],
  ]);
});

describe('what YAML allows and Candor refuses', () => {
  test.each([
    [
      'a: &x b\n',
      'yaml/alias 1:4-6 The anchor `&x` is not allowed. | Remove it, or quote the value if the & is meant: `a: "&x b"`.',
    ],
    [
      'a: *x\n',
      'yaml/alias 1:4-6 The alias `*x` is not allowed. | Remove it, or quote the value if the * is meant: `a: "*x"`.',
    ],
    [
      'a: !!js/function b\n',
      'yaml/tag 1:4-17 The tag `!!js/function` is not allowed. | Remove it, or quote the value if the ! is meant: `a: "!!js/function b"`.',
    ],
    [
      'a: ! Warning\n',
      'yaml/tag 1:4-5 The tag `!` is not allowed. | Remove it, or quote the value if the ! is meant: `a: "! Warning"`.',
    ],
    [
      'a: !e!x b\n',
      'yaml/tag 1:4-8 The tag `!e!x` is not allowed. | Remove it, or quote the value if the ! is meant.',
    ],
    [
      '- !!set [b]\n',
      'yaml/tag 1:3-8 The tag `!!set` is not allowed. | Remove it, or quote the value if the ! is meant.',
    ],
    [
      '# c\n%YAML 1.1\n---\na: no\n',
      'yaml/directive 2:1-10 YAML directives are not allowed. | Remove the line; Candor reads YAML 1.2.',
    ],
    [
      '%YAML 1.1\na: no\n',
      'yaml/directive 1:1-10 YAML directives are not allowed. | Remove the line; Candor reads YAML 1.2.',
    ],
    [
      'a: 1\n---\nb: 2\n',
      'yaml/multiple-documents 2:1-4 The line `---` ends the document, so what follows would not be read. | Remove the line.',
    ],
    [
      'a: 1\n---\na: 2\n',
      'yaml/multiple-documents 2:1-4 A second YAML document begins here; expected one. | Remove the `---` or `...` line between the two, or move the text to another file.',
    ],
    [
      '---\na: b\n---\n',
      'yaml/multiple-documents 3:1-4 A second YAML document begins here; expected one. | Remove the `---` or `...` line between the two, or move the text to another file.',
    ],
    [
      'a: { <<: { b: 1 } }\n',
      'yaml/merge-key 1:6-8 The merge key `<<` is not allowed. | Write the fields out.',
    ],
    ['a: 1\na: 2\n', 'format/duplicate-field 2:1-2 The field `a` stands twice. | Keep one of the two.'],
    ['__proto__: { a: 1 }\n', 'format/unknown-field 1:1-10 The field `__proto__` is not known. | Remove it.'],
    [
      'a: "b\\u202Ec"\n',
      'text/bidi-control 1:4-14 The invisible character U+202E changes the direction of writing, so text may not be what it looks like. | Delete it; right-to-left text needs no mark.',
    ],
    [
      'a: "\\0"\n',
      'text/control-character 1:4-8 The control character U+0000 is not allowed. | Delete it; most likely it came with pasted text.',
    ],
  ])('%j', (text, expected) => {
    expect(read(text).diagnostics.map(show)).toEqual([expected]);
  });

  test('what a merge key brings and what follows a second document is still checked', () => {
    expect(read('a: { <<: { b: 1, c: 2 }, c: 3 }\n').value).toEqual({ a: { b: 1, c: 3 } });
    expect(read('a: 1\n...\nb: 2\n').value).toEqual({ a: 1, b: 2 });
  });

  test('no name of JavaScript reaches the data', () => {
    const { value } = read('__proto__: { polluted: yes }\nconstructor: 1\n');
    expect(Object.getOwnPropertyNames(value)).toEqual(['constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('an alias that would unfold for ever is refused at once', () => {
    const text = `a: &a [x, x]\n${'bcdefghij'.replace(/./g, (key) => `${key}: &${key} [*${String.fromCharCode(key.charCodeAt(0) - 1)}, *${String.fromCharCode(key.charCodeAt(0) - 1)}]\n`)}`;
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['yaml/alias']));
  });

  test.each([
    ['brackets', '['.repeat(30_000), '1:1'],
    ['lists', '- '.repeat(20_000), '1:1'],
    ['maps', Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), '32:32'],
  ])('%s nested too deeply are refused', (_name, text, start) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(diagnostics.map(show)).toEqual([expect.stringMatching(new RegExp(`^yaml/too-complex ${start}-`))]);
  });
});

describe('slips', () => {
  // Each slip is explained where it was made, and what stands around it is still read.
  test.each<[string, string, string, string, unknown]>([
    [
      'list:\n  - one\n   - two\n  - three\n',
      '3:4-9',
      'The line is indented deeper than the item above, so it would be part of its text.',
      'Begin the hyphens of one list in the same column.',
      { list: ['one', 'two', 'three'] },
    ],
    [
      'list:\n  -one\n',
      '2:3-7',
      'A hyphen that begins an item must be followed by a space.',
      'Write `- one`.',
      { list: ['one'] },
    ],
    [
      'list:\n  - one\n  -two\n',
      '3:3-7',
      'A hyphen that begins an item must be followed by a space.',
      'Write `- two`.',
      { list: ['one', 'two'] },
    ],
    [
      'span: { from: a to: b }\n',
      '1:17-19',
      'A comma is missing before `to:`.',
      'Write `a, to: …`.',
      { span: { from: 'a', to: 'b' } },
    ],
    [
      'title: @home down\n',
      '1:8-18',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: "@home down"`.',
      { title: '@home down' },
    ],
    [
      'title: Fix: x\n',
      '1:8-14',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: "Fix: x"`.',
      { title: 'Fix: x' },
    ],
    [
      'title: [API] down\n',
      '1:8-18',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: "[API] down"`.',
      { title: '[API] down' },
    ],
    [
      'title: *bold* text\n',
      '1:8-19',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: "*bold* text"`.',
      { title: '*bold* text' },
    ],
    [
      'title: "API" is down\n',
      '1:8-21',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: \'"API" is down\'`.',
      { title: '"API" is down' },
    ],
    [
      "title: 'it's down'\n",
      '1:8-19',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: "it\'s down"`.',
      { title: "it's down" },
    ],
    [
      "title: 'don't\n",
      '1:8-14',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: "don\'t"`.',
      { title: "don't" },
    ],
    [
      'title: {{ name }}\n',
      '1:8-18',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: "{{ name }}"`.',
      { title: '{{ name }}' },
    ],
    [
      'title: > 5 % failed\n',
      '1:8-20',
      'The value of `title` cannot be read without quotes.',
      'Quote it: `title: "> 5 % failed"`.',
      { title: '> 5 % failed' },
    ],
    ['- `x`\n', '1:3-6', 'The value cannot be read without quotes.', 'Quote it: `- "`x`"`.', ['`x`']],
    [
      'ids: [@a, b]\n',
      '1:7-9',
      '`@a` cannot be read without quotes.',
      'Quote it: `"@a"`.',
      { ids: ['@a', 'b'] },
    ],
    [
      'a: { b: Fix: x, c: d }\n',
      '1:9-15',
      '`Fix: x` cannot be read without quotes.',
      'Quote it: `"Fix: x"`.',
      { a: { b: 'Fix: x', c: 'd' } },
    ],
    [
      'a: "b\nc: d\n',
      '1:4-6',
      'A quotation mark is opened and not closed by `"`.',
      'Close it on the same line with `"`.',
      { a: 'b', c: 'd' },
    ],
    [
      'a: "b\nc: "d"\n',
      '1:4-6',
      'A quotation mark is opened and not closed by `"`.',
      'Close it on the same line with `"`.',
      { a: 'b', c: 'd' },
    ],
    [
      'a: [b, c\nd: e\n',
      '1:4-9',
      'A list is opened and not closed by `]`.',
      'Close it with `]`, or quote the value if the bracket is meant.',
      { a: ['b', 'c'], d: 'e' },
    ],
    [
      'a: { b: c\nd: e\n',
      '1:4-10',
      'A map is opened and not closed by `}`.',
      'Close it with `}`, or quote the value if the bracket is meant.',
      { a: { b: 'c' }, d: 'e' },
    ],
    [
      'a: { --b: #0a0, c: d }\ne: f\n',
      '1:11-15',
      'A comment begins here, before the `}` that would close the map.',
      'Quote what is no comment: `"#0a0"`.',
      { a: { '--b': '#0a0', c: 'd' }, e: 'f' },
    ],
    [
      'a: [b]]\n',
      '1:7-8',
      'The `]` closes nothing.',
      'Remove it, or quote the value if the bracket is meant.',
      { a: ['b'] },
    ],
    [
      'a: 1\nb:2\nc: 3\n',
      '2:1-4',
      'A colon must be followed by a space.',
      'Write `b: 2`.',
      { a: 1, b: 2, c: 3 },
    ],
    ['a: 1\nb:\u00a02\n', '2:1-5', 'A colon must be followed by a space.', 'Write `b: 2`.', { a: 1, b: 2 }],
    [
      'a:\n- b\n-c\n',
      '3:1-3',
      'A hyphen that begins an item must be followed by a space.',
      'Write `- c`.',
      { a: ['b', 'c'] },
    ],
    // Of two lines that do not fit together, the others around tell which is out of line.
    [
      ' a: 1\nb: 2\nc: 3\n',
      '1:2-6',
      'The line is indented deeper than the fields below it.',
      'Begin the fields of one map in the same column, and the hyphens of one list too.',
      { a: 1, b: 2, c: 3 },
    ],
    [
      'a:\n b: 1\n  c: 2\n  d: 3\n',
      '2:2-6',
      'The line is indented less than the fields below it.',
      'Begin the fields of one map in the same column, and the hyphens of one list too.',
      { a: { b: 1, c: 2, d: 3 } },
    ],
    [
      'a:\n   - b: 1\n    c: 2\n  - b: 3\n    c: 4\n',
      '2:4-10',
      'The line is indented deeper than the fields below it.',
      'Begin the fields of one map in the same column, and the hyphens of one list too.',
      {
        a: [
          { b: 1, c: 2 },
          { b: 3, c: 4 },
        ],
      },
    ],
    [
      'a:\n  b: 1\n c: 2\n',
      '3:2-6',
      'The indentation of the line fits no line above it.',
      'Begin the fields of one map in the same column, and the hyphens of one list too.',
      { a: { b: 1, c: 2 } },
    ],
    [
      'a:\n  - id: x\n   name: b\n',
      '3:4-11',
      'The indentation of the line fits no line above it.',
      'Begin the fields of one map in the same column, and the hyphens of one list too.',
      { a: [{ id: 'x', name: 'b' }] },
    ],
    [
      'a:\n  - id: x\n   - id: y\n',
      '3:4-11',
      'The indentation of the line fits no line above it.',
      'Begin the fields of one map in the same column, and the hyphens of one list too.',
      { a: [{ id: 'x' }, { id: 'y' }] },
    ],
    [
      'a: 1\n b:\n  c: 2\n',
      '2:2-4',
      'The line is indented deeper than the one above, which already has a value.',
      'Begin the fields of one map in the same column, and the hyphens of one list too.',
      { a: 1, b: { c: 2 } },
    ],
    [
      'a: 1\nseverity low\nb: 2\n',
      '2:1-13',
      'The line is neither `field: value` nor a continuation of the line above.',
      'Write `severity: low`; text that goes on from the line above must be indented deeper.',
      { a: 1, severity: 'low', b: 2 },
    ],
    [
      'a:\n  b: 1\nstray words\n  c: 2\n',
      '3:1-12',
      'The line is neither `field: value` nor a continuation of the line above.',
      'Write `stray: words`; text that goes on from the line above must be indented deeper.',
      { a: { b: 1, c: 2 } },
    ],
    [
      'a:\n  - id x\n    name: b\n',
      '2:3-9',
      'The line is neither `field: value` nor a continuation of the line above.',
      'Write `- id: x`; text that goes on from the line above must be indented deeper.',
      { a: [{ id: 'x', name: 'b' }] },
    ],
    [
      'a:\n  - b:1\n    c: 2\n',
      '2:3-8',
      'A colon must be followed by a space.',
      'Write `- b: 1`.',
      { a: [{ b: 1, c: 2 }] },
    ],
    [
      'a: 1\n  b: 2\n',
      '2:3-7',
      'The line is indented deeper than the one above, which already has a value.',
      'Begin the fields of one map in the same column, and the hyphens of one list too.',
      { a: 1, b: 2 },
    ],
    [
      'a:\n\tb: 1\n\tc: 2\n',
      '2:1-2',
      'The line is indented with a tab; YAML takes spaces only.',
      'Replace each tab by two spaces, here and on 1 other line.',
      { a: { b: 1, c: 2 } },
    ],
    [
      'a: "C:\\dir"\n',
      '1:7-9',
      '`\\d` is not an escape that text in double quotes may hold.',
      'Write `\\\\d` for a backslash, or use single quotes.',
      { a: 'C:\\dir' },
    ],
  ])('%j', (text, place, message, hint, value) => {
    const reading = read(text);
    expect(reading.diagnostics.map(show)).toEqual([`yaml/syntax ${place} ${message} | ${hint}`]);
    expect(reading.value).toEqual(value);
  });

  // Here nothing can be trusted below the slip.
  test.each([
    ['a: [b\n  c\nd: e\n', '1:4-6', 'A list is opened and not closed by `]`.'],
    ['[a]: b\n', '1:1-7', 'A list or map stands where the name of a field was expected.'],
    ['? [a]\n: - b\n', '1:3-6', 'A list or map stands where the name of a field was expected.'],
  ])('%j ends the reading', (text, place, message) => {
    const reading = read(text);
    expect(
      reading.diagnostics.map(({ code, place: at, message: said }) => [code, showPlace(at), said]),
    ).toEqual([['yaml/syntax', place, message]]);
    expect(reading.value).toBeUndefined();
  });

  test('all of them are found in one run', () => {
    const text = 'a: Fix: b\nc: @d\ne: [f\ng:1\nh: &i j\nk: l\nk: m\n';
    const { value, diagnostics } = read(text);
    expect(diagnostics.map(({ code, place }) => `${code} ${showPlace(place)}`)).toEqual([
      'yaml/syntax 1:4-10',
      'yaml/syntax 2:4-6',
      'yaml/syntax 3:4-6',
      'yaml/syntax 4:1-4',
      'format/duplicate-field 7:1-2',
      'yaml/alias 5:4-6',
    ]);
    expect(value).toEqual({ a: 'Fix: b', c: '@d', e: ['f'], g: 1, h: 'j', k: 'l' });
  });

  test('a file that is wrong from end to end is given up at its first slip', () => {
    const { value, diagnostics } = read('a: @b\n'.repeat(1000));
    expect(diagnostics.map(show)).toEqual([
      'yaml/syntax 1:4-6 The value of `a` cannot be read without quotes. | Quote it: `a: "@b"`.',
    ]);
    expect(value).toBeUndefined();
  });

  test('columns are those of the file also where tabs were taken for spaces', () => {
    const { placeOfValue, isFaulty } = read('a:\n\tb:\n\t\tc: d\n');
    expect(showPlace(placeOfValue(['a', 'b', 'c']))).toBe('3:6-7');
    expect([1, 2, 3].map(isFaulty)).toEqual([false, true, false]);
  });

  test('lines that were put right are known as faulty, and so are those with an anchor or tag', () => {
    const { isFaulty } = read('a: @b\nc: d\ne: &f g\nh: i\n');
    expect([1, 2, 3, 4].map(isFaulty)).toEqual([true, false, true, false]);
  });

  test('any text at all is read or explained, at a place inside it', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        ': ',
        ':',
        '- ',
        '-',
        '\n',
        '  ',
        '\t',
        '"',
        "'",
        '[',
        ']',
        '{',
        '}',
        ',',
        '#',
        ' #',
        '&x ',
        '*x',
        '!t ',
      ],
      ...['|', '>', '?', '%', '@', '`', '---\n', '...\n', '<<', '\\', '\u00a0', 'é', '__proto__'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n');
        const { value, diagnostics } = read(text);
        expect(value === undefined ? diagnostics.length : 1).toBeGreaterThan(0);
        for (const { place, message } of diagnostics) {
          expect(message).toMatch(/^\S.*[.]$/);
          expect(place.start.line).toBeLessThanOrEqual(lines.length);
          expect(place.start.column).toBeLessThanOrEqual((lines[place.start.line - 1] ?? '').length + 1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
