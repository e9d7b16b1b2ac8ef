// Sites compiled in memory, and what a reader or a browser finds in them.
import { compile, type Compilation, type CompileOptions } from '../../src/compile.js';
import { loadSite } from '../../src/content/load.js';
import type { SourceTree } from '../../src/model/source.js';
import { loadDefaultTheme } from '../../src/theming/load-theme.js';
import { attribute, find, open, type Reader } from '../site/make-record.js';
import { config, project, testNow, type Files } from './site-folder.js';

const toBytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** What loading would find, had the files been on a disk. */
export function treeOf(files: Files): SourceTree {
  const all = Object.entries({ 'candor.yaml': config, ...files })
    .map(([path, content]) => ({ path, bytes: toBytes(content) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = all.map(({ path, bytes }) => ({ path, size: bytes.length }));
  return {
    config: all.find(({ path }) => path === 'candor.yaml'),
    files: all.filter(({ path }) => path.startsWith('incidents/') && path.endsWith('.md')),
    attachments: entries.filter(({ path }) => path.startsWith('incidents/') && !path.endsWith('.md')),
    publicFiles: entries.filter(({ path }) => path.startsWith('public/')),
    unreadable: [],
    diagnostics: [],
  };
}

export const exampleTree: SourceTree = loadSite(project);
/** When the example is built, unless a test is about time. */
export const exampleNow: number = Date.UTC(2026, 10, 21, 10);

export interface Compiled extends Compilation {
  readonly reader: Reader;
  /** `path:line:column code` of each problem. */
  readonly problems: readonly string[];
}

export type Circumstances = Partial<Pick<CompileOptions, 'baseUrl' | 'fileLinks'>> & {
  readonly now?: number;
  readonly commit?: string | undefined;
};

const { theme, assets } = loadDefaultTheme();

export function compileTree(tree: SourceTree, circumstances: Circumstances = {}): Compiled {
  const { now = testNow, commit, ...rest } = circumstances;
  const facts = { now, commit, version: '0.1.0', timeZoneData: '2025c' };
  const compilation = compile(tree, { ...rest, facts, theme, assets });
  return {
    ...compilation,
    reader: open(compilation.files),
    problems: compilation.diagnostics.map(
      ({ place, code }) => `${place.path}:${place.start.line}:${place.start.column} ${code}`,
    ),
  };
}

export const compileFiles = (files: Files, circumstances: Circumstances = {}): Compiled =>
  compileTree(treeOf(files), circumstances);

/** The content of every file by its path; of a copy, what it is a copy of. */
export const contents = ({ files }: Pick<Compilation, 'files'>): Record<string, string> =>
  Object.fromEntries(
    files.map((file) => [
      file.path,
      'content' in file ? Buffer.from(file.content).toString('latin1') : `copy of ${file.copyOf}`,
    ]),
  );

export const isPage = (path: string): boolean => path.endsWith('.html');

/** Links of a page that lead to no file of the site or to no id in it, as `page: address`. */
export function brokenLinks(
  reader: Reader,
  { siteUrl, fileLinks = false }: { readonly siteUrl: string; readonly fileLinks?: boolean },
): readonly string[] {
  const ids = new Map<string, ReadonlySet<string>>();
  const idsOf = (path: string): ReadonlySet<string> => {
    const known = ids.get(path) ?? new Set(elementIds(reader, path));
    ids.set(path, known);
    return known;
  };
  return reader.paths.filter(isPage).flatMap((path) => {
    const served = fileLinks ? path : path.replace(/(^|\/)index\.html$/, '$1');
    const base = new URL(served.split('/').map(encodeURIComponent).join('/'), siteUrl);
    return addressesOf(reader, path).flatMap((address) => {
      const target = new URL(address, base);
      if (!target.href.startsWith(siteUrl)) return /^[a-z]+:/i.test(address) ? [] : [`${path}: ${address}`];
      const name = decodeURIComponent(target.pathname.slice(new URL(siteUrl).pathname.length));
      const file = !fileLinks && (name === '' || name.endsWith('/')) ? `${name}index.html` : name;
      const anchor = decodeURIComponent(target.hash.slice(1));
      const isFound =
        reader.paths.includes(file) && (anchor === '' || (isPage(file) && idsOf(file).has(anchor)));
      return isFound ? [] : [`${path}: ${address}`];
    });
  });
}

function elementIds(reader: Reader, path: string): readonly string[] {
  const all = (node: Parameters<typeof find>[0]): string[] => [
    ...('attrs' in node ? node.attrs.filter(({ name }) => name === 'id').map(({ value }) => value) : []),
    ...('childNodes' in node ? node.childNodes.flatMap(all) : []),
  ];
  return all(reader.document(path));
}

function addressesOf(reader: Reader, path: string): readonly string[] {
  const document = reader.document(path);
  const linked = ['a', 'link', 'img', 'script'].flatMap((name) => find(document, name));
  const refreshes = find(document, 'meta').flatMap((element) =>
    attribute(element, 'http-equiv') === 'refresh'
      ? (attribute(element, 'content') ?? '').replace(/^\d+; url=/, '')
      : [],
  );
  const addresses = linked.flatMap(
    (element) => attribute(element, 'href') ?? attribute(element, 'src') ?? [],
  );
  return [...addresses, ...refreshes];
}
