// Imports a folder of postmortems in plain Markdown. Two passes: what each says of itself first, so that the second, over
// their texts, knows where links between them lead.
import { compareText } from '../../kernel/diagnostic.js';
import { makeIncidentId } from '../../kernel/ids.js';
import { toCivil } from '../../kernel/time-zone.js';
import type { Imported, ImportNote, ImportOptions, ImportResult, ImportSource, Report } from '../imported.js';
import type { AddressRules } from '../markdown/addresses.js';
import { readSourceText } from '../source-text.js';
import { makeShelf } from './attachments.js';
import { titleMark, writePostmortemConfig } from './candor-config.js';
import { readDocument } from './document.js';
import { readFacts, type Times } from './facts.js';
import { nameFile, type NamedFile } from './folder.js';
import { writePostmortem } from './write-postmortem.js';

/** A postmortem of which it is known when its incident was. */
interface Draft extends NamedFile {
  readonly text: string;
  readonly times: Times;
  /** Of the new file. */
  readonly path: string;
}

/** Links are looked at in the second pass. */
const anyAddress: AddressRules = { link: () => ({ becomes: 'same' }), image: () => ({ becomes: 'same' }) };

export function importPostmortems(source: ImportSource, options: ImportOptions): ImportResult {
  if (source.files.length === 0 && source.unreadable.length === 0) {
    return { ok: false, reason: 'The folder holds no Markdown.' };
  }
  const notes: ImportNote[] = [];
  const reportFor =
    (path: string): Report =>
    (kind, line, reason) =>
      notes.push({ path, line, kind, reason });
  const named = [...source.files].sort((a, b) => compareText(a.path, b.path)).map(nameFile);
  const drafts = readDrafts(named, options, reportFor);
  for (const { path, reason } of source.unreadable) reportFor(path)('refused', 1, reason);

  const shelf = makeShelf(source.others, new Map(drafts.map(({ file, path }) => [file.path, path])));
  const files = drafts.flatMap((draft) => {
    const { file, name, text, times, path } = draft;
    const report = reportFor(file.path);
    const context = { readMarkdown: options.readMarkdown, addresses: shelf.rulesFor(file.path, path) };
    const reading = readDocument(file.path, name, text, context, report);
    if (!reading.ok) {
      report('refused', reading.line, reading.reason);
      return [];
    }
    const written = writePostmortem(reading.document, times, options, context, report);
    return [{ path, text: written, source: file.path }];
  });
  const copies = [...shelf.list()].sort((a, b) => compareText(a.path, b.path));
  const copied = new Set(copies.map(({ from }) => from));
  for (const { path } of source.others) {
    if (!copied.has(path)) reportFor(path)('lost', 1, 'it is no Markdown, and no postmortem shows it');
  }
  const config = {
    path: 'candor.yaml',
    text: writePostmortemConfig(options.timezone, options.severity !== undefined),
    source: 'candor.yaml',
  };
  reportFor('candor.yaml')('guessed', 1, `${titleMark}; it is called “Postmortems”`);
  const read = named.length + source.unreadable.length;
  const imported: Imported = {
    files: [config, ...files].sort((a, b) => compareText(a.path, b.path)),
    copies,
    notes: sortNotes(notes),
    counts: { read, written: files.length, refused: read - files.length },
  };
  return { ok: true, imported };
}

function readDrafts(
  named: readonly NamedFile[],
  { readMarkdown, timezone }: ImportOptions,
  reportFor: (path: string) => Report,
): readonly Draft[] {
  const taken = new Set<string>();
  return named.flatMap((one): Draft[] => {
    const { file, name, refusal } = one;
    const report = reportFor(file.path);
    const refuse = (line: number, reason: string): Draft[] => {
      report('refused', line, reason);
      return [];
    };
    if (refusal !== undefined) return refuse(1, refusal);
    const text = readSourceText(file.path, file.bytes, report);
    const context = { readMarkdown, addresses: anyAddress };
    const reading = readDocument(file.path, name, text, context, () => undefined);
    if (!reading.ok) return refuse(reading.line, reading.reason);
    const root = readMarkdown(reading.document.text);
    const times = root === undefined ? undefined : readFacts(reading.document, root, name, timezone);
    if (times === undefined) {
      const reason =
        'nothing says when it was: no field, no timeline, no day in the name of the file or in the text';
      return refuse(1, reason);
    }
    const id = makeIncidentId(name.trim().replaceAll(/[\s-]*\s[\s-]*/g, '-'), taken);
    taken.add(id.toLowerCase());
    if (id !== name) {
      report('guessed', 1, `the name “${name}” cannot be an id as it is; the incident is called “${id}”`);
    }
    const year = String(toCivil(times.started.value.from, timezone).year).padStart(4, '0');
    return [{ ...one, text, times, path: `incidents/${year}/${id}.md` }];
  });
}

// The same thing twice on one line is said once.
function sortNotes(notes: readonly ImportNote[]): ImportNote[] {
  const unique = new Map(notes.map((note) => [JSON.stringify(note), note]));
  return [...unique.values()].sort((a, b) => compareText(a.path, b.path) || a.line - b.line);
}
