// Reads the HTML that content/ has written from an author's Markdown, as a small tree. It is no parser for HTML at large:
// each element is closed, each value stands in double quotes, and there are no comments, which content/ sees to.

export interface HtmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
}

/** An element, or text with its entities decoded. */
export type HtmlNode = HtmlElement | string;

const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img']);
const noAttributes: ReadonlyMap<string, string> = new Map();

/** Throws where a tag is left open or closed twice: that would be a fault of Candor. */
export function readHtml(html: string): readonly HtmlNode[] {
  const root: HtmlNode[] = [];
  const open: { readonly name: string; readonly children: HtmlNode[] }[] = [];
  let children = root;
  for (const [, text, closing, name = '', attributes = ''] of html
    .replaceAll(/\r\n?/g, '\n')
    .matchAll(/([^<]+)|<(\/)?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    if (text !== undefined) {
      children.push(decode(text));
    } else if (closing === undefined) {
      const element = { name, attributes: readAttributes(attributes), children: [] };
      children.push(element);
      if (empty.has(name)) continue;
      open.push(element);
      children = element.children;
    } else {
      if (open.pop()?.name !== name) throw new Error(`A text has a tag \`</${name}>\` that closes nothing.`);
      children = open.at(-1)?.children ?? root;
    }
  }
  if (open.length > 0) throw new Error('A text has an element that nothing closes.');
  return root;
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  if (text === '') return noAttributes;
  return new Map(
    [...text.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  );
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    return typeof name === 'string' ? (named.get(name) ?? whole) : whole;
  });
}

export const isElement = (node: HtmlNode | undefined, ...names: readonly string[]): node is HtmlElement =>
  typeof node === 'object' && (names.length === 0 || names.includes(node.name));

/** All text of a node. */
export const textOf = (node: HtmlNode): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('');
