// The report of `candor list` for people: each entry in two lines of a terminal, its id last so that it is never cut.
import picocolors from 'picocolors';
import stringWidth from 'string-width';
import { writeTime } from '../../kernel/time-writing.js';
import type { Site } from '../../model/site.js';
import { deriveTimeline } from '../../model/timeline.js';
import { cutEnd } from '../report/excerpt.js';
import { showHidden } from '../visible.js';
import { durationOf, statusOf, writeDuration, type ListedEntry } from './listed-entry.js';

export interface TableOptions {
  readonly site: Site;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  readonly color: boolean;
}

type Colors = ReturnType<typeof picocolors.createColors>;

interface Row {
  readonly cells: readonly string[];
  readonly note: string;
  readonly paint: (text: string) => string;
}

const head: Row = {
  cells: ['started', 'lasted', 'status', 'severity', 'id'],
  note: '',
  paint: String,
};
const titleWidth = 98;

/** Ends its last line; empty where there is nothing to list. */
export function entriesTable(entries: readonly ListedEntry[], options: TableOptions): string {
  if (entries.length === 0) return '';
  const colors = picocolors.createColors(options.color);
  const rows = entries.map((entry) => describeRow(entry, options, colors));
  const widths = head.cells.map((_, column) =>
    Math.max(...[head, ...rows].map(({ cells }) => stringWidth(cells[column] ?? ''))),
  );
  const write = ({ cells }: Row): string =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
      .join('  ')
      .trimEnd();
  const lines = rows.flatMap((row) => [
    row.paint(write(row)),
    `  ${colors.dim(cutEnd(row.note, titleWidth))}`,
  ]);
  return `${[colors.dim(write(head)), ...lines].join('\n')}\n`;
}

function describeRow(entry: ListedEntry, { site, now }: TableOptions, colors: Colors): Row {
  if (entry.kind === 'undated') {
    const { slug, title, isOpen, severity } = entry.incident;
    const cells = ['not told', '', isOpen ? 'open' : 'resolved', severity?.id ?? '', showHidden(slug)];
    return { cells, note: `${showHidden(title)} · withheld`, paint: String };
  }
  const { incident } = entry;
  const { isOpen, isOverrunning } = deriveTimeline(incident, now);
  const duration = durationOf(incident, now);
  const cells = [
    writeTime(incident.started, site.timezone),
    duration === undefined ? '' : writeDuration(duration),
    statusOf(incident, now) ?? 'notice',
    incident.severity?.id ?? '',
    showHidden(incident.id),
  ];
  const notes = [showHidden(incident.title), ...listNotes(entry)];
  const paint = isOverrunning || isOverdue(entry) ? colors.red : isOpen ? colors.yellow : String;
  return { cells, note: notes.join(' · '), paint };
}

export const isOverdue = (entry: ListedEntry): boolean =>
  entry.kind === 'dated' && entry.disclosure?.state === 'overdue';

/** What an author should know besides. */
export function listNotes(entry: ListedEntry): readonly string[] {
  if (entry.kind === 'undated') return ['withheld'];
  const { incident, disclosure } = entry;
  const { postmortem, withheld, disclosedSince } = incident;
  return [
    ...(withheld ? ['withheld'] : []),
    ...(disclosedSince === undefined ? [] : ['disclosed']),
    ...(disclosure?.state === 'internal' ? ['internal'] : []),
    ...(postmortem !== undefined && postmortem.published === undefined ? ['draft of a postmortem'] : []),
    ...(disclosure?.state === 'overdue' ? ['postmortem overdue'] : []),
  ];
}
