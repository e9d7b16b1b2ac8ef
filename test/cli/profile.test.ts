// `candor build --profile`: a table of the stages on standard error, and the same site as without it.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, incident, makeSite, readTree, wrongIncident } from './site-folder.js';

/** The rows of the table, by stage. */
const readProfile = (err: string): ReadonlyMap<string, readonly number[]> =>
  new Map(
    err
      .slice(err.indexOf('\n', err.indexOf('stage ')) + 1)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ +/))
      .map(([stage = '', ...figures]) => [stage, figures.map(Number)]),
  );

test('tells of every stage what it took, and of the whole', async () => {
  const site = makeSite({ 'incidents/a.md': incident() });
  const { code, out, err } = await candor(site, ['build', '--profile']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Built 1 entry into _site/);
  expect(err).toMatch(/^stage +wall ms +CPU ms +peak MiB\nstart +100 +200 +64\n/);
  const rows = readProfile(err);
  expect([...rows.keys()]).toEqual(expect.arrayContaining(['load', 'parse', 'plan', 'render', 'write']));
  const stages = [...rows].filter(([stage]) => stage !== 'total').map(([, [wall = 0]]) => wall);
  expect(rows.get('total')?.[0]).toBe(stages.reduce((sum, wall) => sum + wall));
});

test('tells of the stages that there were where an error kept the site from being written', async () => {
  const site = makeSite({ 'incidents/a.md': wrongIncident });
  const { code, err } = await candor(site, ['build', '--profile']);
  expect(code).toBe(1);
  expect(err).toMatch(/\nNothing was written; _site is as it was\.\nstage /);
  const rows = readProfile(err);
  expect(rows.has('parse')).toBe(true);
  expect(rows.has('write')).toBe(false);
});

test('changes nothing of the site', async () => {
  const files = { 'incidents/a.md': incident() };
  const [plain, profiled] = [makeSite(files), makeSite(files)];
  expect((await candor(plain, ['build'])).err).toBe('');
  await candor(profiled, ['build', '--profile']);
  expect(readTree(join(profiled, '_site'))).toEqual(readTree(join(plain, '_site')));
});
