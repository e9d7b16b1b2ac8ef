// The sites that are looked at in a browser, compiled in memory, and which of their pages stand for the others.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSite } from '../../src/content/load.js';
import { once, rememberTexts } from '../../src/kernel/remember.js';
import { basePathOf } from '../../src/site/pages.js';
import {
  compileFiles,
  compileTree,
  exampleNow,
  exampleTree,
  isPage,
  type Compiled,
} from '../cli/compile-files.js';
import { project } from '../cli/site-folder.js';
import { hardFiles } from './hard-site.js';
import type { SiteFiles } from './serve.js';

export interface TestedSite extends Required<SiteFiles> {
  readonly compiled: Compiled;
}

const commit = '0123456789abcdef0123456789abcdef01234567';

const siteOf = (compiled: Compiled, folder = ''): TestedSite => ({
  compiled,
  files: compiled.files,
  folder,
  basePath: basePathOf(compiled.site.url),
});

/** Compiled once in a process, like the next: several files of tests look at them, and none changes them. */
export const exampleSite: () => TestedSite = once(() =>
  siteOf(compileTree(exampleTree, { now: exampleNow, commit }), project),
);

const hardSites = rememberTexts(2, (locale) => siteOf(compileFiles(hardFiles(locale), { commit })));

export const hardSite = (locale?: string): TestedSite => hardSites(locale ?? 'en');

/** Nothing was ever recorded. */
export const emptySite = (): TestedSite => siteOf(compileFiles({}));

const sitesFolder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'sites');

export function goldenSite(name: string): TestedSite {
  const folder = join(sitesFolder, name);
  return siteOf(compileTree(loadSite(folder), { commit }), folder);
}

/** What a page shows, by its path: pages of one kind are laid out alike. */
function kindOf(path: string): string {
  const [first = '', second = '', ...rest] = path.split('/');
  if (rest.length === 0) return first === 'index.html' ? 'status' : first.replace('.html', '');
  if (first !== 'history') return first;
  if (rest.length === 1) return 'year';
  return /^\d\d$/.test(second) ? 'month' : 'year and severity';
}

const redirect = /<meta http-equiv="refresh"/;

/** Of each kind the longest page, which shows the most; without those that lead on at once. */
export function pagesByKind({ compiled: { reader } }: TestedSite): ReadonlyMap<string, string> {
  const pages = reader.paths.filter((path) => isPage(path) && !redirect.test(reader.source(path)));
  const lengthOf = (path: string): number => reader.source(path).length;
  const longest = new Map<string, string>();
  for (const path of pages) {
    const known = longest.get(kindOf(path));
    if (known === undefined || lengthOf(path) > lengthOf(known)) longest.set(kindOf(path), path);
  }
  return longest;
}

/** The address of a page below the site's. */
export const addressOf = (path: string): string =>
  path
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
