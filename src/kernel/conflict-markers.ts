// Traces of a merge that was never settled: half of a conflict is nonsense to every parser, so this is said first.
import { diagnose, type Diagnostic } from './diagnostic.js';

export function findConflictMarkers(path: string, text: string): Diagnostic[] {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return [];
  const lines = text.split('\n');
  if (!lines.some((line) => /^(?:<{7}|>{7})(?: |$)/.test(line))) return [];
  return lines.flatMap((line, index) => {
    if (!/^(?:<{7}|>{7}|\|{7})(?: |$)/.test(line)) return [];
    const start = { line: index + 1, column: 1 };
    const place = { path, start, end: { line: index + 1, column: line.length + 1 } };
    const message = `The merge conflict marker \`${line.slice(0, 7)}\` was left in the file.`;
    const hint = 'Settle the conflict, then delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.';
    return [diagnose('format/conflict-marker', place, message, { hint })];
  });
}
