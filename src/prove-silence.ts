// The shell of the proof: reads what a site would publish, unpacked, and what it consists of in every site, and searches
// the one for what is withheld. Only sites that withhold anything pay for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Diagnostic } from './kernel/diagnostic.js';
import type { OutputFile } from './model/output.js';
import type { WithheldTexts } from './model/withheld-text.js';
import { findLeaks, type PublishedText } from './proof/find-leaks.js';
import { readPacked } from './proof/read-packed.js';
import { outputPathOf } from './site/pages.js';
import { searchEngine } from './site/search-page.js';

/** `folder` is that of the site, absolute; `assets` are the files of its theme. */
export function proveSilence(
  files: readonly OutputFile[],
  withheld: WithheldTexts,
  { folder, assets }: { readonly folder: string; readonly assets: readonly OutputFile[] },
): readonly Diagnostic[] {
  const ofTheme = new Set(assets.map(({ path }) => path));
  const isOwn = ({ path }: OutputFile): boolean => ofTheme.has(path) || isOfEngine(path);
  const read = (file: OutputFile): PublishedText => readOutput(file, folder);
  const own = files.filter((file) => isOwn(file) && !isProgram(file)).map((file) => read(file).text);
  const output = files.filter((file) => !isOwn(file)).map(read);
  return findLeaks(output, withheld, [...own, ...listSources(folder)]);
}

const engineFolder = outputPathOf(searchEngine).replace(/[^/]*$/, '');

/** The program of the search, and not the index that it searches. */
const isOfEngine = (path: string): boolean =>
  path.startsWith(engineFolder) && /\.(?:js|pagefind)$/.test(path);

/** In machine code, of which no page shows anything. */
const isProgram = ({ path }: OutputFile): boolean => path.endsWith('.pagefind');

function readOutput(file: OutputFile, folder: string): PublishedText {
  const { path } = file;
  const bytes =
    'copyOf' in file
      ? readFileSync(join(folder, file.copyOf))
      : typeof file.content === 'string'
        ? new TextEncoder().encode(file.content)
        : file.content;
  const plain = unpack(bytes);
  const text = new TextDecoder().decode(plain);
  if (!path.startsWith(engineFolder) || plain === bytes) return { path, text };
  return path.endsWith('.pf_fragment')
    ? { path, text, index: 'source' }
    : { path, text: readPacked(plain), index: 'stems' };
}

/** RFC 1952: such a file begins with 1f 8b. One that cannot be unpacked is searched as it is. */
function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

/** The code that every file is made by: the names of its classes, fields and files are no secret of anybody. */
function listSources(folder: string): readonly string[] {
  const own = ['./site/', './endpoints/', '../theme/'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return [...own, join(folder, 'theme')]
    .filter((source) => existsSync(source))
    .flatMap((source) =>
      readdirSync(source, { recursive: true, encoding: 'utf8' })
        .filter((name) => /(?<!\.d)\.[cm]?[jt]sx?$/.test(name))
        .map((name) => readFileSync(join(source, name), 'utf8').replaceAll(comments, '')),
    );
}

/** What they say reaches no page. */
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
