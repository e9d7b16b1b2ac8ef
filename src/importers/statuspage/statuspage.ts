// Imports what Statuspage's API gave: JSON files, one for each incident or with many of them, of one moment or of
// several. The newest copy of each incident becomes a file that bears its id, so that its address stays what it was.
import { compareText } from '../../kernel/diagnostic.js';
import { makeIncidentId } from '../../kernel/ids.js';
import { toCivil } from '../../kernel/time-zone.js';
import { writeTime } from '../../kernel/time-writing.js';
import type { AddressRules } from '../markdown/addresses.js';
import type {
  Imported,
  ImportedFile,
  ImportNote,
  ImportOptions,
  ImportResult,
  ImportSource,
  Report,
} from '../imported.js';
import { foldAddress, makeAddressRules } from '../site-addresses.js';
import { readPage, writeCandorConfig } from './candor-config.js';
import { planComponents } from './components.js';
import { draftRecord, writeRecord, type RecordDraft } from './import-record.js';
import { lineOf, type Json } from './json.js';
import { reportLostKeys } from './lost-keys.js';
import { chooseNewest } from './newest.js';
import type { RecordContext } from './record-context.js';
import { readStatuspageFile, type StatuspageFile, type StatuspageRecord } from './records.js';
import { readRecordTime } from './record-time.js';

/** Every JSON file of the folder. */
export const readsStatuspageFile = (path: string): boolean => /\.json$/i.test(path);

/** Bytes of the largest incident file that a site can be told to take. */
const largestIncident = 4_194_304;

interface PlacedDraft extends RecordDraft {
  readonly context: RecordContext;
  readonly path: string;
}

export function importStatuspage(source: ImportSource, options: ImportOptions): ImportResult {
  const notes: ImportNote[] = [];
  const reportFor =
    (path: string): Report =>
    (kind, line, reason) =>
      notes.push({ path, line, kind, reason });
  const sources = [...source.files].sort((a, b) => compareText(a.path, b.path));
  const files = sources.map((file) => readStatuspageFile(file, reportFor(file.path)));
  const all = files.flatMap(({ records }) => records);
  const [first] = files;
  if (first === undefined || (all.length === 0 && files.every(({ components }) => components.length === 0))) {
    const reason = 'No JSON file of the folder holds an incident or a component of Statuspage.';
    return { ok: false, reason };
  }
  const { records, repeated } = chooseNewest(all, reportFor);
  const refusedParts = reportRefused(files, source, reportFor);
  const components = planComponents(files, records, reportFor);
  const main = newestPage(files) ?? first;
  const page = readPage(main.page, reportFor(main.path));
  reportPages(files, main, reportFor);
  reportLostKeys(files, records, reportFor);

  const drafts = placeDrafts(records, components.idByCode, options, reportFor);
  const pathByAddress = new Map(
    drafts.flatMap(({ record, path }): [string, string][] =>
      record.id === undefined ? [] : [[foldAddress(`incidents/${record.id}`), path]],
    ),
  );
  const written = drafts.flatMap((draft): ImportedFile[] => {
    const { record, path, context } = draft;
    const addresses = makePageRules(page.url, record, path, pathByAddress);
    const report = reportFor(record.path);
    const texts = { readMarkdown: options.readMarkdown, addresses, path: record.path, report };
    const writing = writeRecord(draft, options.timezone, context, texts);
    const size = writing.ok ? new TextEncoder().encode(writing.text).length : 0;
    if (writing.ok && size <= largestIncident) return [{ path, text: writing.text, source: record.path }];
    context.note(
      'refused',
      writing.ok ? `its file would have ${size} bytes, more than a site takes` : writing.reason,
    );
    return [];
  });
  const largest = Math.max(0, ...written.map(({ text }) => new TextEncoder().encode(text).length));
  const config = {
    path: 'candor.yaml',
    text: writeCandorConfig(page, components, options.timezone, largest),
    source: main.path,
  };
  const read = all.length + refusedParts;
  const imported: Imported = {
    files: [config, ...written].sort((a, b) => compareText(a.path, b.path)),
    copies: [],
    notes: sortNotes(notes),
    counts: { read, written: written.length, repeated, refused: read - repeated - written.length },
  };
  return { ok: true, imported };
}

/** What cannot be read, each once; a file in which nothing is for Candor is named too. */
function reportRefused(
  files: readonly StatuspageFile[],
  source: ImportSource,
  reportFor: (path: string) => Report,
): number {
  for (const { path, refused, records, components } of files) {
    for (const reason of refused) reportFor(path)('refused', 1, reason);
    if (refused.length + records.length + components.length === 0)
      reportFor(path)('lost', 1, 'it holds no incident and no component');
  }
  for (const { path, reason } of source.unreadable) reportFor(path)('refused', 1, reason);
  return files.flatMap(({ refused }) => refused).length + source.unreadable.length;
}

const changedAt = (page: Json | undefined): number => readRecordTime(page?.['updated_at'])?.order ?? 0;

function newestPage(files: readonly StatuspageFile[]): StatuspageFile | undefined {
  return files
    .filter(({ page }) => lineOf(page?.['name']) !== undefined)
    .reduce<StatuspageFile | undefined>(
      (best, file) => (best !== undefined && changedAt(best.page) >= changedAt(file.page) ? best : file),
      undefined,
    );
}

function reportPages(
  files: readonly StatuspageFile[],
  main: StatuspageFile,
  reportFor: (path: string) => Report,
): void {
  const own = lineOf(main.page?.['id']);
  const others = new Map(
    files.flatMap(({ path, page }): [string, string][] => {
      const id = lineOf(page?.['id']);
      return id === undefined || id === own ? [] : [[id, path]];
    }),
  );
  for (const [id, path] of others)
    reportFor(path)(
      'guessed',
      1,
      `the page ${id} is another one than that of ${main.path}; both become one site`,
    );
}

function placeDrafts(
  records: readonly StatuspageRecord[],
  idByCode: ReadonlyMap<string, string>,
  options: ImportOptions,
  reportFor: (path: string) => Report,
): PlacedDraft[] {
  const taken = new Set<string>();
  return records.flatMap((record): PlacedDraft[] => {
    const report = reportFor(record.path);
    const { lineOfId } = record;
    const context: RecordContext = {
      idByCode,
      lineOfId,
      note: (kind, reason) => report(kind, record.line, reason),
      noteAt: (line, kind, reason) => report(kind, line, reason),
    };
    const draft = draftRecord(record, context);
    if (draft === undefined) {
      context.note('refused', 'the record bears no time');
      return [];
    }
    const { first } = draft.course;
    const day = writeTime({ ...first, precision: 'day', about: false }, options.timezone);
    const name = record.id ?? `${day}-${(lineOf(record.value['name']) ?? 'incident').toLowerCase()}`;
    const id = makeIncidentId(name, taken);
    taken.add(id.toLowerCase());
    if (id !== record.id) {
      const shown =
        record.id === undefined ? 'the record has no id' : `“${record.id}” cannot be an id as it is`;
      context.note('guessed', `${shown}; the incident is called “${id}”`);
    }
    const year = String(toCivil(first.from, options.timezone).year).padStart(4, '0');
    return [{ ...draft, context, path: `incidents/${year}/${id}.md` }];
  });
}

/** Links to the old page's incidents lead to the new ones, with the address of the page and without. */
function makePageRules(
  baseUrl: string | undefined,
  record: StatuspageRecord,
  path: string,
  pathByAddress: ReadonlyMap<string, string>,
): AddressRules {
  const address = `incidents/${record.id ?? ''}`;
  const rules = makeAddressRules({ baseUrl, address, path, pathByAddress, takeFile: () => undefined });
  const host = baseUrl?.replace(/^https?:/i, '').toLowerCase();
  return {
    ...rules,
    link: (written) => {
      const below = written.replace(/^https?:/i, '');
      const isOwn = host !== undefined && below !== written && below.toLowerCase().startsWith(host);
      const inner = isOwn ? below.slice(host.length) : '';
      return rules.link(pathByAddress.has(foldAddress(inner)) ? `/${inner}` : written);
    },
  };
}

// The same thing twice on one line is said once.
function sortNotes(notes: readonly ImportNote[]): ImportNote[] {
  const unique = new Map(notes.map((note) => [JSON.stringify(note), note]));
  return [...unique.values()].sort((a, b) => compareText(a.path, b.path) || a.line - b.line);
}
