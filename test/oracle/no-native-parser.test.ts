// A machine for which the native parser has no binary builds the same site with remark alone.
import { afterAll, expect, test, vi } from 'vitest';

vi.mock('satteri', () => {
  throw new Error('Cannot find native binding.');
});
afterAll(() => {
  vi.doUnmock('satteri');
});

test('without a native parser Markdown is parsed by remark', async () => {
  const { parseNatively } = await import('../../src/content/parse-markdown-natively.js');
  const { parseByRemark, parseMarkdown } = await import('../../src/content/parse-markdown.js');
  expect(parseNatively).toBeUndefined();
  const text = 'A *word* and\n\n- [x] a task\n';
  expect(parseMarkdown(text)).toEqual(parseByRemark(text));
  expect(parseMarkdown(text).children.map(({ type }) => type)).toEqual(['paragraph', 'list']);
});
