// What an edit is: stretches of a file's text and what stands there instead. All else of the file stays byte for byte.
import type { Incident } from '../model/incident.js';
import type { Site } from '../model/site.js';

/** Offsets in UTF-16 code units of the file's text as decoded with its byte-order mark kept; `to` is exclusive. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What is edited: `incident` is what parseFile made of it, `text` the file's own with its line ends as they are. */
export interface EditedFile {
  readonly path: string;
  readonly text: string;
  readonly incident: Incident;
  readonly site: Site;
}

/** The edits, or in a sentence why there are none, and what to do about it. */
export type Editing = { readonly ok: true; readonly edits: readonly TextEdit[] } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly problem: string;
  readonly hint: string | undefined;
}

export const refuseEdit = (problem: string, hint?: string): Refusal => ({ ok: false, problem, hint });

/** The edits may come in any order and must not overlap; of two insertions at one offset the first comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let made = '';
  let done = 0;
  for (const { from, to, text: inserted } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    made += text.slice(done, from) + inserted;
    done = to;
  }
  return made + text.slice(done);
}
