// What a site tells its host in `_headers` and `_redirects`, read as Netlify and Cloudflare Pages read them. A line that
// neither would obey is passed over, as they do.
import { validateHeaderName, validateHeaderValue } from 'node:http';

export interface HostRules {
  /** By lower-case name; of a header that several rules give, the values in one list. */
  readonly headersOf: (path: string) => Readonly<Record<string, string>>;
  readonly redirectOf: (path: string) => Redirect | undefined;
}

export interface Redirect {
  readonly to: string;
  readonly status: number;
}

export const headersName = '_headers';
export const redirectsName = '_redirects';

/** Paths are compared encoded, in the form that `readTarget` gives. */
export function readHostRules(headers: string, redirects: string): HostRules {
  const headerRules = readHeaders(headers);
  const redirectRules = readRedirects(redirects);
  return {
    headersOf: (path) => {
      const values = new Map<string, string[]>();
      for (const { matches, fields } of headerRules) {
        if (matches(path) === undefined) continue;
        for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
      }
      return Object.fromEntries([...values].map(([name, list]) => [name, list.join(', ')]));
    },
    redirectOf: (path) => {
      for (const { matches, to, status } of redirectRules) {
        const rest = matches(path);
        if (rest !== undefined) return { to: to.replaceAll(':splat', rest), status };
      }
      return undefined;
    },
  };
}

/** The path of the site's address, which the first of Candor's own rules is for: `/status/*`. */
export function basePathIn(headers: string): string {
  const first = /^(\/\S*)\*\s*$/m.exec(headers)?.[1] ?? '/';
  return first.endsWith('/') ? first : '/';
}

/** What stands for the `*` in a path that matches, empty without one; undefined for a path that does not. */
type Matcher = (path: string) => string | undefined;

/**
 * `*` at the end stands for anything, and `:name` for a segment. Nothing else than paths is known here: rules for one host
 * name match nothing.
 */
function toMatcher(pattern: string): Matcher {
  const segments = pattern.split('/');
  if (segments.some(isPlaceholder)) return matchSegments(segments);
  const recoded = segments.map(recode).join('/');
  if (!recoded.endsWith('*')) return (path) => (path === recoded ? '' : undefined);
  const start = recoded.slice(0, -1);
  return (path) => (path.startsWith(start) ? path.slice(start.length) : undefined);
}

const isPlaceholder = (segment: string): boolean => /^:[a-z]\w*$/i.test(segment);

function matchSegments(wanted: readonly string[]): Matcher {
  const matches = wanted.map((segment): ((found: string) => boolean) => {
    const recoded = recode(segment);
    return isPlaceholder(segment) ? (found) => found !== '' : (found) => found === recoded;
  });
  return (path) => {
    const segments = path.split('/');
    const isMatch =
      segments.length === matches.length && segments.every((found, index) => matches[index]?.(found));
    return isMatch ? '' : undefined;
  };
}

function recode(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}

interface HeaderRule {
  readonly matches: Matcher;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Those that say how the answer itself is sent are the server's. */
const ownHeaders = new Set(['content-length', 'transfer-encoding', 'connection', 'content-encoding', 'date']);

/** A path, and below it, indented, the headers of what it matches. */
function readHeaders(text: string): readonly HeaderRule[] {
  const rules: { matches: Matcher; fields: (readonly [string, string])[] }[] = [];
  for (const line of readLines(text)) {
    if (!/^\s/.test(line)) {
      rules.push({ matches: toMatcher(line.trim()), fields: [] });
      continue;
    }
    const [, name = '', value = ''] = /^\s+([^\s:]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (isHeader(name, value) && !ownHeaders.has(name.toLowerCase()))
      rules.at(-1)?.fields.push([name.toLowerCase(), value]);
  }
  return rules;
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** From, to, and the status, 301 unless given. What shows another page under the same address is not known here. */
function readRedirects(text: string): readonly (Redirect & { readonly matches: Matcher })[] {
  return readLines(text).flatMap((line) => {
    const [from = '', to = '', status = '301'] = line.trim().split(/\s+/);
    const isRedirect = /^30[12378]!?$/.test(status) && /^(?:\/|https?:\/\/)/.test(to);
    return isRedirect ? [{ matches: toMatcher(from), to, status: Number.parseInt(status, 10) }] : [];
  });
}

/** Without comments and what is empty. */
const readLines = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
