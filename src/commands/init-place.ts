// Where `candor init` may make a site, and where in its repository that is.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { configName } from '../config/defaults.js';
import { holds, lstatOf } from '../output/write/target.js';
import { UsageError } from './command.js';
import { findSiteAbove } from './site-options.js';

/** Throws a UsageError where no new site can be made; `shown` is the folder as it was typed. */
export function refuseFolder(folder: string, shown: string | undefined): void {
  const called = shown === undefined ? 'The current folder' : `\`${shown}\``;
  const found = lstatOf(folder);
  if (found?.isSymbolicLink() === true && !existsSync(folder))
    throw new UsageError(
      `${called} is a link that leads nowhere.`,
      'Remove the link, or name another folder.',
    );
  const file = findFile(folder);
  if (file !== undefined) throw new UsageError(`\`${file}\` is a file.`, 'Name a folder.');
  const misnamed = found?.isDirectory() === true ? readdirSync(folder).find(isLikeConfig) : undefined;
  if (misnamed === configName)
    throw new UsageError(`${called} holds a \`${configName}\` that leads nowhere.`, 'Remove the link.');
  if (misnamed !== undefined)
    throw new UsageError(
      `${called} holds \`${misnamed}\`, which only resembles \`${configName}\`.`,
      `If it is a site already, rename the file to \`${configName}\`; if not, name another folder.`,
    );
  const above = findSiteAbove(folder);
  if (above !== undefined)
    throw new UsageError(
      `${called} lies in a site: \`${join(above, configName)}\`.`,
      'A site in a site would be published by neither. Name a folder outside of it.',
    );
}

/** What stands in the way of a folder: the path itself, or the nearest above it that exists. */
function findFile(path: string): string | undefined {
  const found = lstatOf(path);
  if (found === undefined && dirname(path) !== path) return findFile(dirname(path));
  return found?.isFile() === true ? path : undefined;
}

const isLikeConfig = (name: string): boolean => /^candor\.ya?ml(?:\.txt)?$/i.test(name);

/** Throws for a folder that holds a site already. */
export function refuseSite(shown: string | undefined): never {
  const called = shown === undefined ? 'The current folder' : `\`${shown}\``;
  throw new UsageError(
    `${called} holds a site already, and nothing in it is overwritten.`,
    `Change \`${configName}\` by hand. To add a recipe for its publication, give --ci and nothing else.`,
  );
}

/** Whether real incidents are there, among which examples would only be in the way. */
export function hasIncidents(folder: string): boolean {
  const path = join(folder, 'incidents');
  return (
    lstatOf(path)?.isDirectory() === true &&
    readdirSync(path, { recursive: true }).some((name) => String(name).endsWith('.md'))
  );
}

/** Whether git is told to leave out what a build makes, as far as the folder's own list says. */
export function ignoresOutput(folder: string): boolean {
  const path = join(folder, '.gitignore');
  return lstatOf(path)?.isFile() === true && /^\/?_site\/?\s*$/m.test(readFileSync(path, 'utf8'));
}

export interface RepositoryPlace {
  /** Of the repository, or of the site where there is none: absolute. */
  readonly root: string;
  /** Relative to the root, with `/` between their parts; empty for the root itself. */
  readonly siteFolder: string;
  readonly packageFolder: string;
  /** Whether a package.json is there. */
  readonly hasPackage: boolean;
}

/** Recipes stand at the root of a repository, whatever folder of it holds the site. */
export function findPlace(folder: string): RepositoryPlace {
  const root = findUpwards(folder, '.git') ?? folder;
  const withPackage = findUpwards(folder, 'package.json');
  const packages = withPackage !== undefined && holds(root, withPackage) ? withPackage : undefined;
  const inRoot = (path: string): string => relative(root, path).replaceAll(sep, '/');
  return {
    root,
    siteFolder: inRoot(folder),
    packageFolder: inRoot(packages ?? folder),
    hasPackage: packages !== undefined,
  };
}

/** The nearest folder, from this one upwards, that holds a file or folder of that name. */
function findUpwards(folder: string, name: string): string | undefined {
  if (existsSync(join(folder, name))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUpwards(parent, name);
}
