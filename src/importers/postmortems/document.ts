// A postmortem as its author left it: its title, the fields of its front matter, and the text below.
import { quoteValue, type Report } from '../imported.js';
import { adaptMarkdown, type AdaptContext } from '../markdown/adapt.js';
import { lineAt, traceText } from '../markdown/edits.js';
import { plainTextOf, rangeOf, type MarkdownNode } from '../markdown/node.js';
import { readSourceFrontMatter, type SourceField } from '../source-front-matter.js';
import { textOf } from '../values.js';

export interface Document {
  readonly title: string;
  /** By name in lower case; empty where there is no front matter. */
  readonly fields: ReadonlyMap<string, SourceField>;
  /** Markdown that Candor takes, without the heading that is the title. */
  readonly text: string;
  /** The depth of the headings that begin its sections. */
  readonly depth: number;
  /** The line of the file on which an offset of the text stands. */
  readonly lineOf: (offset: number) => number;
}

export type DocumentReading =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** `path` and `name` are those of the file; `text` is all of it. */
export function readDocument(
  path: string,
  name: string,
  text: string,
  context: AdaptContext,
  report: Report,
): DocumentReading {
  const front = readFields(path, text, report);
  if (!front.ok) return front;
  const { fields, body, bodyLine } = front;
  if (body.trim() === '') return { ok: false, line: 1, reason: 'the file holds no text' };
  const adapted = adaptMarkdown(traceText(body, bodyLine), context, report);
  const root = adapted === undefined ? undefined : context.readMarkdown(adapted.text);
  if (adapted === undefined || root === undefined) {
    const reason = 'the text is nested or repeated beyond what the Markdown parser can take';
    return { ok: false, line: bodyLine, reason };
  }
  const headings = (root.children ?? []).filter(({ type }) => type === 'heading');
  const heading = findTitle(root.children ?? []);
  const { start, end } = heading === undefined ? { start: 0, end: 0 } : rangeOf(heading);
  const title = chooseTitle(textOf(fields.get('title')), heading, name, report);
  const sections = headings.filter((other) => other !== heading).map(({ depth = 1 }) => depth);
  return {
    ok: true,
    document: {
      title,
      fields,
      text: adapted.text.slice(0, start) + adapted.text.slice(end),
      depth: depthOfSections(sections),
      lineOf: (offset) => lineAt(adapted, offset < start ? offset : offset + end - start),
    },
  };
}

type FrontMatter =
  | {
      readonly ok: true;
      readonly fields: ReadonlyMap<string, SourceField>;
      readonly body: string;
      readonly bodyLine: number;
    }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** A rule of hyphens at the top is front matter only where a field follows it. */
function readFields(path: string, text: string, report: Report): FrontMatter {
  if (!/^\s*(?:---[ \t]*\n(?:\s*#.*\n)*\s*[\w"-]+[\w "-]*:(?:\s|$)|\+\+\+[ \t]*\n|\{)/.test(text))
    return { ok: true, fields: new Map(), body: text, bodyLine: 1 };
  const reading = readSourceFrontMatter(path, text, report);
  return reading.ok ? { ok: true, ...reading.frontMatter } : reading;
}

/** What is called so names the kind of document, and not what happened. */
const general =
  /^(?:(?:incident )?(?:post-? ?mortem|report|review|retrospective|rca)|summary|timeline)s?:?$/i;

/** The first heading of the first level, else one that the text begins with. */
function findTitle(blocks: readonly MarkdownNode[]): MarkdownNode | undefined {
  const top = blocks.find(({ type, depth }) => type === 'heading' && depth === 1);
  const first = blocks.find(({ type }) => type !== 'html' && type !== 'thematicBreak');
  const found = top ?? (first?.type === 'heading' ? first : undefined);
  return found === undefined || general.test(wordsOf(found)) ? undefined : found;
}

const wordsOf = (node: MarkdownNode): string => plainTextOf(node).replaceAll(/\s+/g, ' ').trim();

function chooseTitle(
  field: string | undefined,
  heading: MarkdownNode | undefined,
  name: string,
  report: Report,
): string {
  const words = heading === undefined ? '' : wordsOf(heading);
  if (field !== undefined) {
    if (words !== '' && words !== field) {
      report('lost', 1, `the heading ${quoteValue(words)} is left out: the front matter has another title`);
    }
    return field;
  }
  if (words !== '') return words;
  const fromName = name
    .replaceAll(/[-_\s]+/g, ' ')
    .replace(/^\d{4} \d\d? \d\d? (?=\S)/, '')
    .trim();
  report('guessed', 1, `it has no title; the name of its file is used: ${quoteValue(fromName)}`);
  return fromName === '' ? name : fromName.charAt(0).toUpperCase() + fromName.slice(1);
}

/** Most often the second level; a stray heading of the first among them is one of them. */
function depthOfSections(depths: readonly number[]): number {
  const count = (depth: number): number => depths.filter((other) => other === depth).length;
  if (count(1) > count(2)) return 1;
  return count(2) > 0 ? 2 : Math.min(3, ...depths);
}
