// A folder that is built into again and again: what was disclosed and is withheld once more leaves it whole.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, incident, makeSite, readTree } from '../cli/site-folder.js';

const write = (end: string): string =>
  incident({
    title: 'Canary',
    fields: `started: 2025-10-15 17:28
resolved: 2025-10-15 18:05
aliases: [/canary/]
security:
  public: { title: Security issue, slug: sec-1 }
  released: ${end}`,
    more: '\n## Details\n\n![Quixotic](quixotic.png)\n',
  });

test('released and withheld again, every trace leaves the output', async () => {
  const path = 'incidents/2025/kept-back.md';
  const site = makeSite({ [path]: write('2026-02-01'), 'incidents/2025/quixotic.png': 'x' });
  const build = async (): Promise<Record<string, string>> => {
    expect(await candor(site, ['build'])).toMatchObject({ code: 0 });
    return readTree(join(site, '_site'));
  };
  const withheld = await build();
  writeFileSync(join(site, path), write('2026-01-01'));
  const disclosed = await build();
  expect(Object.keys(disclosed)).toEqual(
    expect.arrayContaining([
      'incidents/kept-back/index.html',
      'canary/index.html',
      'incidents/sec-1/index.html',
    ]),
  );
  writeFileSync(join(site, path), write('2026-02-01'));
  const again = await build();
  const names = (tree: Readonly<Record<string, string>>): readonly string[] => Object.keys(tree).toSorted();
  expect(names(again)).toEqual(names(withheld));
  expect(again).toEqual(withheld);
  expect(Object.entries(again).flat().join('\n')).not.toMatch(/canary|quixotic|kept-back/i);
});
