// The front matter of one cState post as the facts of an incident. Hugo publishes no drafts, and cState shows what
// `section: issue` marks; a post is over when `resolved` says so, whatever stands in `resolvedWhen`.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import type { Kind, State } from '../../model/state.js';
import { quoteValue, type Report } from '../imported.js';
import type { SourceField } from '../source-front-matter.js';
import { readSourceTime, type ReadTime } from '../source-time.js';
import { flagOf, textOf, textsOf } from '../values.js';
import { foldName, type Components } from './components.js';

export interface PostContext {
  readonly components: Components;
  readonly readTime: ReadTime;
  /** The zone of the new site. */
  readonly timezone: string;
  /** The file's name without its ending. */
  readonly fileName: string;
  /** The earliest time that a track of the body bears. */
  readonly earliestTrack: () => Moment | undefined;
}

export interface PostFacts {
  readonly title: string;
  /** One line; undefined where the post has none of its own. */
  readonly summary: string | undefined;
  readonly kind: Kind;
  readonly severity: string | undefined;
  readonly components: readonly string[] | Readonly<Record<string, State>>;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly started: Moment;
  /** The end that is planned or reached, where one is given. */
  readonly end: Moment | undefined;
  readonly isResolved: boolean;
}

export type PostReading =
  | { readonly ok: true; readonly facts: PostFacts }
  | { readonly ok: false; readonly line: number; readonly reason: string };

type Fields = ReadonlyMap<string, SourceField>;

export function readPost(fields: Fields, context: PostContext, report: Report): PostReading {
  const draft = fields.get('draft');
  if (flagOf(draft)?.value === true) {
    return { ok: false, line: draft?.line ?? 1, reason: 'it is a draft, which Hugo does not publish' };
  }
  const started = readStart(fields, context, report);
  if ('reason' in started) return { ok: false, ...started };
  const isInformational = readFlag(fields, 'informational', report) === true;
  const resolved = readFlag(fields, 'resolved', report);
  const end = readMoment(fields, 'resolvedwhen', context, report);
  const { kind, severity, state } = readSeverity(
    fields,
    { isInformational, hasEnd: end !== undefined },
    report,
  );
  const affected = readAffected(fields, context.components, report);
  const endField = fields.get('resolvedwhen');
  if (end !== undefined && resolved === undefined && kind === 'incident') {
    report(
      'guessed',
      endField?.line ?? 1,
      '`resolved` is missing; the post is taken as resolved, because it has an end',
    );
  }
  const isResolved = resolved ?? (end !== undefined && kind === 'incident');
  if (end !== undefined && !isResolved && kind === 'incident') {
    report(
      'lost',
      endField?.line ?? 1,
      `the end ${quoteValue(endField?.value)} is left out, because the post is not resolved`,
    );
  }
  if (end !== undefined && kind === 'notice') {
    report('guessed', endField?.line ?? 1, 'the end of a notice is taken as when it leaves the status page');
  }
  if (end !== undefined && end.to <= started.moment.from && (isResolved || kind === 'maintenance')) {
    const reason = 'the end is earlier than the start; both stay as they are, and `candor check` reports it';
    report('guessed', endField?.line ?? 1, reason);
  }
  reportRest(fields, report);
  return {
    ok: true,
    facts: {
      title: readTitle(fields, context, report),
      summary: textOf(fields.get('summary')) ?? textOf(fields.get('description')),
      kind,
      severity,
      components:
        state === undefined ? affected.ids : Object.fromEntries(affected.ids.map((id) => [id, state])),
      tags: [
        ...new Set([
          ...affected.unknown,
          ...['tags', 'categories', 'keywords'].flatMap((name) => textsOf(fields.get(name)?.value)),
        ]),
      ],
      aliases: textsOf(fields.get('aliases')?.value),
      started: started.moment,
      end,
      isResolved,
    },
  };
}

function readTitle(fields: Fields, { fileName }: PostContext, report: Report): string {
  const title = textOf(fields.get('title'));
  if (title !== undefined) return title;
  const words = fileName
    .replace(/^\d{4}-\d\d?-\d\d?[-_ ]*/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  const guess = words === '' ? fileName : words.charAt(0).toUpperCase() + words.slice(1);
  report(
    'guessed',
    fields.get('title')?.line ?? 1,
    `the post has no title; the name of its file is used: ${quoteValue(guess)}`,
  );
  return guess;
}

function readStart(
  fields: Fields,
  context: PostContext,
  report: Report,
): { readonly moment: Moment } | { readonly line: number; readonly reason: string } {
  const date = fields.get('date');
  const text = textOf(date);
  if (date !== undefined && text !== undefined) {
    const moment = readMoment(fields, 'date', context, report);
    return moment === undefined
      ? { line: date.line, reason: `the date ${quoteValue(text)} is no time of the calendar` }
      : { moment };
  }
  const line = date?.line ?? 1;
  const track = context.earliestTrack();
  if (track !== undefined) {
    report('guessed', line, 'the post has no date; its first update is taken as the start');
    return { moment: track };
  }
  const day = readSourceTime(/^\d{4}-\d\d?-\d\d?(?!\d)/.exec(context.fileName)?.[0] ?? '', context.timezone);
  if (day === undefined) return { line, reason: 'the post has no date' };
  report('guessed', line, 'the post has no date; the day in the name of its file is taken as the start');
  return { moment: day.moment };
}

function readMoment(fields: Fields, name: string, context: PostContext, report: Report): Moment | undefined {
  const field = fields.get(name);
  const text = textOf(field);
  if (field === undefined || text === undefined) return undefined;
  const read = context.readTime(text);
  if (read === undefined) {
    if (name !== 'date')
      report(
        'lost',
        field.line,
        `\`${field.name}\` is ${quoteValue(text)}, which is no time of the calendar`,
      );
    return undefined;
  }
  for (const reason of read.guessed)
    report('guessed', field.line, `${reason}; read as ${writeTime(read.moment, context.timezone)}`);
  for (const reason of read.lost) report('lost', field.line, reason);
  if (read.moment.precision !== 'day') return read.moment;
  // A bare day is a day of the new site's zone: nobody meant midnight of another one.
  return readSourceTime(text, context.timezone)?.moment;
}

function readFlag(fields: Fields, name: string, report: Report): boolean | undefined {
  const field = fields.get(name);
  const flag = flagOf(field);
  if (field === undefined) return undefined;
  if (flag === undefined) {
    const text = textOf(field);
    if (text !== undefined)
      report('lost', field.line, `\`${field.name}\` is ${quoteValue(text)}, neither true nor false`);
    return undefined;
  }
  if (!flag.sure)
    report(
      'guessed',
      field.line,
      `\`${field.name}: ${textOf(field) ?? ''}\` is read as ${String(flag.value)}`,
    );
  return flag.value;
}

interface SeverityReading {
  readonly kind: Kind;
  readonly severity: string | undefined;
  /** The state of the components, where it is not the one that the severity brings. */
  readonly state: State | undefined;
}

function readSeverity(
  fields: Fields,
  { isInformational, hasEnd }: { readonly isInformational: boolean; readonly hasEnd: boolean },
  report: Report,
): SeverityReading {
  const field = fields.get('severity');
  const line = field?.line ?? 1;
  const word = textOf(field)?.toLowerCase();
  if (isInformational) {
    if (word !== undefined)
      report(
        'lost',
        line,
        `the severity ${quoteValue(word)} is left out: the post is informational, and a notice has none`,
      );
    return { kind: 'notice', severity: undefined, state: undefined };
  }
  if (word === 'notice' || word === 'announcement' || word === 'maintenance') {
    if (hasEnd)
      report(
        'guessed',
        line,
        `the severity “${word}” and an end make it maintenance; if it was an outage, make it an incident`,
      );
    else report('guessed', line, `the severity “${word}” without an end makes it a notice`);
    return { kind: hasEnd ? 'maintenance' : 'notice', severity: undefined, state: undefined };
  }
  if (word === 'down') return { kind: 'incident', severity: 'high', state: 'major-outage' };
  if (word !== 'disrupted') {
    const found =
      word === undefined
        ? 'the post has no severity'
        : `the severity ${quoteValue(word)} is not one of cState’s`;
    report('guessed', line, `${found}; taken as disrupted`);
  }
  return { kind: 'incident', severity: 'medium', state: undefined };
}

interface Affected {
  readonly ids: readonly string[];
  readonly unknown: readonly string[];
}

function readAffected(fields: Fields, components: Components, report: Report): Affected {
  const field = fields.get('affected');
  const { idByName, idByFoldedName, groupByName } = components;
  const line = field?.line ?? 1;
  const idOf = (name: string): string | undefined => idByName.get(name) ?? idByFoldedName.get(foldName(name));
  const names = textsOf(field?.value).flatMap((name) => {
    const parts = name.split(/\s*,\s*/).filter((part) => part !== '');
    if (idOf(name) !== undefined || parts.length < 2) return [name];
    report('guessed', line, `${quoteValue(name)} is read as ${parts.length} names`);
    return parts;
  });
  const ids = new Set<string>();
  const unknown = new Set<string>();
  for (const name of names) {
    const id = idOf(name);
    const group = groupByName.get(foldName(name));
    if (id !== undefined) {
      if (ids.has(id)) report('lost', line, `the system “${name}” is named twice`);
      else if (!idByName.has(name))
        report('guessed', line, `“${name}” is read as the system “${nameOf(id, components)}”`);
      ids.add(id);
    } else if (foldName(name) === 'all') {
      report('guessed', line, `“${name}” is read as every component`);
      ids.add('all');
    } else if (group !== undefined) {
      report('guessed', line, `“${name}” is a category; it is read as all of its systems`);
      ids.add(group);
    } else {
      report('guessed', line, `“${name}” is not a system of the configuration; the name is kept as a tag`);
      unknown.add(name);
    }
  }
  return { ids: [...ids], unknown: [...unknown] };
}

const nameOf = (id: string, { idByName }: Components): string =>
  [...idByName].find(([, known]) => known === id)?.[0] ?? id;

const used = new Set([
  'title',
  'date',
  'draft',
  'resolved',
  'resolvedwhen',
  'severity',
  'informational',
  'affected',
  'section',
  'tags',
  'categories',
  'keywords',
  'aliases',
  'summary',
  'slug',
  'url',
]);

// Whatever else an author or a tool wrote is named with its value; empty and switched-off fields say nothing.
function reportRest(fields: Fields, report: Report): void {
  const summary = fields.get('summary') === undefined ? 'description' : 'summary';
  for (const [name, { name: written, value, line }] of fields) {
    if (used.has(name) || name === summary || value === null || value === false || value === '') continue;
    report('lost', line, `\`${written}: ${quoteValue(value).slice(1, -1)}\` has no place in Candor`);
  }
  const section = fields.get('section');
  const text = textOf(section);
  if (text !== 'issue') {
    const found = text === undefined ? 'has no `section: issue`' : `has the section ${quoteValue(text)}`;
    report(
      'guessed',
      section?.line ?? 1,
      `the post ${found}, so cState lists it nowhere; it is imported as an incident`,
    );
  }
}
