// Figures of several rounds as people read them: medians, spreads, ratios, and Markdown tables of them.
import { cpus, release, totalmem, type } from 'node:os';

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three digits of a number, or all of those before the point; a dash where there is none to tell. */
export function round(number) {
  if (number === undefined || !Number.isFinite(number)) return '–';
  const digits = Math.abs(number) < 1 ? 2 : Math.abs(number) < 10 ? 1 : 0;
  return number.toFixed(digits);
}

/** `5.6 (5.4–6.1)`: the median of what is known, and in parentheses the least and the greatest of several. */
export function summarize(numbers) {
  const known = numbers.filter((number) => number !== undefined);
  if (known.length < 2) return round(known[0]);
  return `${round(median(known))} (${round(Math.min(...known))}–${round(Math.max(...known))})`;
}

/** The medians of two rows of figures, the one divided by the other; a dash where one is not known. */
export const ratio = (figures, others, name) =>
  round(median(figures.map((figure) => figure[name])) / median(others.map((other) => other[name])));

/** The first column is text, the others figures. */
export function writeTable(columns, rows) {
  const lines = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, index) => Math.max(4, ...lines.map((line) => line[index].length)));
  const pad = (line) =>
    line.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index])));
  const rule = widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [pad(lines[0]), rule, ...lines.slice(1).map(pad)]
    .map((line) => `| ${line.join(' | ')} |\n`)
    .join('');
}

/** The machine in a line, and when this was measured. */
export function describeMachine() {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, ${type()} ${release()}, ${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${memory} GiB`;
}
