// Whether an entry has a summary of its own.
import type { Incident } from '../../model/incident.js';

/** Where an author wrote none, the first words of the earliest update stand in its place. */
export const hasOwnSummary = ({ summary, updates }: Incident): boolean =>
  summary !== undefined && updates[0]?.prose.text.startsWith(summary.text) !== true;
