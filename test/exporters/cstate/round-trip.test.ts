// A cState site that is imported, exported and imported again says the same: over two real sites, and over generated ones.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Files } from '../../cli/site-folder.js';
import { describeCorpus } from '../../corpora.js';
import { goRound } from './round-trip.js';

const readFolder = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:md|yml)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );

describe.each([
  ['packit-status', '', 'Europe/Prague', 107],
  ['cstate-example', 'exampleSite', 'UTC', 10],
])('%s', (name, inner, timezone, entries) => {
  describeCorpus(name, (folder) => {
    test('every entry, its times, its texts', () => {
      const { first } = goRound(readFolder(join(folder, inner)), timezone);
      // One post of each site has times that contradict each other, and is not published.
      expect(first.history.entries.length).toBe(entries);
    });
  });
});

const config = `title: Orchard Status
baseURL: https://status.orchard.example/
params:
  categories:
    - name: Shop
      description: What people buy
    - { name: Rest, untitled: true }
  systems:
    - { name: Checkout, category: Shop }
    - { name: Fruit Search, displayName: Search, category: Shop, description: Finds *apples* }
    - { name: 検索, category: Rest }
    - { name: Mail, category: Rest }
`;

const words = fc.constantFrom(
  'apples',
  'two *plums*',
  '**all** pears',
  '`{{< track "now" >}}`',
  'a \\* star',
  '[there](https://orchard.example/a?b=1)',
  'https://orchard.example/_x_',
  '1\\. one',
  '\\# no heading',
  'x < y & z',
  'a|b',
  '~~gone~~',
  '[^1]',
  '_Update_',
  '*Resolved* - not yet',
  'Umlaute äöü 検索',
  '{curly}',
  '\\[x\\]: y',
);
const line = fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
const block = fc.oneof(
  { weight: 4, arbitrary: line },
  line.map((text) => `${text}\nand more of it`),
  line.map((text) => `- ${text}\n- second\n  - inner`),
  line.map((text) => `1. ${text}\n2. second`),
  line.map((text) => `> ${text}`),
  fc.constant('```sh\n{{< track "2024-01-01" >}}\n\n# no heading\n```'),
  fc.constant('| a | b |\n| - | :-: |\n| 1 | 2 |'),
  line.map((text) => `**Impact**\n\n${text}`),
  line.map((text) => `#### What is next\n\n${text}`),
);
const text = fc.array(block, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'));
const label = fc.constantFrom(
  'Investigating',
  'Identified',
  'Monitoring',
  'Update',
  'Resolved',
  'Fixed',
  'Completed',
);
const minutes = fc.integer({ min: 0, max: 3000 });
const start = Date.UTC(2024, 2, 30, 8);
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 19);

interface GeneratedUpdate {
  readonly label: string;
  readonly after: number;
  readonly text: string;
}

const update: fc.Arbitrary<GeneratedUpdate> = fc.record({ label, after: minutes, text });

/** As authors write: the newest first, each with its track at its end or below its last block. */
const writeUpdate = ({ label: word, after, text: body }: GeneratedUpdate): string => {
  const track = `{{< track "${iso(start + after * 60_000)}Z" >}}`;
  const isPlain = !body.includes('\n');
  return isPlain ? `*${word}* - ${body} ${track}` : `*${word}* ${track}\n\n${body}`;
};

const post = fc
  .record({
    severity: fc.constantFrom('down', 'disrupted', 'notice', 'informational'),
    end: fc.option(minutes, { nil: undefined }),
    resolved: fc.constantFrom('true', 'false', ''),
    affected: fc.uniqueArray(fc.constantFrom('Checkout', 'Fruit Search', '検索', 'Mail', 'Nobody')),
    updates: fc.array(update, { maxLength: 4 }),
    details: fc.option(text, { nil: undefined }),
    summary: fc.option(fc.constantFrom('Short of apples', 'It is #1 and *so* on'), { nil: undefined }),
    tags: fc.uniqueArray(fc.constantFrom('fruit', 'two words')),
  })
  .map(({ severity, end, resolved, affected, updates, details, summary, tags }) => {
    const fields = [
      'title: "Apples: late"',
      `date: ${iso(start)}Z`,
      resolved === '' ? '' : `resolved: ${resolved}`,
      end === undefined ? '' : `resolvedWhen: ${iso(start + end * 60_000)}Z`,
      severity === 'informational' ? 'informational: true' : `severity: ${severity}`,
      affected.length === 0 ? '' : `affected: ${JSON.stringify(affected)}`,
      summary === undefined ? '' : `summary: ${JSON.stringify(summary)}`,
      tags.length === 0 ? '' : `tags: ${JSON.stringify(tags)}`,
      'section: issue',
    ].filter((field) => field !== '');
    const newestFirst = [...updates].sort((a, b) => b.after - a.after).map(writeUpdate);
    const first = newestFirst.find((written) => written.includes('\n\n'));
    // Tracks lead everywhere where the first of them does.
    const ordered =
      first === undefined
        ? newestFirst
        : newestFirst.map((written) =>
            written.replace(/^(\*\w+\*) - ([\s\S]*) (\{\{<.*>\}\})$/, '$1 $3\n\n$2'),
          );
    const body = [
      ...ordered,
      ...(details === undefined ? [] : [...(ordered.length === 0 ? [] : ['---']), details]),
    ];
    return `---\n${fields.join('\n')}\n---\n\n${body.join('\n\n')}\n\n[^1]: A note.\n`;
  });

const runs = Number(process.env['ROUND_RUNS'] ?? 5);

test('generated posts', { timeout: 60_000 + runs * 2000 }, () => {
  let entries = 0;
  fc.assert(
    fc.property(
      fc.array(post, { minLength: 6, maxLength: 6 }),
      fc.constantFrom('UTC', 'Europe/Berlin'),
      (posts, timezone) => {
        const files: Files = Object.fromEntries([
          ['config.yml', config],
          ...posts.map((source, index) => [`content/issues/post-${index}.md`, source] as const),
        ]);
        const { first } = goRound(files, timezone);
        // What contradicts itself is not published; most posts do not.
        entries += first.history.entries.length;
      },
    ),
    { numRuns: runs },
  );
  expect(entries).toBeGreaterThan(runs * 3);
});
