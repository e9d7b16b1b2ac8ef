// Reads the action items of a postmortem: the items of the first list, with the details in parentheses at the end.
import type { List, ListItem, Nodes, Paragraph, RootContent, Text } from 'mdast';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { suggestWord } from '../kernel/nearest.js';
import { ownText } from '../kernel/own-text.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { ActionReference } from '../model/incident.js';
import type { Site } from '../model/site.js';
import { placeInNode, placeOfFirstLine, sourceOfNode, type BodySource } from './locate.js';
import { parseMarkdown, textOf } from './markdown.js';

export interface WrittenActionItem {
  /** The item without its checkbox and details, as blocks. */
  readonly nodes: readonly RootContent[];
  readonly done: boolean;
  readonly owner: string | undefined;
  readonly due: Moment | undefined;
  readonly ref: ActionReference | undefined;
}

export interface ActionItemsReading {
  /** The list that the items were read from; it is shown as items and not again as prose. */
  readonly list: List | undefined;
  readonly items: readonly WrittenActionItem[];
  readonly diagnostics: readonly Diagnostic[];
}

const words = ['owner', 'due', 'ref'] as const;

export function readActionItems(
  nodes: readonly RootContent[],
  source: BodySource,
  site: Site,
): ActionItemsReading {
  const list = nodes.find((node) => node.type === 'list');
  if (list === undefined) return { list, items: [], diagnostics: [] };
  const { hide } = site.postmortem;
  const readings = list.children.map((item) => readItem(item, source, site.timezone));
  return {
    list,
    // What the site keeps to itself goes no further than this, so that no output can show it.
    items: readings.map(({ item }) => ({
      ...item,
      owner: hide.includes('owner') ? undefined : item.owner,
      ref: hide.includes('ref') ? undefined : item.ref,
    })),
    diagnostics: readings.flatMap(({ item, diagnostics }, index) => [
      ...diagnostics,
      ...(diagnostics.length > 0 ? [] : missReference(item, list.children[index], source, hide)),
    ]),
  };
}

/** What is done should show where: the change, the ticket. */
function missReference(
  { done, ref }: WrittenActionItem,
  node: ListItem | undefined,
  source: BodySource,
  hide: Site['postmortem']['hide'],
): Diagnostic[] {
  const [first] = node?.children ?? [];
  if (!done || ref !== undefined || first?.type !== 'paragraph') return [];
  const text = sourceOfNode(source, first);
  // Details that cannot be found have a diagnostic of their own, and may hold it.
  if (findDetails(text) === undefined && /[([]\s*(?:owner|due|ref)\s*:/i.test(text)) return [];
  const message = 'The action item is done and has no `ref`, so nobody can follow what was done.';
  const shown = hide.includes('ref') ? ' The site does not show it to readers.' : '';
  const hint = `Add it at the end: \`(ref: https://example.com/t/1)\`.${shown}`;
  return [diagnose('postmortem/action-without-ref', placeOfFirstLine(source, first), message, { hint })];
}

function readItem(
  node: ListItem,
  source: BodySource,
  zone: string,
): { item: WrittenActionItem; diagnostics: Diagnostic[] } {
  const [first, ...rest] = node.children;
  const done = node.checked === true;
  const plain = { nodes: node.children, done, owner: undefined, due: undefined, ref: undefined };
  if (first?.type !== 'paragraph') return { item: plain, diagnostics: [] };
  const text = sourceOfNode(source, first);
  const opening = findDetails(text);
  if (opening === undefined) return { item: plain, diagnostics: [] };

  const diagnostics: Diagnostic[] = [];
  const values = new Map<string, string>();
  let due: Moment | undefined;
  let ref: ActionReference | undefined;
  for (const detail of splitDetails(text, opening + 1, text.trimEnd().length - 1)) {
    const place = placeInNode(source, first, detail.offset, detail.length);
    const word = detail.word.toLowerCase();
    if (!(words as readonly string[]).includes(word)) {
      diagnostics.push(
        diagnose('postmortem/action-item', place, `\`${detail.word}:\` is not a detail of an action item.`, {
          hint: suggestDetail(word),
        }),
      );
    } else if (values.has(word)) {
      diagnostics.push(
        diagnose('postmortem/action-item', place, `\`${word}:\` stands twice.`, {
          hint: 'Keep one of the two.',
        }),
      );
    } else if (detail.value === '') {
      diagnostics.push(
        diagnose('postmortem/action-item', place, `\`${word}:\` has no value.`, {
          hint: 'Write it, or leave the word out.',
        }),
      );
    } else if (detail.glued !== undefined) {
      const { offset, name } = detail.glued;
      const message = `\`${name}:\` stands inside the value of \`${word}:\`.`;
      const hint = 'Write a comma and a space between details, or put the value in quotation marks.';
      const inner = placeInNode(source, first, offset, name.length);
      diagnostics.push(diagnose('postmortem/action-item', inner, message, { hint }));
    } else {
      values.set(word, detail.value);
      if (word === 'ref') ref = readRef(detail, first);
      const reading = word === 'due' ? readTime(detail.value, zone) : undefined;
      if (reading?.ok === true) due = reading.moment;
      else if (reading !== undefined)
        diagnostics.push(
          diagnose(
            reading.problem.code,
            place,
            reading.problem.message,
            hintWithFix(place, reading.problem.hint),
          ),
        );
    }
  }
  const shown: Paragraph = { ...first, children: cutParagraph(first, source, opening) };
  const item = {
    nodes: [shown, ...rest],
    done,
    owner: values.get('owner'),
    due,
    ref,
  };
  return { item, diagnostics };
}

/** What an unknown word in the details of an action item was probably meant to be. */
export const suggestDetail = (word: string): string =>
  `${suggestWord(word, words, 'words')} Put a value that holds \`, word:\` in quotation marks.`;

/** Where the last balanced parentheses of the text begin, if they end it and hold details. */
export function findDetails(text: string): number | undefined {
  const end = text.trimEnd().length - 1;
  if (text.charAt(end) !== ')') return undefined;
  let depth = 0;
  for (let at = end; at >= 0; at -= 1) {
    if (text.charAt(at) === ')') depth += 1;
    if (text.charAt(at) === '(') depth -= 1;
    if (depth === 0) return /^\(\s*(owner|due|ref)\s*:/i.test(text.slice(at)) ? at : undefined;
  }
  return undefined;
}

interface Detail {
  readonly word: string;
  readonly value: string;
  /** A detail that lacks the comma or the space before it. */
  readonly glued: { readonly name: string; readonly offset: number } | undefined;
  readonly offset: number;
  readonly length: number;
}

// Split at `, ` before a `word:`, but not inside quotation marks.
function splitDetails(text: string, from: number, to: number): readonly Detail[] {
  const inside = text.slice(from, to);
  const pattern =
    /(?:^|,\s+)\s*([A-Za-z][\w-]*)\s*:(?!\/\/)\s*("(?:[^"\\]|\\.)*"|'[^']*'|.*?)\s*(?=,\s+[A-Za-z][\w-]*\s*:(?!\/\/)|$)/gs;
  return [...inside.matchAll(pattern)].map((match) => {
    const [whole, word = '', value = ''] = match;
    const start = from + match.index;
    const skipped = whole.indexOf(word);
    const quoted = /^(["'])(.*)\1$/s.exec(value)?.[2]?.replaceAll(/\\(.)/g, '$1');
    return {
      word,
      value: quoted ?? value.replaceAll(/\s+/g, ' '),
      glued:
        quoted === undefined
          ? findGlued(value, start + whole.indexOf(value, skipped + word.length))
          : undefined,
      offset: start + skipped,
      length: whole.trimEnd().length - skipped,
    };
  });
}

function findGlued(value: string, offset: number): Detail['glued'] {
  const match = /[\s,;|](owner|due|ref)\s*:(?!\/\/)/i.exec(value);
  return match?.[1] === undefined ? undefined : { name: match[1], offset: offset + match.index + 1 };
}

// `[T-1](https://example.com/t/1)`, `[T-1][tracker]`, `<https://…>`, an address, or a short text.
function readRef({ value, offset, length }: Detail, paragraph: Paragraph): ActionReference {
  const end = offsetOf(paragraph, 'start') + offset + length;
  const written = paragraph.children.find((node) => node.type === 'link' && offsetOf(node, 'end') === end);
  const [block] = written === undefined ? parseMarkdown(value).children : [];
  const quoted = block?.type === 'paragraph' && block.children.length === 1 ? block.children[0] : undefined;
  const link = written ?? quoted;
  const isWhole = written === undefined || offsetOf(written, 'start') === end - value.length;
  if (link?.type !== 'link' || !isWhole || !/^https?:/i.test(link.url))
    return { text: ownText(value), url: undefined };
  const url = ownText(link.url);
  return { text: ownText(textOf(link)) || url, url };
}

// What stands before the details: the nodes as they were parsed, for in them references and footnotes are resolved.
function cutParagraph(paragraph: Paragraph, source: BodySource, length: number): Paragraph['children'] {
  const end = offsetOf(paragraph, 'start') + length;
  const kept = paragraph.children.filter((node) => offsetOf(node, 'end') <= end);
  const cut = paragraph.children[kept.length];
  if (cut?.type !== 'text' || offsetOf(cut, 'start') >= end) return kept;
  const text = readPart(source.body.slice(offsetOf(cut, 'start'), end));
  return text === '' ? kept : [...kept, writeText(text)];
}

/** The words of a part of a text; a letter before it keeps spaces and signs at its beginning what they are. */
function readPart(written: string): string {
  const isPlain = /^[^\\*_~`<&[\]\n]*$/.test(written);
  const node = isPlain ? writeText(`x${written}`) : parseMarkdown(`x${written}`).children[0];
  return node === undefined ? '' : textOf(node).slice(1);
}

const writeText = (value: string): Text => ({ type: 'text', value });

const offsetOf = (node: Nodes, side: 'start' | 'end'): number => node.position?.[side].offset ?? 0;
