// Foreign Markdown becomes Markdown that Candor takes, and no word is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.js';
import { parseMarkdown } from '../../src/content/markdown.js';
import { parseFile } from '../../src/content/parse-file.js';
import { listNodes } from '../../src/importers/markdown/node.js';
import { detailsOf, importFiles, importPost, notesOf, postWith } from './import-files.js';

const adapt = (body: string): string => detailsOf(importPost(postWith(body)));

describe('headings and rules', () => {
  test.each([
    ['the highest stands at level 3', '# One\n\n## Two', '### One\n\n#### Two'],
    ['none goes below level 6', '## One\n\n###### Six', '### One\n\n###### Six'],
    ['deep enough already', '#### One', '#### One'],
    ['underlined', 'One\n===\n\nTwo\n---', '### One\n\n#### Two'],
    ['a rule right under a sentence', 'All is well.\n---\nReally.', 'All is well.\n\n***\nReally.'],
    ['a rule of hyphens', 'a\n\n---\n\nb', 'a\n\n***\n\nb'],
    ['in code nothing happens', '```\n# One\n---\n<br>\n```', '```\n# One\n---\n<br>\n```'],
    ['in quotes and lists', '> One\n> ---\n\n- ## Two', '> ### One\n\n- ### Two'],
  ])('%s', (_name, body, expected) => {
    expect(adapt(body)).toBe(expected);
  });
});

describe('HTML', () => {
  test.each([
    ['line breaks', 'a<br>b<br/>\nc<br>', 'a\\\nb\\\nc'],
    ['line breaks before list marks', 'a<br>- b<br>1. c', 'a\\\n\\- b\\\n1\\. c'],
    [
      'a bare address right before a tag',
      'https://x.example<br>a www.x.example</b>b',
      'https://x.example \\\na www.x.example \\</b>b',
    ],
    [
      'words in angle brackets',
      'got <nil> of List<string> from <source>',
      'got \\<nil> of List\\<string> from \\<source>',
    ],
    ['inline elements', '<b>a</b> <em>b</em> <code>c</code> <span class="x">d</span>', '**a** *b* `c` d'],
    [
      'links',
      '<a href="https://x.example/?a=1&amp;b=2" target="_blank">a</a>',
      '[a](https://x.example/?a=1&b=2)',
    ],
    ['folded parts', '<details>\n<summary>More</summary>\n\nText\n\n</details>', '**More**\n\nText'],
    [
      'blocks',
      '<div>\n<p>Hello <b>you</b></p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n</div>',
      'Hello **you**\n\n- one\n\n- two',
    ],
    ['headings', '<h2>Cause</h2>\n\nText', '### Cause\n\nText'],
    ['preformatted text', '<pre><code>a  b\n  c</code></pre>', '```\na  b\n  c\n```'],
    ['tables', '<table><tr><th>a</th><td>b</td></tr></table>', 'a · b'],
    ['embedded pages', '<iframe src="https://v.example/1"></iframe>', '<https://v.example/1>'],
    [
      'scripts stay, where nobody sees them',
      '<script>run()</script>\n\nText',
      '<!-- <script>run()</script> -->\n\nText',
    ],
    ['comments stay', 'a <!-- b --> c\n\n<!--\nd\n\ne\n-->', 'a <!-- b --> c\n\n<!--\nd\n\ne\n-->'],
    ['text after a comment', '<!-- a --> b', '<!-- a -->\n\nb'],
    ['an open comment', 'a\n\n<!-- b', 'a\n\n<!-- b -->'],
    ['an open comment in a paragraph', 'a <!-- b\n\nc', 'a \\<!-- b\n\nc'],
    ['code spans stay', '`<br>` and `List<string>`', '`<br>` and `List<string>`'],
    ['addresses stay', '<https://x.example> and <me@x.example>', '<https://x.example> and <me@x.example>'],
  ])('%s', (_name, body, expected) => {
    expect(adapt(body)).toBe(expected);
  });

  test('what no reader gets any more is called lost', () => {
    const body = '<script>run()</script>\n\nSee [above](#cause).\n\n<style>a { b: c }</style>';
    expect(notesOf(importPost(postWith(body)), 'lost')).toEqual([
      '8 the HTML block <script> is kept as a comment, which no reader gets',
      '10 the link to “#cause” in the same post is text now',
      '12 the HTML block <style> is kept as a comment, which no reader gets',
    ]);
  });

  test('is noted at its line', () => {
    expect(notesOf(importPost(postWith('a\n\n<u>b</u>\n\n\n<br>x <nil>')), 'guessed')).toEqual([
      '10 the HTML <u> became Markdown',
      '13 the HTML <br> became Markdown',
      '13 <nil> is shown as text, not read as HTML',
    ]);
  });
});

describe('addresses', () => {
  test.each([
    [
      'of the web stay',
      '[a](https://x.example "T") www.x.example me@x.example',
      '[a](https://x.example "T") www.x.example me@x.example',
    ],
    [
      'with another scheme become text',
      '[call](tel:+1) <irc://x.example> [x](javascript:go)',
      'call (`tel:+1`) `irc://x.example` x (`javascript:go`)',
    ],
    [
      'without a scheme get one',
      '[a](//x.example/y) [b](www.x.example) [c](x.example/y) [d](me@x.example)',
      '[a](https://x.example/y) [b](https://www.x.example) [c](https://x.example/y) [d](mailto:me@x.example)',
    ],
    ['without a host become text', '[a](https://)', 'a (`https://`)'],
    [
      'of the old site',
      '[a](/about/) [b](../../team)',
      '[a](https://status.orchard.example/about/) [b](https://status.orchard.example/team)',
    ],
    ['in the same post', '[a](#cause)', 'a (`#cause`)'],
    ['that are missing', '[a]()', 'a'],
    ['without text', '[](https://x.example)', '<https://x.example>'],
    ['by reference', '[a][r]\n\n[r]: /about', '[a][r]\n\n[r]: https://status.orchard.example/about'],
    [
      'images of other hosts',
      '![a](https://x.example/a.png) ![](https://x.example/b.png)',
      '[a](https://x.example/a.png) [b.png](https://x.example/b.png)',
    ],
    ['images in links', '[![a](https://x.example/a.png)](https://y.example)', '[a](https://y.example)'],
    ['images by reference', '![a][r]\n\n[r]: https://x.example/a.png', '[a](https://x.example/a.png)'],
    ['images that are not there', '![a](/images/a.png)', '[a](https://status.orchard.example/images/a.png)'],
    ['images inside the text', '![a](data:image/png;base64,AAAA)', 'a'],
  ])('%s', (_name, body, expected) => {
    expect(adapt(body)).toBe(expected);
  });

  test('links between posts lead to the new files, images come along', () => {
    const body =
      '[a](/issues/2023-old/) [b](2023-old.md) [c]({{< ref "2023-old.md" >}}) ![](/images/graph.png) ![d](own.png)';
    const imported = importFiles({
      'content/issues/2024-new/index.md': postWith(body),
      'content/issues/2024-new/own.png': 'own',
      'content/issues/2023-old.md': postWith('Old.').replace('2024-03-05', '2023-03-05'),
      'static/images/graph.png': 'graph',
    });
    const text = imported.files.find(({ path }) => path === 'incidents/2024/2024-new.md')?.text ?? '';
    const old = '../2023/2023-old.md';
    expect(text).toContain(`[a](${old}) [b](${old}) [c](${old}) ![graph.png](graph.png) ![d](own.png)\n`);
    expect(imported.copies).toEqual([
      { from: 'static/images/graph.png', path: 'incidents/2024/graph.png' },
      { from: 'content/issues/2024-new/own.png', path: 'incidents/2024/own.png' },
    ]);
  });
});

describe('the rest', () => {
  test.each([
    ['footnotes that refer to themselves', '[^1]: one[^1]', '\\[^1]: one[^1]'],
    ['empty comments', '<!-->\na', 'a'],
    ['number signs without a space', 'a\n##b', 'a\n\\##b'],
    ['rows that make no table', 'a | b | c\n| - | - |\nd', 'a | b | c\n\\| - | - |\nd'],
    [
      'cells without a column',
      '| a | b |\n| - | - |\n| c | d | e | f |',
      '| a | b |\n| - | - |\n| c | d \\| e \\| f |',
    ],
    ['a quoted list with open code', '>* ```\n>   x', '>* ```\n>   x\n>   ```'],
    ['open code blocks', '```js\ncode', '```js\ncode\n```'],
    [
      'footnotes that nothing refers to',
      'a[^1]\n\n[^1]: one\n\n[^2]: two',
      'a[^1]\n\n[^1]: one\n\n\\[^2]: two',
    ],
    ['colons that could withhold text', ':::note\ntext\n:::', '\\:\\:\\:note\ntext\n\\:\\:\\:'],
    ['shortcodes of others', '{{< alert "x" >}} `{{< alert >}}`', '`{{< alert "x" >}}` `{{< alert >}}`'],
    ['videos', '{{< youtube abc >}}', '<https://www.youtube.com/watch?v=abc>'],
    ['figures', '{{< figure src="https://x.example/a.png" alt="A" >}}', '[A](https://x.example/a.png)'],
    ['templates', 'Hello {{ .Name }} and {{x}}', 'Hello {{ .Name }} and {{x}}'],
  ])('%s', (_name, body, expected) => {
    expect(adapt(body)).toBe(expected);
  });
});

describe('any mixture', () => {
  const candorYaml = importFiles({}).files.find(({ path }) => path === 'candor.yaml')?.text ?? '';
  const { site } = readConfig({ path: 'candor.yaml', bytes: new TextEncoder().encode(candorYaml) });
  const pieces = [
    '<b>',
    '</b>',
    '<br>',
    '<div>',
    '</div>',
    '<details>',
    '<summary>',
    '</summary>',
    '<nil>',
    '<a href="/x">',
    '</a>',
    '<!--',
    '-->',
    '<pre>',
    '<script>',
    '</script>',
    '`',
    '```\n',
    '*',
    '**',
    '[',
    '](',
    ')',
    '![',
    '[^1]',
    '[^1]: ',
    '[r]: /y',
    '> ',
    '- ',
    '1. ',
    '# ',
    '## ',
    '\n',
    '\n\n',
    '\n---\n',
    '\n===\n',
    '---',
    '    ',
    '{{< track "2024-03-05 11:00" >}}',
    '{{< x >}}',
    ':::',
    '|',
    '\\',
    '<',
    '>',
    '&',
    '~~',
  ];
  const body = fc
    .array(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.nat(999).map((number) => `word${number} `),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));

  test('becomes an incident without errors, HTML or stray headings, and keeps every word', () => {
    fc.assert(
      fc.property(body, (text) => {
        const post = importPost(postWith(text));
        const written = post.text ?? '';
        for (const [word] of text.matchAll(/word\d+/g)) expect(written).toContain(word);
        const front = written.indexOf('---\n', 4) + 4;
        const sections = [...written.matchAll(/^## (?:Updates|Details)$/gm)].length;
        let headings = 0;
        for (const { node } of listNodes(parseMarkdown(written.slice(front)))) {
          if (node.type === 'html') expect(node.value?.trim()).toMatch(/^<!--[\s\S]*-->$/);
          if (node.type !== 'heading') continue;
          const source = written.slice(front + (node.position?.start.offset ?? 0)).split('\n', 1)[0] ?? '';
          expect(source).toMatch(/^#{2,6}(?:\s|$)/);
          if (node.depth !== 2) continue;
          expect(source).toMatch(/^## (?:Updates|Details)$/);
          headings += 1;
        }
        expect(headings).toBe(sections);
        const file = {
          path: 'incidents/2024/2024-03-05-apples.md',
          bytes: new TextEncoder().encode(written),
        };
        const errors = parseFile(file, site).diagnostics.filter(({ level }) => level === 'error');
        expect(errors.map(({ code }) => code)).toEqual([]);
      }),
      { seed: 20240305, numRuns: 400 },
    );
  });
});
