// Reads a file a second time, without its marked parts, to make of it what is published while these are withheld. What
// they hold has been cut from the source, so nothing of the second reading can depend on it.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { ActionItem, Incident } from '../model/incident.js';
import { messagesFor } from '../model/messages/messages-for.js';
import type { Site } from '../model/site.js';
import { buildIncident } from './build-incident.js';
import { describeMisplacedMarks, findShownMarks } from './check-marks.js';
import { placeholder, redactMarks } from './cut-marks.js';
import type { FrontMatterReading } from './front-matter.js';
import { withoutTemplateText } from './lint-template-text.js';
import { readBody } from './read-body.js';
import type { Marks } from './withheld-marks.js';

export interface RedactedReading {
  /** Undefined where the file yields none, or where a mark does not hold what it seems to. */
  readonly incident: Incident | undefined;
  /** Of the text without its marked parts. */
  readonly diagnostics: readonly Diagnostic[];
  /** Marks in wrong places: with any of these the file counts as withheld whole. */
  readonly problems: readonly Diagnostic[];
}

export function redactIncident(
  path: string,
  frontMatter: FrontMatterReading,
  marks: Marks,
  site: Site,
): RedactedReading {
  const { body: text, shifts } = redactMarks(frontMatter.body, marks);
  const body = readBody(path, text, site, { shifts, withheld: marks });
  const problems = [...describeMisplacedMarks(path, marks, body.misplaced), ...findShownMarks(body)];
  const { incident, diagnostics } = buildIncident(path, frontMatter, body, site);
  const found = [...frontMatter.diagnostics, ...diagnostics];
  const { withheldWords } = messagesFor(site.locale).disclosure;
  const redacted = incident === undefined ? undefined : sayInDetails(incident, withheldWords);
  return {
    incident: problems.length > 0 ? undefined : redacted,
    diagnostics: [...found, ...withoutTemplateText(body.diagnostics, found)].map((diagnostic) => ({
      ...diagnostic,
      message: diagnostic.message.replaceAll(placeholder, withheldWords),
      hint: diagnostic.hint?.replaceAll(placeholder, withheldWords),
    })),
    problems,
  };
}

/** The details of action items are read from the source, where placeholders still stand. */
function sayInDetails(incident: Incident, words: string): Incident {
  const { postmortem } = incident;
  if (postmortem === undefined) return incident;
  const say = (item: ActionItem): ActionItem => ({
    ...item,
    owner: item.owner?.replaceAll(placeholder, words),
    ref: item.ref && { ...item.ref, text: item.ref.text.replaceAll(placeholder, words) },
  });
  const parts = postmortem.parts.map((part) => ({ ...part, actionItems: part.actionItems.map(say) }));
  return { ...incident, postmortem: { ...postmortem, parts } };
}
