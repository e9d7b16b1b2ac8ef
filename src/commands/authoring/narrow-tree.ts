// A tree in which only what bears on one file is left to read, so that a check of that file takes no longer on a site
// with a thousand incidents.
import { decodeText } from '../../kernel/decode.js';
import { parseFile } from '../../content/parse-file.js';
import type { Incident } from '../../model/incident.js';
import type { Site } from '../../model/site.js';
import type { SourceFile, SourceTree } from '../../model/source.js';

/**
 * Of the file at `path`, a check of the narrowed tree finds what one of the whole tree does (promises apart). A rule looks
 * at a file by itself, or at others for three reasons: for the name of each, and those stay known in `unreadable`; for
 * what a link leads to; and for an address that two files claim, which both must name. The latter two are kept.
 */
export function narrowTree(tree: SourceTree, path: string, site: Site): SourceTree {
  const file = tree.files.find((candidate) => candidate.path === path);
  const { content, references = [] } = file === undefined ? {} : parseFile(file, site);
  const targets = new Set(references.map((reference) => reference.path));
  const claims = content?.kind === 'incident' ? claimsOf(content.incident) : [];
  const bears = (candidate: SourceFile): boolean =>
    candidate === file || targets.has(candidate.path) || names(candidate, claims);
  const kept = tree.files.filter(bears);
  const keptPaths = new Set(kept.map((candidate) => candidate.path));
  const others = tree.files.flatMap((other) => (keptPaths.has(other.path) ? [] : other.path));
  return { ...tree, files: kept, unreadable: [...tree.unreadable, ...others] };
}

/** What its pages are found by: by their own slugs, that of the public face, and what leads there from elsewhere. */
const claimsOf = ({ id, slug, aliases, security }: Incident): readonly string[] =>
  [id, slug, ...aliases, ...(security?.face === undefined ? [] : [security.face.slug])].map((claim) =>
    fold(claim).replaceAll(/^\/|\/$/g, ''),
  );

/** The name of a file is a claim as well. */
function names({ path, bytes }: SourceFile, claims: readonly string[]): boolean {
  const text = fold(`${path}\n${decodeText(path, bytes).text ?? ''}`);
  return claims.some((claim) => text.includes(claim));
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
