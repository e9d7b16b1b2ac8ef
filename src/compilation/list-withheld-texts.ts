// What is withheld now, word for word, and what is public anyway: for the proof that no output holds any of it.
import { configJsonSchema } from '../config/json-schema.js';
import { frontMatterJsonSchema } from '../content/schema.js';
import type { ParsedFile } from '../content/parse-file.js';
import { decodeText } from '../kernel/decode.js';
import { startOfFile } from '../kernel/diagnostic.js';
import { messagesFor } from '../model/messages/messages-for.js';
import { kinds, states, statuses } from '../model/state.js';
import type { History } from '../model/history.js';
import { placeOf, type Incident } from '../model/incident.js';
import { isIncidentPath, type SourceFile, type SourceTree } from '../model/source.js';
import type { WithheldName, WithheldText, WithheldTexts } from '../model/withheld-text.js';
import type { SourceRecord } from '../rules/rule.js';

/** Undefined where nothing is withheld, so that only sites that withhold pay for the proof. */
export function listWithheldTexts(
  tree: SourceTree,
  parsed: readonly ParsedFile[],
  record: SourceRecord,
  history: History,
): WithheldTexts | undefined {
  const sourceByPath = new Map(tree.files.map((file) => [file.path, file]));
  const textOf = ({ path }: ParsedFile): string => readText(sourceByPath.get(path));
  const isWhole = ({ path, secrecy }: ParsedFile): boolean =>
    secrecy === 'public' || (secrecy === 'withheld' && record.views.get(path)?.kind === 'whole');
  const withheld = parsed.filter((file) => !isWhole(file));
  if (withheld.length === 0) return undefined;
  const entries = new Set(history.entries.map(({ path }) => path));
  const isShown = (file: ParsedFile): boolean =>
    isWhole(file) && (entries.has(file.path) || !isIncidentPath(file.path));
  return {
    texts: withheld.flatMap((file) => listTexts(file, textOf(file), record)),
    names: withheld.flatMap((file) => listNames(file, textOf(file), record)),
    published: [
      ...parsed.filter(isShown).flatMap((file) => listPublished(file, textOf(file))),
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
  const { path, redaction, content } = file;
  const incident = content.kind === 'incident' ? content.incident : undefined;
  // Of what could not be read nobody knows which part is public.
  if (incident === undefined) return [{ path, firstLine: 1, text }];
  const fields = frontMatterOf(text);
  const values = valuesOf(incident).map((value) => ({
    path,
    firstLine: value.place.start.line,
    text: value.text,
  }));
  if (isRedacted(file, record) && redaction !== undefined) {
    const ofMap = redaction.map === undefined ? '' : text.slice(redaction.map.from, redaction.map.to);
    return [
      ...partiesOf(incident).map(({ text: party, place }) => ({
        path,
        firstLine: place.start.line,
        text: party,
      })),
      ...listComments(path, ofMap, redaction.map?.firstLine ?? 1),
      ...redaction.ranges.map(({ from, to, firstLine }) => ({ path, firstLine, text: text.slice(from, to) })),
    ];
  }
  const body = { path, firstLine: fields.split('\n').length, text: text.slice(fields.length) };
  return [...values, ...listComments(path, fields, 1), body];
}

const partiesOf = ({ security }: Incident): readonly WithheldName[] =>
  (security?.confirmations ?? []).map(({ party, place }) => ({ text: party, place }));

/** What the fields of the front matter say, without what may be said of it in public. */
const valuesOf = (incident: Incident): readonly WithheldName[] => [
  ...namesOf(incident),
  ...partiesOf(incident),
  ...incident.waivers.map(({ reason, place }) => ({ text: reason, place })),
];

/** Comments of the front matter, which may say more than its fields. */
const listComments = (path: string, fields: string, firstLine: number): readonly WithheldText[] =>
  fields.split('\n').flatMap((line, index) => {
    const [comment] = /(?:^|\s)#.*$/.exec(line) ?? [];
    return comment === undefined ? [] : [{ path, firstLine: firstLine + index, text: comment }];
  });

/** Empty where a text has none. */
const frontMatterOf = (text: string): string =>
  /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(text)?.[0] ?? '';

/** Of a file whose passages alone are withheld: who must confirm, and the addresses in them. */
function listNames(file: ParsedFile, text: string, record: SourceRecord): readonly WithheldName[] {
  const { path, content, references = [] } = file;
  const start = startOfFile(path);
  const name = (value: string): WithheldName => ({ text: value, place: start });
  const incident = content.kind === 'incident' ? content.incident : undefined;
  const parties = incident === undefined ? [] : partiesOf(incident);
  const hidden = listTexts(file, text, record).map((part) => part.text);
  const addresses = hidden.flatMap((part) => part.match(/https?:\/\/[^\s<>()"'\]]+/g) ?? []).map(name);
  if (isRedacted(file, record)) return [...parties, ...addresses];
  return [
    ...parties,
    ...addresses,
    name((path.split('/').at(-1) ?? '').replace(/\.md$/, '')),
    ...(incident === undefined ? [] : namesOf(incident)),
    ...references.map((reference) => name(reference.path.split('/').at(-1) ?? '')),
  ];
}

/** What it is called and who or what it names, each at its place. */
const namesOf = (incident: Incident): readonly WithheldName[] => {
  const { id, slug, title, aliases, tags, detectedBy } = incident;
  const at = (field: string, text: string): WithheldName => ({ text, place: placeOf(incident, field) });
  return [
    at('title', title),
    at('slug', slug),
    at('', id),
    ...aliases.map((alias, index) => at(`aliases.${index}`, alias)),
    ...tags.map((tag, index) => at(`tags.${index}`, tag)),
    ...(detectedBy === undefined ? [] : [at('detected_by', detectedBy)]),
  ];
};

const textsOf = (names: readonly WithheldName[]): readonly string[] => names.map(({ text }) => text);

/** Of a published file its name, its body and the fields that its page shows; never the rest of the front matter. */
function listPublished({ path, content }: ParsedFile, text: string): readonly string[] {
  const body = text.slice(frontMatterOf(text).length);
  if (!isIncidentPath(path)) return [body];
  if (content.kind !== 'incident') return [];
  const { incident } = content;
  const reasons = incident.waivers.map(({ reason }) => reason);
  return [path, body, ...textsOf(namesOf(incident)), ...publicFace(incident), ...reasons];
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
  return [open, ...textsOf(namesOf(incident)), ...publicFace(incident)];
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
