// What we write of a tree ourselves is what remark-html and its sanitiser make of it, to the byte.
import fc from 'fast-check';
import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown, sanitizeBlocks } from '../../src/content/markdown.js';
import { walk } from '../../src/content/walk.js';
import { writeHtml } from '../../src/content/write-html.js';

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

const expectSame = (text: string): void => {
  const { children } = prepare(text);
  expect(writeHtml(children), JSON.stringify(text)).toBe(sanitizeBlocks(children));
};

const blocks: readonly string[] = [
  '## A *heading* with `code`\n',
  '- tight\n- list\n  - of two levels\n\n    and a paragraph\n',
  '- loose\n\n- list with **words**\n',
  '3. three\n4. four\n',
  '1. ```\n   code in a list\n   ```\n',
  '- > quoted\n-\n- # Heading in an item\n',
  '> A quotation\n> - with a list\n>\n> and a second paragraph\n',
  '>\n',
  '| a | b | c |\n| :-- | :-: | --: |\n| 1 | `2` |\n| 1 | 2 | 3 | 4 |\n',
  '| alone |\n| --- |\n',
  '```text\n<b> & "quoted" \'text\'\n\n  indented\n```\n',
  '```\n```\n',
  '```c++ with more\nx\n```\n',
  '```a"b\nx\n```\n',
  '    indented & code\n',
  '***\n',
  'Setext\n===\n',
];

const words: readonly string[] = [
  'plain words',
  ' ',
  '\n',
  '  \n',
  '\\\n',
  '\\\n` code after a break`',
  '\\\n*&#32;emphasis*',
  '\\\n&#32;spaces',
  '*emphasis*',
  '**strong**',
  '~~deleted~~',
  '`` a ` sign ``',
  '`two\nlines`',
  'a < b & c > d "e" \'f\' `',
  '&lt;script&gt; &amp;amp; &copy; &#13;\t&#10; x',
  '[link](https://example.com/a?b=c&d="e"#f "A \\"title\\" & `more`")',
  "[quote](https://example.com/o'clock)",
  '[space](<https://example.com/a b>)',
  '[percent](https://example.com/100%25%zz)',
  '[umlaut](https://example.com/ä)',
  '[mail](mailto:help@example.com)',
  '[bad](javascript:alert(1))',
  '[upper](HTTPS://example.com/)',
  '[relative](../other.md#part)',
  '[empty]()',
  '[](https://example.com/)',
  '![image](https://example.com/i.png "title")',
  '![](https://example.com/i.png)',
  '![mail](mailto:help@example.com)',
  '![relative](i.png)',
  '[![inside](https://example.com/i.png)](https://example.com/)',
  'https://example.com/auto www.example.com me@example.com',
  '<https://example.com/?a=1&b=2>',
];

test('each form of Markdown', () => {
  for (const text of [...blocks, ...words]) expectSame(text);
});

test('any text that is made of them', () => {
  const sentence = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
    .map((all) => all.join(''));
  const block = fc.oneof(fc.constantFrom(...blocks), sentence);
  const inside = fc
    .tuple(fc.constantFrom('', '> ', '- ', '1. '), fc.array(block, { minLength: 1, maxLength: 4 }))
    .map(([prefix, all]) =>
      all
        .join('\n\n')
        .split('\n')
        .map((line, index) => (prefix === '> ' || index === 0 ? prefix : prefix.replaceAll(/./g, ' ')) + line)
        .join('\n'),
    );
  fc.assert(
    fc.property(fc.array(inside, { minLength: 1, maxLength: 3 }), (all) => expectSame(all.join('\n\n'))),
    { numRuns: 300 },
  );
});
