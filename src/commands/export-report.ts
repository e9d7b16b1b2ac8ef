// What `candor export` tells people: what each entry lost under its file, then the counts, which add up.
import { compareText } from '../kernel/diagnostic.js';
import type { Exported, ExportNote } from '../exporters/exported.js';
import { showHidden } from '../output/visible.js';
import type { WritePlan } from './import-write.js';

export interface ExportOutcome {
  readonly exported: Exported;
  readonly plan: WritePlan;
  readonly dryRun: boolean;
  /** As the user named it. */
  readonly out: string;
}

export function describeExport({ exported, plan, dryRun, out }: ExportOutcome): string {
  const { counts } = exported;
  const inTheWay = plan.taken.map(({ file, reason }) => ({ path: file.source, kind: 'in the way', reason }));
  const notes = [...exported.notes, ...inTheWay].toSorted((a, b) => compareText(a.path, b.path));
  const sections = [...new Set(notes.map(({ path }) => path))].map((path) => {
    const own = notes.filter((note) => note.path === path);
    return [path, ...own.map(({ kind, reason }) => `  ${kind.padEnd(10)}  ${reason}`)].join('\n');
  });
  const count = (kind: ExportNote['kind']): number =>
    exported.notes.filter((note) => note.kind === kind).length;
  const entries = `${counts.read} ${counts.read === 1 ? 'entry' : 'entries'}`;
  const totals = [
    `${entries} read: ${counts.written} exported, ${counts.omitted} left out.`,
    `Lost: ${count('lost')}. In the way: ${plan.taken.length}.`,
    describeFiles(plan, dryRun, out),
  ].join('\n');
  // Names come from others: nothing in them is obeyed by the terminal.
  return `${[...sections, totals].join('\n\n').split('\n').map(showHidden).join('\n')}\n`;
}

function describeFiles({ missing, unchanged }: WritePlan, dryRun: boolean, out: string): string {
  const files = `${missing.length} ${missing.length === 1 ? 'file' : 'files'}`;
  const there = unchanged.length === 0 ? '' : ` ${unchanged.length} there already.`;
  if (dryRun) return `Nothing was written: this was a dry run. ${files} would be written to ${out}.${there}`;
  return `${files} written to ${out}.${there}`;
}
