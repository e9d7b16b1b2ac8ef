// Links and images between files lead somewhere that is published.
import { diagnose, type Diagnostic, type Fix } from '../kernel/diagnostic.js';
import { fixByHint } from '../kernel/fix-by-hint.js';
import { relativePath } from '../kernel/relative-path.js';
import { rememberBy } from '../kernel/remember.js';
import { isWithinEdits, suggestWord } from '../kernel/nearest.js';
import { isPublished } from '../model/history.js';
import type { Incident, Reference } from '../model/incident.js';
import type { SourceEntry } from '../model/source.js';
import type { Rule, SourceRecord } from './rule.js';

export const links: Rule = {
  codes: [
    'link/attachment-type',
    'link/missing-anchor',
    'link/missing-image',
    'link/missing-page',
    'link/unpublished',
  ],
  check: (record) => {
    if (record.references.length === 0) return [];
    const known = new Set(record.incidents.map(({ path }) => path));
    const attachmentByPath = new Map(record.attachments.map((entry) => [entry.path, entry]));
    return record.references.flatMap((reference) =>
      checkReference(reference, record, known, attachmentByPath),
    );
  },
};

/** What readers may be given as a file: nothing that a browser would run on the site's own behalf. */
const publishedTypes = [
  '.png',
  '.jpg',
  '.jpeg',
  '.gif',
  '.webp',
  '.avif',
  '.svg',
  '.pdf',
  '.txt',
  '.csv',
  '.log',
  '.json',
];
const imageTypes = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg'];

function checkReference(
  reference: Reference,
  record: SourceRecord,
  known: ReadonlySet<string>,
  attachmentByPath: ReadonlyMap<string, SourceEntry>,
): Diagnostic[] {
  const { kind, path, anchor, place, address } = reference;
  const attachment = attachmentByPath.get(path);
  if (kind === 'link' && (record.files.has(path) || record.yearByPath.has(path))) {
    // What cannot be read has its own errors; whether it has the anchor is not known.
    if (!known.has(path)) return [];
    const target = findPage(path, record);
    if (target === undefined) {
      const message = `\`${shorten(path)}\` is not published, so readers see the text of the link alone.`;
      return [
        diagnose('link/unpublished', place, message, {
          hint: 'Leave the link out if its text makes no sense alone.',
        }),
      ];
    }
    if (anchor === '' || target.anchors.has(anchor)) return [];
    const anchors = [...target.anchors].map((known) => `#${known}`);
    const hint =
      anchors.length === 0
        ? 'Link to the page without an anchor.'
        : suggestWord(`#${anchor}`, anchors, 'anchors');
    return [
      diagnose(
        'link/missing-anchor',
        place,
        `\`${shorten(path)}\` has no heading with the anchor \`#${anchor}\`.`,
        { hint, fix: anchors.length === 0 ? undefined : fixAnchor(reference, hint) },
      ),
    ];
  }
  if (attachment === undefined) {
    const code = kind === 'image' ? 'link/missing-image' : 'link/missing-page';
    const files = kind === 'link' ? namesOf(record.files) : [];
    const nearest = nearestPath(path, [...files, ...namesOf(attachmentByPath)], place.path);
    const hint =
      nearest === undefined
        ? 'Check the path; it is relative to this file.'
        : `Did you mean \`${relativePath(place.path, nearest)}\`?`;
    const fix = address && anchor === '' ? fixByHint(address, hint) : undefined;
    return [diagnose(code, place, `There is no file \`${path}\`.`, { hint, fix })];
  }
  const types = kind === 'image' ? imageTypes : publishedTypes;
  if (types.some((type) => path.toLowerCase().endsWith(type))) return [];
  const message = `\`${shorten(path)}\` is not of a type that is published${kind === 'image' ? ' as an image' : ''}.`;
  return [diagnose('link/attachment-type', place, message, { hint: `The types are ${types.join(', ')}.` })];
}

/** The whole address with the anchor that the hint names. */
function fixAnchor({ address, path, place }: Reference, hint: string): Fix | undefined {
  const fix = address && fixByHint(address, hint);
  return fix && { ...fix, text: `${relativePath(place.path, path)}${fix.text}` };
}

/** The entry whose page stands for a file; a public face has a page that no link of others may lead to. */
function findPage(path: string, { views }: SourceRecord): Incident | undefined {
  const view = views.get(path);
  if (view?.kind !== 'whole' && view?.kind !== 'redacted') return undefined;
  return isPublished(view.incident) ? view.incident : undefined;
}

const shorten = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The file of the same name elsewhere, or of a name that a slip of typing would turn into it. */
function nearestPath(path: string, names: readonly NamedPath[], from: string): string | undefined {
  const name = shorten(path).toLowerCase();
  const find = (isLike: (candidate: string) => boolean): NamedPath | undefined =>
    names.find(({ other, candidate }) => isLike(candidate) && other !== from);
  const same = find((candidate) => candidate === name || candidate === `${name}.md`);
  if (same !== undefined || name.length <= 8) return same?.other;
  return find((candidate) => isWithinEdits(name, candidate, 2))?.other;
}

interface NamedPath {
  readonly other: string;
  /** The last part of its path, in lower case. */
  readonly candidate: string;
}

/** Of a set of paths, or of a map by them: thousands of links may be broken. */
const namesOf = rememberBy(
  (paths: ReadonlySet<string> | ReadonlyMap<string, unknown>): readonly NamedPath[] =>
    [...paths.keys()].map((other) => ({ other, candidate: shorten(other).toLowerCase() })),
);
