// Every code has a page, and every page's examples do what the page says: the bad one is reported exactly so, the good
// one has nothing to report. `npm run docs` writes the reports into the pages.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codes, entryOf, isCode, isLowerable } from '../../src/kernel/codes.js';
import { decodeText } from '../../src/kernel/decode.js';
import type { Diagnostic } from '../../src/kernel/diagnostic.js';
import { reportPretty } from '../../src/output/report/report-pretty.js';
import { checkWithTheme } from './check-folder.js';
import { readPage, replaceReport, type Example } from './page.js';

const pagePath = (code: string): string => join(import.meta.dirname, '../../docs/diagnostics', `${code}.md`);

interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly report: string;
}

async function checkExample(example: Example): Promise<Outcome> {
  const { tree, compilation } = await checkWithTheme(example);
  const { diagnostics } = compilation;
  const files = [...tree.files, ...(tree.config === undefined ? [] : [tree.config])];
  const report = reportPretty(diagnostics, {
    color: false,
    prefix: '',
    sourceOf: (path) => {
      const file = files.find((entry) => entry.path === path);
      return file === undefined ? undefined : decodeText(path, file.bytes).text;
    },
  });
  return { diagnostics, report };
}

describe.each(Object.keys(codes).filter(isCode))('%s', (code) => {
  const path = pagePath(code);
  const markdown = existsSync(path) ? readFileSync(path, 'utf8') : '';

  test('has a page that says its level and what it means', () => {
    expect(readPage(markdown).title).toBe(code);
    const { level, summary } = entryOf(code);
    const latitude = isLowerable(code) ? 'can be lowered or waived' : 'cannot be lowered or waived';
    expect(markdown).toContain(`\n**${level}**, ${latitude}\n`);
    expect(markdown).toContain(summary);
  });

  test('reports the bad example as its page shows', async () => {
    const { bad } = readPage(markdown);
    const { diagnostics, report } = await checkExample(bad);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, replaceReport(markdown, report));
    else expect(report).toBe(bad.report);
  });

  test('has nothing to report of the good example', async () => {
    const { diagnostics } = await checkExample(readPage(markdown).good);
    expect(diagnostics.map((diagnostic) => `${diagnostic.code}: ${diagnostic.message}`)).toEqual([]);
  });
});
