// Marks for withheld text: which are right, which only resemble one, and that no slip of typing publishes anything.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discloseMarks, redactMarks } from '../../src/content/cut-marks.js';
import { findMarks } from '../../src/content/withheld-marks.js';
import { findWithheldMarks } from '../../src/content/scan-lines.js';
import { compileFiles, contents } from '../cli/compile-files.js';

const kinds = (text: string): string[] => findMarks(text.split('\n')).problems.map(({ kind }) => kind);

describe('in a file that withholds', () => {
  test.each([
    ['a block', ':::withheld\nx\n:::', 1, 0],
    ['a block with spaces behind its lines', ':::withheld  \nx\n::: ', 1, 0],
    ['two blocks', ':::withheld\nx\n:::\n\n:::withheld\n:::', 2, 0],
    ['words of a line', 'a :withheld[b] c', 0, 1],
    ['two of them, side by side', ':withheld[b]:withheld[c]', 0, 2],
    ['brackets inside', ':withheld[see [this](https://e.test/) and [that]] c', 0, 1],
    ['an escaped bracket', String.raw`:withheld[one \] two] c`, 0, 1],
    ['a bracket in code', ':withheld[one `]` two] c', 0, 1],
  ])('%s is a mark', (_, text, blocks, inlines) => {
    const marks = findMarks(text.split('\n'));
    expect(marks.problems).toEqual([]);
    expect([marks.blocks.length, marks.inlines.length]).toEqual([blocks, inlines]);
  });

  test.each([
    'a `:withheld[b]` c',
    'a ``:withheld[`b`]`` c',
    'one: two',
    ':warning: as others write it',
    'It was withheld [by them](https://e.test/).',
    'Reason: withheld until then.',
    'std::vector in a line',
  ])('text stays text: %s', (text) => {
    expect(findMarks([text])).toEqual({ blocks: [], inlines: [], problems: [] });
  });

  test.each([
    ':::witheld\nx\n:::',
    '::withheld\nx\n::',
    '::::withheld\nx\n::::',
    ' :::withheld\nx\n:::',
    '> :::withheld\n> x\n> :::',
    ':::withheld x\n:::',
    ':::Withheld\nx\n:::',
    '::: withheld\nx\n:::',
    ':::note\nx\n:::',
    '```\n:::note\n```',
    ':::',
    'a :witheld[b]',
    'a ::withheld[b]',
    'a :withheld [b]',
    'a :withheld(b)',
    'a :with-held[b]',
    'a :WITHHELD[b]',
    'a : withheld[b]',
    'a withheld[b]',
    'a ：withheld[b]',
  ])('is no mark, and not text either: %j', (text) => {
    expect(kinds(text)).toContain('misspelt');
  });

  test.each([
    [':::withheld\nx', 'unclosed'],
    [':::withheld\nx\n:::withheld\n:::', 'nested'],
    [':::withheld\nx :withheld[y]\n:::', 'nested'],
    [':withheld[x', 'unclosed'],
    [':withheld[x [y]', 'unclosed'],
    [':withheld[a :withheld[b] c]', 'nested'],
  ])('%j is %s', (text, kind) => {
    expect(kinds(text)).toContain(kind);
  });
});

describe('in a file that withholds nothing', () => {
  test.each(['One colon: text', 'It is :smile: and :warning[x]', '::: note', '::', 'a::b', '`:withheld[x]`'])(
    'text stays text: %s',
    (text) => {
      expect(findWithheldMarks('x.md', `${text}\n`)).toEqual([]);
    },
  );

  test.each([
    ':::withheld',
    ':::',
    '  :::witheld',
    '::withheld',
    ':withheld[x]',
    '::witheld[x]',
    ':withhold[x]',
    '> :::withheld',
    ':::with-held',
  ])('is refused: %s', (text) => {
    expect(findWithheldMarks('x.md', `${text}\n`).length).toBeGreaterThan(0);
  });
});

/** Lines without anything that a mark could be made of. */
const plain = fc.stringMatching(/^[a-z .,*_-]{0,30}$/);
const inner = fc.stringMatching(/^[a-z .,()]{1,20}$/);

describe('cut out', () => {
  const piece = fc.oneof(
    plain,
    fc.tuple(plain, inner, plain).map(([a, b, c]) => `${a}:withheld[${b}]${c}`),
    fc.array(plain, { maxLength: 4 }).map((lines) => [':::withheld', ...lines, ':::'].join('\n')),
  );

  test('nothing of a mark stays, every line stays a line, and every place can be found again', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const text = pieces.join('\n');
        const marks = findMarks(text.split('\n'));
        expect(marks.problems).toEqual([]);
        const lines = text.split('\n');
        const whole = discloseMarks(text, marks);
        expect(whole.body).not.toMatch(/withheld|:::/);
        const wholeLines = whole.body.split('\n');
        expect(wholeLines).toHaveLength(lines.length);
        for (const [index, line] of wholeLines.entries()) {
          const shifts = whole.shifts.get(index + 1) ?? [];
          for (const [at, sign] of [...line].entries()) {
            const shift = shifts.findLast((one) => one.at <= at + 1)?.by ?? 0;
            expect(lines[index]?.charAt(at + shift)).toBe(sign);
          }
        }
        const redacted = redactMarks(text, marks).body.split('\n');
        expect(redacted).toHaveLength(lines.length);
        expect(redacted.join('').split('\uFDD0').length - 1).toBe(marks.blocks.length + marks.inlines.length);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('of what they hold nothing is left', () => {
    fc.assert(
      fc.property(fc.array(inner, { minLength: 2, maxLength: 2 }), fc.nat(5), ([a = '', b = ''], more) => {
        const make = (text: string, count: number): string =>
          [
            'x',
            ':::withheld',
            ...Array.from({ length: count }, () => text),
            ':::',
            `y :withheld[${text}] z`,
          ].join('\n');
        const cut = (text: string): string =>
          redactMarks(text, findMarks(text.split('\n')))
            .body.split('\n')
            .filter((line) => line !== '')
            .join('\n');
        expect(cut(make(a, 1))).toBe(cut(make(b, 1 + more)));
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});

const head = `---
title: Sign-in failed
severity: high
components: [api]
started: 2025-10-15 10:00
resolved: 2025-10-15 11:00
security:
  withhold: marked
  confirmations: [{ party: Zanderhaven }]
---

Nobody could sign in.

## Details

`;
const canary = 'Quixotic';

describe('a slip of typing in a mark', () => {
  const right = [`:::withheld\n${canary}.\n:::\n`, `It was :withheld[${canary}] indeed.\n`];
  const slip = fc.record({
    text: fc.constantFrom(...right),
    at: fc.nat(11),
    kind: fc.constantFrom('delete', 'double', 'insert', 'swap', 'case'),
    sign: fc.constantFrom(' ', 'x', ':', '-', '`', '[', ']', '.', '\n'),
  });

  test('never publishes what it was to hold', () => {
    fc.assert(
      fc.property(slip, ({ text, at, kind, sign }) => {
        const from = text.indexOf(':') + at;
        const letter = text.charAt(from);
        const next = text.charAt(from + 1);
        const typed =
          kind === 'delete'
            ? ''
            : kind === 'double'
              ? letter + letter
              : kind === 'insert'
                ? sign + letter
                : kind === 'swap'
                  ? next + letter
                  : letter.toUpperCase();
        const slipped = text.slice(0, from) + typed + text.slice(from + (kind === 'swap' ? 2 : 1));
        const compiled = compileFiles({ 'incidents/2025/x.md': head + slipped });
        const isRefused = compiled.diagnostics.some(({ level }) => level === 'error');
        const published = Object.values(contents(compiled)).join('\n');
        expect(isRefused || !published.includes(canary)).toBe(true);
        expect(published).not.toContain(canary);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});
