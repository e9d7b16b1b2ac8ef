// The files of Statuspage's status API, version 2, so that what reads a page of Statuspage can read this site.
import { rememberBy } from '../../kernel/remember.js';
import { join } from '../../kernel/lists.js';
import type { Instant } from '../../kernel/time.js';
import { openIncidents } from '../../model/history.js';
import type { Kind } from '../../model/state.js';
import type { Entry } from '../../site/entry.js';
import { isListed } from '../../site/site-record.js';
import type { Endpoint, EndpointSource } from '../endpoint.js';
import type { EntryFileKind } from '../entry-files.js';
import { recordedAt } from '../recorded-at.js';
import { writeComponents } from './components.js';
import { idOf, writeIncident } from './incident.js';
import { writePage } from './page.js';
import { writeStatus } from './page-status.js';
import type { IncidentShape, PageShape } from './shapes.js';
import { updatedAt } from './times.js';
import type { UpdateOptions } from './updates.js';

/** As many as pages of Statuspage list. */
const mostListed = 50;

export const listStatuspageFiles: Endpoint = (source) => {
  const documents = listDocuments(source).map(([path, write]) =>
    source.file(`api/v2/${path}.json`, () => toJson({ page: describePage(source), ...write() })),
  );
  const ofEntries = [pathOfIncident, pathOfMaintenance].map((pathOf) =>
    source.filesOf(source.record.listed, {
      pathOf,
      write: (entry) => toJson(describeOne(entry, source)),
      follows: (entry) => [entry, recordedAt(entry.incident, source)],
    }),
  );
  return join([documents, ...ofEntries]);
};

const pathFor =
  (kind: Kind): EntryFileKind['pathOf'] =>
  (entry) =>
    entry.incident.kind === kind ? `api/v2/incidents/${idOf(entry)}.json` : undefined;

const pathOfIncident = pathFor('incident');
const pathOfMaintenance = pathFor('maintenance');

type Document = readonly [path: string, write: () => object];

function listDocuments(source: EndpointSource): readonly Document[] {
  const { record } = source;
  const ofKind = (kind: Kind): readonly Entry[] =>
    record.listed.filter(({ incident }) => incident.kind === kind);
  const write = (entries: readonly Entry[]): readonly IncidentShape[] =>
    entries.slice(0, mostListed).map((entry) => writeIncident(entry, source));
  const unresolved = (): readonly Entry[] =>
    openIncidents(record.history).map(record.entryOf).filter(isListed);
  const maintenance = (): readonly Entry[] => ofKind('maintenance');
  const active = (): readonly Entry[] => maintenance().filter(({ timeline }) => timeline.isOpen);
  const upcoming = (): readonly Entry[] => maintenance().filter(({ timeline }) => timeline.isScheduled);
  const ahead = (): readonly Entry[] =>
    maintenance().filter(({ timeline }) => timeline.isOpen || timeline.isScheduled);
  return [
    [
      'summary',
      () => ({
        components: writeComponents(record),
        incidents: write(unresolved()),
        scheduled_maintenances: write(ahead()),
        status: writeStatus(record),
      }),
    ],
    ['status', () => ({ status: writeStatus(record) })],
    ['components', () => ({ components: writeComponents(record) })],
    ['incidents', () => ({ incidents: write(ofKind('incident')) })],
    ['incidents/unresolved', () => ({ incidents: write(unresolved()) })],
    ['scheduled-maintenances', () => ({ scheduled_maintenances: write(maintenance()) })],
    ['scheduled-maintenances/upcoming', () => ({ scheduled_maintenances: write(upcoming()) })],
    ['scheduled-maintenances/active', () => ({ scheduled_maintenances: write(active()) })],
  ];
}

/** One incident with its page, which here changes with nothing but the incident. */
export function describeOne(
  entry: Entry,
  source: EndpointSource,
  options?: UpdateOptions,
): { readonly page: PageShape; readonly incident: IncidentShape } {
  const { site } = source.record.history;
  const page = writePage(site, updatedAt(entry.incident, entry.timeline, source));
  return { page, incident: writeIncident(entry, source, options) };
}

export const describePage = (source: EndpointSource): PageShape =>
  writePage(source.record.history.site, latestChange(source));

/** Of any entry in lists; of a site without any, when it was launched. */
const latestChange = rememberBy((source: EndpointSource): Instant => {
  const { listed, history } = source.record;
  const { site, now } = history;
  const launched = site.launched !== undefined && site.launched.from <= now ? site.launched.from : 0;
  return listed.reduce(
    (latest, { incident, timeline }) => Math.max(latest, updatedAt(incident, timeline, source)),
    launched,
  );
});

const toJson = (document: object): string => `${JSON.stringify(document)}\n`;
