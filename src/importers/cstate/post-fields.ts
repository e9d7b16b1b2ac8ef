// The fields of one post, with notes that stand at a field's line, and an account of those that nothing was made of.
import { quoteValue, type NoteKind, type Report } from '../imported.js';
import type { SourceField } from '../source-front-matter.js';
import { flagOf, textOf } from '../values.js';

export interface PostFields {
  /** By name in lower case. */
  readonly get: (name: string) => SourceField | undefined;
  readonly all: readonly (readonly [string, SourceField])[];
  /** A note at the field's line; at the top where the field is absent. */
  readonly note: (kind: NoteKind, name: string, reason: string) => void;
}

export function makePostFields(fields: ReadonlyMap<string, SourceField>, report: Report): PostFields {
  return {
    get: (name) => fields.get(name),
    all: [...fields],
    note: (kind, name, reason) => report(kind, fields.get(name)?.line ?? 1, reason),
  };
}

/** True or false, whatever word says so; undefined where the field is absent, empty or says neither. */
export function readFlag(fields: PostFields, name: string): boolean | undefined {
  const field = fields.get(name);
  const flag = flagOf(field);
  const text = textOf(field);
  if (field === undefined || text === undefined) return undefined;
  if (flag === undefined) {
    fields.note('lost', name, `\`${field.name}\` is ${quoteValue(text)}, neither true nor false`);
    return undefined;
  }
  if (!flag.sure) fields.note('guessed', name, `\`${field.name}: ${text}\` is read as ${String(flag.value)}`);
  return flag.value;
}

/** Fields that other functions read. */
const used: ReadonlySet<string> = new Set([
  ...[
    'title',
    'date',
    'draft',
    'resolved',
    'resolvedwhen',
    'severity',
    'informational',
    'affected',
    'section',
  ],
  ...['tags', 'categories', 'keywords', 'aliases', 'slug', 'url'],
]);

/** The text that Hugo shows in lists. */
export function readSummary(fields: PostFields): {
  readonly name: string;
  readonly text: string | undefined;
} {
  const summary = textOf(fields.get('summary'));
  if (summary !== undefined) return { name: 'summary', text: summary };
  return { name: 'description', text: textOf(fields.get('description')) };
}

/** Names whatever else an author or a tool wrote, with its value; empty and switched-off fields say nothing. */
export function reportRest(fields: PostFields): void {
  const summary = readSummary(fields).name;
  for (const [name, { name: written, value }] of fields.all) {
    if (used.has(name) || name === summary || value === null || value === false || value === '') continue;
    fields.note('lost', name, `\`${written}: ${quoteValue(value).slice(1, -1)}\` has no place in Candor`);
  }
  const section = textOf(fields.get('section'));
  if (section === 'issue') return;
  const found = section === undefined ? 'has no `section: issue`' : `has the section ${quoteValue(section)}`;
  const reason = `the post ${found}, so cState lists it nowhere; it is imported as an incident`;
  fields.note('guessed', 'section', reason);
}
