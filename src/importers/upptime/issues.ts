// GitHub's issues, comments and events as its API answers them, taken from any mixture of files: an answer tells by its
// fields what it is. Who wrote, who is assigned and who reacted is not read any further than to tell robots from people.
import { listOf, tableOf, textOf, type Table } from '../cstate/settings.js';

export interface Comment {
  readonly id: string;
  readonly body: string;
  /** As the answer has it; so are all times here. */
  readonly created: string;
  readonly isRobot: boolean;
  /** Whether it is by somebody who has no part in the repository. */
  readonly isStranger: boolean;
  readonly path: string;
}

export interface IssueEvent {
  readonly kind: 'closed' | 'reopened';
  readonly time: string;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly created: string;
  readonly updated: string;
  /** Undefined while it is open. */
  readonly closed: string | undefined;
  readonly isClosed: boolean;
  /** Such as `not_planned`; undefined where it was simply done. */
  readonly closedAs: string | undefined;
  readonly labels: readonly string[];
  readonly isPullRequest: boolean;
  /** The file that it stands in. */
  readonly path: string;
}

/** An answer with the number of the issue that it belongs to. */
export interface Answers {
  readonly issues: readonly Issue[];
  readonly comments: readonly { readonly number: number; readonly comment: Comment }[];
  readonly events: readonly { readonly number: number; readonly event: IssueEvent }[];
  /** How many things of each file are none of these. */
  readonly strays: number;
}

/** Sorts the values of one file; arrays in arrays, as `--slurp` makes them, are opened. */
export function readAnswers(path: string, values: readonly unknown[]): Answers {
  const items = values.flatMap(openArrays).map(tableOf);
  const issues = items.filter(isIssue).map((item) => readIssue(item, path));
  const comments = items.flatMap((item) => {
    if (isIssue(item))
      return listOf(item['comments']).map((inner) => ({
        number: Number(item['number']),
        comment: readComment(tableOf(inner), path),
      }));
    const number = isComment(item) ? numberIn(addressOf(item)) : undefined;
    return number === undefined ? [] : [{ number, comment: readComment(item, path) }];
  });
  const events = items.flatMap((item) => {
    const event = readEvent(item);
    const number = event === undefined ? undefined : numberOfEvent(item, path);
    return event === undefined || number === undefined ? [] : [{ number, event }];
  });
  const strays = items.filter(
    (item) => !isIssue(item) && !isComment(item) && pick(item, 'event') === undefined,
  );
  return { issues, comments, events, strays: strays.length };
}

const openArrays = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.flatMap(openArrays) : [value];

/** Of `gh api` in snake case, of `gh issue list --json` in camel case. */
const pick = (table: Table, name: string): unknown =>
  table[name] ?? table[name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())];

const addressOf = (item: Table): string =>
  textOf(pick(item, 'issue_url')) ?? textOf(pick(item, 'html_url')) ?? '';

const isIssue = (item: Table): boolean =>
  Number.isSafeInteger(item['number']) && textOf(item['title']) !== undefined && item['event'] === undefined;

const isComment = (item: Table): boolean =>
  !isIssue(item) &&
  typeof item['body'] === 'string' &&
  (textOf(pick(item, 'issue_url')) !== undefined || addressOf(item).includes('#issuecomment-'));

function readIssue(item: Table, path: string): Issue {
  const state = textOf(item['state'])?.toLowerCase();
  const closed = textOf(pick(item, 'closed_at'));
  const isClosed = state === undefined ? closed !== undefined : state === 'closed';
  const reason = textOf(pick(item, 'state_reason'))?.toLowerCase();
  return {
    number: Number(item['number']),
    title: textOf(item['title']) ?? '',
    body: typeof item['body'] === 'string' ? item['body'] : '',
    created: textOf(pick(item, 'created_at')) ?? '',
    updated: textOf(pick(item, 'updated_at')) ?? '',
    closed: isClosed ? closed : undefined,
    isClosed,
    closedAs: isClosed && reason !== 'completed' && reason !== 'reopened' ? reason : undefined,
    labels: listOf(item['labels']).flatMap((label) => textOf(tableOf(label)['name']) ?? textOf(label) ?? []),
    isPullRequest: typeof pick(item, 'pull_request') === 'object' && pick(item, 'pull_request') !== null,
    path,
  };
}

function readComment(item: Table, path: string): Comment {
  const author = { ...tableOf(item['author']), ...tableOf(item['user']) };
  const login = textOf(author['login']) ?? '';
  const part = textOf(pick(item, 'author_association'))?.toUpperCase();
  return {
    id: textOf(item['id']) ?? '',
    body: typeof item['body'] === 'string' ? item['body'] : '',
    created: textOf(pick(item, 'created_at')) ?? '',
    isRobot: textOf(author['type']) === 'Bot' || login.endsWith('[bot]'),
    isStranger: part !== undefined && /^(?:NONE|FIRST_TIMER|FIRST_TIME_CONTRIBUTOR|MANNEQUIN)$/.test(part),
    path,
  };
}

function readEvent(item: Table): IssueEvent | undefined {
  const kind = textOf(item['event']);
  const time = textOf(pick(item, 'created_at'));
  return (kind === 'closed' || kind === 'reopened') && time !== undefined ? { kind, time } : undefined;
}

/** Events that were asked for of one issue do not name it; then the name of the file has to. */
const numberOfEvent = (item: Table, path: string): number | undefined => {
  const named = tableOf(item['issue'])['number'];
  if (typeof named === 'number') return named;
  const [last] = path.match(/\d+/g)?.slice(-1) ?? [];
  return last === undefined ? undefined : Number(last);
};

const numberIn = (address: string): number | undefined => {
  const found = /\/(?:issues|pull)\/(\d+)/.exec(address)?.[1];
  return found === undefined ? undefined : Number(found);
};
