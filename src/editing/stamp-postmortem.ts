// Gives the postmortem of an incident file the time at which it is published: from then on it is no draft.
import { readTime } from '../kernel/time-reading.js';
import { splitLines } from './file-lines.js';
import { readEdited } from './read-edited.js';
import { refuseEdit, type EditedFile, type Editing } from './text-edit.js';

/** `time` is as the file will have it, in the site's zone. Refuses where there is no draft. */
export function stampPostmortem(file: EditedFile, { time }: { readonly time: string }): Editing {
  const { postmortem } = file.incident;
  if (postmortem === undefined) {
    return refuseEdit('The file has no postmortem.', 'Write it first, under a heading `## Postmortem`.');
  }
  const { line } = postmortem.place.start;
  if (postmortem.published !== undefined) {
    return refuseEdit(`The postmortem in line ${line} has a time, so it is published already.`);
  }
  const reading = readTime(time, file.site.timezone);
  if (!reading.ok) return refuseEdit(reading.problem.message, reading.problem.hint);
  const { from, to } = splitLines(file.text)[line - 1] ?? { from: 0, to: 0 };
  // Spaces and the hashes that may close a heading stay behind the time.
  const heading = file.text.slice(from, to).replace(/(?:[ \t]+#*)?[ \t]*$/, '');
  const at = from + heading.length;
  const edits = [{ from: at, to: at, text: `${/[-–—·:]$/.test(heading) ? '' : ' -'} ${time}` }];
  if (readEdited(file, edits)?.postmortem?.published?.from === reading.moment.from)
    return { ok: true, edits };
  return refuseEdit(
    `The heading in line ${line} would not be read as one with a time.`,
    'Write the heading as `## Postmortem` alone.',
  );
}
