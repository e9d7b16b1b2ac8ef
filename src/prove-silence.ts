// The shell of the proof: reads what a site would publish, unpacked, and what it consists of in every site, and searches
// the one for what is withheld. Only sites that withhold anything pay for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Diagnostic } from './kernel/diagnostic.js';
import type { OutputFile } from './model/output.js';
import type { WithheldTexts } from './model/withheld-text.js';
import { findLeaks, type PublishedText } from './proof/find-leaks.js';
import { outputPathOf } from './site/pages.js';
import { searchEngine } from './site/search-page.js';

/** `folder` is that of the site, absolute; `assets` are the files of its theme. */
export function proveSilence(
  files: readonly OutputFile[],
  withheld: WithheldTexts | undefined,
  { folder, assets }: { readonly folder: string; readonly assets: readonly OutputFile[] },
): readonly Diagnostic[] {
  if (withheld === undefined) return [];
  const ofTheme = new Set(assets.map(({ path }) => path));
  const isOwn = ({ path }: OutputFile): boolean => ofTheme.has(path) || isOfEngine(path);
  const read = (file: OutputFile): PublishedText => ({ path: file.path, text: readOutput(file, folder) });
  const own = files
    .filter(isOwn)
    .filter(({ path }) => !/\.pagefind$/.test(path))
    .map(read);
  const output = files.filter((file) => !isOwn(file)).map(read);
  const sources = ownSources().map((path) => readFileSync(path, 'utf8'));
  return findLeaks(output, withheld, [...own.map(({ text }) => text), ...sources]);
}

const engineFolder = outputPathOf(searchEngine).replace(/[^/]*$/, '');

/** The program of the search, and not the index that it searches. */
const isOfEngine = (path: string): boolean =>
  path.startsWith(engineFolder) && /\.(?:js|pagefind)$/.test(path);

function readOutput(file: OutputFile, folder: string): string {
  const bytes =
    'copyOf' in file
      ? readFileSync(join(folder, file.copyOf))
      : typeof file.content === 'string'
        ? Buffer.from(file.content)
        : Buffer.from(file.content);
  return unpack(bytes).toString('utf8');
}

/** RFC 1952: such a file begins with 1f 8b. One that cannot be unpacked is searched as it is. */
function unpack(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

/** The words that Candor's own pages are made of: the names of classes, fields and files. */
function ownSources(): readonly string[] {
  const folders = ['./site/', './kernel/', '../theme/'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
      .map((name) => join(folder, name)),
  );
}
