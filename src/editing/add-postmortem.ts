// Adds a postmortem to an incident file: its heading and those of the site's sections, with what each should cover.
import { readTime } from '../kernel/time-reading.js';
import type { PostmortemSection } from '../model/site.js';
import { readMessage } from './message-lines.js';
import { insertAfter, outlineFile } from './outline.js';
import { readEdited, tellRest, tellUpdate } from './read-edited.js';
import { refuseEdit, type EditedFile, type Editing } from './text-edit.js';

export interface AddedPostmortem {
  /** When it was published, as the file will have it in the site's zone; undefined for a draft. */
  readonly published: string | undefined;
  readonly sections: readonly PostmortemSection[];
}

/**
 * At the end of the file. The rule `postmortem/template-text` names what still says what a section covers, and
 * `postmortem/empty-section` those that say nothing.
 */
export function addPostmortem(file: EditedFile, { published, sections }: AddedPostmortem): Editing {
  const { incident, site } = file;
  if (incident.postmortem !== undefined) {
    const { line } = incident.postmortem.place.start;
    return refuseEdit(`The file has a postmortem already, in line ${line}.`, 'Write on in that one.');
  }
  const time = published === undefined ? undefined : readTime(published, site.timezone);
  if (time?.ok === false) return refuseEdit(time.problem.message, time.problem.hint);
  const outline = outlineFile(file);
  const lines = [
    `## Postmortem${published === undefined ? '' : ` - ${published}`}`,
    ...sections.flatMap((section) => ['', `### ${section.title}`, ...writePrompt(section)]),
  ];
  const edits = [insertAfter(outline, outline.lastLine, lines, 1)];
  const after = readEdited(file, edits);
  const isSound =
    after?.postmortem !== undefined &&
    after.postmortem.parts.length === sections.length &&
    after.updates.map(tellUpdate).join('\n') === incident.updates.map(tellUpdate).join('\n') &&
    tellRest(after) === tellRest(incident);
  if (isSound) return { ok: true, edits };
  return refuseEdit(
    'With a postmortem at its end the rest of the file would be read otherwise than before.',
    'Mend the problems of the file that `candor check` names.',
  );
}

/** What cannot be written as text of an incident is left out: a prompt is a help and no more. */
function writePrompt({ covers = '' }: PostmortemSection): readonly string[] {
  const prompt = readMessage(covers, undefined);
  return prompt.ok ? ['', ...prompt.lines] : [];
}
