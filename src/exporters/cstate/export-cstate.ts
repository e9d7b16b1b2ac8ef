// A site as cState has it: one post for each entry that has a page, and Hugo's configuration with the systems.
import { compareText } from '../../kernel/diagnostic.js';
import { createRouteFinder } from '../../site/source-links.js';
import { configuration, giveAccount, nameOf, noteEach, whyPageless } from '../account.js';
import type { Exported, ExportedCopy, ExportedFile, ExportNote, ExportSource } from '../exported.js';
import { listLosses, listSiteLosses } from './losses.js';
import { planSystems } from './systems.js';
import { writeCstateConfig } from './write-config.js';
import { fileNameOf, postNameOf, writePost } from './write-post.js';
import { createTextWriter } from './write-text.js';

export function exportCstate(source: ExportSource): Exported {
  const { entries, history } = source.record;
  const exported = entries.filter((entry) => whyPageless(entry) === undefined);
  const systems = planSystems(history.site);
  const copies = new Map<string, ExportedCopy>();
  const routeOf = createRouteFinder(history, source.attachments);
  const context = {
    postByPath: new Map(exported.map(({ incident }) => [incident.path, postNameOf(incident)])),
    attachments: source.attachments,
    addressOf: (path: string, anchor: string): string | undefined => {
      const route = routeOf(path);
      return route && source.addressOf(route, anchor);
    },
    take: (copy: ExportedCopy): void => void copies.set(copy.from, copy),
  };
  const notes: ExportNote[] = [];
  const files = exported.map((entry): ExportedFile => {
    const { text, losses } = writePost(entry, systems, source, createTextWriter(context));
    notes.push(...noteEach(entry, 'lost', [...listLosses(entry), ...losses]));
    return { path: `content/issues/${fileNameOf(entry.incident)}.md`, text, source: nameOf(entry) };
  });
  const config = {
    path: 'config.yml',
    text: writeCstateConfig(history.site, systems),
    source: configuration,
  };
  return {
    files: [config, ...files].toSorted((a, b) => compareText(a.path, b.path)),
    copies: [...copies.values()].toSorted((a, b) => compareText(a.path, b.path)),
    ...giveAccount(
      source,
      {
        whyOmitted: whyPageless,
        whyUndated: 'its times are withheld, and a post needs a date',
        ofSite: listSiteLosses(history.site),
      },
      notes,
    ),
  };
}
