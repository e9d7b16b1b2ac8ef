// Diagnostics for people: where, what, the line itself with the spot marked, and what to do; a sum at the end.
import picocolors from 'picocolors';
import type { Level } from '../../kernel/codes.js';
import { countLevels, type Counts, type Diagnostic, type Place } from '../../kernel/diagnostic.js';
import { showHidden } from '../visible.js';
import { excerptOf, splitLines } from './excerpt.js';
import { toReport, type ReportOptions } from './report.js';

/** Who sees as many as this mends some and runs again; the other formats tell all. */
const mostPerFile = 20;
const mostInAll = 200;

type Colors = ReturnType<typeof picocolors.createColors>;

const colorOf = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<
  Level,
  keyof Colors
>;

const numberWidth = 5;
const gutterWidth = numberWidth + 3;

/** Grouped by file and in order; ends with the counts, or says that there is nothing. */
export function reportPretty(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  const colors = picocolors.createColors(options.color);
  const reported = toReport(diagnostics);
  if (reported.length === 0) return `${colors.green('No problems found.')}\n`;

  const shown = chooseShown(reported);
  const linesOf = lineReader(options.sourceOf);
  const blocks = [...groupByPath(shown)].map(([path, ofFile]) => {
    const texts = ofFile.map((diagnostic) => describe(diagnostic, linesOf, options, colors));
    const hidden = reported.filter(({ place }) => place.path === path).length - ofFile.length;
    if (hidden > 0)
      texts.push(`${showHidden(options.prefix + path)} has ${plural(hidden, 'more problem')}.\n`);
    return texts.join('\n');
  });
  const counts = countLevels(reported);
  const files = plural(groupByPath(reported).size, 'file');
  const worst = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'info';
  blocks.push(`${colors.bold(colors[colorOf[worst]](`${sumUp(counts)} in ${files}`))}\n`);
  if (shown.length < reported.length) {
    blocks.push(`${shown.length} of ${reported.length} are shown; --format json lists them all.\n`);
  }
  return blocks.join('\n');
}

/** The worst first, so that no error hides behind warnings; then in order again. */
function chooseShown(reported: readonly Diagnostic[]): readonly Diagnostic[] {
  const chosen = new Set<Diagnostic>();
  const countByPath = new Map<string, number>();
  for (const level of ['error', 'warning', 'info'] as const) {
    for (const diagnostic of reported) {
      const { path } = diagnostic.place;
      const count = countByPath.get(path) ?? 0;
      if (diagnostic.level !== level || count >= mostPerFile || chosen.size >= mostInAll) continue;
      chosen.add(diagnostic);
      countByPath.set(path, count + 1);
    }
  }
  return reported.filter((diagnostic) => chosen.has(diagnostic));
}

function groupByPath(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const byPath = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { path } = diagnostic.place;
    const group = byPath.get(path);
    if (group === undefined) byPath.set(path, [diagnostic]);
    else group.push(diagnostic);
  }
  return byPath;
}

type LineReader = (path: string) => readonly string[];

function lineReader(sourceOf: ReportOptions['sourceOf']): LineReader {
  const linesByPath = new Map<string, readonly string[]>();
  return (path) => {
    const lines = linesByPath.get(path) ?? splitLines(sourceOf(path) ?? '');
    linesByPath.set(path, lines);
    return lines;
  };
}

function describe(
  { code, level, message, hint, place, related, quotable }: Diagnostic,
  linesOf: LineReader,
  { prefix, width = 100 }: ReportOptions,
  colors: Colors,
): string {
  const color = colors[colorOf[level]];
  const at = ({ path, start }: Place): string =>
    colors.cyan(`${showHidden(prefix + path)}:${start.line}:${start.column}`);
  const texts = [
    `${at(place)} ${colors.bold(color(level))} ${colors.dim(code)}`,
    `  ${colors.bold(showHidden(message))}`,
  ];
  const excerpt = quotable ? excerptOf(linesOf(place.path), place, width - gutterWidth) : undefined;
  if (excerpt !== undefined) {
    const mark = ' '.repeat(excerpt.indent) + color('^'.repeat(excerpt.length));
    const goesOn = excerpt.lastLine === undefined ? '' : ` to line ${excerpt.lastLine}`;
    texts.push(colors.dim(`${String(place.start.line).padStart(numberWidth)} | `) + excerpt.text);
    texts.push(colors.dim(`${' '.repeat(numberWidth)} | `) + mark + goesOn);
  }
  if (!quotable) texts.push(colors.dim('  The file is or may be withheld, so nothing of it is quoted.'));
  if (hint !== undefined) {
    const [first = '', ...more] = hint.split('\n').map(showHidden);
    texts.push(`  ${colors.green('hint:')} ${first}`, ...more.map((line) => `        ${line}`.trimEnd()));
  }
  for (const other of related)
    texts.push(`  ${colors.dim('see')} ${at(other.place)} ${showHidden(other.message)}`);
  return `${texts.join('\n')}\n`;
}

function sumUp(counts: Counts): string {
  const levels = ['error', 'warning', 'info'] as const;
  return levels
    .filter((level) => counts[level] > 0)
    .map((level) => plural(counts[level], level))
    .join(', ');
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
