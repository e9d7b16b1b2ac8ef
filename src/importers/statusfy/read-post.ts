// One incident of Statusfy: its fields, its updates, when it began and when it was over.
import type { Moment } from '../../kernel/time.js';
import { isClosing, type Kind, type Status } from '../../model/state.js';
import { quoteValue, type Report } from '../imported.js';
import { statusInKind, statusOf } from '../labels.js';
import { settleStatuses } from '../settle-statuses.js';
import { readSourceFrontMatter, type SourceField } from '../source-front-matter.js';
import { readSourceText } from '../source-text.js';
import { readSourceTime } from '../source-time.js';
import { flagOf, textOf, textsOf, titleAfter } from '../values.js';
import { readContainers } from './containers.js';
import type { StatusfyPost } from './folder.js';
import { guessEnd, readMoment, readWindow, type PostFields, type Window } from './post-times.js';

/** Statusfy's severities as those of Candor's own list, whose states are the same; maintenance has none. */
const severityByWord: ReadonlyMap<string, string | undefined> = new Map([
  ['major-outage', 'critical'],
  ['partial-outage', 'high'],
  ['degraded-performance', 'medium'],
  ['under-maintenance', undefined],
]);

export interface PostUpdate {
  readonly status: Status;
  /** The title of the container. */
  readonly word: string | undefined;
  readonly moment: Moment;
  readonly line: number;
  readonly text: string;
}

export interface StatusfyFacts {
  readonly title: string;
  readonly description: string | undefined;
  readonly kind: Kind;
  readonly severity: string | undefined;
  readonly systems: readonly string[];
  /** Of the old address, where the author gave one. */
  readonly id: string | undefined;
  /** Undefined where the first update is earlier than the date and says it. */
  readonly started: Moment | undefined;
  readonly first: Moment;
  readonly window: Window | undefined;
  readonly resolved: Moment | undefined;
  /** Oldest first. */
  readonly updates: readonly PostUpdate[];
  /** What stands outside of updates. */
  readonly text: string;
  readonly textLine: number;
}

export type PostReading =
  | { readonly ok: true; readonly facts: StatusfyFacts }
  | { readonly ok: false; readonly line: number; readonly reason: string };

export function readPost({ file, name }: StatusfyPost, report: Report): PostReading {
  const text = unmarkFormat(readSourceText(file.path, file.bytes, report));
  const reading = readSourceFrontMatter(file.path, text, report);
  if (!reading.ok) return reading;
  const { fields: map, body, bodyLine } = reading.frontMatter;
  const fields: PostFields = {
    get: (field) => map.get(field),
    note: (kind, field, reason) => report(kind, map.get(field)?.line ?? 1, reason),
  };
  const date = readMoment(fields, 'date');
  const containers = readContainers(body, bodyLine, report);
  const { kind, severity } = readSeverity(fields);
  const { updates: dated, undated } = readUpdates(containers.updates, kind, report);
  const earliest = dated[0]?.moment;
  const begun = date ?? earliest;
  if (begun === undefined) return { ok: false, line: 1, reason: 'the incident has no date that can be read' };
  if (date === undefined)
    fields.note('guessed', 'date', 'it has no date; its first update is taken as the start');
  const isResolved = readResolved(fields);
  const updates = settleStatuses(dated, isResolved, undefined, (line, noted, reason) =>
    report(noted, line, reason),
  );
  const window = kind === 'maintenance' ? readWindow(fields, begun) : undefined;
  const isLate = kind !== 'maintenance' && earliest !== undefined && earliest.from < begun.from;
  if (isLate) {
    const reason = `the date ${quoteValue(fields.get('date')?.value)} is left out: the first update is earlier, and it begins with that`;
    fields.note('lost', 'date', reason);
  }
  const times = [begun, ...updates.map(({ moment }) => moment)];
  const isClosed = updates.some(({ status }) => isClosing(status));
  const resolved = isResolved && !isClosed ? guessEnd(fields, times, updates.length > 0, window) : undefined;
  reportRest(map, fields);
  return {
    ok: true,
    facts: {
      title: readTitle(fields, name),
      description: textOf(fields.get('description')),
      kind,
      severity,
      systems: [...new Set(textsOf(fields.get('affectedsystems')?.value))],
      id: textOf(fields.get('id')),
      started: isLate ? undefined : (window?.from ?? begun),
      first: isLate ? earliest : (window?.from ?? begun),
      window,
      resolved,
      updates,
      text: [containers.rest, ...undated].join('\n\n'),
      textLine: bodyLine,
    },
  };
}

// `---toml` and `---json` name the language of the front matter. The numbers of the lines stay.
function unmarkFormat(text: string): string {
  const lines = text.split('\n');
  const language = /^---(toml|json|yaml)\s*$/.exec(lines[0] ?? '')?.[1];
  const close = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  if (language === undefined || close === -1) return text;
  const mark = language === 'toml' ? '+++' : language === 'json' ? '' : '---';
  return lines.map((line, index) => (index === 0 || index === close ? mark : line)).join('\n');
}

function readSeverity(fields: PostFields): { kind: Kind; severity: string | undefined } {
  const word = textOf(fields.get('severity'))?.toLowerCase();
  if (word === 'under-maintenance') return { kind: 'maintenance', severity: undefined };
  const severity = severityByWord.get(word ?? '');
  if (severity !== undefined) return { kind: 'incident', severity };
  const shown =
    word === undefined ? 'it has no severity' : `the severity ${quoteValue(word)} is not one of Statusfy’s`;
  fields.note('guessed', 'severity', `${shown}; taken as degraded-performance`);
  return { kind: 'incident', severity: 'medium' };
}

function readResolved(fields: PostFields): boolean {
  const field = fields.get('resolved');
  const flag = flagOf(field);
  const text = textOf(field);
  if (flag === undefined && text !== undefined)
    fields.note('lost', 'resolved', `\`resolved\` is ${quoteValue(text)}, neither true nor false`);
  else if (flag?.sure === false)
    fields.note('guessed', 'resolved', `\`resolved: ${text ?? ''}\` is read as ${String(flag.value)}`);
  return flag?.value === true;
}

function readTitle(fields: PostFields, name: string): string {
  const title = textOf(fields.get('title'));
  if (title !== undefined) return title;
  const guess = titleAfter(name);
  fields.note('guessed', 'title', `it has no title; it is called “${guess}” after its file`);
  return guess;
}

/** The title of a container as a line of its own, before its text. */
export const boldTitle = (title: string): string =>
  title === '' ? '' : `**${title.replaceAll(/[\\`*_[\]<>#&:~|!]/g, '\\$&')}**\n\n`;

function readUpdates(
  containers: ReturnType<typeof readContainers>['updates'],
  kind: Kind,
  report: Report,
): { readonly updates: PostUpdate[]; readonly undated: readonly string[] } {
  const undated: string[] = [];
  const updates = containers.flatMap(({ title, time, text, line }): PostUpdate[] => {
    const read = time === undefined ? undefined : readSourceTime(time, 'UTC');
    if (read === undefined) {
      const reason = `the update ${quoteValue(title)} has no time that can be read, so it is text outside of updates`;
      report('guessed', line, reason);
      undated.push(`${boldTitle(title)}${text}`);
      return [];
    }
    if (!read.hasOffset) report('guessed', line, `${quoteValue(time)} has no offset; read as UTC`);
    const meant = statusOf(title);
    const status = meant === undefined ? 'update' : statusInKind(meant, kind);
    return [{ status, word: title === '' ? undefined : title, moment: read.moment, line, text }];
  });
  // Equal times stay in the order of the file, which is that of writing.
  const first = updates[0]?.moment.from ?? 0;
  const last = updates.at(-1)?.moment.from ?? 0;
  const ordered = first > last ? updates.reverse() : updates;
  return { updates: ordered.sort((a, b) => a.moment.from - b.moment.from), undated };
}

const used: ReadonlySet<string> = new Set([
  ...['id', 'title', 'description', 'date', 'modified', 'severity', 'affectedsystems', 'resolved'],
  ...['scheduled', 'duration'],
]);

function reportRest(map: ReadonlyMap<string, SourceField>, fields: PostFields): void {
  for (const [name, { name: written, value }] of map) {
    if (used.has(name) || value === null || value === false || value === '') continue;
    fields.note('lost', name, `\`${written}: ${quoteValue(value).slice(1, -1)}\` has no place in Candor`);
  }
}
