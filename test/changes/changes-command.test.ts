// `candor changes` on real repositories: what became public between two builds, each as of its own moment.
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { readTreeAt } from '../../src/git-tree.js';
import { candor, incident, makeFolder, makeSite, project, writeFiles } from '../cli/site-folder.js';
import { makeRepository } from '../git/repository.js';

const path = 'incidents/2025/2025-10-15-slow-answers.md';
const at = (time: string): number => Date.parse(`${time.replace(' ', 'T')}:00Z`);

interface Found {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly entry: Readonly<Record<string, unknown>> | null;
}

async function changesSince(
  folder: string,
  since: string,
  now: string,
  ...more: readonly string[]
): Promise<{ readonly changes: readonly Found[]; readonly corrected: readonly string[] }> {
  const said = await candor(folder, ['changes', '--since', since, '--format', 'json', ...more], {
    now: at(now),
  });
  expect(said).toMatchObject({ code: 0, err: '' });
  return JSON.parse(said.out) as Awaited<ReturnType<typeof changesSince>>;
}

test('tells of an incident from its first word to its postmortem, each thing once', async () => {
  const { folder, commit } = makeRepository();
  const empty = commit('2025-10-15 15:00');
  const begun = commit('2025-10-15 15:30', { [path]: incident({ isOpen: true }) });
  const closed = commit('2025-10-15 16:10', { [path]: incident() });
  const more = '\n## Postmortem - 2025-10-20 10:00\n\nA cache was too small.\n';
  const whole = incident({ more });
  commit('2025-10-20 08:05', { [path]: whole });

  const first = await changesSince(
    folder,
    `${empty}@2025-10-15 15:00`,
    '2025-10-15 15:31',
    '--until',
    `${begun}@2025-10-15 15:31`,
  );
  expect(first.changes).toMatchObject([
    {
      key: 'published:2025-10-15-slow-answers',
      kind: 'published',
      title: 'Incident: Slow answers',
      text: 'Some requests took long.\n\nWe are looking into it.',
      url: 'https://status.acme.example/incidents/2025-10-15-slow-answers/',
      entry: { status: 'investigating', open: true, severity: { id: 'low' } },
    },
  ]);
  const second = await changesSince(
    folder,
    `${begun}@2025-10-15 15:31`,
    '',
    '--until',
    `${closed}@2025-10-15 16:11`,
  );
  expect(second.changes).toMatchObject([
    {
      key: 'resolved:2025-10-15-slow-answers:2025-10-15T16:05:00Z',
      title: 'Resolved: Slow answers',
      text: 'All is well again.',
    },
  ]);
  const third = await changesSince(folder, `${closed}@2025-10-15 16:11`, '2025-10-20 08:06');
  expect(third.changes).toMatchObject([{ key: 'postmortem:2025-10-15-slow-answers' }]);
  const all = await changesSince(folder, `${empty}@2025-10-15 15:00`, '2025-10-20 08:06');
  expect(all.changes.map(({ kind }) => kind)).toEqual(['published', 'postmortem']);
  expect((await changesSince(folder, 'HEAD@2025-10-20 08:06', '2025-10-20 08:06')).changes).toEqual([]);
});

test('what it prints for programs is what its documentation says', async () => {
  const { folder, commit } = makeRepository();
  commit('2025-10-14 15:00');
  commit('2025-10-15 17:00', {
    [path]: incident({ more: '\n## Postmortem - ~2025-10-15\n\nA cache was too small.\n' }),
    'incidents/2025/hidden.md': incident({
      title: 'Hidden',
      fields:
        'external: true\nsecurity:\n  public: { title: Issue, slug: sec-1, hide: [times] }\n  released: 2030-01-01',
    }),
  });
  const found = await changesSince(folder, 'HEAD~1@2025-10-14 15:00', '2025-10-15 17:00');
  const text = readFileSync(join(project, 'docs/notifications.md'), 'utf8');
  const [, schema = ''] = /^```json schema\n([\s\S]*?)^```$/m.exec(text) ?? [];
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  const isRight = ajv.compile(JSON.parse(schema) as object);
  expect(isRight(found), ajv.errorsText(isRight.errors)).toBe(true);
  expect(found.changes.map(({ key }) => key)).toEqual([
    'published:2025-10-15-slow-answers',
    'postmortem:2025-10-15-slow-answers',
    'published:sec-1',
  ]);
  const [first] = found.changes;
  expect(isRight({ ...found, changes: [{ ...first, kind: 'other' }] })).toBe(false);
  expect(isRight({ ...found, changes: [{ ...first, more: 1 }] })).toBe(false);
});

test('compares with the build.json of a build, as of the time in it, and says both for people', async () => {
  const { folder, commit } = makeRepository('docs/status');
  const site = join(folder, 'docs/status');
  const id = commit('2025-10-15 15:30', { [`docs/status/${path}`]: incident({ isOpen: true }) });
  expect(await candor(site, ['build'], { now: at('2025-10-15 15:31') })).toMatchObject({ code: 0 });
  writeFileSync(join(folder, 'last-build.json'), readFileSync(join(site, '_site/build.json')));
  expect(readFileSync(join(folder, 'last-build.json'), 'utf8')).toContain(id);
  writeFileSync(join(site, path), incident());
  const world = { now: at('2025-10-15 16:10') };
  const said = await candor(folder, ['changes', '--since', 'last-build.json', 'docs/status'], world);
  expect(said).toEqual({
    code: 0,
    err: '',
    out: `2025-10-15T18:05:00+02:00  resolved
  Resolved: Slow answers
  All is well again.
  https://status.acme.example/incidents/2025-10-15-slow-answers/#resolved---2025-10-15-1805
`,
  });
  writeFileSync(join(site, 'incidents/2025/b.md'), incident({ title: 'Another one', isOpen: true }));
  const two = await candor(folder, ['changes', '--since', 'last-build.json', 'docs/status'], world);
  expect(two.out).toContain('Incident: Another one\n  Some requests took long. We are looking into it.\n');
  rmSync(join(site, 'incidents/2025/b.md'));
  writeFileSync(join(site, path), incident({ isOpen: true }).replace('looking into', 'working on'));
  const corrected = await candor(folder, ['changes', '--since', 'last-build.json', 'docs/status'], world);
  expect(corrected.out).toBe(
    'Nothing became public between 2025-10-15 17:31 and 2025-10-15 18:10 (Europe/Berlin).\n1 entry reads otherwise than before.\n',
  );
});

test('leaves out what has an error, and says so', async () => {
  const { folder, commit } = makeRepository();
  const broken = commit('2025-10-15 15:00', { [path]: incident({ components: '[apo]' }) });
  writeFileSync(join(folder, path), incident());
  const said = await candor(
    folder,
    ['changes', '--since', `${broken}@2025-10-15 15:00`, '--format', 'json'],
    {
      now: at('2025-10-15 16:10'),
    },
  );
  expect(said).toMatchObject({
    code: 0,
    err: 'Note: the older build has 3 errors; files with errors are left out.\n',
  });
  expect(said.out).toContain('"key": "published:2025-10-15-slow-answers"');
});

describe('it cannot run', () => {
  const refuse = async (folder: string, since: string, ...more: readonly string[]): Promise<string> => {
    const said = await candor(folder, ['changes', '--since', since, ...more], {
      now: at('2025-10-15 16:10'),
    });
    expect(said).toMatchObject({ code: 2, out: '' });
    return said.err;
  };
  const writeBuild = (given: object): string =>
    JSON.stringify({ generator: 'candor', now: '2025-10-15T15:00:00Z', ...given });

  test('without a build to compare with', async () => {
    const { folder, commit } = makeRepository();
    const first = commit('2025-10-15 15:00');
    writeFiles(folder, {
      'other.json': '{"generator":"another"}',
      'anonymous.json': writeBuild({}),
      'unknown.json': writeBuild({ commit: 'f'.repeat(40) }),
      'lying.json': writeBuild({ commit: '--upload-pack=touch' }),
    });
    expect(await refuse(folder, 'other.json')).toContain('is no build.json of Candor');
    expect(await refuse(folder, 'anonymous.json')).toContain('does not say from which commit');
    expect(await refuse(folder, 'lying.json')).toContain('does not say from which commit');
    expect(await refuse(folder, 'unknown.json')).toContain('has no commit `ffff');
    expect(await refuse(folder, 'missing.json')).toContain('there is no file `missing.json`');
    expect(await refuse(folder, '--output=x@2025-10-15 15:00')).toContain('has no commit `--output=x`');
    expect(await refuse(folder, `${first}@yesterday`)).toContain('--since: ');
    expect(await refuse(folder, 'https://status.acme.example/build.json')).toContain('Fetch the file first');
    expect(await refuse(folder, `${first}@2025-10-16`)).toContain('is newer than the other one');
    expect(
      await refuse(folder, `${first}@2025-10-15`, '--until', 'HEAD@2025-10-16', '--now', '2026-01-01'),
    ).toContain('`--now` has no meaning');
  });

  test('without the commit in a shallow clone, without a repository, or without a site at that time', async () => {
    const { folder, commit, git } = makeRepository();
    const first = commit('2025-10-15 15:00');
    commit('2025-10-15 15:10');
    const clone = join(makeFolder(), 'clone');
    git('clone', '-q', '--depth', '1', `file://${folder}`, clone);
    expect(await refuse(clone, `${first}@2025-10-15 15:00`)).toContain('git fetch --unshallow');
    expect(await refuse(makeSite({}), 'HEAD@2025-10-15 15:00')).toContain('lies in no git repository');
    makeSite({}, join(folder, 'moved'));
    expect(await refuse(join(folder, 'moved'), 'HEAD@2025-10-15 15:00')).toContain('has no candor.yaml');
  });
});

test('says each text once, and lets nothing run into what follows', async () => {
  const { folder, commit } = makeRepository();
  const empty = commit('2025-10-15 15:00');
  const lines =
    'We look into it.\\\nReads work.\n\n- The site\n- The API\n\n| a | b |\n| - | - |\n| 1 | 2 |\n';
  const text = incident({ isOpen: true })
    .replace('Some requests took long.\n\n', '')
    .replace('We are looking into it.\n', lines);
  commit('2025-10-15 15:30', { [path]: text });
  const { changes } = await changesSince(folder, `${empty}@2025-10-15 15:00`, '2025-10-15 15:31');
  expect(changes.map((change) => change.text)).toEqual([
    'We look into it. Reads work. The site The API a b 1 2',
  ]);
});

test('reads the past as a build reads a folder: no link, no hidden file, odd names as they are', () => {
  const { folder, commit } = makeRepository();
  writeFiles(folder, {
    'incidents/2025/2025-10-15-größe.md': incident({ title: 'Größe' }),
    'incidents/2025/.2025-10-15-hidden.md': incident({ title: 'Hidden' }),
  });
  symlinkSync('2025-10-15-größe.md', join(folder, 'incidents/2025/2025-10-15-link.md'));
  const first = commit('2025-10-15 17:00');
  const tree = readTreeAt(folder, first);
  const paths = 'tree' in tree ? [tree.tree.files.map((file) => file.path), tree.tree.unreadable] : tree;
  expect(paths).toEqual([['incidents/2025/2025-10-15-größe.md'], ['incidents/2025/2025-10-15-link.md']]);
});
