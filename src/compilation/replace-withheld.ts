// The same site with other words in the place of all that is withheld: for `candor audit`, which compares what becomes
// of the two. Whatever the format lets a page depend on stays as it is.
import { readFrontMatter } from '../content/front-matter.js';
import { parseFile, type ParsedFile } from '../content/parse-file.js';
import type { TextRange } from '../content/parsed-file.js';
import { decodeText } from '../kernel/decode.js';
import type { Incident } from '../model/incident.js';
import type { WithheldFile } from '../model/release.js';
import type { Site } from '../model/site.js';
import { orderTree, type SourceFile, type SourceTree } from '../model/source.js';

/** For a site without errors: what is wrong in a withheld file nobody can replace. */
export function replaceWithheld(
  tree: SourceTree,
  { site, withheld }: { readonly site: Site; readonly withheld: readonly WithheldFile[] },
): SourceTree {
  const isPartByPath = new Map(withheld.map(({ path, isPart }) => [path, isPart]));
  const taken = new Set(tree.files.map(({ path }) => path));
  const files = tree.files.map((file) => {
    const isPart = isPartByPath.get(file.path);
    const text = isPart === undefined ? undefined : decodeText(file.path, file.bytes).text;
    if (text === undefined) return file;
    const given = { file, text, parsed: parseFile(file, site), site };
    if (isPart === true) return encode(file.path, replaceMarked(given));
    const path = renameFile(file.path, taken);
    taken.add(path);
    return encode(path, replaceWhole(given));
  });
  return orderTree({ ...tree, files });
}

interface Given {
  readonly file: SourceFile;
  readonly text: string;
  readonly parsed: ParsedFile;
  readonly site: Site;
}

const encode = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) });

/** In the same folder, by a name that no other file has. */
function renameFile(path: string, taken: ReadonlySet<string>): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const names = Array.from({ length: taken.size + 1 }, (_, index) => `${folder}replaced-${index + 1}.md`);
  return names.find((name) => !taken.has(name)) ?? path;
}

// Of another length and another language than most of what they replace.
const shortText = 'Etwas anderes.';
const longText =
  'An dieser Stelle steht anderes, mit `anderen` Wörtern, *anderer* Länge und [anderen Zielen](https://replaced.example/).';

/** What readers may be told while all of an incident is withheld, and whatever decides about it. */
const publicFields = [
  'kind',
  'severity',
  'components',
  'started',
  'resolved',
  'impact',
  'window',
  'until',
  'external',
];

function replaceWhole({ file, text, parsed, site }: Given): string {
  const fields = readFields(file.path, text, site);
  const incident = parsed.content.kind === 'incident' ? parsed.content.incident : undefined;
  const kept = Object.fromEntries(
    publicFields.flatMap((name) => (name in fields ? [[name, fields[name]]] : [])),
  );
  const waived = incident?.waivers.map(({ code }) => ({ code, reason: shortText })) ?? [];
  const written = {
    title: longText.replaceAll(/[`*]/g, ''),
    ...kept,
    ...('tags' in fields ? {} : { tags: ['anderes'] }),
    ...('detected_by' in fields ? {} : { detected_by: 'Anderer Dienst' }),
    ...(waived.length === 0 ? {} : { waive: waived }),
    security: replaceMap(fields['security']),
  };
  const updates = incident === undefined ? [] : listHeadings(incident, text);
  const sections = [
    [shortText, longText],
    ...(updates.length === 0 ? [] : [['## Updates', ...updates.flatMap((heading) => [heading, longText])]]),
    ...(incident?.kind === 'incident' && incident.postmortem === undefined && incident.updates.length > 1
      ? [['## Postmortem', '### What happened', longText]]
      : []),
  ];
  return `${writeFields(written)}\n${sections.flat().join('\n\n')}\n`;
}

/**
 * The headings that decide whether it is open: the first update, and all from the first that closes it on. The ones
 * between are left out, so that their number is another.
 */
function listHeadings({ kind, updates }: Incident, text: string): readonly string[] {
  const closing = updates.findIndex(({ status }) => /^(?:resolved|completed|cancelled)$/.test(status));
  const isKept = (index: number): boolean =>
    kind !== 'incident' || index === 0 || (closing !== -1 && index >= closing);
  const lines = text.split('\n');
  return updates
    .filter((_, index) => isKept(index))
    .map(({ place }) => place.start.line - 1)
    .toSorted((a, b) => a - b)
    .flatMap((line) => lines[line] ?? []);
}

function replaceMarked({ file, text, parsed, site }: Given): string {
  const ranges = parsed.redaction?.ranges ?? [];
  const replaced = ranges
    .toSorted((a, b) => b.from - a.from)
    .reduce(
      (rest, range) => rest.slice(0, range.from) + replaceRange(text, range) + rest.slice(range.to),
      text,
    );
  const fields = readFields(file.path, replaced, site);
  const { source } = readFrontMatter(file.path, replaced, site.limits.frontMatterBytes);
  const body = replaced.slice(source.length).replace(/^\n/, '');
  return `${writeFields({ ...fields, security: replaceMap(fields['security']) })}${body}`;
}

/** Sections of a postmortem by sections, blocks by blocks, words by words. */
function replaceRange(text: string, { from, to }: TextRange): string {
  const given = text.slice(from, to);
  if (!given.includes('\n')) return 'anderen Wörtern';
  return /^###\s/m.test(given)
    ? `### Anderes\n\n${longText}\n\n### Noch etwas\n\n${shortText}\n`
    : `${longText}\n\n${shortText}\n`;
}

/** What it says in public, and another party that has not confirmed. */
function replaceMap(map: unknown): unknown {
  const given = isFields(map) ? map : {};
  return {
    ...('withhold' in given ? { withhold: given['withhold'] } : {}),
    ...('public' in given ? { public: given['public'] } : {}),
    confirmations: [{ party: 'Anderer Kunde' }, { party: 'Noch einer' }],
  };
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readFields(path: string, text: string, { limits }: Site): Fields {
  const value = readFrontMatter(path, text, limits.frontMatterBytes).yaml?.value;
  return isFields(value) ? value : {};
}

/** JSON is YAML too. */
const writeFields = (fields: Fields): string =>
  `---\n${Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')}---\n`;
