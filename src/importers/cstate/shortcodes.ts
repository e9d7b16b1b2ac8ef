// Hugo's shortcodes in a body: `{{< name args >}}` and `{{% name args %}}`. A `track` bears the time of an update;
// of the others some have words in Markdown, and the rest is shown as code. Until it is known whether one stands in
// code, a mark stands in its place: U+FFFF, which no text holds once it has been decoded.
import type { Report } from '../imported.js';
import { listNodes, rangeOf, type ReadMarkdown } from '../markdown/node.js';
import { codeSpan } from '../markdown/addresses.js';
import { writeAddress } from '../markdown/html.js';

export interface Shortcode {
  readonly name: string;
  readonly source: string;
  /** Values in order, without names. */
  readonly values: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  readonly line: number;
}

export interface TrackedBody {
  /** With a mark for every track. */
  readonly text: string;
  /** By the number in the mark. */
  readonly tracks: ReadonlyMap<number, Shortcode>;
}

const shortcode = /\{\{<([\s\S]*?)>\}\}|\{\{%([\s\S]*?)%\}\}/g;
const argument =
  /([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|(\S+))|"((?:[^"\\]|\\.)*)"|`([^`]*)`|'([^']*)'|[“”]([^“”]*)[“”]|(\S+)/g;

/** Finds the mark of a track, and its number in the first group. */
export const trackMark: RegExp = /\uFFFF(\d+)\uFFFF/g;

export function readShortcodes(
  body: string,
  firstLine: number,
  readMarkdown: ReadMarkdown,
  report: Report,
): TrackedBody {
  const found: Shortcode[] = [];
  const marked = body.replaceAll(
    shortcode,
    (source, angled: string | undefined, percent: string | undefined, offset: number) => {
      const line = firstLine + body.slice(0, offset).split('\n').length - 1;
      found.push(parseShortcode(source, angled ?? percent ?? '', line));
      return `\uFFFF${found.length - 1}\uFFFF`;
    },
  );
  if (found.length === 0) return { text: body, tracks: new Map() };
  const root = readMarkdown(marked);
  const verbatim = (root === undefined ? [] : listNodes(root))
    .filter(({ node }) => node.type === 'code' || node.type === 'inlineCode' || node.type === 'html')
    .map(({ node }) => rangeOf(node));
  const tracks = new Map<number, Shortcode>();
  const text = marked.replaceAll(trackMark, (mark, number: string, offset: number) => {
    const code = found[Number(number)];
    if (code === undefined) return mark;
    if (verbatim.some(({ start, end }) => offset >= start && offset < end)) return showEscaped(code.source);
    if (code.name !== 'track') return toMarkdown(code, report);
    tracks.set(Number(number), code);
    return mark;
  });
  return { text, tracks };
}

function parseShortcode(source: string, inner: string, line: number): Shortcode {
  const values: string[] = [];
  const named = new Map<string, string>();
  const [name = '', ...rest] = inner.trim().split(/(?<=^\/?\s*[\w./-]+)(?=[\s"`'“])/);
  for (const match of rest.join('').matchAll(argument)) {
    const [, key, ...texts]: readonly (string | undefined)[] = match;
    const value = texts.find((text) => text !== undefined) ?? '';
    if (key === undefined) values.push(value);
    else named.set(key, value);
  }
  return { name: name.toLowerCase().replace(/^\/\s+/, '/'), source, values, named, line };
}

const knownHosts: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  gist: (id) => `https://gist.github.com/${id}`,
};

// Hugo's own shortcodes, and the names that themes give to theirs for images.
function toMarkdown(code: Shortcode, report: Report): string {
  const { name, values, named, line, source } = code;
  const first = named.get('id') ?? named.get('src') ?? values[0] ?? '';
  const note = (): void =>
    report('guessed', line, `the shortcode ${source.replaceAll(/\s+/g, ' ')} became Markdown`);
  if ((name === 'ref' || name === 'relref') && first !== '') {
    const [page = '', anchor] = first.split('#', 2);
    const path = page.replace(/\.md$/, '').replace(/^\/+/, '');
    return `/${path.includes('/') ? '' : 'issues/'}${path}/${anchor === undefined ? '' : `#${anchor}`}`;
  }
  if (/^(?:figure|img|image)$/.test(name) && first !== '') {
    note();
    const alt = named.get('alt') ?? named.get('caption') ?? named.get('title') ?? '';
    const caption = named.get('caption') ?? named.get('title');
    const below = caption === undefined || caption === alt ? '' : ` ${caption}`;
    return `![${alt}](${writeAddress(first)})${below}`;
  }
  if (name === 'highlight') return `\`\`\`${values[0] ?? ''}`;
  if (name === '/highlight') return '```';
  const host = Object.hasOwn(knownHosts, name) ? knownHosts[name] : undefined;
  if (host !== undefined && first !== '') {
    note();
    return `<${host(name === 'gist' ? values.slice(0, 2).join('/') : first)}>`;
  }
  report('lost', line, `the shortcode ${source.replaceAll(/\s+/g, ' ')} is shown as code`);
  return codeSpan(showEscaped(source));
}

/** An escaped shortcode shows itself without the comment marks. */
const showEscaped = (source: string): string =>
  source.replace(/^(\{\{[<%])\/\*([\s\S]*)\*\/([>%]\}\})$/, '$1$2$3');
