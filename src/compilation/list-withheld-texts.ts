// What is withheld now, word for word, and what is public anyway: for the proof that no output holds any of it.
import { configJsonSchema } from '../config/json-schema.js';
import { frontMatterJsonSchema } from '../content/schema.js';
import type { ParsedFile } from '../content/parse-file.js';
import { decodeText } from '../kernel/decode.js';
import { startOfFile } from '../kernel/diagnostic.js';
import { messagesFor } from '../model/messages/messages-for.js';
import { kinds, states, statuses } from '../model/state.js';
import type { Incident } from '../model/incident.js';
import { isIncidentPath, type SourceFile, type SourceTree } from '../model/source.js';
import type { WithheldName, WithheldText, WithheldTexts } from '../model/withheld-text.js';
import type { SourceRecord } from '../rules/rule.js';

/** Undefined where nothing is withheld, so that only sites that withhold pay for the proof. */
export function listWithheldTexts(
  tree: SourceTree,
  parsed: readonly ParsedFile[],
  record: SourceRecord,
): WithheldTexts | undefined {
  const sourceByPath = new Map(tree.files.map((file) => [file.path, file]));
  const textOf = ({ path }: ParsedFile): string => readText(sourceByPath.get(path));
  const isWhole = ({ path, secrecy }: ParsedFile): boolean =>
    secrecy === 'public' || (secrecy === 'withheld' && record.views.get(path)?.kind === 'whole');
  const withheld = parsed.filter((file) => !isWhole(file));
  if (withheld.length === 0) return undefined;
  return {
    texts: withheld.flatMap((file) => listTexts(file, textOf(file), record)),
    names: withheld.flatMap((file) => listNames(file, textOf(file), record)),
    published: [
      ...parsed.filter(isWhole).flatMap((file) => listPublished(file, textOf(file))),
      ...withheld.flatMap((file) => listPublicParts(file, textOf(file), record)),
      ...stringsOf(record.site),
      ...stringsOf([messagesFor(record.site.locale), messagesFor('en'), kinds, states, statuses]),
      ...stringsOf([frontMatterJsonSchema(), configJsonSchema()]),
    ],
  };
}

/** The bytes of what is no text are looked for as well, as far as they can be read. */
const readText = (file: SourceFile | undefined): string =>
  file === undefined
    ? ''
    : (decodeText(file.path, file.bytes).text ?? new TextDecoder('latin1').decode(file.bytes));

const isRedacted = ({ path }: ParsedFile, { views }: SourceRecord): boolean =>
  views.get(path)?.kind === 'redacted';

function listTexts(file: ParsedFile, text: string, record: SourceRecord): readonly WithheldText[] {
  const { path, redaction } = file;
  if (!isRedacted(file, record) || redaction === undefined) {
    const fields = frontMatterOf(text);
    const bodyLine = fields.split('\n').length;
    const body = { path, firstLine: bodyLine, text: text.slice(fields.length) };
    return [...listValues(path, fields, 1), body];
  }
  const { map, ranges } = redaction;
  return [
    ...(map === undefined ? [] : listValues(path, text.slice(map.from, map.to), map.firstLine)),
    ...ranges.map(({ from, to, firstLine }) => ({ path, firstLine, text: text.slice(from, to) })),
  ];
}

/** Empty where a text has none. */
const frontMatterOf = (text: string): string =>
  /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(text)?.[0] ?? '';

/** Each line by itself and without the name of its field, which stands in every file. */
const listValues = (path: string, fields: string, firstLine: number): readonly WithheldText[] =>
  fields.split('\n').map((line, index) => ({
    path,
    firstLine: firstLine + index,
    text: line.replace(/^[\s-]*(?:\{\s*)?[\w-]+\s*:\s/, ' '),
  }));

/** Of a file whose passages alone are withheld: who must confirm, and the addresses in them. */
function listNames(file: ParsedFile, text: string, record: SourceRecord): readonly WithheldName[] {
  const { path, content, references = [] } = file;
  const start = startOfFile(path);
  const name = (value: string | undefined): readonly WithheldName[] =>
    value === undefined ? [] : [{ text: value, place: start }];
  const incident = content.kind === 'incident' ? content.incident : undefined;
  const parties = (incident?.security?.confirmations ?? []).map(({ party, place }) => ({
    text: party,
    place,
  }));
  const hidden = listTexts(file, text, record).map((part) => part.text);
  const addresses = hidden.flatMap((part) => part.match(/https?:\/\/[^\s<>()"'\]]+/g) ?? []).flatMap(name);
  if (isRedacted(file, record)) return [...parties, ...addresses];
  return [
    ...parties,
    ...addresses,
    ...name((path.split('/').at(-1) ?? '').replace(/\.md$/, '')),
    ...(incident === undefined ? [] : namesOf(incident).flatMap(name)),
    ...references.flatMap((reference) => name(reference.path.split('/').at(-1))),
  ];
}

const namesOf = ({ id, slug, title, aliases, tags, detectedBy }: Incident): readonly string[] => [
  id,
  slug,
  title,
  ...aliases,
  ...tags,
  ...(detectedBy === undefined ? [] : [detectedBy]),
];

/** Of a published file its body and the fields that its page shows; never the rest of the front matter. */
function listPublished({ path, content }: ParsedFile, text: string): readonly string[] {
  const body = text.slice(frontMatterOf(text).length);
  if (!isIncidentPath(path)) return [body];
  if (content.kind !== 'incident') return [];
  const { incident } = content;
  const reasons = incident.waivers.map(({ reason }) => reason);
  return [body, ...namesOf(incident), ...publicFace(incident), ...reasons];
}

/** What a withheld file says in public: its face, or all but the marked passages. */
function listPublicParts(file: ParsedFile, text: string, record: SourceRecord): readonly string[] {
  const { content, redaction } = file;
  const incident = content.kind === 'incident' ? content.incident : undefined;
  if (incident === undefined) return [];
  if (!isRedacted(file, record) || redaction === undefined) return publicFace(incident);
  const hidden = redaction.map === undefined ? redaction.ranges : [redaction.map, ...redaction.ranges];
  const open = hidden
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from)} … ${rest.slice(to)}`, text);
  return [open, ...namesOf(incident), ...publicFace(incident)];
}

const publicFace = ({ security }: Incident): readonly string[] =>
  security?.face === undefined ? [] : stringsOf(security.face);

/** Every text inside of a value, the names of its fields, and the source of its functions. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (value instanceof Map) return [...value].flatMap(stringsOf);
  if (value instanceof Set || Array.isArray(value)) return [...value].flatMap(stringsOf);
  return Object.entries(value).flatMap(stringsOf);
}
