// Sites compiled in memory, and what a reader or a browser finds in them.
import { compile, type Compilation, type CompileOptions } from '../../src/compile.js';
import { loadSite } from '../../src/content/load.js';
import type { SourceTree } from '../../src/model/source.js';
import { loadDefaultTheme } from '../../src/theming/load-theme.js';
import { attribute, open, type Element, type Node, type Reader } from '../site/make-record.js';
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
  const compilation = compile(tree, { ...rest, facts, theme, assets, onDemand: true });
  // Made once, whatever a test looks at then: what fails to be made fails it.
  const files = compilation.files.map((file) =>
    'content' in file ? { ...file, content: file.content } : file,
  );
  return {
    ...compilation,
    files,
    reader: open(files),
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
  const paths = new Set(reader.paths);
  const pages = new Map(reader.paths.filter(isPage).map((path) => [path, readPage(reader.document(path))]));
  return [...pages].flatMap(([path, { addresses }]) => {
    const served = fileLinks ? path : path.replace(/(^|\/)index\.html$/, '$1');
    const base = new URL(served.split('/').map(encodeURIComponent).join('/'), siteUrl);
    return addresses.flatMap((address) => {
      const target = new URL(address, base);
      if (!target.href.startsWith(siteUrl)) return /^[a-z]+:/i.test(address) ? [] : [`${path}: ${address}`];
      const name = decodeURIComponent(target.pathname.slice(new URL(siteUrl).pathname.length));
      const file = !fileLinks && (name === '' || name.endsWith('/')) ? `${name}index.html` : name;
      const anchor = decodeURIComponent(target.hash.slice(1));
      const isFound = paths.has(file) && (anchor === '' || pages.get(file)?.ids.has(anchor) === true);
      return isFound ? [] : [`${path}: ${address}`];
    });
  });
}

/** Where a page leads, and where it can be led to. */
function readPage(document: Node): {
  readonly addresses: readonly string[];
  readonly ids: ReadonlySet<string>;
} {
  const ids = new Set<string>();
  const addresses: string[] = [];
  const visit = (node: Node): void => {
    if ('attrs' in node) {
      const id = attribute(node, 'id');
      if (id !== undefined) ids.add(id);
      const address = addressOf(node);
      if (address !== undefined) addresses.push(address);
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(document);
  return { addresses, ids };
}

/** A refresh leads somewhere, or is none. */
function addressOf(element: Element): string | undefined {
  if (element.tagName === 'meta' && attribute(element, 'http-equiv') === 'refresh') {
    return (attribute(element, 'content') ?? '').replace(/^\d+; url=/, '');
  }
  const isLinked = ['a', 'link', 'img', 'script'].includes(element.tagName);
  return isLinked ? (attribute(element, 'href') ?? attribute(element, 'src')) : undefined;
}
