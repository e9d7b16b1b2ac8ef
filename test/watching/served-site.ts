// A site under `candor dev`, asked over HTTP, and compared with what a build of the same folder writes.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { candor, listFiles, makeFolder } from '../cli/site-folder.js';
import { startCandor, waitUntil, type Started } from './start-candor.js';

export interface ServedSite extends Started {
  readonly url: string;
  readonly get: (path: string) => Promise<{ readonly status: number; readonly text: string }>;
  /** Resolves when every file of a cold build is served with the same bytes. */
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
      const different = new Set(cold.keys());
      const isLikeBuild = async (): Promise<boolean> => {
        for (const path of different) {
          const response = await ask(path);
          const bytes = new Uint8Array(await response.arrayBuffer());
          if (response.ok && equals(bytes, cold.get(path))) different.delete(path);
          else return false;
        }
        return true;
      };
      await waitUntil(
        isLikeBuild,
        () => `Other than built: ${[...different].join(', ')}\n${started.said.err}`,
      );
      // What was alike while others were not yet may have changed again.
      for (const path of cold.keys()) different.add(path);
      await waitUntil(isLikeBuild, () => `Other than built: ${[...different].join(', ')}`);
    },
    countReadings: () => started.said.out.match(/^(?:Built|Rebuilt|Nothing|The last).*$/gm)?.length ?? 0,
  };
}

/** What a build of the folder writes, by path. */
async function coldFiles(site: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const out = join(makeFolder(), 'out');
  const { code, err } = await candor(site, ['build', site, '--out', out]);
  if (code !== 0) throw new Error(err);
  return new Map(
    listFiles(out)
      .filter((path) => !path.startsWith('.candor'))
      .map((path) => [path, new Uint8Array(readFileSync(join(out, path)))]),
  );
}

const equals = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]);
