import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes, isCode } from '../../src/kernel/codes.js';
import { diagnose, startOfFile, type Diagnostic, type Place } from '../../src/kernel/diagnostic.js';
import { reporters, reportFormats, type ReportFormat } from '../../src/output/report/reporters.js';
import type { ReportOptions } from '../../src/output/report/report.js';

const login = 'incidents/2025-10-15-login.md';

const at = (path: string, line: number, column: number, endLine: number, endColumn: number): Place => ({
  path,
  start: { line, column },
  end: { line: endLine, column: endColumn },
});

/** A report of the diagnostics where every file has this text. */
const report = (
  format: ReportFormat,
  diagnostics: readonly Diagnostic[],
  source?: string,
  options: Partial<ReportOptions> = {},
): string => reporters[format](diagnostics, { sourceOf: () => source, color: false, prefix: '', ...options });

/** The pretty report of one problem at this place of this text. */
const pretty = (source: string, place: Place): string =>
  report('pretty', [diagnose('format/invalid-value', place, 'The value is wrong.')], source);

const source = `---
title: Login fails
started: 2025-10-15 17:28
resolved: 2025-10-15 17:20
severty: high
---
`;

const problems: readonly Diagnostic[] = [
  diagnose('format/unknown-field', at(login, 5, 1, 5, 8), 'The field "severty" is not known.', {
    hint: 'Did you mean "severity"?',
  }),
  diagnose(
    'time/ends-before-start',
    at(login, 4, 11, 4, 27),
    'It ends at 17:20, before it starts at 17:28.',
    {
      hint: 'Check the date of both times.',
      related: [{ message: 'It starts here.', place: at(login, 3, 10, 3, 26) }],
    },
  ),
  diagnose(
    'incident/no-text',
    startOfFile('incidents/2025-01-02-empty.md'),
    'The file holds no text for readers.',
    {
      hint: 'Add an update:\n\n### Resolved – 2025-01-02 18:05',
    },
  ),
];

describe('the report for people', () => {
  it('shows where, what, the line with the spot, and what to do, file by file', () => {
    expect(report('pretty', problems, source, { prefix: 'status/' })).toMatchInlineSnapshot(`
      "status/incidents/2025-01-02-empty.md:1:1 warning incident/no-text
        The file holds no text for readers.
        hint: Add an update:

              ### Resolved – 2025-01-02 18:05

      status/incidents/2025-10-15-login.md:4:11 error time/ends-before-start
        It ends at 17:20, before it starts at 17:28.
          4 | resolved: 2025-10-15 17:20
            |           ^^^^^^^^^^^^^^^^
        hint: Check the date of both times.
        see status/incidents/2025-10-15-login.md:3:10 It starts here.

      status/incidents/2025-10-15-login.md:5:1 error format/unknown-field
        The field "severty" is not known.
          5 | severty: high
            | ^^^^^^^
        hint: Did you mean "severity"?

      2 errors, 1 warning in 2 files
      "
    `);
  });

  it('says plainly that there is nothing', () => {
    expect(report('pretty', [])).toBe('No problems found.\n');
  });

  it('counts in the singular too', () => {
    expect(report('pretty', problems.slice(0, 1))).toMatch(/\n1 error in 1 file\n$/);
  });

  it('has colours only where they are asked for', () => {
    expect(report('pretty', problems, source)).not.toContain('\u001b');
    const colored = report('pretty', problems.slice(0, 1), source, { color: true });
    expect(colored.replaceAll('\u001b[', '<')).toMatchInlineSnapshot(`
      "<36mincidents/2025-10-15-login.md:5:1<39m <1m<31merror<39m<22m <2mformat/unknown-field<22m
        <1mThe field "severty" is not known.<22m
      <2m    5 | <22mseverty: high
      <2m      | <22m<31m^^^^^^^<39m
        <32mhint:<39m Did you mean "severity"?

      <1m<31m1 error in 1 file<39m<22m
      "
    `);
  });

  it('shows nothing of a file that is not known', () => {
    expect(report('pretty', problems.slice(0, 1))).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:5:1 error format/unknown-field
        The field "severty" is not known.
        hint: Did you mean "severity"?

      1 error in 1 file
      "
    `);
  });
});

describe('the marked line', () => {
  it('is marked below wide letters and emoji', () => {
    const line = 'title: 障害が発生 👩‍💻 wrong 復旧';
    expect(pretty(line, at(login, 1, line.indexOf('wrong') + 1, 1, line.indexOf('wrong') + 6)))
      .toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:1:20 error format/invalid-value
        The value is wrong.
          1 | title: 障害が発生 👩‍💻 wrong 復旧
            |                      ^^^^^

      1 error in 1 file
      "
    `);
    expect(pretty(line, at(login, 1, line.indexOf('復旧') + 1, 1, line.length + 1))).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:1:26 error format/invalid-value
        The value is wrong.
          1 | title: 障害が発生 👩‍💻 wrong 復旧
            |                            ^^^^

      1 error in 1 file
      "
    `);
  });

  it('has spaces for tabs', () => {
    expect(pretty('\tstate:\tdwon\t# now', at(login, 1, 9, 1, 13))).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:1:9 error format/invalid-value
        The value is wrong.
          1 |     state:    dwon    # now
            |               ^^^^

      1 error in 1 file
      "
    `);
  });

  it('loses its line end and the mark at the start of the file', () => {
    expect(pretty('\ufeff---\r\ntitle: x\r\nstate: dwon\r\n', at(login, 3, 8, 3, 12))).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:3:8 error format/invalid-value
        The value is wrong.
          3 | state: dwon
            |        ^^^^

      1 error in 1 file
      "
    `);
    expect(pretty('one\rtwo\rthree', at(login, 2, 1, 2, 4))).toContain('    2 | two\n      | ^^^\n');
  });

  it('has one mark for a place of no length, also at its end and beyond', () => {
    expect(pretty('title:', at(login, 1, 7, 1, 7))).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:1:7 error format/invalid-value
        The value is wrong.
          1 | title:
            |       ^

      1 error in 1 file
      "
    `);
    expect(pretty('title:', at(login, 1, 90, 1, 95))).toContain('| title:\n      |       ^\n');
  });

  it('says how far a range of several lines goes', () => {
    const text = 'impact:\n  - from: 1\n    to: 2\ntags: []\n';
    expect(pretty(text, at(login, 2, 5, 4, 1))).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:2:5 error format/invalid-value
        The value is wrong.
          2 |   - from: 1
            |     ^^^^^^^ to line 3

      1 error in 1 file
      "
    `);
    expect(pretty(text, at(login, 2, 5, 3, 1))).not.toContain('to line');
  });

  it('is left out where it would be blank, and where the place is the whole file', () => {
    const expected = `${login}:1:1 error format/invalid-value\n  The value is wrong.\n\n1 error in 1 file\n`;
    expect(pretty('  \ntext', startOfFile(login))).toBe(expected);
    expect(pretty('---\ntext', startOfFile(login))).toBe(expected);
    expect(pretty('', at(login, 1, 1, 7, 3))).toBe(expected);
  });

  it('is cut around the spot where it is long, within the width', () => {
    const filler = 'lorem ipsum '.repeat(4200);
    const line = `${filler}wrong ${filler}`;
    const place = at(login, 1, filler.length + 1, 1, filler.length + 6);
    expect(line.length).toBeGreaterThan(50_000);
    expect(pretty(line, place)).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:1:50401 error format/invalid-value
        The value is wrong.
          1 | … ipsum lorem ipsum lorem ipsum lorem ipsum wrong lorem ipsum lorem ipsum lorem ipsum lorem…
            |                                             ^^^^^

      1 error in 1 file
      "
    `);
    expect(pretty(`wrong ${filler}`, at(login, 1, 1, 1, 6))).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:1:1 error format/invalid-value
        The value is wrong.
          1 | wrong lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum l…
            | ^^^^^

      1 error in 1 file
      "
    `);
    expect(pretty(`${filler}wrong`, place)).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:1:50401 error format/invalid-value
        The value is wrong.
          1 | …m lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem ipsum wrong
            |                                                                                        ^^^^^

      1 error in 1 file
      "
    `);
    expect(pretty(line, at(login, 1, 1, 1, line.length + 1))).toMatchInlineSnapshot(`
      "incidents/2025-10-15-login.md:1:1 error format/invalid-value
        The value is wrong.
          1 | lorem ipsum lorem ipsum lorem ipsum lorem ipsum lorem i…
            | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

      1 error in 1 file
      "
    `);
    const narrow = report('pretty', [diagnose('format/invalid-value', place, 'x')], line, { width: 40 });
    expect(
      Math.max(
        ...narrow
          .split('\n')
          .slice(2, 4)
          .map((text) => text.length),
      ),
    ).toBeLessThanOrEqual(40);
  });

  it('keeps the mark under the spot whatever stands before it', () => {
    const before = fc.stringMatching(/^[a-zé障😀\t\u001b\u202e "]{0,300}$/u);
    fc.assert(
      fc.property(before, before, (left, right) => {
        const place = at(login, 1, left.length + 1, 1, left.length + 2);
        const [, , line = '', mark = ''] = pretty(`${left}@${right}`, place).split('\n');
        // As a terminal draws it: two columns for what is wide.
        const cells = [...line].flatMap((letter) => (/[障😀]/u.test(letter) ? [letter, ''] : [letter]));
        expect(cells[mark.indexOf('^')]).toBe('@');
        expect(mark.trimEnd().length).toBe(mark.indexOf('^') + 1);
        expect(cells.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('a flood of problems', () => {
  const flood = Array.from({ length: 30 }, (_, file) =>
    Array.from({ length: 25 }, (__, line) =>
      diagnose(
        line === 24 ? 'time/future' : 'text/placeholder',
        at(`incidents/${file + 10}.md`, line + 1, 1, line + 1, 2),
        'x',
      ),
    ),
  ).flat();

  it('shows 20 of a file, errors before the rest, and 200 in all, and says so', () => {
    const text = report('pretty', flood);
    const shown = text.split('\n').filter((line) => /^incidents\/\d+\.md:/.test(line));
    expect(shown).toHaveLength(200);
    expect(shown.filter((line) => line.includes('time/future'))).toHaveLength(30);
    expect(shown.filter((line) => line.startsWith('incidents/10.md:'))).toHaveLength(20);
    expect(text).toContain('incidents/10.md has 5 more problems.\n');
    expect(text).toMatch(
      /\n30 errors, 720 warnings in 30 files\n\n200 of 750 are shown; --format json lists them all\.\n$/,
    );
  });

  it('is told whole to programs', () => {
    const json = JSON.parse(report('json', flood)) as { diagnostics: unknown[]; counts: unknown };
    expect(json.diagnostics).toHaveLength(750);
    expect(json.counts).toEqual({ error: 30, warning: 720, info: 0 });
    expect(report('github', flood).split('\n')).toHaveLength(751);
    const sarif = JSON.parse(report('sarif', flood)) as { runs: { results: unknown[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(750);
  });
});

describe('the report as JSON', () => {
  it('has exactly the documented fields, in order', () => {
    expect(report('json', problems.slice(1))).toMatchInlineSnapshot(`
      "{
        "diagnostics": [
          {
            "code": "incident/no-text",
            "level": "warning",
            "message": "The file holds no text for readers.",
            "hint": "Add an update:\\n\\n### Resolved – 2025-01-02 18:05",
            "path": "incidents/2025-01-02-empty.md",
            "line": 1,
            "column": 1,
            "endLine": 1,
            "endColumn": 1,
            "related": []
          },
          {
            "code": "time/ends-before-start",
            "level": "error",
            "message": "It ends at 17:20, before it starts at 17:28.",
            "hint": "Check the date of both times.",
            "path": "incidents/2025-10-15-login.md",
            "line": 4,
            "column": 11,
            "endLine": 4,
            "endColumn": 27,
            "related": [
              {
                "message": "It starts here.",
                "path": "incidents/2025-10-15-login.md",
                "line": 3,
                "column": 10,
                "endLine": 3,
                "endColumn": 26
              }
            ]
          }
        ],
        "counts": {
          "error": 1,
          "warning": 1,
          "info": 0
        }
      }
      "
    `);
  });

  it('is complete without problems', () => {
    expect(JSON.parse(report('json', []))).toEqual({
      diagnostics: [],
      counts: { error: 0, warning: 0, info: 0 },
    });
  });
});

describe('the report for GitHub', () => {
  it('is one command a problem, escaped, with paths from the root of the repository', () => {
    const odd = diagnose('config/no-url', at('a,b:c%.md', 1, 1, 2, 1), '100 % sure:\n::error::no', {
      hint: 'one\r\ntwo',
    });
    expect(report('github', [...problems, odd], source, { prefix: 'status/' })).toMatchInlineSnapshot(`
      "::notice file=status/a%2Cb%3Ac%25.md,line=1,col=1,endLine=2,endColumn=1,title=config/no-url::100 %25 sure:\\u000a::error::no%0Ahint: one\\u000d%0Atwo
      ::warning file=status/incidents/2025-01-02-empty.md,line=1,col=1,endLine=1,endColumn=1,title=incident/no-text::The file holds no text for readers.%0Ahint: Add an update:%0A%0A### Resolved – 2025-01-02 18:05
      ::error file=status/incidents/2025-10-15-login.md,line=4,col=11,endLine=4,endColumn=27,title=time/ends-before-start::It ends at 17:20, before it starts at 17:28.%0Ahint: Check the date of both times.
      ::error file=status/incidents/2025-10-15-login.md,line=5,col=1,endLine=5,endColumn=8,title=format/unknown-field::The field "severty" is not known.%0Ahint: Did you mean "severity"?
      "
    `);
  });

  it('is empty without problems', () => {
    expect(report('github', [])).toBe('');
  });
});

describe('the report for GitLab', () => {
  const read = (diagnostics: readonly Diagnostic[]): { fingerprint: string; location: unknown }[] =>
    JSON.parse(report('gitlab', diagnostics, source, { prefix: 'status/' })) as ReturnType<typeof read>;

  it('is a list of problems, with paths from the root of the repository', () => {
    const [last] = read(problems).slice(-1);
    expect(last).toEqual({
      description: 'The field "severty" is not known. Did you mean "severity"?',
      check_name: 'format/unknown-field',
      fingerprint: last?.fingerprint,
      severity: 'critical',
      location: { path: 'status/incidents/2025-10-15-login.md', lines: { begin: 5 } },
    });
    expect(read([])).toEqual([]);
  });

  it('knows a problem again that has moved to another line, and tells apart two that are alike', () => {
    const on = (line: number): Diagnostic =>
      diagnose('update/empty', at(login, line, 1, line, 4), 'It is empty.');
    const fingerprints = (lines: readonly number[]): string[] =>
      read(lines.map(on)).map(({ fingerprint }) => fingerprint);
    expect(fingerprints([12])).toEqual(fingerprints([9]));
    expect(new Set(fingerprints([9, 12])).size).toBe(2);
  });
});

describe('the report in lines', () => {
  it('has each problem in one line, with the hint before the code', () => {
    expect(report('lines', problems, source, { prefix: 'status/' })).toMatchInlineSnapshot(`
      "status/incidents/2025-01-02-empty.md:1:1: warning: The file holds no text for readers. hint: Add an update: ### Resolved – 2025-01-02 18:05 [incident/no-text]
      status/incidents/2025-10-15-login.md:4:11: error: It ends at 17:20, before it starts at 17:28. hint: Check the date of both times. [time/ends-before-start]
      status/incidents/2025-10-15-login.md:5:1: error: The field "severty" is not known. hint: Did you mean "severity"? [format/unknown-field]
      "
    `);
  });

  it('is empty where there is nothing', () => {
    expect(report('lines', [])).toBe('');
  });
});

describe('the report as SARIF', () => {
  it('has one run with the rules that occur and a region for each place', () => {
    const log = JSON.parse(report('sarif', problems, source, { prefix: 'my status/' })) as unknown;
    expect(log).toMatchInlineSnapshot(`
      {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "runs": [
          {
            "columnKind": "utf16CodeUnits",
            "results": [
              {
                "level": "warning",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "my%20status/incidents/2025-01-02-empty.md",
                      },
                      "region": {
                        "endColumn": 1,
                        "endLine": 1,
                        "startColumn": 1,
                        "startLine": 1,
                      },
                    },
                  },
                ],
                "message": {
                  "text": "The file holds no text for readers.
      hint: Add an update:

      ### Resolved – 2025-01-02 18:05",
                },
                "ruleId": "incident/no-text",
                "ruleIndex": 1,
              },
              {
                "level": "error",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "my%20status/incidents/2025-10-15-login.md",
                      },
                      "region": {
                        "endColumn": 27,
                        "endLine": 4,
                        "startColumn": 11,
                        "startLine": 4,
                      },
                    },
                  },
                ],
                "message": {
                  "text": "It ends at 17:20, before it starts at 17:28.
      hint: Check the date of both times.",
                },
                "relatedLocations": [
                  {
                    "id": 1,
                    "message": {
                      "text": "It starts here.",
                    },
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "my%20status/incidents/2025-10-15-login.md",
                      },
                      "region": {
                        "endColumn": 26,
                        "endLine": 3,
                        "startColumn": 10,
                        "startLine": 3,
                      },
                    },
                  },
                ],
                "ruleId": "time/ends-before-start",
                "ruleIndex": 2,
              },
              {
                "level": "error",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "my%20status/incidents/2025-10-15-login.md",
                      },
                      "region": {
                        "endColumn": 8,
                        "endLine": 5,
                        "startColumn": 1,
                        "startLine": 5,
                      },
                    },
                  },
                ],
                "message": {
                  "text": "The field "severty" is not known.
      hint: Did you mean "severity"?",
                },
                "ruleId": "format/unknown-field",
                "ruleIndex": 0,
              },
            ],
            "tool": {
              "driver": {
                "name": "Candor",
                "rules": [
                  {
                    "defaultConfiguration": {
                      "level": "error",
                    },
                    "help": {
                      "text": "docs/diagnostics/format/unknown-field.md shows it with a bad and a good example.",
                    },
                    "id": "format/unknown-field",
                    "shortDescription": {
                      "text": "The field is not one that the format knows.",
                    },
                  },
                  {
                    "defaultConfiguration": {
                      "level": "warning",
                    },
                    "help": {
                      "text": "docs/diagnostics/incident/no-text.md shows it with a bad and a good example.",
                    },
                    "id": "incident/no-text",
                    "shortDescription": {
                      "text": "The file holds no text for readers.",
                    },
                  },
                  {
                    "defaultConfiguration": {
                      "level": "error",
                    },
                    "help": {
                      "text": "docs/diagnostics/time/ends-before-start.md shows it with a bad and a good example.",
                    },
                    "id": "time/ends-before-start",
                    "shortDescription": {
                      "text": "Something ends before it starts.",
                    },
                  },
                ],
              },
            },
          },
        ],
        "version": "2.1.0",
      }
    `);
  });

  it('gives an absolute prefix as a file URI, and is complete without problems', () => {
    expect(report('sarif', problems.slice(0, 1), source, { prefix: '/srv/50%/' })).toContain(
      '"uri": "file:///srv/50%25/incidents/2025-10-15-login.md"',
    );
    expect(JSON.parse(report('sarif', []))).toMatchObject({
      runs: [{ results: [], tool: { driver: { rules: [] } } }],
    });
  });
});

describe.each(reportFormats)('every report (%s)', (format) => {
  // All that a terminal or a log could obey, and what hides or reorders text.
  const dangerous =
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/u;
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '\u001b[2J',
        '\u202e',
        '\u2066',
        '\r',
        '\n',
        '\u0007',
        '\u009b',
        '\ud800',
        '%',
        '"',
        '::',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    maxLength: 12,
  });

  it('shows escapes and hidden characters, and obeys none', () => {
    fc.assert(
      fc.property(text, text, text, text, (path, message, hint, line) => {
        const place = at(path, 1, 2, 1, 4);
        const problem = diagnose('format/invalid-value', place, message, {
          hint,
          related: [{ message: hint, place }],
        });
        const options = { prefix: `${line}/`, width: 60 };
        expect(report(format, [problem], `ab${line}`, options)).not.toMatch(dangerous);
      }),
    );
  });

  it('gives the place of a problem in a withheld file, and quotes nothing', () => {
    const problem: Diagnostic = {
      ...diagnose('format/wrong-type', at('incidents/x.md', 3, 9, 4, 47), 'CANARY in the message', {
        hint: 'CANARY in the hint',
        related: [{ message: 'CANARY beside', place: at('incidents/other-CANARY.md', 1, 1, 1, 2) }],
      }),
      quotable: false,
    };
    const told = report(format, [problem], 'CANARY\nCANARY\nname: CANARY CANARY CANARY CANARY CANARY CANARY');
    expect(told).not.toContain('CANARY');
    expect(told).not.toContain('47');
    expect(told).toContain('incidents/x.md');
    expect(told).toContain(codes['format/wrong-type'].summary);
  });

  it('does not depend on the order in which problems were found', () => {
    const shuffled = fc.shuffledSubarray([...problems], { minLength: problems.length });
    fc.assert(
      fc.property(shuffled, (some) => {
        expect(report(format, some, source)).toBe(report(format, problems, source));
      }),
    );
  });
});

it('gives programs the very texts of a problem back, hidden characters and all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (message) => {
      const problem = diagnose('format/invalid-value', startOfFile(login), message);
      const json = JSON.parse(report('json', [problem])) as {
        diagnostics: { message: string; code: string }[];
      };
      expect(json.diagnostics[0]?.message).toBe(message);
      expect(isCode(json.diagnostics[0]?.code ?? '')).toBe(true);
    }),
  );
});
