// Reads the HTML that content/ has written from an author's Markdown, as a small tree. It is no parser for HTML at large:
// each element is closed, each value stands in double quotes, and there are no comments, which content/ sees to.

export interface HtmlElement {
  readonly name: string;
  /** As they are written: ` class="task" role="img"`. Few are ever asked for. */
  readonly attributes: string;
  readonly children: readonly HtmlNode[];
}

/** An element, or text with its entities decoded. */
export type HtmlNode = HtmlElement | string;

const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img']);

/** Throws where a tag is left open or closed twice: that would be a fault of Candor. */
export function readHtml(html: string): readonly HtmlNode[] {
  const text = html.includes('\r') ? html.replaceAll(/\r\n?/g, '\n') : html;
  // Most texts are one paragraph of plain words.
  const words = /^<p>([^<]*)<\/p>$/.exec(text)?.[1];
  return words === undefined ? readTree(text) : [{ name: 'p', attributes: '', children: [decode(words)] }];
}

function readTree(html: string): readonly HtmlNode[] {
  const root: HtmlNode[] = [];
  const open: { readonly name: string; readonly children: HtmlNode[] }[] = [];
  let children = root;
  const piece = /([^<]+)|<(\/)?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g;
  for (let match = piece.exec(html); match !== null; match = piece.exec(html)) {
    const [, text, closing, name = '', attributes = ''] = match;
    if (text !== undefined) {
      children.push(decode(text));
    } else if (closing === undefined) {
      const element = { name, attributes, children: [] };
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

/** Undefined where the element lacks it. */
export function attributeOf({ attributes }: HtmlElement, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`);
  if (at === -1) return undefined;
  const from = at + name.length + 3;
  return decode(attributes.slice(from, attributes.indexOf('"', from)));
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
