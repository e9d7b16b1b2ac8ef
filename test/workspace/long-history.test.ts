// Of a history that is so long that it is remembered by parts, a reading after any changes and at any time gives what a
// cold one gives.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSite } from '../../src/building/read-site.js';
import type { Compilation } from '../../src/compile.js';
import { openWorkspace } from '../../src/workspace.js';
import { config, incident, makeSite, testNow } from '../cli/site-folder.js';

const policy = `${config}postmortem: { required_for: [high] }
rules: { postmortem/missing-section: off }
policy:
  severities:
    high: { page: true, postmortem: 5 working days }
    low: { page: true }
    medium: { page: false, digest: quarterly, publish: external }
`;

const hour = 3_600_000;

/** One for every five days from January 2024 on, so that the last lie ahead. */
const days = Array.from({ length: 180 }, (_, index) =>
  new Date(Date.UTC(2024, 0, 3) + index * 5 * 24 * hour).toISOString().slice(0, 10),
);

const work = (day: string): string =>
  `---\ntitle: New disks\nkind: maintenance\ncomponents: [web]\nwindow: { from: ${day} 02:00, to: ${day} 04:00 }\n---\n\nWe swap disks.\n`;

const texts: readonly ((day: string) => string)[] = [
  (day) => incident({ day }),
  (day) => incident({ day, title: 'Web answers late', components: '[web, api]' }),
  (day) => incident({ day, isOpen: true }),
  (day) => incident({ day }).replace('severity: low', 'severity: high'),
  (day) =>
    incident({ day, more: `\n## Postmortem - ${day} 20:00\n\n### What happened\nIt broke.\n` }).replace(
      'severity: low',
      'severity: high',
    ),
  (day) => incident({ day, fields: 'external: true' }).replace('severity: low', 'severity: medium'),
  (day) => incident({ day, fields: 'external: false' }).replace('severity: low', 'severity: medium'),
  (day) => incident({ day, fields: `aliases: [/old/${day}]` }),
  work,
  (day) => `---\ntitle: A word\nkind: notice\nstarted: ${day} 09:00\n---\n\nWe move.\n`,
  (day) =>
    incident({
      day,
      fields: `security: { public: { title: Security issue, slug: sec-${day} }, released: ${day} }`,
    }),
];

const pathOf = (day: string): string => `incidents/${day}-a.md`;

const fixed = { 'candor.yaml': policy, 'incidents/_policy.md': 'We tell what happened.\n' };

const contentsOf = ({ files }: Compilation): ReadonlyMap<string, string> =>
  new Map(files.map((file) => [file.path, 'content' in file ? String(file.content) : file.copyOf]));

type Text = string | ((day: string) => string) | undefined;

interface Step {
  readonly changes: readonly { readonly day: string; readonly text: Text }[];
  /** By which the clock moves. */
  readonly hours: number;
}

const change = fc.record({
  day: fc.constantFrom(...days),
  // Where a file has an error, some of it is made anew: that is rare.
  text: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom<Text>(undefined, ...texts) },
    { weight: 1, arbitrary: fc.constant<Text>('no front matter') },
  ),
});

const step: fc.Arbitrary<Step> = fc.record({
  changes: fc.array(change, { maxLength: 3 }),
  hours: fc.constantFrom(0, 1, 24, 24 * 12, 24 * 60, -48),
});

interface Look {
  readonly files: ReadonlyMap<string, string>;
  readonly now: number;
  readonly compilation: Compilation;
  readonly contents: ReadonlyMap<string, string>;
}

/** The readings of a workspace after each step. */
async function readAgain(steps: readonly Step[], kinds: readonly number[]): Promise<readonly Look[]> {
  const files = new Map(
    days.map((day, index) => {
      const isAhead = Date.parse(day) > testNow;
      return [pathOf(day), (isAhead ? work : (texts[kinds[index] ?? 0] ?? work))(day)];
    }),
  );
  const folder = makeSite({ ...fixed, ...Object.fromEntries(files) });
  const workspace = openWorkspace({ folder, runsTheme: true, commit: 'abc1234', onDemand: true });
  let now = testNow;
  await workspace.read(now);
  const looks: Look[] = [];
  for (const { changes, hours } of steps) {
    now += hours * hour;
    for (const { day, text } of changes) {
      const written = typeof text === 'function' ? text(day) : text;
      if (written === undefined) {
        files.delete(pathOf(day));
        rmSync(join(folder, pathOf(day)), { force: true });
      } else {
        files.set(pathOf(day), written);
        writeFileSync(join(folder, pathOf(day)), written);
      }
    }
    const { compilation } = await workspace.read(now);
    looks.push({ files: new Map(files), now, compilation, contents: contentsOf(compilation) });
  }
  return looks;
}

test('whatever has changed, and whenever it is', async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 2, maxLength: 4 }),
    fc.array(fc.nat(texts.length - 1), { minLength: days.length, maxLength: days.length }),
    async (steps, kinds) => {
      // A cold reading in between would take the place of what the workspace remembers.
      for (const { files, now, compilation, contents } of await readAgain(steps, kinds)) {
        const folder = makeSite({ ...fixed, ...Object.fromEntries(files) });
        const cold = readSite({ folder, now, commit: 'abc1234', onDemand: true }).compilation;
        expect(compilation.diagnostics).toEqual(cold.diagnostics);
        expect(contents).toEqual(contentsOf(cold));
      }
    },
  );
  await fc.assert(property, { numRuns: Number(process.env['READING_RUNS'] ?? 1), endOnFailure: true });
}, 600_000);
