// `candor export --keep-going`: what has no error is exported, each other file is named and counted, and nothing of a file
// with an error gets out, least of all what may be withheld.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { candor, listFiles, makeSite, readTree, type Files } from '../cli/site-folder.js';

const config = `site:
  title: Lantern Status
  url: https://status.lantern.example/
  timezone: UTC
components:
  - { id: lamp, name: Lamp }
policy:
  severities:
    low: { publish: external }
`;

const entry = (fields: string, text: string, external = 'external: true\n'): string =>
  `---\n${fields}\n${external}---\n\n## Updates\n\n### Resolved - 2026-01-10 12:00\n\n${text}\n\n### Investigating - 2026-01-10 11:00\n\nHm.\n`;

const fields = (title: string): string => `title: ${title}\nseverity: high\ncomponents: [lamp]`;

const good: Files = {
  'candor.yaml': config,
  'incidents/good.md': entry(fields('A good one'), 'Lit, as [before](bad.md), with ![a chart](chart.png).'),
  'incidents/chart.png': 'image',
  'incidents/other.md': entry(fields('The other'), 'Lit again.'),
};

const wrong: Files = {
  'incidents/bad.md': entry(`${fields('Oil spilled')}\ntitel: Oil`, 'Oil here.'),
  'incidents/broken.md': `---\ntitle: [Wick stolen\nsecurity: { withhold: all }\n---\n\nWick here.\n`,
  'incidents/held.md': entry(
    `${fields('Flame grew')}\nseverty: high\nsecurity:\n  withhold: all\n  public: { title: Flame face, slug: face-1 }`,
    'Flame here.',
  ),
  'incidents/marked.md': entry(`${fields('Ember told')}\nowner: Ember`, 'It is :withheld[an ember].'),
  'incidents/undecided.md':
    '---\ntitle: Soot unsaid\nseverity: low\ncomponents: [lamp]\n---\n\n## Updates\n\n### Investigating - 2026-01-15 11:00\n\nSoot here.\n',
  'incidents/_digests/soon.md': 'Ash here.\n',
};

const secrets = /oil|wick|flame|ember|soot|ash here|face-1/i;

describe.each(['statuspage', 'cstate'])('to %s', (target) => {
  const folder = makeSite({ ...good, ...wrong });
  const old = join(folder, 'old');
  const run = (...more: readonly string[]): ReturnType<typeof candor> =>
    candor(folder, ['export', target, '--out', 'old', ...more]);

  test('without it nothing is exported, and the hint names it', async () => {
    const { code, err } = await run();
    expect(code).toBe(2);
    expect(err).toContain('Run `candor check`');
    expect(err).toContain('`--keep-going`');
    expect(existsSync(old)).toBe(false);
  });

  describe('with it', () => {
    let said = { code: 0, out: '' };
    beforeAll(async () => {
      expect((await run('--keep-going', '--dry-run')).code).toBe(1);
      expect(existsSync(old)).toBe(false);
      said = await run('--keep-going');
    });

    test('what has no error is exported, and the exit code tells that something is missing', () => {
      expect(said.code).toBe(1);
      const names = listFiles(old).filter((path) => /incidents\/|issues\//.test(path));
      const entries = names.filter((path) => /\.(?:md|json)$/.test(path));
      expect(entries.map((path) => path.replace(/^.*\/|\.\w+$/g, ''))).toEqual(['good', 'other']);
    });

    test('nothing of a file with an error is in what was written, nor its words in the report', () => {
      expect(JSON.stringify(readTree(old)).replaceAll(/bad\.md|incidents\/bad/g, '')).not.toMatch(secrets);
      expect(said.out).not.toMatch(secrets);
    });

    test('each file that is left out is named with its reason, and the counts add up', () => {
      const omitted = [...said.out.matchAll(/^(incidents\/\S+)\n {2}omitted +error in line \d+: .+\(.+\)/gm)];
      expect(omitted.map(([, path]) => path)).toEqual(
        Object.keys(wrong)
          .filter((path) => !path.includes('_digests'))
          .toSorted(),
      );
      expect(said.out).toMatch(/^incidents\/_digests\/soon\.md\n {2}lost +error in line 1: /m);
      expect(said.out).toContain('7 entries read: 2 exported, 5 left out.\n');
    });
  });
});

test('with nothing wrong it is no failure, and the same is written', async () => {
  const files = { ...good, 'incidents/bad.md': entry(fields('Mended'), 'Lit.') };
  const [one, two] = [makeSite(files), makeSite(files)];
  expect((await candor(one, ['export', 'cstate', '--out', 'old', '--keep-going'])).code).toBe(0);
  expect((await candor(two, ['export', 'cstate', '--out', 'old'])).code).toBe(0);
  expect(readTree(join(one, 'old'))).toEqual(readTree(join(two, 'old')));
});

test('an error in the configuration is never passed over', async () => {
  const folder = makeSite({ ...good, 'incidents/bad.md': 'x', 'candor.yaml': `${config}colour: red\n` });
  const { code, err } = await candor(folder, ['export', 'cstate', '--out', 'old', '--keep-going']);
  expect([code, existsSync(join(folder, 'old'))]).toEqual([2, false]);
  expect(err).toContain('candor.yaml has an error');
  expect(err).not.toContain('--keep-going');
});
