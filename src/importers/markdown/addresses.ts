// Links and images of a foreign body. Only http, https and mailto lead out of a Candor site, and an image is a file of
// the site; what leads elsewhere keeps its words and its address, as text.
import { decodeAddress } from '../../kernel/relative-path.js';
import type { NoteKind } from '../imported.js';
import type { Edit } from './edits.js';
import { writeAddress } from './html.js';
import { rangeOf, sourceOf, type MarkdownNode, type PlacedNode } from './node.js';

/** What becomes of an address: it stays, becomes another one, or can only be shown as text. */
export type AddressAnswer =
  | { readonly becomes: 'same' }
  | {
      readonly becomes: 'address';
      readonly address: string;
      readonly kind?: NoteKind;
      readonly reason?: string;
    }
  | { readonly becomes: 'text'; readonly reason: string };

export interface AddressRules {
  readonly link: (address: string) => AddressAnswer;
  /** `address` answers are files of the new site, `same` are those of other hosts. */
  readonly image: (address: string) => AddressAnswer;
}

export function adaptAddress(
  placed: PlacedNode,
  text: string,
  nodes: readonly PlacedNode[],
  rules: AddressRules,
): Edit | undefined {
  const { node } = placed;
  if (node.type === 'image') return adaptImage(placed, text, rules);
  if (node.type === 'imageReference') return inlineImage(node, nodes);
  if (node.type === 'definition') return adaptDefinition(node, text, nodes, rules);
  return adaptLink(node, text, rules);
}

function adaptLink(node: MarkdownNode, text: string, rules: AddressRules): Edit | undefined {
  const { start, end } = rangeOf(node);
  const source = text.slice(start, end);
  const address = node.url ?? '';
  const answer = rules.link(address);
  const isBracketed = source.startsWith('[');
  const words = isBracketed ? innerSource(node, text) : '';
  if (answer.becomes === 'same') {
    if (!isBracketed || words.trim() !== '') return undefined;
    const reason = `the link to “${address}” had no text; its address is its text`;
    return { start, end, text: `<${address}>`, note: { kind: 'guessed', reason } };
  }
  if (answer.becomes === 'address') {
    const shown = isBracketed ? words : address;
    return {
      start,
      end,
      text: `[${shown}](${writeAddress(answer.address)}${writeTitle(node)})`,
      note: noteOf(answer),
    };
  }
  const code = address === '' ? '' : codeSpan(address);
  const reason = { kind: 'lost' as const, reason: answer.reason };
  if (!isBracketed) return { start, end, text: code, note: reason };
  const separate = words.trim() === '' || code === '' || words.includes(address);
  return { start, end, text: separate ? words || code : `${words} (${code})`, note: reason };
}

function adaptImage({ node, ancestors }: PlacedNode, text: string, rules: AddressRules): Edit | undefined {
  const { start, end } = rangeOf(node);
  const address = node.url ?? '';
  const alt = (node.alt ?? '').trim();
  const fileName = decodeAddress(address.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '');
  const words = alt === '' ? fileName || 'image' : innerAlt(node, text);
  const answer = address.startsWith('data:')
    ? { becomes: 'text' as const, reason: 'an image inside the text is left out' }
    : rules.image(address);
  const insideLink = ancestors.some(({ type }) => type === 'link' || type === 'linkReference');
  if (answer.becomes === 'address' && answer.kind === undefined) {
    const named = alt !== '';
    if (named && answer.address === address) return undefined;
    const guess = {
      kind: 'guessed' as const,
      reason: `the image “${fileName}” had no text alternative; its name is used`,
    };
    return {
      start,
      end,
      text: `![${words}](${writeAddress(answer.address)}${writeTitle(node)})`,
      note: named ? undefined : guess,
    };
  }
  const target = answer.becomes === 'address' ? answer.address : address;
  const reason =
    answer.becomes === 'same'
      ? `the image “${address}” of another host became a link`
      : (answer.reason ?? '');
  const note = { kind: 'lost' as const, reason };
  if (answer.becomes === 'text') {
    const code = address === '' || address.startsWith('data:') || insideLink ? '' : ` (${codeSpan(address)})`;
    return { start, end, text: words + code, note };
  }
  return { start, end, text: insideLink ? words : `[${words}](${writeAddress(target)})`, note };
}

// An image by reference is looked at again once it stands inline.
function inlineImage(node: MarkdownNode, nodes: readonly PlacedNode[]): Edit | undefined {
  const definition = definitionOf(node, nodes);
  if (definition === undefined) return undefined;
  const { start, end } = rangeOf(node);
  const alt = (node.alt ?? '').replaceAll(/[[\]\\]/g, '\\$&');
  return { start, end, text: `![${alt}](${writeAddress(definition.url ?? '')}${writeTitle(definition)})` };
}

const definitionOf = (node: MarkdownNode, nodes: readonly PlacedNode[]): MarkdownNode | undefined =>
  nodes.find(({ node: other }) => other.type === 'definition' && other.identifier === node.identifier)?.node;

function adaptDefinition(
  node: MarkdownNode,
  text: string,
  nodes: readonly PlacedNode[],
  rules: AddressRules,
): Edit | undefined {
  const { start, end } = rangeOf(node);
  const users = nodes.filter(({ node: other }) => other !== node && other.identifier === node.identifier);
  const isLinked = users.some(({ node: other }) => other.type === 'linkReference');
  const isShown = users.some(({ node: other }) => other.type === 'imageReference');
  // Its images take the address with them in this round; for links it must stay.
  if (!isLinked && isShown) return definitionOf(node, nodes) === node ? { start, end, text: '' } : undefined;
  // One that nothing refers to was never shown either; `candor check` warns of it.
  if (!isLinked) return undefined;
  const answer = rules.link(node.url ?? '');
  if (answer.becomes === 'same') return undefined;
  if (answer.becomes === 'text')
    return { start, end: start, text: '\\', note: { kind: 'lost', reason: answer.reason } };
  const label = /^\[(?:[^\]\\]|\\.)*\]:/.exec(sourceOf(node, text))?.[0] ?? '';
  return {
    start,
    end,
    text: `${label} ${writeAddress(answer.address)}${writeTitle(node)}`,
    note: noteOf(answer),
  };
}

function innerSource(node: MarkdownNode, text: string): string {
  const children = node.children ?? [];
  const [first, last] = [children[0], children.at(-1)];
  return first === undefined || last === undefined ? '' : text.slice(rangeOf(first).start, rangeOf(last).end);
}

// The text alternative as typed: between the first bracket and the one before the address.
function innerAlt(node: MarkdownNode, text: string): string {
  return /^!\[([\s\S]*)\]\(/.exec(sourceOf(node, text))?.[1] ?? node.alt ?? '';
}

const writeTitle = ({ title }: MarkdownNode): string =>
  title == null || title === '' ? '' : ` "${title.replaceAll('"', '\\"')}"`;

/** In backticks, with as many as the text itself needs. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return ticks + pad + text.replaceAll(/\s+/g, ' ') + pad + ticks;
}

const noteOf = ({ kind, reason }: { kind?: NoteKind; reason?: string }): Edit['note'] =>
  reason === undefined ? undefined : { kind: kind ?? 'guessed', reason };
