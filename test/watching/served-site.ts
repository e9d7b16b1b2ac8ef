// A site under `candor dev`, asked over HTTP, and compared with what a build of the same folder writes.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
// Commands load what they need when they run. On a busy machine that takes seconds, which no test is to wait for.
import '../../src/commands/build.js';
import '../../src/commands/dev.js';
import { candor, listFiles, makeFolder } from '../cli/site-folder.js';
import { withPlainNames } from './plain-names.js';
import { startCandor, waitUntil, type Started } from './start-candor.js';

export interface ServedSite extends Started {
  readonly url: string;
  readonly get: (path: string) => Promise<{ readonly status: number; readonly text: string }>;
  /** Resolves when every file of a cold build is served with the same bytes, names of its assets aside. */
  readonly untilLikeBuild: () => Promise<void>;
  /** How often the site was read. */
  readonly countReadings: () => number;
}

export async function serveSite(site: string, ...options: readonly string[]): Promise<ServedSite> {
  const started = startCandor(site, ['dev', site, '--port', '0', ...options]);
  const address = (): string | undefined => /^Serving (\S+) until/m.exec(started.said.out)?.[1];
  await started.until(() => address() !== undefined);
  const url = address() ?? '';
  const ask = (path: string): Promise<Response> =>
    fetch(url + path.split('/').map(encodeURIComponent).join('/'), { redirect: 'manual' });
  return {
    ...started,
    url,
    get: async (path) => {
      const response = await ask(path);
      return { status: response.status, text: await response.text() };
    },
    untilLikeBuild: async () => {
      const cold = await coldFiles(site);
      const differs = async (path: string): Promise<boolean> => {
        const response = await ask(path);
        return !response.ok || !equals(new Uint8Array(await response.arrayBuffer()), cold.get(path));
      };
      let different: readonly string[] = [];
      const isLikeBuild = async (): Promise<boolean> => {
        // What was other than built is asked for first, and all in the end, for it may have changed again.
        const still = await filter(different, differs);
        different = still.length > 0 ? still : await filter([...cold.keys()], differs);
        return different.length === 0;
      };
      const describe = (): string => `Other than built: ${different.join(', ')}\n${started.said.err}`;
      // The index of the search comes last, on a busy machine long after the pages.
      await waitUntil(isLikeBuild, describe, 25_000);
    },
    countReadings: () => started.said.out.match(/^(?:Built|Rebuilt|Nothing|The last).*$/gm)?.length ?? 0,
  };
}

/** What a build of the folder writes, by path; its assets have the names that the preview gives them. */
async function coldFiles(site: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const out = join(makeFolder(), 'out');
  const { code, err } = await candor(site, ['build', site, '--out', out]);
  if (code !== 0) throw new Error(err);
  return withPlainNames(
    new Map(
      listFiles(out)
        .filter((path) => !path.startsWith('.candor'))
        .map((path) => [path, new Uint8Array(readFileSync(join(out, path)))]),
    ),
  );
}

const equals = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Asks about several at once, but of no more than a browser would. */
async function filter(
  paths: readonly string[],
  isWanted: (path: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let from = 0; from < paths.length; from += 20) {
    const some = paths.slice(from, from + 20);
    const wanted = await Promise.all(some.map(isWanted));
    found.push(...some.filter((_, index) => wanted[index]));
  }
  return found;
}
