// What git tells of each page. Of a file of which anything is withheld it tells nothing, not even where a preview reveals
// the file itself.
import { rememberBy } from '../kernel/remember.js';
import type { FileLog } from '../model/file-log.js';
import { trackFiles, type PagePasts } from '../model/page-history.js';
import type { View } from '../model/view.js';
import type { SourceRecord } from '../rules/rule.js';

/** Undefined where nobody asked git, where it knows nothing, and where the site wants none of it. */
export function trackPages(
  { site, views }: Pick<SourceRecord, 'site' | 'views'>,
  log: FileLog | undefined,
): PagePasts | undefined {
  if (log === undefined || !site.output.git) return undefined;
  const changesByFile = filesOf(log);
  return {
    isShallow: log.isShallow,
    changesOf: (path) => (isOpenly(views.get(path)) ? changesByFile.get(`${log.folder}${path}`) : undefined),
  };
}

const filesOf = rememberBy(({ commits }: FileLog) => trackFiles(commits));

const isOpenly = (view: View | undefined): boolean =>
  view?.kind === 'whole' && !view.incident.revealed.includes('withheld');
