// The empty folders that a large site leaves beside its output for the next build to fill.
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSandbox, publish, readTree, type Sandbox } from './sandbox.js';

const spareOf = ({ site }: Sandbox): string => join(site, '._site.candor-folders');

/** A site with a page in each of so many folders. */
function version(number: number, count: number): Record<string, string> {
  const site: Record<string, string> = { 'index.html': `v${number}` };
  for (let page = 0; page < count; page += 1) site[`p/${page}/index.html`] = `page ${page}`;
  return site;
}

async function publishTwice(count: number): Promise<Sandbox> {
  const sandbox = makeSandbox();
  await publish(sandbox, version(1, count), { fewestSpared: 3 });
  await publish(sandbox, version(2, count), { fewestSpared: 3 });
  return sandbox;
}

const inodeOf = (path: string): number => statSync(path).ino;

describe('the folders of a former output', () => {
  it('become those of the next one, and of a site with few folders nothing is left', async () => {
    const sandbox = await publishTwice(5);
    const kept = inodeOf(join(spareOf(sandbox), 'p/3'));
    expect(readTree(spareOf(sandbox))).toEqual({});
    await publish(sandbox, version(3, 5), { fewestSpared: 3 });
    expect(readTree(sandbox.out)).toEqual(version(3, 5));
    expect(inodeOf(join(sandbox.out, 'p/3'))).toBe(kept);

    const small = await publishTwice(1);
    expect(existsSync(spareOf(small))).toBe(false);
  });

  it('are made anew by a build that finds none', async () => {
    const sandbox = await publishTwice(5);
    for (const count of [7, 4, 6]) {
      await publish(sandbox, version(count, count), { fewestSpared: 3 });
      expect(readTree(sandbox.out)).toEqual(version(count, count));
      expect(readdirSync(join(sandbox.out, 'p'))).toHaveLength(count);
    }
  });

  it('bear no name that the site no longer has', async () => {
    const sandbox = await publishTwice(5);
    await publish(sandbox, version(3, 4), { fewestSpared: 3 });
    expect(readdirSync(join(spareOf(sandbox), 'p')).sort()).toEqual(['0', '1', '2', '3']);
    expect(readdirSync(join(sandbox.out, 'p')).sort()).toEqual(['0', '1', '2', '3']);
  });

  it('give way to a file of the same name', async () => {
    const sandbox = await publishTwice(5);
    const site = { 'index.html': 'version 3', p: 'a file', q: 'another' };
    await publish(sandbox, site, { fewestSpared: 3 });
    expect(readTree(sandbox.out)).toEqual(site);
  });
});

describe('what somebody did to the spare folders', () => {
  it.each([
    { what: 'a file in one', change: (spare: string) => writeFileSync(join(spare, 'p/2/.DS_Store'), 'x') },
    { what: 'a link in one', change: (spare: string) => symlinkSync('/etc', join(spare, 'p/2/etc')) },
    { what: 'other permissions', change: (spare: string) => chmodSync(join(spare, 'p/2'), 0o700) },
  ])('is never published: $what', async ({ change }) => {
    const sandbox = await publishTwice(5);
    change(spareOf(sandbox));
    await publish(sandbox, version(3, 5), { fewestSpared: 3 });
    expect(readTree(sandbox.out)).toEqual(version(3, 5));
    expect(statSync(join(sandbox.out, 'p/2')).mode).toBe(statSync(join(sandbox.out, 'p/3')).mode);
  });

  it('leads nowhere where a link stands in their place', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1, 5));
    mkdirSync(join(sandbox.top, 'elsewhere/p/2'), { recursive: true });
    symlinkSync(join(sandbox.top, 'elsewhere'), spareOf(sandbox));
    await publish(sandbox, version(2, 5), { fewestSpared: 3 });
    expect(readTree(sandbox.out)).toEqual(version(2, 5));
    expect(existsSync(join(sandbox.top, 'elsewhere/p/2'))).toBe(true);
  });
});
