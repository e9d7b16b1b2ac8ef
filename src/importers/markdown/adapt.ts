// Turns the Markdown of another tool into the Markdown that Candor takes, round by round until nothing is left to
// change: each round parses the text, lets every rule look at every node, and replaces pieces of the source. So
// fences, code spans and containers are respected, and what no rule touches stays as its author typed it.
import type { Report } from '../imported.js';
import { adaptAddress, type AddressRules } from './addresses.js';
import { applyEdits, traceText, type Edit, type TracedText } from './edits.js';
import { adaptHtml } from './html.js';
import { listNodes, rangeOf, type MarkdownNode, type PlacedNode, type ReadMarkdown } from './node.js';
import {
  adaptCode,
  adaptFootnote,
  adaptHeading,
  adaptParagraph,
  adaptRule,
  adaptTable,
  adaptText,
} from './structure.js';

export interface AdaptContext {
  readonly readMarkdown: ReadMarkdown;
  readonly addresses: AddressRules;
}

interface Round {
  readonly text: string;
  readonly nodes: readonly PlacedNode[];
  readonly context: AdaptContext;
}

const rules: ReadonlyMap<string, (placed: PlacedNode, round: Round) => Edit | undefined> = new Map([
  ['html', (placed: PlacedNode, { text }: Round) => adaptHtml(placed, text)],
  ['heading', ({ node }: PlacedNode, { text }: Round) => adaptHeading(node, text)],
  ['code', ({ node }: PlacedNode, { text }: Round) => adaptCode(node, text)],
  ['thematicBreak', ({ node }: PlacedNode, { text }: Round) => adaptRule(node, text)],
  ['paragraph', ({ node }: PlacedNode, { text }: Round) => adaptParagraph(node, text)],
  ['text', ({ node }: PlacedNode, { text }: Round) => adaptText(node, text)],
  ['table', ({ node }: PlacedNode, { text }: Round) => adaptTable(node, text)],
  ['footnoteDefinition', ({ node }: PlacedNode, { nodes }: Round) => adaptFootnote(node, nodes)],
  ...['link', 'image', 'imageReference', 'definition'].map(
    (type): [string, (placed: PlacedNode, round: Round) => Edit | undefined] => [
      type,
      (placed, { text, nodes, context }) => adaptAddress(placed, text, nodes, context.addresses),
    ],
  ),
]);

const mostRounds = 12;

/** Undefined where the text is beyond the limits of the parser. */
export function adaptMarkdown(
  body: TracedText,
  context: AdaptContext,
  report: Report,
): TracedText | undefined {
  return adaptNodes(body, [...rules.keys()], context, report);
}

/**
 * The same for a part that was cut out of a text that has been adapted: without its surroundings it may read otherwise.
 * What it has in common with other parts, such as footnotes, is left alone.
 */
export function adaptPart(part: string, context: AdaptContext): string {
  const types = ['html', 'heading', 'code', 'thematicBreak', 'text'];
  return adaptNodes(traceText(part, 1), types, context, () => undefined)?.text ?? part;
}

function adaptNodes(
  body: TracedText,
  types: readonly string[],
  context: AdaptContext,
  report: Report,
): TracedText | undefined {
  let traced = body;
  for (let round = 0; round < mostRounds; round += 1) {
    const edits = findEdits(traced.text, types, context);
    if (edits === undefined) return undefined;
    if (edits.length === 0) return traced;
    traced = applyEdits(traced, edits, report);
  }
  return escapeHtml(traced, context, report);
}

function findEdits(text: string, types: readonly string[], context: AdaptContext): Edit[] | undefined {
  const root = context.readMarkdown(text);
  if (root === undefined) return undefined;
  const nodes = listNodes(root);
  return nodes.flatMap((placed) => {
    const rule = types.includes(placed.node.type) ? rules.get(placed.node.type) : undefined;
    return rule?.(placed, { text, nodes, context }) ?? [];
  });
}

// HTML that is still there after so many rounds is a knot: it is shown as typed rather than followed further.
function escapeHtml(
  traced: TracedText,
  { readMarkdown }: AdaptContext,
  report: Report,
): TracedText | undefined {
  const root = readMarkdown(traced.text);
  if (root === undefined) return undefined;
  const isMarkup = ({ type, value }: MarkdownNode): boolean =>
    type === 'html' && !(value ?? '').startsWith('<!--');
  const edits = listNodes(root)
    .filter(({ node }) => isMarkup(node))
    .map(({ node }): Edit => {
      const { start } = rangeOf(node);
      return { start, end: start, text: '\\', note: { kind: 'guessed', reason: 'HTML is shown as text' } };
    });
  return applyEdits(traced, edits, report);
}
