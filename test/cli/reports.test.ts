// What `candor check` prints for people, programs, GitHub and code scanning, on a site with problems of every sort.
import { describe, expect, test } from 'vitest';
import { countLevels } from '../../src/kernel/diagnostic.js';
import { isCode } from '../../src/kernel/codes.js';
import { checkSite } from '../../src/building/read-site.js';
import { candor, doubtfulIncident, incident, makeSite, testNow, wrongIncident } from './site-folder.js';

const escape = '\u001b';

/** One problem of the configuration, a few of incidents, in files whose names need care. */
const files = {
  'candor.yaml': `site:
  title: Acme Status
  timezone: Europe/Berlin
components:
  - { id: api, name: Interface }
rules:
  no/such-code: off
`,
  'incidents/2025/a b%20ü,c:d.md': wrongIncident,
  'incidents/2025/doubtful.md': doubtfulIncident,
  'incidents/2025/twice.md': incident({ fields: 'tags: [a]\ntags: [b]' }),
  'incidents/2025/coloured.md': incident({ title: `Red ${escape}[31malert${escape}[0m` }),
  'incidents/2025/draft.md': incident({ more: '\n## Postmortem\n\n### What happened\n\nMuch.\n' }),
};
const expected = checkSite({ folder: makeSite(files), now: testNow }).compilation.diagnostics;

const check = async (format: string, site = makeSite(files)): Promise<string> => {
  const { code, out, err } = await candor(site, ['check', '--format', format]);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  return out;
};

interface JsonPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface JsonDiagnostic extends JsonPlace {
  readonly code: string;
  readonly level: string;
  readonly message: string;
  readonly hint: string | null;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
}
interface JsonReport {
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly counts: Readonly<Record<string, number>>;
}

test('the site has problems of every level, in every kind of file', () => {
  const { error, warning, info } = countLevels(expected);
  expect([error, warning, info].every((count) => count > 0)).toBe(true);
  expect(expected.some(({ related }) => related.length > 0)).toBe(true);
  expect(new Set(expected.map(({ place }) => place.path)).size).toBeGreaterThanOrEqual(5);
});

describe('json', () => {
  const place = ['path', 'line', 'column', 'endLine', 'endColumn'];

  test('has exactly the promised keys', async () => {
    const report = JSON.parse(await check('json')) as JsonReport;
    expect(Object.keys(report)).toEqual(['diagnostics', 'counts']);
    expect(Object.keys(report.counts)).toEqual(['error', 'warning', 'info']);
    for (const diagnostic of report.diagnostics) {
      expect(Object.keys(diagnostic)).toEqual(['code', 'level', 'message', 'hint', ...place, 'related']);
      expect(isCode(diagnostic.code)).toBe(true);
      expect(['error', 'warning', 'info']).toContain(diagnostic.level);
      expect(diagnostic.message).toMatch(/^\S.*\.$/s);
      if (diagnostic.hint !== null) expect(diagnostic.hint).not.toBe('');
      for (const related of diagnostic.related) expect(Object.keys(related)).toEqual(['message', ...place]);
    }
  });

  test('tells every problem at a place that exists, and counts them', async () => {
    const report = JSON.parse(await check('json')) as JsonReport;
    expect(report.diagnostics).toHaveLength(expected.length);
    expect(report.counts).toEqual(countLevels(expected));
    for (const { level } of report.diagnostics) expect(report.counts[level]).toBeGreaterThan(0);
    const texts = new Map<string, string>(Object.entries(files));
    for (const at of report.diagnostics.flatMap((diagnostic) => [diagnostic, ...diagnostic.related])) {
      const lines = texts.get(at.path)?.split('\n') ?? [];
      expect(at.line).toBeLessThanOrEqual(lines.length);
      expect(at.column).toBeLessThanOrEqual((lines[at.line - 1] ?? '').length + 1);
      expect(at.endLine).toBeGreaterThanOrEqual(at.line);
      if (at.endLine === at.line) expect(at.endColumn).toBeGreaterThanOrEqual(at.column);
    }
  });

  test('is the same in every run, and of a clean site the empty list', async () => {
    const site = makeSite(files);
    expect(await check('json', site)).toBe(await check('json', site));
    const clean = await candor(makeSite({ 'incidents/a.md': incident() }), ['check', '--format', 'json']);
    expect(JSON.parse(clean.out)).toEqual({ diagnostics: [], counts: { error: 0, warning: 0, info: 0 } });
  });
});

describe('github', () => {
  test('is one command a line, with a place from the root of the repository', async () => {
    const site = makeSite(files);
    const above = site.slice(0, site.lastIndexOf('/'));
    const { out } = await candor(above, ['check', site, '--format', 'github']);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(expected.length);
    const form =
      /^::(error|warning|notice) file=([^,:]+),line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=[a-z-]+\/[a-z0-9-]+::\S/;
    for (const line of lines) expect(line).toMatch(form);
    const folder = site.slice(above.length + 1);
    expect(out).toContain(
      `file=${folder}/incidents/2025/a b%2520ü%2Cc%3Ad.md,line=4,col=14,endLine=4,endColumn=17,`,
    );
    expect(out).toContain(`::notice file=${folder}/`);
    expect(out).toContain('%0Ahint: ');
  });

  test('of a clean site is nothing', async () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    expect((await candor(site, ['check', '--format', 'github'])).out).toBe('');
  });
});

describe('sarif', () => {
  interface Sarif {
    readonly version: string;
    readonly runs: readonly {
      readonly tool: {
        readonly driver: { readonly name: string; readonly rules: readonly { id: string }[] };
      };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string };
            readonly region: Readonly<Record<string, number>>;
          };
        }[];
      }[];
    }[];
  }

  test('is one run with a result for every problem, each with its rule and place', async () => {
    const report = JSON.parse(await check('sarif')) as Sarif;
    expect(report.version).toBe('2.1.0');
    expect(report.runs).toHaveLength(1);
    const [run] = report.runs;
    expect(run?.tool.driver.name).toBe('Candor');
    expect(run?.results).toHaveLength(expected.length);
    for (const { ruleId, ruleIndex, level, message, locations } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      expect(locations).toHaveLength(1);
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
      expect(decodeURI(artifactLocation?.uri ?? '')).toMatch(/^(candor\.yaml|incidents\/)/);
      expect(Object.keys(region ?? {})).toEqual(['startLine', 'startColumn', 'endLine', 'endColumn']);
      expect(Object.values(region ?? {}).every((number) => Number.isInteger(number) && number >= 1)).toBe(
        true,
      );
    }
    expect(JSON.stringify(report)).toContain('incidents/2025/a%20b%2520%C3%BC%2Cc%3Ad.md');
  });

  test('of a clean site has no result', async () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    const report = JSON.parse((await candor(site, ['check', '--format', 'sarif'])).out) as Sarif;
    expect(report.runs[0]?.results).toEqual([]);
  });
});

describe('pretty', () => {
  test('shows the line with the spot, and what to do', async () => {
    expect(await check('pretty')).toContain(
      `incidents/2025/a b%20ü,c:d.md:4:14 error link/unknown-component
  The component \`apo\` is not one of the site.
    4 | components: [apo]
      |              ^^^
  hint: Did you mean \`api\`?
`,
    );
  });

  test('ends with the counts', async () => {
    const { error, warning, info } = countLevels(expected);
    expect(await check('pretty')).toMatch(
      new RegExp(`\n${error} errors, ${warning} warnings?, ${info} infos? in \\d+ files\n$`),
    );
  });
});

describe('a terminal', () => {
  const site = makeSite({ 'incidents/a.md': wrongIncident });
  const colours = /\u001b\[\d+m/;

  test.each<[string, Record<string, string>, boolean, boolean]>([
    ['a terminal', {}, true, true],
    ['a pipe', {}, false, false],
    ['a pipe that is told to', { FORCE_COLOR: '1', CI: 'true' }, false, false],
    ['a terminal with NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['a terminal with an empty NO_COLOR, which counts as unset', { NO_COLOR: '' }, true, true],
    ['a terminal that knows no colours', { TERM: 'dumb' }, true, false],
  ])('%s', async (_, env, isTerminal, isColoured) => {
    const { out } = await candor(site, ['check'], { env, terminal: { out: isTerminal } });
    expect(colours.test(out)).toBe(isColoured);
    expect(out.replaceAll(/\u001b\[\d+m/g, '')).toBe((await candor(site, ['check'])).out);
  });

  test('machine formats have no colours', async () => {
    for (const format of ['json', 'github', 'sarif', 'lines']) {
      const { out } = await candor(site, ['check', '--format', format], { terminal: { out: true } });
      expect(out).not.toContain(escape);
    }
  });

  test('each stream is judged by itself', async () => {
    const toTerminal = await candor(site, ['build'], { terminal: { err: true } });
    expect(toTerminal.err).toMatch(colours);
    const toFile = await candor(site, ['build'], { terminal: { out: true } });
    expect(toFile.err).not.toMatch(colours);
  });

  test.each(['pretty', 'json', 'github', 'sarif', 'lines'])(
    'obeys nothing that a file says: %s',
    async (format) => {
      const nasty = makeSite({
        [`incidents/2025/na${escape}[2Jme.md`]: incident({ title: `x${escape}]0;owned\u0007` }),
        'incidents/2025/b.md': incident({ fields: `sev${escape}[31m: 1`, components: `["a${escape}[2Jb"]` }),
        'incidents/2025/c.md': incident({ title: 'a\u202etxt.exe', more: '\n## Fo\u009bo\n' }),
      });
      const { out } = await candor(nasty, ['check', '--format', format]);
      expect(out.length).toBeGreaterThan(0);
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    },
  );
});
