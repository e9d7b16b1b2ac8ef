// Finds in the Markdown of one file what would vanish, deceive or harm: raw HTML, images without alt, addresses that
// may not be published, placeholders left from a template.
import type { Html, Image, Link, Nodes } from 'mdast';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { fixByHint } from '../kernel/fix-by-hint.js';
import { suggestWord } from '../kernel/nearest.js';
import type { Reference } from '../model/incident.js';
import { readTarget } from './links.js';
import { placeInNode, placeOfNode, sourceOfNode, type BodySource } from './locate.js';
import { textOf } from './markdown.js';

export interface Lint {
  readonly diagnostics: readonly Diagnostic[];
  /** Links and images that lead to other files; whether those exist is known later. */
  readonly references: readonly Reference[];
  /** Whether an open comment hides all that follows it. */
  readonly isCut: boolean;
}

export interface LintOptions {
  readonly allowRemoteImages: boolean;
  readonly anchors: ReadonlySet<string>;
}

/** `nodes` are all of the text. */
export function lintMarkdown(nodes: readonly Nodes[], source: BodySource, options: LintOptions): Lint {
  const diagnostics: Diagnostic[] = [];
  const references: Reference[] = [];
  let isCut = false;
  const mayHoldSlips = signsOfSlips.some((sign) => source.body.includes(sign));
  for (const node of nodes) {
    if (node.type === 'html') {
      const found = lintHtml(node, source);
      diagnostics.push(...found);
      isCut ||= found.some(({ code }) => code === 'markdown/unclosed-comment');
    } else if (node.type === 'link' || node.type === 'image') {
      const found = lintAddress(node, source, options);
      diagnostics.push(...found.diagnostics);
      references.push(...found.references);
    } else if (mayHoldSlips && node.type === 'text') {
      const text = sourceOfNode(source, node);
      for (const match of text.matchAll(placeholder)) {
        const place = placeInNode(source, node, match.index, match[0].length);
        diagnostics.push(describePlaceholder(match[0], place));
      }
      for (const { index } of text.matchAll(commentMark)) {
        const message = 'The comment that begins here is not closed, so readers would see it.';
        diagnostics.push(describeOpenComment(placeInNode(source, node, index, 4), message));
      }
    }
  }
  return { diagnostics, references, isCut };
}

// In capitals only: `todo` is a word of several languages.
const placeholder =
  /\b(?:TODO|TBD|TBC|FIXME|XXX|YYYY-MM-DD)\b|\b[Ll]orem [Ii]psum\b|\?{3,}|<(?:[Yy]our|[Ii]nsert) [^>]*>|\{\{.*?\}\}|\{%.*?%\}/g;

// What each placeholder and each open comment has in it: most files have none of it.
const signsOfSlips = ['TODO', 'TBD', 'TBC', 'FIXME', 'XXX', 'YYYY', 'orem', '???', '<', '{{', '{%'];

const onePlaceholder = new RegExp(placeholder.source);

/** The placeholder in a one-line text such as a title, if there is one. */
export function findPlaceholder(text: string): string | undefined {
  return onePlaceholder.exec(text)?.[0];
}

export function describePlaceholder(word: string, place: Diagnostic['place']): Diagnostic {
  const hint = 'Write what is meant, or delete it; put the word in backticks if it is part of the story.';
  return diagnose('text/placeholder', place, `The placeholder \`${word}\` was left in the text.`, { hint });
}

const markdownFor: Readonly<Record<string, string>> = {
  br: 'Write a backslash in its place, and begin a new line after it.',
  b: 'Write `**bold**`.',
  strong: 'Write `**bold**`.',
  i: 'Write `*emphasis*`.',
  em: 'Write `*emphasis*`.',
  a: 'Write `[text](address)`.',
  img: 'Write `![text alternative](file.png)`.',
  code: 'Write it in backticks.',
  pre: 'Write a fenced code block.',
  details: 'Write the text plainly under a heading; nothing folds away here.',
  summary: 'Write the text plainly under a heading; nothing folds away here.',
  table: 'Write a Markdown table.',
};

function lintHtml(node: Html, source: BodySource): Diagnostic[] {
  // Comments are for other authors: allowed, and never published.
  const rest = node.value.replaceAll(comments, blank);
  if (rest.trim() === '') return [];
  // Of a block in a list or quotation the source has marks that its value lacks, so pieces are looked up there.
  const text = sourceOfNode(source, node).replaceAll(comments, blank);
  // Behind a tag it is part of that tag's block, which ends at an empty line.
  if (rest.trimStart().startsWith('<!--')) {
    const place = placeInNode(source, node, text.indexOf('<!--'), 4);
    const message = 'The comment that begins here is not closed, so all that follows would vanish.';
    return [describeOpenComment(place, message)];
  }
  const tags = [...rest.matchAll(/<[^<>]*>?/g)].map((match) => match[0]);
  const piece = (tags[0] ?? rest.trim()).split('\n', 1)[0] ?? '';
  const offset = Math.max(0, text.indexOf(piece));
  if (tags.length === 0) {
    const message =
      'What follows a comment on its line is part of the comment for Markdown, so it would vanish.';
    const hint = 'Put it on a line of its own, with an empty line before it.';
    return [
      diagnose('markdown/raw-html', placeInNode(source, node, offset, piece.length), message, { hint }),
    ];
  }
  const name = /^<\/?([a-z][\w-]*)/i.exec(piece)?.[1]?.toLowerCase() ?? '';
  const shown = piece.length > 40 ? `${piece.slice(0, 39)}…` : piece;
  const hint = writeInMarkdown(name, piece) ?? 'Put it in backticks, so that it is shown as code.';
  const message = node.value.includes('\n')
    ? `The HTML block that begins with \`${shown}\` is not passed on and its text would vanish.`
    : `The HTML \`${shown}\` is not passed on and would vanish.`;
  return [diagnose('markdown/raw-html', placeInNode(source, node, offset, piece.length), message, { hint })];
}

function writeInMarkdown(name: string, tag: string): string | undefined {
  const attribute = (key: string): string | undefined =>
    new RegExp(String.raw`\s${key}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i')
      .exec(tag)
      ?.slice(1)
      .find(Boolean);
  const [source, address] = [attribute('src'), attribute('href')];
  if (name === 'img' && source !== undefined) {
    return `Write \`![${attribute('alt') ?? 'what it shows'}](${source})\`.`;
  }
  if (name === 'a' && address !== undefined) return `Write \`[text](${address})\`.`;
  return markdownFor[name];
}

/** In a paragraph an open comment hides nothing: it is text. A backslash before it says that it is meant to be. */
const commentMark = /(?<!\\)<!--/g;

const describeOpenComment = (place: Place, message: string): Diagnostic =>
  diagnose('markdown/unclosed-comment', place, message, {
    hint: 'Close it with `-->`, or write `\\<!--` if readers should see it.',
  });

const comments = /<!--[\s\S]*?-->/g;

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

const nameFile = 'Name a file beside this one.';

function lintAddress(node: Link | Image, source: BodySource, options: LintOptions): Omit<Lint, 'isCut'> {
  const diagnostics: Diagnostic[] = [];
  const references: Reference[] = [];
  const place = placeOfNode(source, node);
  const target = readTarget(node.url, source.path);
  if (node.type === 'image' && (node.alt ?? '').trim() === '') {
    const hint = `Say what it shows: \`![a graph of the error rate](${node.url})\`.`;
    diagnostics.push(
      diagnose('markdown/image-without-alt', place, 'The image has no text alternative.', { hint }),
    );
  }
  if (node.type === 'link' && textOf(node) === '' && !node.children.some(({ type }) => type === 'image')) {
    const message = 'The link has no text, so nobody would see it.';
    const hint = `Say where it leads: \`[the report](${node.url})\`.`;
    diagnostics.push(diagnose('markdown/link-without-text', place, message, { hint }));
  }
  if (node.type === 'image' && node.url.trim() === '') {
    diagnostics.push(diagnose('link/missing-image', place, 'The image has no file.', { hint: nameFile }));
  } else if (target.kind === 'refused') {
    diagnostics.push(diagnose(target.code, place, target.message, { hint: target.hint }));
  } else if (target.kind === 'file') {
    references.push({
      kind: node.type,
      path: target.path,
      anchor: target.anchor,
      place,
      address: findAddress(node, source),
    });
  } else if (node.type === 'image' && target.kind === 'anchor') {
    diagnostics.push(diagnose('link/missing-image', place, 'The image has no file.', { hint: nameFile }));
  } else if (node.type === 'image' && !options.allowRemoteImages) {
    const message = 'The image would be loaded from another host, which then learns who reads this page.';
    const hint = 'Save it beside this file and link to that, or set `content.allow_remote_images: true`.';
    diagnostics.push(diagnose('link/remote-image', place, message, { hint }));
  } else if (target.kind === 'anchor' && target.anchor !== '' && !options.anchors.has(target.anchor)) {
    const message = `The page has no heading with the anchor \`#${target.anchor}\`.`;
    const known = [...options.anchors].map((anchor) => `#${anchor}`);
    const hint = suggestWord(`#${target.anchor}`, known, 'anchors');
    const address = findAddress(node, source);
    const fix = address && fixByHint(address, hint);
    diagnostics.push(diagnose('link/missing-anchor', place, message, { hint, fix }));
  }
  return { diagnostics, references };
}

/** Where the address of a link stands, as it is written there. */
function findAddress(node: Link | Image, source: BodySource): Place | undefined {
  const index = node.url === '' ? -1 : sourceOfNode(source, node).lastIndexOf(node.url);
  return index === -1 ? undefined : placeInNode(source, node, index, node.url.length);
}
