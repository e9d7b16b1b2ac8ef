// A site as Statuspage's API tells of it: one `{page, incident}` file for each incident and maintenance with a page.
import type { Exported, ExportSource } from '../exported.js';

export function exportStatuspage({ record }: ExportSource): Exported {
  const read = record.entries.length;
  return { files: [], copies: [], notes: [], counts: { read, written: 0, omitted: read } };
}
