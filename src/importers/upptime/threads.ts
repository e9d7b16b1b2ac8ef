// Puts together what belongs to one issue: answers to several questions, from several files, some of them twice.
import type { Report } from '../imported.js';
import type { Answers, Comment, Issue, IssueEvent } from './issues.js';

export interface Thread {
  readonly issue: Issue;
  readonly comments: readonly Comment[];
  readonly events: readonly IssueEvent[];
}

export interface Joined {
  /** Ordered by number. */
  readonly threads: readonly Thread[];
  /** How many answers were other copies of the same issue. */
  readonly repeated: number;
}

export function joinThreads(answers: readonly Answers[], reportFor: (path: string) => Report): Joined {
  const issues = new Map<number, Issue>();
  let repeated = 0;
  for (const issue of answers.flatMap((answer) => answer.issues)) {
    const known = issues.get(issue.number);
    if (known === undefined || known.updated < issue.updated) issues.set(issue.number, issue);
    if (known === undefined) continue;
    repeated += 1;
    const reason = `#${issue.number}: it is there more than once; the copy that was changed last is taken`;
    reportFor(issue.path)('guessed', 1, reason);
  }
  const comments = groupByNumber(answers.flatMap((answer) => answer.comments));
  const events = groupByNumber(answers.flatMap((answer) => answer.events));
  for (const [number, alone] of comments) {
    if (issues.has(number)) continue;
    const reason = `#${number}: there are comments (${alone.length}), and no issue of this number`;
    reportFor(alone[0]?.comment.path ?? '')('lost', 1, reason);
  }
  const ordered = [...issues.values()].sort((a, b) => a.number - b.number);
  return {
    repeated,
    threads: ordered.map((issue) => ({
      issue,
      comments: (comments.get(issue.number) ?? []).map(({ comment }) => comment),
      events: (events.get(issue.number) ?? []).map(({ event }) => event),
    })),
  };
}

function groupByNumber<T extends { readonly number: number }>(
  all: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const group = groups.get(one.number);
    if (group === undefined) groups.set(one.number, [one]);
    else group.push(one);
  }
  return groups;
}
