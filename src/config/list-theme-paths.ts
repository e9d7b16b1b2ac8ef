// What of a site its look depends on, for whoever waits for a change.
import type { SourceFile } from '../model/source.js';
import { readConfig } from './read-config.js';

/** Files and folders that the configuration names, relative to the site; a module brings along what lies beside it. */
export function listThemePaths(config: SourceFile | undefined): readonly string[] {
  const { module, stylesheet } = readConfig(config).theme;
  const named = [module, stylesheet].flatMap((file) => file?.path ?? []);
  const beside = module === undefined ? '' : module.path.replace(/(?:^|\/)[^/]*$/, '');
  return beside === '' ? named : [...named, beside];
}
