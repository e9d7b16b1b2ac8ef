// Finds Markdown that reads otherwise than it was meant: a code block that swallows the rest, a heading that is none, a
// table that does not fit together, a reference to nothing.
import type { Code, Nodes, Paragraph, Table, Text } from 'mdast';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { placeInNode, placeOfFirstLine, sourceOfNode, type BodySource } from './locate.js';

/** `nodes` are all of the text. */
export function lintStructure(nodes: readonly Nodes[], source: BodySource): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const mayRefer = source.body.includes('][');
  for (const node of nodes) {
    if (node.type === 'code') diagnostics.push(...lintCode(node, source), ...lintInfo(node, source));
    else if (node.type === 'table') diagnostics.push(...lintTable(node, source));
    else if (node.type === 'paragraph') diagnostics.push(...lintParagraph(node, source));
    else if (mayRefer && node.type === 'text') diagnostics.push(...findUndefinedReferences(node, source));
  }
  return diagnostics;
}

function lintCode(node: Code, source: BodySource): Diagnostic[] {
  const lines = sourceOfNode(source, node).split('\n');
  const [fence] = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '') ?? [];
  const [last] = /(?:`{3,}|~{3,})[ \t]*$/.exec(lines.at(-1) ?? '') ?? [];
  if (fence === undefined || (lines.length > 1 && last?.startsWith(fence) === true)) return [];
  const message = 'The code block that begins here is not closed, so all that follows is part of it.';
  const mark = fence.startsWith('`') ? 'backticks' : 'tildes';
  const hint = `Close it with a line of ${fence.length} ${mark}.`;
  return [diagnose('markdown/unclosed-code', placeOfFirstLine(source, node), message, { hint })];
}

// Of what follows the fence only the name of a language is passed on.
function lintInfo(node: Code, source: BodySource): Diagnostic[] {
  const [first = ''] = sourceOfNode(source, node).split('\n', 1);
  const [, lead = '', language = '', gap = '', rest = ''] =
    /^((?:`{3,}|~{3,})[ \t]*)(\S*)([ \t]*)(.*?)[ \t]*$/.exec(first) ?? [];
  const isName = /^[\w+#.-]*$/.test(language);
  const text = isName ? rest : `${language}${gap}${rest}`;
  if (text === '') return [];
  const offset = isName ? lead.length + language.length + gap.length : lead.length;
  const message = `\`${text}\` stands where a code block has the name of its language, so it would vanish.`;
  const hint = 'Leave the name of the language alone, and say the rest in the text above.';
  const place = placeInNode(source, node, offset, text.length);
  return [diagnose('markdown/code-info', place, message, { hint })];
}

// The cells that no column has room for are not shown.
function lintTable({ children, align }: Table, source: BodySource): Diagnostic[] {
  const columns = align?.length ?? 0;
  return children.flatMap((row) => {
    const extra = row.children[columns];
    if (extra === undefined) return [];
    const message = `The row has ${row.children.length} cells, but the table has ${columns} columns, so the rest would vanish.`;
    const hint = 'Add columns to the first two lines of the table, or write a `|` that is text as `\\|`.';
    // A cell begins with the bar before it.
    const text = sourceOfNode(source, extra);
    const lead = /^\|?[ \t]*/.exec(text)?.[0].length ?? 0;
    const place = placeInNode(source, extra, lead, text.slice(lead).replace(/[ \t]*\|?$/, '').length);
    return [diagnose('markdown/table-cells', place, message, { hint })];
  });
}

const delimiterRow = /^[ \t]*(?:\|(?:[ \t]*:?-+:?[ \t]*\|)+|:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+)[ \t]*$/;

function lintParagraph(node: Paragraph, source: BodySource): Diagnostic[] {
  const text = sourceOfNode(source, node);
  // Neither slip is without these.
  if (!text.includes('##') && !text.includes('|')) return [];
  const lines = text.split('\n');
  let offset = 0;
  return lines.flatMap((line, index): Diagnostic[] => {
    const from = offset;
    offset += line.length + 1;
    const [, signs, words] = /^[ \t]*(#{2,6})([^#\s].*)$/.exec(line) ?? [];
    if (signs !== undefined && words !== undefined) {
      const place = placeInNode(source, node, from, line.length);
      const message = `The line is no heading, because no space follows \`${signs}\`.`;
      const hint = `Write \`${signs} ${words}\`.`;
      return [diagnose('markdown/heading-space', place, message, hintWithFix(place, hint))];
    }
    if (index === 0 || !delimiterRow.test(line)) return [];
    const message = `The lines make no table: the first one has ${countCells(lines[index - 1] ?? '')} cells and this one ${countCells(line)}.`;
    const hint = 'Give both lines the same number of cells.';
    const place = placeInNode(source, node, from, line.length);
    return [diagnose('markdown/table-cells', place, message, { hint })];
  });
}

const countCells = (line: string): number =>
  line
    .trim()
    .replaceAll(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length;

// `[text][name]` and `[name][]` are links where the name is defined, and else what readers see. `[name]` alone is left:
// brackets have too many other uses.
function findUndefinedReferences(node: Text, source: BodySource): Diagnostic[] {
  const text = sourceOfNode(source, node);
  const references = text.matchAll(/(?<![\\\w\])])\[([^\][\n]+)\]\[([^\][\n]*)\]/g);
  return [...references].map((match) => {
    const name = match[2] === '' ? match[1] : match[2];
    const place = placeInNode(source, node, match.index, match[0].length);
    const message = `The link \`${match[0]}\` is not defined, so readers see the brackets themselves.`;
    const hint = `Add \`[${name ?? ''}]: …\` with the address on a line of its own.`;
    return diagnose('markdown/undefined-reference', place, message, { hint });
  });
}
