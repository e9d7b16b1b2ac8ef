// The HTML tags that authors write in Markdown, and what Candor's Markdown has for each. The form of a tag is that of
// the CommonMark specification, section 6.6.

export interface Tag {
  /** As written. */
  readonly source: string;
  /** In lower case. */
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const attribute = /\s+([a-z_:][\w.:-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/gi;
const openTag =
  /<([a-z][a-z0-9-]*)((?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/i;

/** Comments, tags and other markup of a piece of HTML; what is between is text. */
export const htmlToken: RegExp = new RegExp(
  `<!--[\\s\\S]*?(?:-->|$)|${openTag.source}|</[a-z][a-z0-9-]*\\s*>|<[?!][^>]*(?:>|$)`,
  'gi',
);

export function parseTag(source: string): Tag | undefined {
  const closing = /^<\/([a-z][a-z0-9-]*)/i.exec(source)?.[1];
  if (closing !== undefined)
    return { source, name: closing.toLowerCase(), closes: true, attributes: new Map() };
  const opening = openTag.exec(source);
  if (opening?.[1] === undefined) return undefined;
  const attributes = [...(opening[2] ?? '').matchAll(attribute)].map(
    ([, name = '', value = '']): [string, string] => [
      name.toLowerCase(),
      decodeEntities(value.replaceAll(/^["']|["']$/g, '')),
    ],
  );
  return { source, name: opening[1].toLowerCase(), closes: false, attributes: new Map(attributes) };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
};

const decodeEntities = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos|#39);/g, (all, name: string) => entities[name] ?? all);

/** Marks of Markdown that stand for the opening and the closing tag. */
export const inlineMarks: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['b', ['**', '**']],
  ['strong', ['**', '**']],
  ['i', ['*', '*']],
  ['em', ['*', '*']],
  ['s', ['~~', '~~']],
  ['del', ['~~', '~~']],
  ['strike', ['~~', '~~']],
  ['code', ['`', '`']],
  ['tt', ['`', '`']],
  ['kbd', ['`', '`']],
  ['samp', ['`', '`']],
  ['q', ['“', '”']],
  ...[
    'span',
    'font',
    'small',
    'big',
    'u',
    'ins',
    'mark',
    'sup',
    'sub',
    'abbr',
    'time',
    'cite',
    'dfn',
    'var',
    'nobr',
    'wbr',
  ].map((name): [string, readonly [string, string]] => [name, ['', '']]),
]);

/** The same for elements that stand on lines of their own. */
export const blockMarks: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['summary', ['\n\n**', '**\n\n']],
  ['h1', ['\n\n# ', '\n\n']],
  ['h2', ['\n\n## ', '\n\n']],
  ['h3', ['\n\n### ', '\n\n']],
  ['h4', ['\n\n#### ', '\n\n']],
  ['h5', ['\n\n##### ', '\n\n']],
  ['h6', ['\n\n###### ', '\n\n']],
  ['li', ['\n- ', '\n']],
  ['dt', ['\n\n**', '**\n\n']],
  ['tr', ['\n\n', '\n\n']],
  ['td', ['', ' · ']],
  ['th', ['', ' · ']],
  ['pre', ['\n\n```\n', '\n```\n\n']],
  ...[
    'p',
    'div',
    'center',
    'section',
    'article',
    'aside',
    'header',
    'footer',
    'main',
    'nav',
    'details',
    'figure',
    'figcaption',
  ].map((name): [string, readonly [string, string]] => [name, ['\n\n', '\n\n']]),
  ...[
    'ul',
    'ol',
    'dl',
    'dd',
    'blockquote',
    'table',
    'thead',
    'tbody',
    'tfoot',
    'caption',
    'colgroup',
    'fieldset',
    'legend',
  ].map((name): [string, readonly [string, string]] => [name, ['\n\n', '\n\n']]),
]);

/** Elements whose content is not text for readers. */
export const hiddenElements: ReadonlySet<string> = new Set(['script', 'style', 'template']);

/** Elements that show what is elsewhere; their address becomes a link. */
export const embeddedElements: ReadonlySet<string> = new Set([
  'iframe',
  'video',
  'audio',
  'source',
  'embed',
  'track',
]);

/** Tags that need no partner; any other that stands alone and bare is a word in angle brackets, such as `<name>`. */
export const loneTags: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'p',
  'li',
  'dt',
  'dd',
  'tr',
  'td',
  'th',
  'wbr',
]);
