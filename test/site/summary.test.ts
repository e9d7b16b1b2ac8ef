// The words by which an incident is known in lists, feeds and cards: its first paragraph, or else the earliest update's.
import { expect, it } from 'vitest';
import { compileFiles } from '../cli/compile-files.js';

const summaryOf = (update: string): string | undefined =>
  compileFiles({
    'incidents/2025-10-15-shop.md': [
      '---\ntitle: Shop down\nseverity: high\n---\n\n## Updates\n',
      '### Resolved - 2025-10-15 18:00\nAll is well.\n',
      `### Investigating - 2025-10-15 17:00\n${update}\n\n[^1]: Seen from Oslo.\n`,
    ].join('\n'),
  }).history.entries[0]?.summary?.text;

it('is borrowed from the earliest update without the numbers of its footnotes', () => {
  expect(summaryOf('The shop answers slowly.[^1] We look.\n\nMore follows.')).toBe(
    'The shop answers slowly. We look.',
  );
});

it('is not borrowed from a paragraph without a word', () => {
  expect(summaryOf('[^1]\n\nThe shop answers slowly.')).toBe('The shop answers slowly.');
  expect(summaryOf('[^1]')).toBeUndefined();
});
