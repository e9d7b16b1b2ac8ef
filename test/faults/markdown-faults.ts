// Faults of Markdown: what would vanish, deceive or lead nowhere, in every place where a text can hold it.
import type { Code } from '../../src/kernel/codes.js';
import { fault } from './front-matter-faults.js';
import { addBlock, mark, replaceIn, spots, type Mutation } from './plant.js';

/** Pieces of a line. */
const pieces: readonly (readonly [piece: string, code: Code, also?: readonly Code[]])[] = [
  [`${mark}<nil>`, 'markdown/raw-html'],
  [`List${mark}<string>`, 'markdown/raw-html'],
  [`${mark}<br>`, 'markdown/raw-html'],
  [`${mark}<br/>`, 'markdown/raw-html'],
  [`${mark}<script>alert(1)</script>`, 'markdown/raw-html'],
  [`x ${mark}<img src=x onerror=y>`, 'markdown/raw-html'],
  [`${mark}</div>`, 'markdown/raw-html'],
  [`a ${mark}<?php echo 1 ?>`, 'markdown/raw-html'],
  [`a ${mark}<!DOCTYPE html>`, 'markdown/raw-html'],
  [`a ${mark}<![CDATA[x]]>`, 'markdown/raw-html'],
  [`a ${mark}<b>bold</b>`, 'markdown/raw-html'],
  [`<!-- note --> ${mark}<nil>`, 'markdown/raw-html'],
  [`\`<nil>\` and ${mark}<nil>`, 'markdown/raw-html'],
  [`${mark}[here](javascript:alert(1))`, 'link/dangerous-scheme'],
  [`${mark}[here](data:text/html,x)`, 'link/dangerous-scheme'],
  [`${mark}[here](ftp://example.com/)`, 'link/dangerous-scheme'],
  [`${mark}<ftp://example.com/>`, 'link/dangerous-scheme'],
  [`${mark}[here](tel:+49)`, 'link/dangerous-scheme'],
  [`${mark}[here](nowhere.md)`, 'link/missing-page'],
  [`${mark}[here](<no where.md>)`, 'link/missing-page'],
  [`${mark}[here]()`, 'link/missing-page'],
  [`${mark}[here](#nowhere)`, 'link/missing-anchor'],
  [`${mark}[here](../../README.md)`, 'link/outside-site'],
  [`${mark}[here](/history/)`, 'link/outside-site'],
  [`${mark}[here](//example.com/)`, 'link/outside-site'],
  [`${mark}[here](example.com/x)`, 'link/outside-site'],
  [`${mark}![a graph](graph.png)`, 'link/missing-image'],
  [`${mark}![](https://example.com/a.png)`, 'markdown/image-without-alt', ['link/remote-image']],
  [`${mark}![a graph](https://example.com/a.png)`, 'link/remote-image'],
  [`${mark}![a graph](data:image/png;base64,x)`, 'link/dangerous-scheme'],
  [`${mark}![a graph]()`, 'link/missing-image'],
  [`${mark}![a graph](#top)`, 'link/missing-image'],
  [`[${mark}![a graph](graph.png)](https://example.com/)`, 'link/missing-image'],
  [`${mark}[^gone]`, 'markdown/undefined-footnote'],
  [`${mark}TODO`, 'text/placeholder'],
  [`about ${mark}XXX minutes`, 'text/placeholder'],
  [`${mark}??? users`, 'text/placeholder'],
  [`a${mark}\u0007b`, 'text/control-character'],
  [`${mark}\u202Eb`, 'text/bidi-control'],
  [`a ${mark}\u2066b`, 'text/bidi-control'],
  [`a${mark}\uFEFFb`, 'text/control-character'],
  [`a${mark}\u2028b`, 'text/control-character'],
  [`a${mark}\u0085b`, 'text/control-character'],
];

/** Lines around a piece, which stands for `%`. */
const settings: readonly (readonly [name: string, markdown: string])[] = [
  ['a line of its own', 'It was % then.'],
  ['the second line of a paragraph', 'It was on\nthe second line % then.'],
  ['behind emoji', '🚒 登录 👩‍🚒 %'],
  ['behind emoji on the second line', 'It\n🚒 **登录** 👩‍🚒 % was'],
  ['a list item', '- one\n- two % three'],
  ['the second line of a list item', '- one\n  two % three\n- four'],
  ['a nested list', '- one\n  - two\n    - three % four'],
  ['an ordered list', '1. one\n2. two\n\n   three % four'],
  ['a task', '- [ ] one % two'],
  ['a quotation', '> one\n> two % three'],
  ['a lazy quotation', '> one\ntwo % three'],
  ['a list in a quotation', '> - one\n>   two % three'],
  ['a quotation in a list', '- one\n\n  > two % three'],
  ['a cell', '| a | b |\n| - | - |\n| c | d % e |'],
  ['a cell of the head', '| a | b % c |\n| - | - |\n| d | e |'],
  ['a heading', '#### One % two\n\nText.'],
  ['emphasis', 'It was *one **two % three** four*.'],
  ['struck text', 'It was ~~one % two~~.'],
  ['a footnote', 'One[^n].\n\n[^n]: Two % three.'],
  ['the second paragraph of a footnote', 'One[^n].\n\n[^n]: Two.\n\n    Three % four.'],
  ['behind a hard break', 'One\\\ntwo  \n% three'],
  ['behind a reference', 'A &amp; B &copy; % c'],
  ['behind an escape', 'A \\* B \\[ % c'],
  ['behind code', '`` `a` `` and % then'],
  ['indented', '   One % two'],
];

const inline: readonly Mutation[] = settings.flatMap(([setting, markdown], settingIndex) =>
  pieces.flatMap(([piece, code, also = []], index) => {
    if (setting.includes('heading') && /nowhere|\[\^/.test(piece)) return [];
    const spot = spots[(settingIndex + index) % spots.length] ?? 'summary';
    return [
      fault(
        `${piece} in ${setting} (${spot})`,
        code,
        (text) =>
          addBlock(
            text,
            spot,
            markdown.replace('%', () => piece),
          ),
        { also: [...also, ...(/<b>|<script>/.test(piece) ? ([code] as const) : [])] },
      ),
    ];
  }),
);

/** Blocks of lines. */
const blocks: readonly (readonly [name: string, code: Code, markdown: string, also?: readonly Code[]])[] = [
  ['folded text', 'markdown/raw-html', `${mark}<details>\n<summary>More</summary>\nIt was so.\n</details>`],
  [
    'folded Markdown',
    'markdown/raw-html',
    `${mark}<details>\n\nIt was so.\n\n</details>`,
    ['markdown/raw-html'],
  ],
  ['an indented block of HTML', 'markdown/raw-html', `  ${mark}<div>\n  x\n  </div>`],
  ['HTML in a list', 'markdown/raw-html', `- one\n\n  ${mark}<div>\n  two\n  </div>`],
  ['HTML that begins an item', 'markdown/raw-html', `- ${mark}<div>\n  two\n  </div>`],
  ['HTML in a quotation', 'markdown/raw-html', `> ${mark}<table>\n> <tr><td>x</td></tr>\n> </table>`],
  ['a block of one line', 'markdown/raw-html', `${mark}<center>x</center>`],
  ['HTML behind a comment', 'markdown/raw-html', `<!-- a -->${mark}<p>x</p>`],
  ['HTML below a comment', 'markdown/raw-html', `<!-- a\nb --> ${mark}<p>x</p>`],
  ['text behind a comment', 'markdown/raw-html', `<!-- a --> ${mark}This is read as HTML.`],
  ['text behind a long comment', 'markdown/raw-html', `<!-- a\nb --> ${mark}This is read as HTML.`],
  ['a script', 'markdown/raw-html', `${mark}<script>\nalert(1)\n</script>`],
  ['a style', 'markdown/raw-html', `${mark}<style>\np { color: red }\n</style>`],
  ['a closing tag', 'markdown/raw-html', `${mark}</details>`],
  ['an image of two lines', 'markdown/raw-html', `One ${mark}<img\n  src="x">`],
  ['a footnote that nothing refers to', 'markdown/unreferenced-footnote', `Text.\n\n${mark}[^spare]: Spare.`],
  [
    'a long footnote that nothing refers to',
    'markdown/unreferenced-footnote',
    `Text.\n\n${mark}[^spare]: Spare.\n\n    More.`,
  ],
  [
    'a footnote that refers to itself',
    'markdown/unreferenced-footnote',
    `Text.\n\n${mark}[^spare]: Spare[^spare].`,
  ],
  ['a footnote twice', 'markdown/duplicate-footnote', `Text[^n].\n\n[^n]: One.\n\n${mark}[^n]: Two.`],
  [
    'a footnote twice, in other letters',
    'markdown/duplicate-footnote',
    `Text[^n].\n\n[^n]: One.\n\n${mark}[^N]: Two.`,
  ],
  [
    'a definition that nothing uses',
    'markdown/unused-definition',
    `Text.\n\n${mark}[spare]: https://example.com/`,
  ],
  [
    'a definition twice',
    'markdown/unused-definition',
    `Text [n].\n\n[n]: https://example.com/\n${mark}[n]: https://example.org/`,
  ],
  ['a link to a wrong definition', 'link/dangerous-scheme', `Text ${mark}[n].\n\n[n]: javascript:x`],
  ['an image of a definition', 'link/missing-image', `Text ${mark}![a graph][n].\n\n[n]: graph.png`],
  ['a collapsed reference', 'link/missing-page', `Text\nand ${mark}[n][].\n\n[n]: nowhere.md`],
  ['a row with too many cells', 'markdown/table-cells', `| a | b |\n| - | - |\n| c | d | ${mark}e |`],
  [
    'a row with too many cells and no last bar',
    'markdown/table-cells',
    `a | b\n-- | --\nc | d | ${mark}e | f`,
  ],
  [
    'a table in a list with too many cells',
    'markdown/table-cells',
    `- x\n\n  | a |\n  | - |\n  | 🚒 | ${mark}d |`,
  ],
  [
    'a second front matter',
    'format/second-front-matter',
    `${mark}---\nauthor: Jo\nteam: platform\n---\n\nText.`,
  ],
  [
    'a conflict',
    'format/conflict-marker',
    `${mark}<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> main`,
    ['format/conflict-marker'],
  ],
  [
    'a conflict in a fence',
    'format/conflict-marker',
    `\`\`\`\n${mark}<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> main\n\`\`\``,
    ['format/conflict-marker'],
  ],
  ['a control character in a fence', 'text/control-character', `\`\`\`\na\nb${mark}\u001B[31m\n\`\`\``],
  ['a bidi character in code', 'text/bidi-control', `It was \`a${mark}\u202Eb\`.`],
  ['an unclosed comment', 'markdown/unclosed-comment', `${mark}<!-- It was so.\n\nAnd so on.`],
  ['a mark for withheld text', 'withheld/mark', `${mark}:::withheld\nNames.\n\n\n`],
  ['a misspelt mark for withheld text', 'withheld/mark', `${mark}:: witheld\nNames.`],
  ['a mark for withheld words', 'withheld/mark', `It was ${mark}:withheld[Jo].`],
];

const blockFaults: readonly Mutation[] = blocks.flatMap(([name, code, markdown, also = []]) =>
  spots.map((spot) =>
    fault(
      `${name} (${spot})`,
      code,
      (text) => {
        // Nothing below an unclosed comment is read.
        if (name === 'an unclosed comment') {
          return replaceIn(text, /\n+$/, `\n\n${markdown}\n`);
        }
        return addBlock(text, spot, markdown);
      },
      { also },
    ),
  ),
);

export const markdownFaults: readonly Mutation[] = [...inline, ...blockFaults];
