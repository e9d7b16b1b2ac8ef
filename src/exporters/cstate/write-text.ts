// Published text as Markdown for a cState post: links lead to other posts, images lie in static/, and nothing in it is a
// shortcode to Hugo, not even in code.
import type { LinkHole, Prose } from '../../model/prose.js';
import { fillProse } from '../../site/prose.js';
import { isElement, readHtml, type HtmlNode } from '../../endpoints/twins/read-html.js';
import { footnotesOf, writeBlocks } from '../../endpoints/twins/write-blocks.js';
import type { ExportedCopy } from '../exported.js';

export interface TextContext {
  /** The names of the posts by the paths of the incidents that they are made from. */
  readonly postByPath: ReadonlyMap<string, string>;
  readonly attachments: ReadonlySet<string>;
  /** Any other page, as a full address; undefined where there is none. */
  readonly addressOf: (path: string, anchor: string) => string | undefined;
  /** Takes down a file that a text shows or leads to. */
  readonly take: (copy: ExportedCopy) => void;
}

/** Writes the texts of one post, whose footnotes are numbered through. */
export type WriteText = (prose: Prose | undefined) => string;

export function createTextWriter(context: TextContext): WriteText {
  const footnotes = new Map<string, number>();
  let count = 0;
  return (prose) => {
    if (prose === undefined) return '';
    count += 1;
    const filled = fillProse(prose, { prefix: `t${count}-`, addressOf: (hole) => leadTo(hole, context) });
    const nodes = readHtml(filled.toString()).map((node) => hideShortcodes(node, false));
    for (const id of footnotesOf(nodes)) footnotes.set(id, footnotes.size + 1);
    return showMarks(writeBlocks(nodes, { footnotes, shift: 0 }));
  };
}

/** As seen from the page of a post, `/issues/name/`, wherever the site lies. */
function leadTo({ path, anchor }: LinkHole, context: TextContext): string | undefined {
  const post = context.postByPath.get(path);
  if (post !== undefined) return `../${post}/${anchor === '' ? '' : `#${encodeURI(anchor)}`}`;
  if (!context.attachments.has(path)) return context.addressOf(path, anchor);
  context.take({ from: path, path: `static/${path}` });
  return `../../${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Stands in a text between two braces and the sign that would make a shortcode of them; no text holds it. */
const mark = '\uE000';

/** In code the comment is Hugo's own way to show a shortcode; outside of it Markdown can escape a sign. */
function hideShortcodes(node: HtmlNode, isCode: boolean): HtmlNode {
  if (isElement(node)) {
    const inCode = isCode || isElement(node, 'code', 'pre');
    return { ...node, children: node.children.map((child) => hideShortcodes(child, inCode)) };
  }
  if (!node.includes('{{')) return node;
  return isCode
    ? node.replaceAll(/\{\{([<%])([\s\S]*?)([>%])\}\}/g, '{{$1/*$2*/$3}}')
    : node.replaceAll(/\{\{(?=[<%])/g, `{{${mark}`);
}

const showMarks = (text: string): string => text.replaceAll(new RegExp(`${mark}\\\\?([<%])`, 'g'), '\\$1');
