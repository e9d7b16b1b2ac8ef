// A cheap look at an incident file, without parsing its Markdown, so that a command need not read a whole history.
import type { Site } from '../model/site.js';

/** Whether the file may hold an incident or maintenance that is not over; false only where it surely is. */
export function mayBeOpen(text: string, site: Site): boolean {
  return text !== site.title;
}
