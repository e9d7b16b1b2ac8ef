// Which headings of a postmortem are taken to stand twice.
import { describe, expect, it } from 'vitest';
import { checkText } from './check-text.js';

const write = (...titles: readonly string[]): string =>
  [
    '---\ntitle: Sign-in failed\nseverity: low\ncomponents: [api]\n---\n\n## Updates\n',
    '### Resolved - 2025-10-15 18:05\n\nIt works.\n\n## Postmortem - 2025-10-16 15:14',
    ...titles.map((title) => `\n### ${title}\n\nText.`),
  ].join('\n');

describe('the headings of a postmortem', () => {
  it.each([
    [['Summary', 'Timeline', 'Root cause']],
    [['What happened', 'Timeline']],
    [['Root cause', 'Why it happened']],
    [['What went well', 'Lessons']],
    [['🔥', '✅']],
  ])('may be synonyms of one section: %j', (titles) => {
    expect(checkText(write(...titles))).toEqual([]);
  });

  it.each([
    ['Root cause', 'Root cause'],
    ['Root cause', 'Root Cause:'],
    ['Lessons', 'LESSONS'],
  ])('may not stand twice: %s, %s', (first, second) => {
    expect(checkText(write(first, second))).toEqual(['19:1 postmortem/duplicate-section']);
  });
});
