// `candor disclosure`: what the policy makes the site owe, by when, and what became of it.
import { checkSite } from '../building/read-site.js';
import { configName } from '../content/load.js';
import { suggestWord } from '../kernel/nearest.js';
import { disclosureOf } from '../model/disclosure.js';
import { reviewPromises, type PromisedIncident } from '../model/promises.js';
import { isIncidentPath } from '../model/source.js';
import { showsText } from '../model/view.js';
import { disclosureJson, explanationJson } from '../output/disclosure/disclosure-json.js';
import { disclosureTable } from '../output/disclosure/disclosure-table.js';
import { explainDisclosure } from '../output/disclosure/explain-disclosure.js';
import type { SourceRecord } from '../rules/rule.js';
import { describeWithheld } from './describe-withheld.js';
import { textOption, UsageError, type Command } from './command.js';
import { openCache } from './open-cache.js';
import { folderArgument, nowOption, readFolder, readNow, showsColor } from './site-options.js';

export const disclosure: Command = {
  arguments: [folderArgument],
  options: [
    { flags: '--format <format>', summary: 'how it is told', choices: ['pretty', 'json'], default: 'pretty' },
    { flags: '--explain <id>', summary: 'count the days to the deadline of one incident' },
    nowOption,
  ],
  examples: [
    'candor disclosure',
    'candor disclosure --format json',
    'candor disclosure --explain 2026-05-04-payments-down',
  ],
  run: (invocation, io) => {
    const folder = readFolder(invocation, io);
    const now = readNow(invocation, io);
    const { compilation } = checkSite({
      folder,
      now,
      cache: openCache(folder, invocation, io),
      timeZoneData: io.timeZoneData,
    });
    const { site, record, isUsable } = compilation;
    if (!isUsable) {
      const message = `${configName} has errors, so nobody knows what the policy promises.`;
      throw new UsageError(message, 'Run `candor check`.');
    }
    const isJson = textOption(invocation, 'format') === 'json';
    const id = textOption(invocation, 'explain');
    if (id !== undefined) {
      const promised = findIncident(id, record);
      io.out(isJson ? explanationJson(promised, site) : explainDisclosure(promised, site));
      return Promise.resolve(0);
    }
    const withheld = compilation.withheld.filter(({ isPart }) => !isPart);
    const review = reviewPromises(record, withheld);
    const table = { site, now, color: showsColor('out', io) };
    io.out(
      isJson
        ? disclosureJson(review, withheld, site, now)
        : [disclosureTable(review, table), describeWithheld(compilation)].filter(Boolean).join('\n'),
    );
    return Promise.resolve(0);
  },
};

/** By its id or its path; a UsageError where there is none, or none of which anything may be said. */
function findIncident(name: string, record: SourceRecord): PromisedIncident {
  const { site, now, views, faulty, incidents } = record;
  const files = [...record.files].filter(isIncidentPath);
  const path = files.find((known) => known === name || idOf(known) === name.toLowerCase());
  const view = path === undefined ? undefined : views.get(path);
  if (showsText(view) && path !== undefined && !faulty.has(path)) {
    return { incident: view.incident, disclosure: disclosureOf(view.incident, site, now) };
  }
  if (path === undefined) {
    const hint = suggestWord(name, files.map(idOf), 'incidents');
    throw new UsageError(`--explain: there is no incident \`${name}\`.`, hint);
  }
  if (incidents.some((incident) => incident.path === path && !faulty.has(path))) {
    throw new UsageError(`--explain: ${path} is withheld, so it owes nothing until it is disclosed.`);
  }
  throw new UsageError(`--explain: ${path} has errors, so nobody knows what it owes.`, 'Run `candor check`.');
}

/** In lower case, as in the address of its page. */
const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.md'.length).toLowerCase();
