// The addresses that a front matter gives to its entry: the slug, and the old paths that lead to it.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import type { YamlReading } from '../kernel/yaml.js';
import { outputPathProblem } from '../model/output.js';
import type { WrittenIncident } from './schema.js';

export interface Paths {
  /** In lower case and Unicode NFC. */
  readonly slug: string | undefined;
  /** Each with a leading `/`. */
  readonly aliases: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const slugForm = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}._-]*[\p{L}\p{N}\p{M}])?$/u;
// RFC 3986, section 3.3, and letters beyond ASCII as browsers show them.
const segmentForm = /^(?:[\p{L}\p{N}\p{M}._~!$&'()*+,;=:@-]|%[0-9a-f]{2})+$/iu;

/** As for the name of a file. */
const mostBytes = 120;

export function readPaths({ slug, aliases = [] }: WrittenIncident, yaml: YamlReading): Paths {
  const own = slug === undefined ? undefined : readSlug(slug, yaml.placeOfValue(['slug']));
  const diagnostics = [...(own?.diagnostics ?? [])];
  const paths = aliases.flatMap((alias, index) => {
    if (isPath(alias)) return [alias.startsWith('/') ? alias : `/${alias}`];
    const message = `The alias \`${alias}\` is not a path below the root of the site.`;
    const hint = `Write ${suggestAlias(alias)}.`;
    const place = yaml.placeOfValue(['aliases', index]);
    diagnostics.push(diagnose('identity/invalid-slug', place, message, hintWithFix(place, hint)));
    return [];
  });
  return { slug: own?.slug, aliases: paths, diagnostics };
}

/** A slug in lower case and Unicode NFC; undefined where it cannot be part of an address. */
export function readSlug(
  slug: string,
  place: Place,
): { readonly slug: string | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const problem = describeSlug(slug);
  if (problem === undefined) return { slug: slug.toLowerCase().normalize('NFC'), diagnostics: [] };
  const { message, hint } = problem;
  const advice = hintWithFix(place, hint, 'slug: ');
  return { slug: undefined, diagnostics: [diagnose('identity/invalid-slug', place, message, advice)] };
}

/** Whether each part of a path can be the name of a file or folder, once its `%` are read. */
function isPath(text: string): boolean {
  const segments = text.replace(/^\//, '').replace(/\/$/, '').split('/');
  return segments.every((segment) => {
    const name = segmentForm.test(segment) ? decodeSegment(segment) : undefined;
    return name !== undefined && !name.includes('/') && outputPathProblem(name) === undefined;
  });
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

function describeSlug(slug: string): { message: string; hint: string } | undefined {
  if (slugForm.test(slug)) {
    const size = sizeOf(slug);
    if (size <= mostBytes) return undefined;
    return { message: `The slug is ${size} bytes long; it has at most ${mostBytes}.`, hint: 'Shorten it.' };
  }
  const suggested = slug
    .replace(/^\/?incidents\//, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replaceAll(/^[._-]+|[._-]+$/g, '');
  const hint = slugForm.test(suggested)
    ? `Write \`slug: ${suggested}\`.`
    : 'Write it like `2025-10-sign-in-down`.';
  const message = `The slug \`${slug}\` cannot be part of an address: it takes letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends.`;
  return { message, hint };
}

function suggestAlias(alias: string): string {
  const given = /^https?:\/\/[^/?#]+(\/[^?#]*)/i.exec(alias)?.[1] ?? alias.replace(/[?#].*$/, '');
  const path = given.trim().replaceAll(' ', '%20');
  return isPath(path)
    ? `\`${path.startsWith('/') ? path : `/${path}`}\``
    : 'it like `/2025/old-name/`, without a host, a query or `..`';
}
