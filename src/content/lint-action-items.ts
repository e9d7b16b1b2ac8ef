// Finds in the action items of a postmortem what was surely meant as a checkbox, a detail or an item and is only text.
// It would be shown as it stands, even where the site hides owners.
import type { List, ListItem, Nodes, RootContent } from 'mdast';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { isWithinEdits } from '../kernel/nearest.js';
import { placeInNode, placeOfFirstLine, sourceOfNode, type BodySource } from './locate.js';
import { findDetails, suggestDetail } from './read-action-items.js';
import { walk } from './walk.js';

/** `list` holds the action items; `nodes` is the whole section. */
export function lintActionItems(
  nodes: readonly RootContent[],
  list: List | undefined,
  source: BodySource,
): Diagnostic[] {
  const items = new Set<Nodes>(list?.children);
  const strays: Diagnostic[] = [];
  for (const node of nodes) {
    walk(node, (item, _index, parent) => {
      if (item.type !== 'listItem') return;
      // A checklist inside an item is text of it.
      const isOwnList = parent === node && node !== list;
      if (!items.has(item) && (hasDetails(item, source) || (isOwnList && typeof item.checked === 'boolean')))
        strays.push(describeStray(item, source));
    });
  }
  const own = list?.children ?? [];
  return [...own.flatMap((item) => [...lintCheckbox(item, source), ...lintDetails(item, source)]), ...strays];
}

function lintCheckbox(item: ListItem, source: BodySource): Diagnostic[] {
  const [first] = item.children;
  if (first?.type !== 'paragraph' || typeof item.checked === 'boolean') return [];
  const [mark] = /^\[(?:\s*|\s*[xX]\s*|[-~✓✔vV])\](?![([])/.exec(sourceOfNode(source, first)) ?? [];
  if (mark === undefined) return [];
  const message = `\`${mark}\` is no checkbox; expected \`[ ]\` or \`[x]\`, and a space after it.`;
  const hint = `Write \`- ${/[xX✓✔vV]/.test(mark) ? '[x]' : '[ ]'} \` and then the text.`;
  return [diagnose('postmortem/action-item', placeInNode(source, first, 0, mark.length), message, { hint })];
}

function lintDetails(item: ListItem, source: BodySource): Diagnostic[] {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return [];
  const text = sourceOfNode(source, first);
  const details = findDetails(text);
  if (details !== undefined) {
    if (
      text
        .slice(0, details)
        .replace(/^\[.?\]/, '')
        .trim() !== ''
    )
      return [];
    const message = 'The action item has details and no text.';
    const place = placeInNode(source, first, details, text.trimEnd().length - details);
    return [
      diagnose('postmortem/action-item', place, message, { hint: 'Say before them what is to be done.' }),
    ];
  }
  const open = /[([]\s*(?:owner|due|ref)\s*:[^()]*?[)\]]?[\s.,;!]*$/i.exec(text);
  if (open !== null) {
    const place = placeInNode(source, first, open.index, open[0].trimEnd().length);
    const message = 'The details of the action item do not end it as `(…)`, so they would be text.';
    const hint = 'Write `(owner: …, due: …, ref: …)` at the very end, in closed parentheses.';
    return [diagnose('postmortem/action-item', place, message, { hint })];
  }
  const [whole, word, rest] = /\(\s*([A-Za-z][\w-]*)\s*:(?!\/\/)([^()]*)\)\s*$/.exec(text) ?? [];
  if (whole === undefined || word === undefined) return [];
  const isMisspelt = word.length > 3 && isWithinEdits(word, 'owner', 2);
  if (!isMisspelt && !/,\s+(?:owner|due|ref)\s*:/i.test(rest ?? '')) return [];
  const place = placeInNode(source, first, text.lastIndexOf(whole) + whole.indexOf(word), word.length);
  const message = `\`${word}:\` is not a detail of an action item.`;
  return [diagnose('postmortem/action-item', place, message, { hint: suggestDetail(word) })];
}

function hasDetails({ children: [first] }: ListItem, source: BodySource): boolean {
  return first?.type === 'paragraph' && findDetails(sourceOfNode(source, first)) !== undefined;
}

function describeStray(item: ListItem, source: BodySource): Diagnostic {
  const message =
    'Only the items of the first list, at its first level, are action items; this one would be text.';
  const hint = 'Make it an item of the first list, or leave out its checkbox and details.';
  return diagnose('postmortem/action-item', placeOfFirstLine(source, item), message, { hint });
}
