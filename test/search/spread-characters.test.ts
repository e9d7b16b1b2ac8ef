// Characters that are written without spaces, put apart for the search and together again for the reader.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadCharacters, spreadPatterns } from '../../src/site/spread-characters.js';

test.each([
  ['決済の障害', '決 済 の 障 害'],
  ['Redisクラスタが', 'Redis ク ラ ス タ が'],
  ['切れた。Redis', '切 れ た。 Redis'],
  ['3時間', '3 時 間'],
  ['ระบบหยุดทำงาน', 'ร ะ บ บ ห ยุ ด ท ำ ง า น'],
  ['カ\u3099ス', 'カ\u3099 ス'],
  ['no Chinese — 한국어, é', 'no Chinese — 한국어, é'],
  ['<h3 id="障害" title="a > 障害">障害</h3>', '<h3 id="障害" title="a > 障害">障 害</h3>'],
  ['<td>障害</td><td>復旧</td>', '<td>障 害</td><td>復 旧</td>'],
  ['a &lt; 障害', 'a &lt; 障 害'],
])('%s becomes %s', (text, spread) => {
  expect(spreadCharacters(text)).toBe(spread);
});

test('what was put apart is shown together, whatever was marked in it', () => {
  const joint = new RegExp(spreadPatterns.joint, 'gu');
  const text = fc
    .array(fc.constantFrom(...'障害復旧サービスー東京ระบหดกា', 'ยุ', 'カ\u3099'), { minLength: 1 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.infiniteStream(fc.boolean()), (original, marks) => {
      const found = spreadCharacters(original)
        .split(' ')
        .map((word) => (marks.next().value === true ? `<mark>${word}</mark>` : word));
      expect(
        found
          .join(' ')
          .replace(joint, '')
          .replaceAll(/<\/?mark>/g, ''),
      ).toBe(original);
    }),
  );
});

test('spaces of other texts stay', () => {
  const joint = new RegExp(spreadPatterns.joint, 'gu');
  for (const text of ['Redis 障', 'two words', '한국 어', '<mark>two</mark> <mark>words</mark>'])
    expect(text.replace(joint, '')).toBe(text);
});
