// The front matter of one cState post as the facts of an incident. Hugo publishes no drafts, and cState shows what
// `section: issue` marks; a post is over when `resolved` says so, whatever stands in `resolvedWhen`.
import type { Moment } from '../../kernel/time.js';
import type { Kind, State } from '../../model/state.js';
import { quoteValue } from '../imported.js';
import { flagOf, textOf, textsOf, titleAfter } from '../values.js';
import { readAffected } from './affected.js';
import type { Components } from './components.js';
import { readFlag, readSummary, reportRest, type PostFields } from './post-fields.js';
import { readEnd, readStart, type TimeContext } from './post-times.js';
import { readSeverity } from './severity.js';

export interface PostContext extends TimeContext {
  readonly components: Components;
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

export function readPost(fields: PostFields, context: PostContext): PostReading {
  const draft = fields.get('draft');
  if (flagOf(draft)?.value === true) {
    return { ok: false, line: draft?.line ?? 1, reason: 'it is a draft, which Hugo does not publish' };
  }
  const start = readStart(fields, context);
  if (!start.ok) return start;
  const started = start.moment;
  const end = readEnd(fields, context);
  const isInformational = readFlag(fields, 'informational') === true;
  const { kind, severity, state } = readSeverity(fields, isInformational, end !== undefined);
  const isResolved = readResolved(fields, kind, started, end);
  const { ids, unknown } = readAffected(fields, context.components);
  const labels = ['tags', 'categories', 'keywords'].flatMap((name) => textsOf(fields.get(name)?.value));
  reportRest(fields);
  return {
    ok: true,
    facts: {
      title: readTitle(fields, context.fileName),
      summary: readSummary(fields).text,
      kind,
      severity,
      components: state === undefined ? ids : Object.fromEntries(ids.map((id) => [id, state])),
      tags: [...new Set([...unknown, ...labels])],
      aliases: textsOf(fields.get('aliases')?.value),
      started,
      end,
      isResolved,
    },
  };
}

function readResolved(fields: PostFields, kind: Kind, started: Moment, end: Moment | undefined): boolean {
  const resolved = readFlag(fields, 'resolved');
  if (kind === 'notice' && resolved === true && end === undefined) {
    const reason =
      'that the post is resolved is left out: a notice has no end, and leaves the status page by itself';
    fields.note('lost', 'resolved', reason);
  }
  if (end === undefined) return resolved === true;
  const note = (reason: string): void => fields.note('guessed', 'resolvedwhen', reason);
  if (kind === 'notice') note('the end of a notice is taken as when it leaves the status page');
  const isResolved = resolved ?? kind === 'incident';
  if (kind === 'incident' && resolved === undefined) {
    note('`resolved` is missing; the post is taken as resolved, because it has an end');
  }
  if (kind === 'incident' && !isResolved) {
    const written = quoteValue(fields.get('resolvedwhen')?.value);
    fields.note('lost', 'resolvedwhen', `the end ${written} is left out, because the post is not resolved`);
  }
  if (end.to <= started.from && (isResolved || kind === 'maintenance')) {
    note('the end is earlier than the start; both stay as they are, and `candor check` reports it');
  }
  return isResolved;
}

function readTitle(fields: PostFields, fileName: string): string {
  const title = textOf(fields.get('title'));
  if (title !== undefined) return title;
  const guess = titleAfter(fileName);
  fields.note(
    'guessed',
    'title',
    `the post has no title; the name of its file is used: ${quoteValue(guess)}`,
  );
  return guess;
}
