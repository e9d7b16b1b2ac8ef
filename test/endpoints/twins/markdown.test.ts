// Markdown made back from HTML: whoever reads it again gets the same HTML, whatever signs of Markdown are in the text.
import fc from 'fast-check';
import type { Root } from 'mdast';
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

const toHtml = (text: string): string => writeHtml(prepare(text).children);
const toMarkdown = (html: string): string => writeBlocks(readHtml(html), { footnotes: new Map(), shift: 0 });

/** White space between blocks says nothing, nor does it whether the items of a list stand close together. */
const fold = (html: string): string =>
  html
    .replaceAll(' class=""', '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<\/?(?:p|ul|ol|li|blockquote|h\d|table|thead|tbody|tr|t[hd]|hr|br|pre)\b[^>]*>) ?/g, '$1')
    .replaceAll(/(<li>)<p>(.*?)<\/p>/g, '$1$2');

const expectSame = (text: string): void => {
  const html = toHtml(text);
  expect(fold(toHtml(toMarkdown(html))), JSON.stringify(text)).toBe(fold(html));
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
  ['quotations', '> a\n>\n> > b\n> - c\n\n***\n\n### d #\n\nSetext\n---'],
])('%s', (_, text) => {
  expectSame(text);
});

test('whatever Markdown there is', () => {
  fc.assert(
    fc.property(nastyMarkdown, (text) => expectSame(text.replaceAll(/\r\n?/g, '\n'))),
    {
      numRuns: Number(process.env['ORACLE_RUNS'] ?? 60),
    },
  );
}, 300_000);
