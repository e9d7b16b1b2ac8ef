// Of ten thousand files nearly all are incidents without a fault that everybody may read. Which are not is asked at each
// compilation, and found by parts.
import type { ParsedFile } from '../content/parse-file.js';
import { join } from '../kernel/lists.js';
import { rememberParts } from '../kernel/remember-parts.js';

/** Those of which something may be withheld, be it so now or no longer. */
export const findSecret: Finder = createFinder(({ secrecy }) => secrecy !== 'public');

/** Those that are no incidents, or could not be read. */
export const findOthers: Finder = createFinder(({ content }) => content.kind !== 'incident');

/** Those with anything to report. */
export const findTelling: Finder = createFinder(
  ({ diagnostics, redaction }) => diagnostics.length > 0 || redaction !== undefined,
);

type Finder = (parsed: readonly ParsedFile[]) => readonly ParsedFile[];

function createFinder(isSo: (file: ParsedFile) => boolean): Finder {
  const find = rememberParts((parsed: readonly ParsedFile[]) => parsed.filter(isSo));
  return (parsed) => join(find(parsed));
}
