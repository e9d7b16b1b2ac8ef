// Nothing that an author wrote is dropped in silence: every word of a body is on a page, or a report speaks of its line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownBases } from './base-files.js';
import { findVanished } from './published-text.js';

const runs = Number(process.env['FAULT_RUNS'] ?? 40);
const timeout = 60_000 + runs * 400;

const word = /zq\d+x/g;

/** Every `%` becomes a word that stands nowhere else. */
const numberWords = (text: string): string => {
  let count = 0;
  return text.replaceAll('%', () => `zq${(count += 1)}x`);
};

const inline = fc.constantFrom(
  '%',
  '*%*',
  '**% %**',
  '~~%~~',
  '~%~',
  '`%`',
  '`` % ` % ``',
  '[%](https://example.com/%)',
  '[%](https://example.com/ "%")',
  '[%](#%)',
  '[%](%.md)',
  '[%](mailto:%@example.com)',
  '[%](<https://example.com/% %>)',
  '[%](javascript:%)',
  '[%]()',
  '[](https://example.com/%)',
  '![%](%.png)',
  '![%](%.png "%")',
  '![](%.png)',
  '![%](https://example.com/%.png)',
  '[![%](%.png)](https://example.com/%)',
  '<https://example.com/%>',
  '<%@example.com>',
  'https://example.com/%',
  'www.example.com/%',
  '%@example.com',
  '<%>',
  '<nil>',
  'List<%>',
  '</%>',
  '<br>',
  '<b>%</b>',
  '<a href="%">%</a>',
  '<!-- % -->',
  '<!--',
  '-->',
  '<?% ?>',
  '<!DOCTYPE %>',
  '&lt;%&gt;',
  '&copy;%',
  '&%;',
  '&#65;%',
  '\\*%\\*',
  '\\%',
  '%\\\n%',
  '%  \n%',
  '%\n%',
  '[^%]',
  '[^1]',
  '[^a b]',
  '[%]',
  '[%][]',
  '[%][ref]',
  '[ref]',
  '![ref]',
  '![%][ref]',
  '[ ] %',
  '[x] %',
  '(%',
  '%)',
  '{%: %}',
  '{api: %}',
  ':%',
  ':%[%]',
  '::%',
  '$%$',
  '"%"',
  '#%',
  '# %',
  '| %',
  '%|%',
  '\u00a0%',
  '登录 % 🚒',
  ' % ',
);

const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

const block = fc.oneof(
  { weight: 3, arbitrary: line },
  ...(
    [
      '# ?',
      '## ?',
      '### ?',
      '#### ?',
      '##### ? #',
      '##?',
      '## Details',
      '## Details ?',
      '## Updates',
      '## Updates ?',
      '## Postmortem',
      '## Postmortem - 2025-10-16 10:00',
      '## Postmortem - 2025-10-16 10:00 ?',
      '## Postmortem ?',
      '### Resolved - 2025-10-15 19:00',
      '### Update - 2025-10-15 19:00 ?',
      '### Update ? - 2025-10-15 19:00',
      '### Update - 2025-10-15 19:00 {api: operational}',
      '#### Update - 2025-10-15 19:00',
      '### What happened',
      '### Action items',
      '### Root cause',
      '?\n===',
      '?\n---',
      '?\n?\n---',
      '---',
      '***',
      '---\n%: %\n---',
      '- ?',
      '- ?\n- ?\n  ?',
      '- ?\n\n  ?\n  - ?',
      '* ?\n\n\n* ?',
      '1. ?\n2. ?',
      '7) ?\n   > ?',
      '- [ ] ?',
      '- [x] ? (owner: %, due: 2025-11-15, ref: https://example.com/%)',
      '- ? (owner: %)\n\n  ?',
      '- ? (owner: %, who: %)',
      '- (owner: %)',
      '- ? (owner: %) ?',
      '1. ? (ref: [%](https://example.com/%))',
      '- [ ] ? (ref: [%](https://example.com/%) and %)',
      '> ?',
      '> ?\n?',
      '> - ?\n>   ?',
      '> ```\n> %\n> ```',
      '```\n%\n```',
      '```sh\n%\n% <%>\n```',
      '```js %\n%\n```',
      '```js title="%"\n%\n```',
      '```%\n%\n```',
      '~~~ {.%}\n%\n~~~',
      '```\n%',
      '    %\n    %',
      '\t%',
      '| % | % |\n| - | - |\n| ? | ? |',
      '| % | % |\n| - | - |\n| % | % | % |',
      '| % | % |\n| - | - |\n| % |',
      '| % | % | % |\n| - | - |\n| % | % |',
      '| % |\n| - |\n| % |\n%',
      '| % |\n| :-: |\n?',
      '[^1]: ?',
      '[^1]: ?\n\n    ?',
      '[^%]: ?',
      '[^2]: ? [^2]',
      '[^2]: ? [^3]\n\n[^3]: ? [^2]',
      '[ref]: https://example.com/%',
      '[ref]: https://example.com/% "%"',
      '[ref]: nowhere.md',
      '[%]: https://example.com/% (%)',
      '<details>\n<summary>%</summary>\n%\n</details>',
      '<details>\n\n?\n\n</details>',
      '<!-- % -->',
      '<!-- %\n\n% -->',
      '<!-- % --> %',
      '<!-- %\n% --> %\n%',
      '<!-- %',
      '<div>\n%\n\n%',
      '<script>\n%\n</script>\n%',
      ':::%\n%\n:::',
      ':::withheld\n%\n:::',
      '%: %\n%: %',
      'Term %\n: %',
    ] as const
  ).map((form) =>
    fc.array(line, { minLength: 5, maxLength: 5 }).map((lines) => {
      let next = 0;
      return form.replaceAll('?', () => (lines[next++ % lines.length] ?? '').replaceAll('\n', ' '));
    }),
  ),
);

const front = `---
title: Sign-in was down
severity: low
components: [api]
started: 2025-10-15 17:00
---
`;

const body = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 7 }),
    fc.array(fc.constantFrom('\n', '\n\n', '\n\n\n'), { minLength: 7, maxLength: 7 }),
  )
  .map(([blocks, breaks]) => blocks.map((text, index) => `${text}${breaks[index] ?? '\n\n'}`).join(''));

const frames = [
  (text: string): string => `${front}\n${text}`,
  (text: string): string => `${front}\nSummary.\n\n## Updates\n\n### Resolved - 2025-10-15 18:00\n\n${text}`,
  (text: string): string =>
    `${front}\n## Updates\n\n### Resolved - 2025-10-15 18:00\n\nDone.\n\n## Postmortem - 2025-10-16 10:00\n\n${text}`,
  (text: string): string =>
    `${front}\n## Updates\n\n### Resolved - 2025-10-15 18:00\n\nDone.\n\n## Postmortem - 2025-10-16 10:00\n\n### Action items\n\n${text}`,
  (text: string): string => `${front}\nSummary.\n\n## Details\n\n${text}\n\n### More\n\nMore.\n`,
];

const [base] = ownBases.slice(-1);

describe('nothing vanishes', () => {
  test(
    'of blocks and their pieces',
    () => {
      if (base === undefined) throw new Error('There is no base.');
      fc.assert(
        fc.property(body, fc.constantFrom(...frames), (text, frame) => {
          expect(findVanished(base, frame(numberWords(text)), word)).toEqual([]);
        }),
        { numRuns: runs },
      );
    },
    timeout,
  );

  test(
    'of a soup of signs',
    () => {
      if (base === undefined) throw new Error('There is no base.');
      const sign = fc.constantFrom(
        ...'%|%|%|%|%|\n|\n|\n\n|\n\n|  |    |\t|#|##|###|>|- |* |+ |1. |`|``|```|~~~|*|**|_|[|]|(|)|![|](|<|>|</|<!--|-->|&|;|\\|$|!|:|::|{|}|=|===|---|"|\'|/|^|[^|]:|~|~~|https://|@|.|,'
          .split('|')
          .concat('|', '|-|', '| - |'),
      );
      fc.assert(
        fc.property(fc.array(sign, { maxLength: 60 }), fc.constantFrom(...frames), (signs, frame) => {
          expect(findVanished(base, frame(numberWords(signs.join(''))), word)).toEqual([]);
        }),
        { numRuns: runs },
      );
    },
    timeout,
  );
});
