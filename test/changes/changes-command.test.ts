// `candor changes` on real repositories: what became public between two builds, each as of its own moment.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, config, incident, makeFolder, makeSite } from '../cli/site-folder.js';
import { makeRepository, runGit } from '../git/repository.js';

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
