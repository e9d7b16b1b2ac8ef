// A site as Statuspage's API tells of it: one `{page, incident}` file for each incident and maintenance that has a page,
// and one with the components, which alone know their groups.
import { writeComponents } from '../../endpoints/statuspage/components.js';
import { idOf } from '../../endpoints/statuspage/incident.js';
import { describeOne, describePage } from '../../endpoints/statuspage/statuspage.js';
import { compareText } from '../../kernel/diagnostic.js';
import type { Entry } from '../../site/entry.js';
import { configuration, giveAccount, nameOf, noteEach } from '../account.js';
import type { Exported, ExportedFile, ExportSource } from '../exported.js';
import { listLosses, listSiteLosses, whyOmitted } from './losses.js';

export function exportStatuspage(source: ExportSource): Exported {
  const { entries, history } = source.record;
  const exported = entries.filter((entry) => whyOmitted(entry) === undefined);
  const lost = exported.flatMap((entry) => noteEach(entry, 'lost', listLosses(entry)));
  return {
    files: [...exported.map((entry) => writeFile(entry, source)), writeComponentsFile(source)].toSorted(
      (a, b) => compareText(a.path, b.path),
    ),
    copies: [],
    ...giveAccount(
      source,
      {
        whyOmitted,
        whyUndated: 'its times are withheld, and Statuspage has no other list',
        ofSite: listSiteLosses(history.site),
      },
      lost,
    ),
  };
}

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
