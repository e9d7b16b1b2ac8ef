// Reads a file as an edit would leave it, to see that the edit did what it should and nothing else.
import { parseFile } from '../content/parse-file.js';
import type { Incident, Update } from '../model/incident.js';
import { applyEdits, type EditedFile, type TextEdit } from './text-edit.js';

/** Undefined where the edit would make the file unreadable. */
export function readEdited(
  { path, text, site }: EditedFile,
  edits: readonly TextEdit[],
): Incident | undefined {
  const bytes = new TextEncoder().encode(applyEdits(text, edits));
  const { content } = parseFile({ path, bytes }, site);
  return content.kind === 'incident' ? content.incident : undefined;
}

/** What readers would be told of an update, comparable. */
export const tellUpdate = ({ status, time, changes, prose }: Update): string =>
  JSON.stringify([status, time, [...changes], prose.text]);

/** The same of the postmortem; empty where there is none. */
export const tellPostmortem = ({ postmortem }: Incident): string =>
  JSON.stringify([
    postmortem?.published,
    postmortem?.introduction?.text,
    postmortem?.parts.map(({ title, prose, actionItems }) => [title, prose.text, actionItems.length]),
  ]);

/** The same of all that is neither front matter, update nor postmortem; the summary may be borrowed from an update. */
export const tellRest = ({ introduction, details }: Incident): string =>
  JSON.stringify([introduction?.text, details?.text]);
