// Reads the action items of a postmortem: the items of the first list, with the details in parentheses at the end.
import type { Link, List, ListItem, Paragraph, RootContent } from 'mdast';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { suggestWord } from '../kernel/nearest.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { ActionReference } from '../model/incident.js';
import { placeInNode, sourceOfNode, type BodySource } from './locate.js';
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
  zone: string,
): ActionItemsReading {
  const list = nodes.find((node) => node.type === 'list');
  if (list === undefined) return { list, items: [], diagnostics: [] };
  const readings = list.children.map((item) => readItem(item, source, zone));
  return {
    list,
    items: readings.map(({ item }) => item),
    diagnostics: readings.flatMap((reading) => reading.diagnostics),
  };
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
      const message = `\`${detail.glued}:\` stands inside the value of \`${word}:\`.`;
      const hint = 'Write a comma and a space between details, or put the value in quotation marks.';
      diagnostics.push(diagnose('postmortem/action-item', place, message, { hint }));
    } else {
      values.set(word, detail.value);
      const reading = word === 'due' ? readTime(detail.value, zone) : undefined;
      if (reading?.ok === true) due = reading.moment;
      else if (reading !== undefined)
        diagnostics.push(
          diagnose(reading.problem.code, place, reading.problem.message, { hint: reading.problem.hint }),
        );
    }
  }
  const shown: Paragraph = { ...first, children: cutParagraph(first, text.slice(0, opening)) };
  const item = {
    nodes: [shown, ...rest],
    done,
    owner: values.get('owner'),
    due,
    ref: readRef(values.get('ref')),
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
  readonly glued: string | undefined;
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
    const skipped = whole.indexOf(word);
    const quoted = /^(["'])(.*)\1$/s.exec(value)?.[2]?.replaceAll(/\\(.)/g, '$1');
    return {
      word,
      value: quoted ?? value.replaceAll(/\s+/g, ' '),
      glued: quoted === undefined ? /[\s,;|](owner|due|ref)\s*:(?!\/\/)/i.exec(value)?.[1] : undefined,
      offset: from + match.index + skipped,
      length: whole.trimEnd().length - skipped,
    };
  });
}

// `[T-1](https://example.com/t/1)`, `<https://…>`, an address, or a short text.
function readRef(value: string | undefined): ActionReference | undefined {
  if (value === undefined) return undefined;
  const [block] = parseMarkdown(value).children;
  const link =
    block?.type === 'paragraph' && block.children.length === 1
      ? block.children.find((node): node is Link => node.type === 'link')
      : undefined;
  if (link === undefined || !/^https?:/i.test(link.url)) return { text: value, url: undefined };
  return { text: textOf(link) || link.url, url: link.url };
}

// The text before the details, parsed again: positions inside it are those of the cut text and are not used.
function cutParagraph(paragraph: Paragraph, text: string): Paragraph['children'] {
  const [block] = parseMarkdown(text.trimEnd()).children;
  return block?.type === 'paragraph' ? block.children : [{ type: 'text', value: textOf(paragraph) }];
}
