// Our own API, version 1: what the pages say as JSON, with a schema for each document. docs/api.md describes it.
import { join } from '../../kernel/lists.js';
import { nameOfPeriod } from '../../model/digest-period.js';
import type { OutputFile } from '../../model/output.js';
import { outputPathOf, type Route } from '../../site/pages.js';
import { apiFile, entryFile } from '../../site/twin-addresses.js';
import { listUndated } from '../../site/undated-pages.js';
import type { Endpoint } from '../endpoint.js';
import type { EntryFileKind } from '../entry-files.js';
import {
  digestFile,
  entriesFile,
  schemaFile,
  schemaNames,
  singleFile,
  singleNames,
  type SchemaName,
  type SingleName,
} from './api-files.js';
import type { IndexDocument } from './documents.js';
import { followsOfEntries, listYears, withParts, writeEntries, type EntryList } from './list-entries.js';
import { publishedSchemas } from './published-schemas.js';
import { writeBriefEntry, writeFullEntry, writeUndatedEntry } from './write-entry.js';
import { writeComponents, writeSite, writeStatus } from './write-overview.js';
import {
  listDigests,
  writeActionItems,
  writeDigest,
  writeDigests,
  writePolicy,
  writeStatistics,
} from './write-reports.js';
import { routeOf } from './write-rows.js';
import { createValueWriter, type ValueWriter } from './write-values.js';

/** The files of the API, as `output.api` switches them on. */
export const listApi: Endpoint = (source) => {
  const { record, facts } = source;
  const write = createValueWriter(source);
  const json = (route: Route, make: () => object, follows?: () => readonly unknown[]): OutputFile =>
    source.file(outputPathOf(route), () => toJson(make()), follows);
  const years = listYears(record);
  const singles: Readonly<Record<SingleName, () => object>> = {
    site: () => writeSite(record, write),
    status: () => writeStatus(record, facts.commit, write),
    components: () => writeComponents(record, write),
    statistics: () => writeStatistics(record, write),
    policy: () => writePolicy(record, write),
    digests: () => writeDigests(record, write),
    'action-items': () => writeActionItems(record, write),
  };
  const index = json(singleFile('index'), () =>
    writeIndex(
      years,
      listDigests(record).map(({ period }) => period),
      write,
    ),
  );
  return join([
    [index],
    singleNames.map((name) => json(singleFile(name), singles[name])),
    years.flatMap(withParts).map((list) =>
      json(
        entriesFile(list.period),
        () => writeEntries(record, list, write),
        () => followsOfEntries(record, list),
      ),
    ),
    source.filesOf(record.entries, {
      pathOf: pathOfEntry,
      write: (entry) =>
        toJson(
          entry.publication === 'page'
            ? writeFullEntry(record, entry, write.on(routeOf(entry.incident)))
            : writeBriefEntry(record, entry, write),
        ),
      follows: (entry) => [entry],
    }),
    listUndated(record).map((entry) =>
      json(entryFile(entry.incident), () => writeUndatedEntry(record, entry, write)),
    ),
    listDigests(record).map((digest) =>
      json(digestFile(digest.period), () => writeDigest(record, digest, write)),
    ),
    schemaNames.map((name) => json(schemaFile(name), () => publishSchema(name, write))),
  ]);
};

const pathOfEntry: EntryFileKind['pathOf'] = ({ incident, publication }) =>
  publication === 'digest' ? undefined : outputPathOf(entryFile(incident));

const toJson = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** With its own address. */
function publishSchema(name: SchemaName, write: ValueWriter): object {
  const { $schema, ...schema } = JSON.parse(publishedSchemas[name]) as Readonly<Record<string, unknown>>;
  return { $schema, $id: write.schema(name), ...schema };
}

function writeIndex(
  years: readonly EntryList[],
  digests: readonly Parameters<typeof digestFile>[0][],
  write: ValueWriter,
): IndexDocument {
  return {
    $schema: write.schema('index'),
    version: 1,
    documents: singleNames.map((name) => ({
      name,
      url: write.url(singleFile(name)),
      schema: write.schema(name),
    })),
    years: years.map(({ period, entries }) => ({
      year: period.year,
      url: write.url(entriesFile(period)),
      entries: entries.length,
    })),
    digests: digests.map((period) => ({ name: nameOfPeriod(period), url: write.url(digestFile(period)) })),
    entry: {
      url: `${write.url(apiFile('incidents/'))}{id}.json`,
      schema: write.schema('entry'),
    },
  };
}
