// The last look at a new incident file. Side by side its parts can read otherwise than each did in its place: a
// definition, for one, reaches over all of them.
import { adaptMarkdown, type AdaptContext } from './adapt.js';
import { traceText } from './edits.js';

/** `file` has front matter; only what follows it may change. */
export function settleFile(file: string, context: AdaptContext): string {
  const body = file.indexOf('\n---\n') + 5;
  const settled = adaptMarkdown(traceText(file.slice(body), 1), context, () => undefined);
  return settled === undefined ? file : file.slice(0, body) + settled.text;
}
