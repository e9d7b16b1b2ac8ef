// What the recipes are made from, and the commands that they share.
import type { ScaffoldFile } from './scaffold-file.js';

export interface RecipeSetting {
  /** The title of the site. */
  readonly name: string;
  /** The folder of the site in its repository, with `/` between its parts; empty for the root. */
  readonly siteFolder: string;
  /** The folder of package.json in the repository, in the same form. */
  readonly packageFolder: string;
  /** The day of the making, as `2026-11-21`. */
  readonly day: string;
  /** Whether this recipe is to publish the site; else a host does that by a recipe of its own. */
  readonly publishes: boolean;
}

export type Recipe = (setting: RecipeSetting) => readonly ScaffoldFile[];

/** The version of Node that everything runs on. */
export const nodeVersion = '22';

/** A command of Candor that is run at the root of the repository, so that the paths it prints are those of the repository. */
export function candorCommand(
  { siteFolder, packageFolder }: Pick<RecipeSetting, 'siteFolder' | 'packageFolder'>,
  command: string,
  options: string,
): string {
  const program = packageFolder === '' ? 'npx candor' : `npx --prefix ${packageFolder} candor`;
  return [program, command, ...(siteFolder === '' ? [] : [siteFolder]), options].join(' ');
}

export const pathIn = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

/**
 * During an outage a slip in one file must not hold the page back: what has no error is published, and says that the
 * rest is missing.
 */
export const buildCommand = (setting: Pick<RecipeSetting, 'siteFolder' | 'packageFolder'>): string =>
  `${candorCommand(setting, 'build', '--keep-going')} || test -f ${pathIn(setting.siteFolder, '_site/index.html')}`;
