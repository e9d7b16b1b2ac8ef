// What a postmortem states in so many words: `Date: …`, `**Severity:** …`, a row of a table with two columns. Only whole
// labels are looked for, and whatever else stands there is text.
import { listNodes, plainTextOf, type MarkdownNode } from '../markdown/node.js';
import type { SourceField } from '../source-front-matter.js';
import { textOf } from '../values.js';

/** `date` is the day of the incident, as far as is said; the others bear it to the minute as a rule. */
export type Fact = 'started' | 'resolved' | 'date' | 'published' | 'severity';

export interface Statement {
  readonly fact: Fact;
  readonly value: string;
  /** As it is written, for the author to find: `Date: 2024-03-05`. */
  readonly source: string;
}

const labels: Readonly<Record<Fact, RegExp>> = {
  started:
    /^(?:(?:incident|impact|outage) )?(?:start(?:ed)?|began|begin(?:ning)?)(?: (?:time|at|date))?$|^start ?time$/,
  resolved:
    /^(?:(?:incident|impact|outage) )?(?:end(?:ed)?|resolved|recovered|restored)(?: (?:time|at|on|date))?$|^(?:resolution|end) ?time$/,
  date: /^(?:(?:incident )?date|date of (?:the )?(?:incident|outage|event)|day|occurred(?: on)?|when)$/,
  published:
    /^(?:published(?: (?:at|on))?|(?:publication|publish|report|post-? ?mortem) date|date of (?:the )?(?:post-? ?mortem|report)|written(?: on)?)$/,
  severity: /^(?:(?:incident )?severity(?: level)?|sev|priority)$/,
};

export function factOf(label: string): Fact | undefined {
  const folded = label
    .toLowerCase()
    .replaceAll(/[*_`:]/g, '')
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  return (Object.keys(labels) as Fact[]).find((fact) => labels[fact].test(folded));
}

/** In the order of the text, front matter first. */
export function listStatements(
  fields: ReadonlyMap<string, SourceField>,
  root: MarkdownNode,
): readonly Statement[] {
  const written = [...fields.values()].flatMap((field) => toStatement(field.name, textOf(field) ?? ''));
  const said = listNodes(root).flatMap(({ node }) => {
    if (node.type === 'paragraph') return linesOf(node).split('\n').flatMap(readLine);
    const cells = node.type === 'tableRow' ? (node.children ?? []).map(plainTextOf) : [];
    return cells.length === 2 ? toStatement(cells[0] ?? '', cells[1] ?? '') : [];
  });
  return [...written, ...said];
}

/** The text of a paragraph; two spaces or a backslash at the end of a line end it too. */
const linesOf = (node: MarkdownNode): string =>
  node.type === 'break'
    ? '\n'
    : node.children === undefined
      ? plainTextOf(node)
      : node.children.map(linesOf).join('');

function readLine(line: string): readonly Statement[] {
  const [, label, value] = /^\s*([\p{L}][\p{L} _-]{1,30}?)\s*[:：]\s*(\S.*)$/u.exec(line) ?? [];
  return label === undefined || value === undefined ? [] : toStatement(label, value);
}

function toStatement(label: string, value: string): readonly Statement[] {
  const fact = factOf(label);
  const words = value.replaceAll(/\s+/g, ' ').trim();
  return fact === undefined || words === ''
    ? []
    : [{ fact, value: words, source: `${label.trim()}: ${words}` }];
}
