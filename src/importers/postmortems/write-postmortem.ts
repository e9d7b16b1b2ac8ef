// One postmortem as an incident file: the incident is what the text tells of, and the text is its postmortem.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { quoteValue, type ImportOptions, type Report } from '../imported.js';
import { writeIncidentFile } from '../incident-file.js';
import type { AdaptContext } from '../markdown/adapt.js';
import { settleFile } from '../markdown/settle-file.js';
import type { SourceField } from '../source-front-matter.js';
import { textOf, textsOf } from '../values.js';
import type { Document } from './document.js';
import type { Guess, Times } from './facts.js';
import { markGuesses } from './marks.js';
import { writeSections } from './sections.js';
import { readSeverity } from './severity.js';
import { factOf } from './stated.js';

export function writePostmortem(
  document: Document,
  times: Times,
  options: ImportOptions,
  context: AdaptContext,
  report: Report,
): string {
  const { timezone } = options;
  const write = (moment: Moment): string => writeTime(moment, timezone);
  const severity = readSeverity(options.severity, times.severity);
  const reasons = new Map<string, string>();
  const mark = (field: string, { mark: reason }: Guess<unknown>, value: string): void => {
    if (reason === undefined) return;
    reasons.set(field, reason);
    report('guessed', 1, `\`${field}: ${value}\` is a guess: ${reason}`);
  };
  mark('severity', severity, severity.value);
  mark('started', times.started, write(times.started.value));
  mark('resolved', times.resolved, write(times.resolved.value));
  reportZone(times, timezone, report);
  const published = times.published === undefined ? options.published : write(times.published);
  if (published === undefined) {
    report('guessed', 1, 'nothing says when it was published, so it is a draft, which readers do not get');
  }
  const text = writeSections(document, context.readMarkdown, report);
  const lead = textOf(document.fields.get('summary')) ?? textOf(document.fields.get('description'));
  reportRest(document.fields, report);
  const file = writeIncidentFile({
    title: document.title,
    summary: undefined,
    kind: 'incident',
    severity: severity.value,
    components: [],
    started: write(times.started.value),
    resolved: write(times.resolved.value),
    window: undefined,
    until: undefined,
    aliases: [],
    tags: [
      ...new Set(
        ['tags', 'categories', 'labels'].flatMap((name) => textsOf(document.fields.get(name)?.value)),
      ),
    ],
    updates: [],
    details: '',
    postmortem: { published, text: lead === undefined ? text : `${lead}\n\n${text}` },
  });
  return markGuesses(settleFile(file, context), reasons);
}

function reportZone({ spoken, isZoneless }: Times, timezone: string, report: Report): void {
  if (isZoneless) report('guessed', 1, `the times bear no zone; they are read as those of ${timezone}`);
  if (spoken !== undefined && !/^(?:UTC|GMT)/.test(spoken)) {
    report('guessed', 1, `the times are read as ${spoken} in every season, as the document says`);
  }
}

/** Names whatever else the front matter says, with its value. */
function reportRest(fields: ReadonlyMap<string, SourceField>, report: Report): void {
  const used = /^(?:title|summary|description|tags|categories|labels)$/;
  for (const [key, { name, value, line }] of fields) {
    if (used.test(key) || factOf(key) !== undefined || value === null || value === '') continue;
    report('lost', line, `\`${name}: ${quoteValue(value).slice(1, -1)}\` has no place in Candor`);
  }
}
