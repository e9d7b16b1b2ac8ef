// A site as Statuspage's API tells of it: one `{page, incident}` file for each incident and maintenance that has a page,
// and one with the components, which alone know their groups.
import { writeComponents } from '../../endpoints/statuspage/components.js';
import { idOf } from '../../endpoints/statuspage/incident.js';
import { describeOne, describePage } from '../../endpoints/statuspage/statuspage.js';
import { compareText } from '../../kernel/diagnostic.js';
import type { Entry } from '../../site/entry.js';
import type { Exported, ExportedFile, ExportNote, ExportSource } from '../exported.js';
import { listLosses, listSiteLosses, whyOmitted } from './losses.js';

const configuration = 'candor.yaml';

export function exportStatuspage(source: ExportSource): Exported {
  const { entries, history } = source.record;
  const exported = entries.filter((entry) => whyOmitted(entry) === undefined);
  const lost = exported.flatMap((entry) => noteEach(entry, 'lost', listLosses(entry)));
  const omitted = entries.flatMap((entry) => noteEach(entry, 'omitted', whyOmitted(entry) ?? []));
  const undated = history.undated.map(({ slug }): ExportNote => {
    return {
      path: slug,
      kind: 'omitted',
      reason: 'its times are withheld, and Statuspage has no other list',
    };
  });
  const site = listSiteLosses(history.site).map((reason): ExportNote => {
    return { path: configuration, kind: 'lost', reason };
  });
  return {
    files: [...exported.map((entry) => writeFile(entry, source)), writeComponentsFile(source)].toSorted(
      (a, b) => compareText(a.path, b.path),
    ),
    copies: [],
    notes: [...site, ...lost, ...omitted, ...undated].toSorted((a, b) => compareText(a.path, b.path)),
    counts: {
      read: entries.length + undated.length,
      written: exported.length,
      omitted: entries.length - exported.length + undated.length,
    },
  };
}

/** The file of an entry; of one that is withheld, the name that readers know it by. */
const nameOf = ({ incident }: Entry): string => (incident.path === '' ? incident.slug : incident.path);

const noteEach = (
  entry: Entry,
  kind: ExportNote['kind'],
  reasons: string | readonly string[],
): readonly ExportNote[] => [reasons].flat().map((reason) => ({ path: nameOf(entry), kind, reason }));

const writeFile = (entry: Entry, source: ExportSource): ExportedFile => ({
  path: `incidents/${idOf(entry)}.json`,
  text: toJson(describeOne(entry, source, { keepsPlain: true })),
  source: nameOf(entry),
});

const writeComponentsFile = (source: ExportSource): ExportedFile => ({
  path: 'components.json',
  text: toJson({ page: describePage(source), components: writeComponents(source.record) }),
  source: configuration,
});

const toJson = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
