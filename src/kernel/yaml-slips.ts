// Slips that the parser takes for something else: items of a list that become text, fields behind a line that ends the
// document. Like syntax errors they are reported and put right, so that the rest can be checked in the same run.
import { isMap, isPair, isScalar, visit, type Document, type Scalar } from 'yaml';
import type { Explanation } from './yaml-explanation.js';
import { findSeparator, indentOf, lineAt, linesOf, type Line } from './yaml-lines.js';

export function findSlip(documents: readonly Document[], text: string): Explanation | undefined {
  return findSplitMap(documents, text) ?? findSwallowedItem(documents[0], text);
}

// Only where the two together make one map is it plain that one was meant.
function findSplitMap(documents: readonly Document[], text: string): Explanation | undefined {
  const [first, second, third] = documents.map(({ contents }) => contents);
  if (!isMap(first) || !isMap(second) || third !== undefined) return undefined;
  if (second.items.some(({ key }) => first.has(isScalar(key) ? key.value : key))) return undefined;
  const separator = findSeparator(text, second.range?.[0] ?? 0);
  if (separator === undefined) return undefined;
  return {
    code: 'yaml/multiple-documents',
    from: separator.from,
    to: separator.to,
    message: `The line \`${separator.text.trim()}\` ends the document, so what follows would not be read.`,
    hint: 'Remove the line.',
    mended: { from: separator.from, to: separator.to, text: '' },
  };
}

function findSwallowedItem(document: Document | undefined, text: string): Explanation | undefined {
  let found: Explanation | undefined;
  visit(document ?? null, {
    Scalar(key, node, ancestors) {
      if (node.type !== 'PLAIN' || key === 'key') return undefined;
      found = explainItem(node, isPair(ancestors.at(-1)), text);
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

// A line with a hyphen inside an item is a further item; as the value of a field it is the first one without its space.
function explainItem(node: Scalar, isValue: boolean, text: string): Explanation | undefined {
  const [start = 0, end = start] = node.range ?? [];
  const first = lineAt(text, start);
  const isOwnLine = first.from + indentOf(first) === start;
  if (isValue) return isOwnLine && /^-[A-Za-z]/.test(text.slice(start)) ? glued(first) : undefined;
  const item = /^\s*(?=- )/.exec(first.text)?.[0];
  const next = linesOf(text.slice(0, end)).find(
    ({ from, text: line }) => from > start && /^\s*-\s?\S/.test(line),
  );
  if (item === undefined || next === undefined) return undefined;
  const line = lineAt(text, next.from);
  if (!/^\s*- /.test(line.text)) return glued(line, item);
  return {
    from: line.from + indentOf(line),
    to: line.to,
    message: 'The line is indented deeper than the item above, so it would be part of its text.',
    hint: 'Begin the hyphens of one list in the same column.',
    mended: { from: line.from, to: line.from + indentOf(line), text: item },
  };
}

function glued(line: Line, lead: string = line.text.slice(0, indentOf(line))): Explanation {
  const rest = line.text.trim().slice(1);
  return {
    from: line.from + indentOf(line),
    to: line.to,
    message: 'A hyphen that begins an item must be followed by a space.',
    hint: `Write \`- ${rest}\`.`,
    mended: { from: line.from, to: line.to, text: `${lead}- ${rest}` },
  };
}
