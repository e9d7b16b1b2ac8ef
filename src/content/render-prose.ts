// Makes one piece of an author's text ready for a page: addresses and ids become holes, headings fit under the page's
// own, footnotes stand at its end.
import type { Blockquote, Code, FootnoteDefinition, Heading, Nodes, Root, RootContent, Table } from 'mdast';
import { writeProse, type Prose } from '../model/prose.js';
import { createHoles, type Holes } from './holes.js';
import { readTarget } from './links.js';
import { textOf } from './markdown.js';
import { walk } from './walk.js';
import { writeHtml } from './write-html.js';

export interface ProseContext {
  /** The file that the text stands in, relative to the site. */
  readonly path: string;
  readonly footnoteById: ReadonlyMap<string, FootnoteDefinition>;
  readonly anchorByHeading: ReadonlyMap<Heading, string>;
  readonly words: ProseWords;
}

/** What the interface itself says inside an author's text, in the language of the site. */
export interface ProseWords {
  readonly footnotes: string;
  readonly backToText: string;
  readonly done: string;
  readonly open: string;
}

/**
 * Renders nodes whose references are resolved; `key` tells the texts of one file apart, `depth` is the level that its
 * highest heading gets. Changes the nodes in place.
 */
export function renderProse(
  nodes: readonly RootContent[],
  context: ProseContext,
  key: string,
  depth: number,
): Prose {
  const holes = createHoles();
  const shown = nodes.filter((node) => node.type !== 'html');
  // Before the numbers of footnotes come into it.
  const text = shown
    .map((node) => textOf(node))
    .filter((words) => words !== '')
    .join(' ');
  const footnotes = numberFootnotes(shown, context, holes, key);
  const prepared = prepare(shown, context, holes, fitHeadings(depth));
  const section =
    footnotes.length === 0 ? [] : prepare([listFootnotes(footnotes, context)], context, holes, keep);
  return writeProse(holes.split(writeHtml([...prepared, ...section])), text);
}

/** The nodes as they are written. */
function prepare(
  nodes: readonly RootContent[],
  context: ProseContext,
  holes: Holes,
  levelOf: (heading: Heading) => Heading['depth'],
): readonly RootContent[] {
  const root: Root = { type: 'root', children: [...nodes] };
  walk(root, (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    if (node.type === 'html') {
      parent.children.splice(index, 1);
      return index;
    }
    if ((node.type === 'link' || node.type === 'image') && node.data === undefined) {
      const target = readTarget(node.url, context.path);
      const name = node.type === 'link' ? 'href' : 'src';
      if (target.kind === 'file') {
        node.data = {
          hProperties: { [name]: holes.mark({ kind: 'link', path: target.path, anchor: target.anchor }) },
        };
      } else if (target.kind === 'anchor') {
        const hole = holes.mark({ kind: 'link', path: context.path, anchor: target.anchor });
        node.data = { hProperties: { [name]: hole } };
      }
    } else if (node.type === 'heading') {
      const anchor = context.anchorByHeading.get(node);
      if (anchor !== undefined)
        node.data = { hProperties: { id: `${holes.mark({ kind: 'prefix' })}${anchor}` } };
      node.depth = levelOf(node);
    } else if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      markTask(node, context.words);
    } else if (node.type === 'table') {
      node.children.forEach((row, rowIndex) => {
        row.children.forEach((cell, column) => {
          const align = node.align?.[column];
          const className = align == null ? {} : { className: [`align-${align}`] };
          // A cell without text heads nothing, though it stands in the first row.
          const isHead = rowIndex === 0 && cell.children.length > 0;
          cell.data = isHead
            ? { hProperties: { ...className, scope: 'col' } }
            : { hName: 'td', hProperties: className };
        });
      });
      node.align = node.align?.map(() => null) ?? null;
      parent.children[index] = boxWide(node);
    } else if (node.type === 'code') {
      parent.children[index] = boxWide(node);
    }
    return undefined;
  });
  return root.children;
}

/** What may be wider than the page scrolls in a box of its own, which the keyboard must reach to scroll it. */
const boxWide = (node: Table | Code): Blockquote => ({
  type: 'blockquote',
  data: { hName: 'div', hProperties: { className: ['scroll'], tabIndex: 0 } },
  children: [node],
});

// A checkbox that nobody can tick is a picture of a state, so it is said in words.
function markTask(item: Extract<Nodes, { type: 'listItem' }>, words: ProseWords): void {
  const isDone = item.checked === true;
  item.checked = null;
  const hProperties = {
    className: [isDone ? 'task-done' : 'task'],
    role: 'img',
    ariaLabel: isDone ? words.done : words.open,
  };
  const mark: RootContent = { type: 'text', value: isDone ? '☑' : '☐', data: { hName: 'span', hProperties } };
  const [first] = item.children;
  if (first?.type === 'paragraph') first.children.unshift(mark, { type: 'text', value: ' ' });
  else item.children.unshift({ type: 'paragraph', children: [mark] });
}

/** The level of each heading, one after the other: a page's own stay above those of its texts, and none is skipped. */
function fitHeadings(depth: number): (heading: Heading) => Heading['depth'] {
  const written: number[] = [];
  return (heading) => {
    while (written.length > 0 && (written.at(-1) ?? 0) >= heading.depth) written.pop();
    written.push(heading.depth);
    const level = Math.min(6, depth + written.length - 1);
    return level === 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : level === 4 ? 4 : level === 5 ? 5 : 6;
  };
}

/** In a footnote they are what they are. */
const keep = ({ depth }: Heading): Heading['depth'] => depth;

interface Footnote {
  readonly list: Extract<RootContent, { type: 'listItem' }>;
  readonly references: readonly string[];
}

function numberFootnotes(
  nodes: readonly RootContent[],
  context: ProseContext,
  holes: Holes,
  key: string,
): readonly Footnote[] {
  if (context.footnoteById.size === 0) return [];
  const prefix = (): string => holes.mark({ kind: 'prefix' });
  const numberById = new Map<string, number>();
  const footnotes: { list: Footnote['list']; references: string[] }[] = [];
  const number = (root: Nodes): void => {
    walk(root, (node, index, parent) => {
      if (node.type !== 'footnoteReference') return;
      const definition = context.footnoteById.get(node.identifier);
      if (parent === undefined || index === undefined || definition === undefined) return;
      const known = numberById.get(node.identifier);
      const count = known ?? numberById.size + 1;
      if (known === undefined) {
        numberById.set(node.identifier, count);
        const hProperties = { id: `${prefix()}${key}-note-${count}` };
        const children = structuredClone(definition.children);
        footnotes.push({
          list: { type: 'listItem', spread: false, children, data: { hProperties } },
          references: [],
        });
      }
      const note = footnotes[count - 1];
      const id = `${key}-ref-${count}${note === undefined || note.references.length === 0 ? '' : `-${note.references.length + 1}`}`;
      note?.references.push(id);
      const hProperties = { href: `#${prefix()}${key}-note-${count}`, id: `${prefix()}${id}` };
      parent.children[index] = {
        type: 'emphasis',
        data: { hName: 'sup' },
        children: [
          {
            type: 'link',
            url: '',
            data: { hProperties },
            children: [{ type: 'text', value: String(count) }],
          },
        ],
      };
    });
  };
  for (const node of nodes) number(node);
  // Footnotes may refer to further ones; each is added once, so this ends.
  for (let at = 0; at < footnotes.length; at += 1) {
    const note = footnotes[at];
    if (note !== undefined) number(note.list);
  }
  for (const { list, references } of footnotes) {
    const backs = references.map((id): RootContent => {
      const hProperties = {
        href: `#${prefix()}${id}`,
        className: ['footnote-back'],
        ariaLabel: context.words.backToText,
      };
      return { type: 'link', url: '', data: { hProperties }, children: [{ type: 'text', value: '↩' }] };
    });
    const last = list.children.at(-1);
    if (last?.type === 'paragraph')
      last.children.push({ type: 'text', value: ' ' }, ...(backs as typeof last.children));
    else list.children.push({ type: 'paragraph', children: backs as [] });
  }
  return footnotes;
}

function listFootnotes(footnotes: readonly Footnote[], context: ProseContext): RootContent {
  const hProperties = { className: ['footnotes'], ariaLabel: context.words.footnotes };
  const children = footnotes.map((note) => note.list);
  return {
    type: 'blockquote',
    data: { hName: 'section', hProperties },
    children: [{ type: 'list', ordered: true, children }],
  };
}
