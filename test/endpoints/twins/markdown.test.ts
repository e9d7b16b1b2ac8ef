// Markdown made back from HTML: whoever reads it again gets the same HTML, whatever signs of Markdown are in the text.
import fc from 'fast-check';
import type { List, Nodes, Root } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/content/markdown.js';
import { walk } from '../../../src/content/walk.js';
import { writeHtml } from '../../../src/content/write-html.js';
import { readHtml } from '../../../src/endpoints/twins/read-html.js';
import { writeBlocks } from '../../../src/endpoints/twins/write-blocks.js';
import { nastyMarkdown } from '../../oracle/nasty-markdown.js';

/** As a text is before it is written: raw HTML, references and checkboxes are no part of it any more. */
function prepare(text: string): Root {
  const root = parseMarkdown(text);
  walk(root, (node) => {
    if ('children' in node) {
      const kept = node.children.filter(
        ({ type }) => !/^(?:html|definition|.*Reference|footnoteDefinition)$/.test(type),
      );
      Object.assign(node, { children: kept });
    }
    if (node.type === 'listItem') node.checked = null;
    return undefined;
  });
  return root;
}

type Parent = Extract<Nodes, { children: unknown }>;

const isEmphasis = (node: Nodes): node is Extract<Parent, { type: 'emphasis' | 'strong' | 'delete' }> =>
  ['emphasis', 'strong', 'delete'].includes(node.type);

/** What no reader sees: emphasis in emphasis of its kind, beside it or of nothing, and whether a list stands close together. */
function simplify<Node extends Nodes>(node: Node, within: readonly string[] = [], isTight = false): Node {
  if (!('children' in node)) return node;
  const inside = [...within, node.type];
  const children: Nodes[] = [];
  const parts = node.children
    .map((child) => simplify(child, inside, node.type === 'list' && !isLoose(node)))
    .flatMap((child) => (isEmphasis(child) && inside.includes(child.type) ? child.children : [child]))
    .filter((child) => child.type !== 'inlineCode' || child.value.trim() !== '')
    .filter((child) => !isEmphasis(child) || child.children.length > 0);
  for (const child of parts) {
    const last = children.at(-1);
    if (last !== undefined && last.type === child.type && isEmphasis(last) && isEmphasis(child))
      last.children.push(...child.children);
    else if (last?.type === 'inlineCode' && child.type === 'inlineCode') last.value += child.value;
    else if (isTight && last?.type === 'paragraph' && child.type === 'paragraph')
      last.children.push({ type: 'text', value: ' ' }, ...child.children);
    else children.push(child);
  }
  return { ...node, children, ...(node.type === 'listItem' && { spread: true }) };
}

const isLoose = ({ spread, children }: List): boolean =>
  spread === true || children.some((item) => item.spread === true);

const toHtml = (text: string): string => writeHtml(prepare(text).children);
/** A twin has its fields first: what would be the mark of an encoding at the beginning of a file is text. */
const toMarkdown = (html: string): string =>
  `\n${writeBlocks(readHtml(html), { footnotes: new Map(), shift: 0 })}`;

/**
 * White space between blocks says nothing, nor does a paragraph of nothing or a break at an end. A heading of Markdown
 * with `#` is one line: a break in it becomes a space.
 */
const seen = (text: string): string =>
  writeHtml(simplify(prepare(text)).children)
    .replaceAll(' class=""', '')
    .replaceAll(/<h(\d)>.*?<\/h\1>/gs, (heading) => heading.replaceAll('<br>', ' '))
    .replaceAll(/(?:<br>|\s)+((?:<\/(?:em|strong|del|a)>\s*)*<\/(?:p|li)>)/g, '$1')
    .replaceAll(/((?:<(?:em|strong|del)>)+)\s/g, ' $1')
    .replaceAll(/\s((?:<\/(?:em|strong|del)>)+)/g, '$1 ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<\/?(?:p|ul|ol|li|blockquote|h\d|table|thead|tbody|tr|t[hd]|hr|br|pre)\b[^>]*>) ?/g, '$1')
    .replaceAll('<p></p>', '');

const expectSame = (text: string): void => {
  expect(seen(toMarkdown(toHtml(text))), JSON.stringify(text)).toBe(seen(text));
};

test.each([
  [
    'signs of Markdown',
    '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\# \\~~f\\~~ !\\[g] 1\\) \\<b> &amp;amp; \\&lt;',
  ],
  ['what begins a block', '\\# a\n\\- b\n1\\. c\n\\> d\n\\+ e\n\\| f\n\\=== \ng\n\\---\n\\:- h\n\\:::i'],
  ['addresses that are no links', 'http\\://a.bc www\\.a.bc me\\@a.bc'],
  [
    'links',
    '<https://a.bc/d?e=f> [a *b*](https://a.bc/(d) "t \\"u\\"") me@a.bc me@a.b_c_d [x]() ![i|j](https://a.bc/i.png "t")',
  ],
  ['emphasis beside letters and signs', 'a**"b"**c *a*b **(a)**b ***a** b* ~~a~~b snake_case _a_'],
  ['code with backticks', '`a` `` b` `` ``` `` ``` ` c ` `| d`'],
  ['breaks', 'a\\\nb  \nc\\\\\nd'],
  ['lists in lists', '- a\n  - b\n    1. c\n    2. d\n\n       e\n- f\n\n3) g\n4) h\n* i\n+ j'],
  [
    'blocks in lists',
    '- a\n  ```js\n  b\n\n   c\n  ```\n- > d\n  > e\n\n  | f | g |\n  | - | - |\n  | h | i |',
  ],
  ['tables', '| a | b | c |\n| :-- | :-: | --: |\n| `\\|` | *d* \\| e | |\n|  | [f](https://g.h) |'],
  ['code', '````md\n```\na\n```\n````\n\n    b\n\n```\n```'],
  ['a paragraph of nothing', '[r]: <x> "t"\n[ref][r]'],
  ['a break in a heading', 'a\\\nword\n---'],
  ['a line of nothing in a paragraph', 'a\nb\n<a b="c">\n* '],
  ['white space at the end of a line', 'word  <a b="c">\na | b'],
  ['a break at an end', 'a\\\n<a b="c">\n\n*a\\\n<a b="c">*'],
  ['emphasis in emphasis of its kind', '***word*em*\n\n**strong****2*3*4'],
  ['words after a list in a list', '2) \n    - word\n<a b="c">\n    word'],
  ['words after an item of nothing', '1. [X] \n    - <!--\n    word'],
  ['nothing within signs', 'word  \n``` ``` _<!-- c -->_'],
  ['white space within emphasis', 'www.\\*</b>\n2*3*4'],
  ['a rule in a second list', '- a\n[^a]:\n- ***'],
  ['emphasis beside emphasis of its kind', '~~del~~</b>~~del~~'],
  ['code beside code', '`code`<a b="c">`code`'],
  ['two paragraphs in a tight list', '1. [X] \n\t<!-- c -->\n    word'],
  ['an address that is none after a sign', '👩‍👩‍👧www.\n\nwww.__word'],
  ['empty lists in each other', '> - * *'],
  ['quotations', '> a\n>\n> > b\n> - c\n\n***\n\n### d #\n\nSetext\n---'],
])('%s', (_, text) => {
  expectSame(text);
});

/** What HTML cuts an address off from may be part of it without the HTML. */
const hasCutAddress = (text: string): boolean => /(?:\/\/|www\.|@)\S*</.test(text);

test('whatever Markdown there is', () => {
  fc.assert(
    fc.property(
      nastyMarkdown.filter((text) => !hasCutAddress(text)),
      (text) => expectSame(text.replaceAll(/\r\n?/g, '\n')),
    ),
    { numRuns: Number(process.env['ORACLE_RUNS'] ?? 60) },
  );
}, 300_000);
