// The shell of the proof: reads what a site would publish, unpacked, and what it consists of in every site, and searches
// the one for what is withheld. Only sites that withhold anything pay for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Diagnostic } from './kernel/diagnostic.js';
import { addLate } from './kernel/late.js';
import { rememberList } from './kernel/remember.js';
import type { OutputFile } from './model/output.js';
import type { WithheldTexts } from './model/withheld-text.js';
import { findLeaks, type PublishedText } from './proof/find-leaks.js';
import { readForms } from './proof/find-secrets.js';
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
  const read = (file: OutputFile): PublishedText =>
    publish({ path: file.path, index: indexOf(file.path), file, folder });
  const output = files.filter((file) => !isOwn(file)).map(read);
  const own = files.filter((file) => isOwn(file) && !isProgram(file));
  return findLeaks(output, withheld, () =>
    readAll([...own.map((file) => read(file).text), ...listSources(folder)]),
  );
}

/** The same files from one search of a process to the next. */
const readAll = rememberList((texts: readonly string[]) => texts.map(readForms));

const engineFolder = outputPathOf(searchEngine).replace(/[^/]*$/, '');

/** The program of the search, and not the index that it searches. */
const isOfEngine = (path: string): boolean =>
  path.startsWith(engineFolder) && /\.(?:js|pagefind)$/.test(path);

/** In machine code, of which no page shows anything. */
const isProgram = ({ path }: OutputFile): boolean => path.endsWith('.pagefind');

/** The search index holds its texts compressed, and so nothing else does in its folder. */
function indexOf(path: string): PublishedText['index'] {
  if (!path.startsWith(engineFolder) || !/\.pf_\w+$/.test(path)) return undefined;
  return path.endsWith('.pf_fragment') ? 'source' : 'stems';
}

/** The pages of a large site are more than should be held at once, so each is asked for when it is searched. */
const publish = addLate<
  Omit<PublishedText, 'text'> & { readonly file: OutputFile; readonly folder: string },
  Pick<PublishedText, 'text'>
>({
  text: ({ file, folder, index }) => {
    const bytes = readBytes(file, folder);
    const plain = unpack(bytes);
    return index === 'stems' && plain !== bytes ? readPacked(plain) : new TextDecoder().decode(plain);
  },
});

function readBytes(file: OutputFile, folder: string): Uint8Array {
  if ('copyOf' in file) return readFileSync(join(folder, file.copyOf));
  return typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
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
