// What the recipes are made from, and the commands that they share.
import type { ScaffoldFile } from './scaffold-file.js';

export interface RecipeSetting {
  /** The title of the site. */
  readonly name: string;
  /** The folder of the site in its repository, with `/` between its parts; empty for the root. */
  readonly siteFolder: string;
  /** The folder of package.json in the repository, in the same form. */
  readonly packageFolder: string;
  /** The folder that is published, relative to the site. */
  readonly outputFolder: string;
  /** The day of the making, as `2026-11-21`. */
  readonly day: string;
  /** Whether this recipe is to publish the site; else a host does that by a recipe of its own. */
  readonly publishes: boolean;
}

export type Recipe = (setting: RecipeSetting) => readonly ScaffoldFile[];

/** What a command needs to know. */
export type CommandSetting = Pick<RecipeSetting, 'siteFolder' | 'packageFolder' | 'outputFolder'>;

/** The version of Node that everything runs on. */
export const nodeVersion = '22';

/** What `candor notify` reads from the environment; one that is empty is none. */
export const channelVariables = [
  'CANDOR_SLACK_WEBHOOK',
  'CANDOR_TEAMS_WEBHOOK',
  'CANDOR_DISCORD_WEBHOOK',
  'CANDOR_WEBHOOK_URL',
  'CANDOR_WEBHOOK_SECRET',
  'CANDOR_SMTP_URL',
  'CANDOR_MAIL_FROM',
  'CANDOR_MAIL_TO',
] as const;

/** A command that is run at the root of the repository, so that the paths it prints are those of the repository. */
export function candorCommand(
  { siteFolder, packageFolder }: CommandSetting,
  command: string,
  options: string,
): string {
  const program = packageFolder === '' ? 'npx candor' : `npx --prefix ${quoteWord(packageFolder)} candor`;
  return [program, command, ...(siteFolder === '' ? [] : [quoteWord(siteFolder)]), options].join(' ');
}

/**
 * During an outage a slip in one file must not hold the page back: what has no error is published, and says that the
 * rest is missing. Where nothing may be published, there is no page.
 */
export const buildCommand = (setting: CommandSetting): string =>
  `${candorCommand(setting, 'build', '--keep-going')} || test -f ${quoteWord(`${outputPath(setting)}/index.html`)}`;

/** The folder that is published, in the repository. */
export const outputPath = (setting: CommandSetting): string => inSite(setting, setting.outputFolder);

/** A path of the site, in the repository. */
export const inSite = ({ siteFolder }: CommandSetting, path: string): string =>
  siteFolder === '' ? path : `${siteFolder}/${path}`;

/** One word of a POSIX shell. */
export const quoteWord = (text: string): string =>
  /^[\w./@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
