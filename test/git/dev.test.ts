// The live preview tells of the past of pages what a build tells, also when another branch is checked out.
import { expect, test } from 'vitest';
import { incident } from '../cli/site-folder.js';
import { serveSite } from '../watching/served-site.js';
import { makeRepository } from './repository.js';

test('the live preview follows the commit that is checked out', async () => {
  const { folder, commit, git } = makeRepository();
  const path = 'incidents/slow.md';
  commit('2025-10-15 15:30', { '.gitignore': '_site\n', [path]: incident({ isOpen: true }) });
  git('checkout', '-q', '-b', 'later');
  commit('2025-10-15 16:06', { [path]: incident() });
  const { get, until, untilLikeBuild } = await serveSite(folder);
  const page = async (): Promise<string> => (await get('incidents/slow/')).text;
  expect(await page()).toContain('15 October 2025, 18:06 CEST</time></dd>');
  git('checkout', '-q', 'main');
  await until(async () => !(await page()).includes('15 October 2025, 18:06 CEST</time></dd>'));
  expect(await page()).toContain('15 October 2025, 17:30 CEST</time></dd>');
  await untilLikeBuild();
});
