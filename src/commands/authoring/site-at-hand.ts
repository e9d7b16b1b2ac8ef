// The site that a verb works on: read from disk, with its configuration, and none of its incidents parsed yet.
import { relative, sep } from 'node:path';
import { readConfig } from '../../config/read-config.js';
import { configName, loadSite } from '../../content/load.js';
import type { Site } from '../../model/site.js';
import type { SourceFile, SourceTree } from '../../model/source.js';
import { isSite } from '../../building/read-site.js';
import { textOption, UsageError, type CommandOption, type Invocation, type Io } from '../command.js';
import { findSiteAbove, readFolder } from '../site-options.js';

export interface SiteAtHand {
  /** Absolute. */
  readonly folder: string;
  readonly tree: SourceTree;
  readonly site: Site;
  /** Milliseconds since 1970-01-01T00:00Z: what is written now is said now. */
  readonly now: number;
  /** What leads from the current folder to the site's: empty, or ending in `/`. */
  readonly prefix: string;
  /** What a suggested command needs so that it finds the same site: empty, or an option with a space before it. */
  readonly option: string;
}

export const folderOption: CommandOption = {
  flags: '-C, --folder <dir>',
  summary: `the folder that holds ${configName}; the current one or the nearest above it unless given`,
};

/** A UsageError where there is no site, or where its configuration has errors: then nobody knows what may be written. */
export function openSite(invocation: Invocation, io: Io): SiteAtHand {
  const named = textOption(invocation, 'folder');
  const folder = findFolder(named, invocation, io);
  const tree = loadSite(folder);
  const { site, diagnostics } = readConfig(tree.config);
  if (diagnostics.some(({ level }) => level === 'error')) {
    throw new UsageError(`${configName} has errors.`, 'Run `candor check`, and mend what it finds there.');
  }
  const way = relative(io.cwd, folder).replaceAll(sep, '/');
  return {
    folder,
    tree,
    site,
    now: io.clock(),
    prefix: way === '' ? '' : `${way}/`,
    option:
      named === undefined ? '' : ` --folder ${/^[\w./-]+$/.test(named) ? named : JSON.stringify(named)}`,
  };
}

/** The folder of the site, absolute. */
export function findFolder(named: string | undefined, invocation: Invocation, io: Io): string {
  const above = named === undefined && !isSite(io.cwd) ? findSiteAbove(io.cwd) : undefined;
  return above ?? readFolder({ ...invocation, arguments: named === undefined ? [] : [named] }, io);
}

/** The text of a file with its byte-order mark and line ends kept; what is not UTF-8 is for `parseFile` to refuse. */
export const textOf = ({ bytes }: SourceFile): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
