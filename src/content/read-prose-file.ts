// Reads the text of a file that is no incident: the prose of a year, of a digest or of the policy page.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import type { Reference } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import type { Site } from '../model/site.js';
import { findShownMarks } from './check-marks.js';
import { placeOfNode } from './locate.js';
import { readBody } from './read-body.js';
import { renderProse } from './render-prose.js';
import { describeSetext, isSetext } from './split-sections.js';

export interface ProseReading {
  readonly prose: Prose;
  readonly references: readonly Reference[];
  /** Marks for withheld text that seem to stand in code and do not. */
  readonly shownMarks: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `body` has its lines where they are in the file; `page` is the page that shows it: `The page of a year`. */
export function readProse(
  path: string,
  body: string,
  { key, page }: { readonly key: string; readonly page: string },
  site: Site,
): ProseReading {
  const read = readBody(path, body, site);
  const { root, source, prose, references, diagnostics } = read;
  const shownMarks = findShownMarks(read);
  const headings = root.children.flatMap((node) => {
    if (node.type !== 'heading') return [];
    if (isSetext(node, source)) return [describeSetext(node, source)];
    if (node.depth !== 1) return [];
    const message = `${page} already has a heading of the first level.`;
    return [diagnose('markdown/top-heading', placeOfNode(source, node), message, { hint: 'Use `##`.' })];
  });
  return {
    prose: renderProse(root.children, prose, key, 2),
    references,
    shownMarks,
    diagnostics: [...diagnostics, ...headings],
  };
}
