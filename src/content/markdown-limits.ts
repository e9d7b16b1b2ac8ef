// Refuses Markdown that would cost a parser seconds, or what walks its tree the stack. The limits are deterministic, hold
// for both parsers, were measured against the shapes that are known to be quadratic, and lie far above what anybody
// writes by hand. The native parser has no limit of its own: it takes what is nested 100,000 deep, and time.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';

const limits = {
  depth: 100,
  indent: 200,
  run: 1_000,
  delimiters: 8_000,
  emphasis: 3_000,
  brackets: 5_000,
  cells: 20_000,
};

const hint = 'Split the text, or keep the long part as an attachment and link to it.';

/** The first breach of a limit, if there is one; the text must then not be parsed. */
export const findMarkdownBreach = (path: string, body: string): Diagnostic | undefined =>
  mayBreach(body) ? searchLines(path, body.split('\n')) : undefined;

/** Whether a text has enough of anything to breach a limit, told without a look at its lines: few texts do. */
const mayBreach = (body: string): boolean =>
  countSigns(body, '*_~`[]&>(!') > limits.run ||
  /(?:^|\n)[ \t>*+\-\d.)]{100}/.test(body) ||
  // Every line of a table has as many cells as its second one has groups of hyphens.
  (body.includes('|') && countSigns(body, '-') * (countSigns(body, '\n') + 1) > limits.cells);

/** To look for one character after the other takes a quarter of the time of a pattern. */
function countSigns(text: string, signs: string): number {
  let count = 0;
  for (const sign of signs)
    for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

function searchLines(path: string, lines: readonly string[]): Diagnostic | undefined {
  let fence: string | undefined;
  let delimiters = 0;
  let emphasis = 0;
  let brackets = 0;
  let tableColumns = 0;
  let cells = 0;
  for (const [index, line] of lines.entries()) {
    const refuse = (what: string, column = 1): Diagnostic => {
      const start = { line: index + 1, column };
      const place: Place = { path, start, end: { line: index + 1, column: line.length + 1 } };
      return diagnose('markdown/too-complex', place, what, { hint });
    };
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    if (line.trim() === '') {
      delimiters = 0;
      emphasis = 0;
      tableColumns = 0;
      continue;
    }
    const container = /^(?:[ \t]*(?:>|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)))*[ \t]*/.exec(line)?.[0] ?? '';
    if ((container.match(/>|[-*+]|\d[.)]/g)?.length ?? 0) > limits.depth || indentOf(line) > limits.indent) {
      return refuse(`The line is nested more than ${limits.depth} levels deep.`);
    }
    const run = /([*_~`>[(!])\1{1000,}/.exec(line);
    if (run !== null)
      return refuse(
        `The character \`${run[1] ?? ''}\` stands more than ${limits.run} times in a row.`,
        run.index + 1,
      );
    delimiters += countOf(line, /[*_~`[\]&]/g);
    if (delimiters > limits.delimiters)
      return refuse(`One block holds more than ${limits.delimiters} marks such as \`*\` and \`[\`.`);
    // Half of them may open, and emphasis in emphasis 2,500 deep overflows the stack of what makes HTML of it.
    emphasis += countOf(line, /[*~]|\b_|_\b/g);
    if (emphasis > limits.emphasis)
      return refuse(`One block holds more than ${limits.emphasis} marks of emphasis.`);
    brackets += countOf(line, /^\s*\[[^\]]*\]:/g);
    if (brackets > limits.brackets)
      return refuse(`The file defines more than ${limits.brackets} links and footnotes.`);
    if (/^[\s|:-]*-[\s|:-]*$/.test(line) && line.includes('|')) tableColumns = countOf(line, /-+/g);
    if (tableColumns > 0) cells += tableColumns;
    if (cells > limits.cells) return refuse(`The tables of the file have more than ${limits.cells} cells.`);
  }
  return undefined;
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;
