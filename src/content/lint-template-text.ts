// Finds in a postmortem what its template had put there and nobody has replaced: what a section covers, as its own text,
// and placeholders that stand alone. It is text to Markdown, and would be published as such.
import type { Paragraph, RootContent } from 'mdast';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { rememberBy } from '../kernel/remember.js';
import type { PostmortemSection } from '../model/site.js';
import { foldText } from './fold-text.js';
import { placeOfFirstLine, type BodySource } from './locate.js';
import { textOf } from './markdown.js';
import { listBlocks } from './walk.js';

/** What a section covers, as it is looked for. */
export interface TemplateText {
  readonly title: string;
  readonly words: string;
  /** Of the words: a text without it is none of the template's, and to look for one word is cheap. */
  readonly longest: string;
  /** A sentence is found wherever it stands; fewer words may be an author's own. */
  readonly isSentence: boolean;
}

export const templateTexts: (sections: readonly PostmortemSection[]) => readonly TemplateText[] = rememberBy(
  (sections) =>
    sections.flatMap(({ title, covers = '' }) => {
      const words = foldText(covers);
      if (words === '') return [];
      const all = words.split(' ');
      const [longest = words] = all.toSorted((a, b) => b.length - a.length);
      return { title, words, longest, isSentence: all.length >= 5 };
    }),
);

/** `templates` are those of the site's sections; `nodes` are what stands under one heading. */
export function lintTemplateText(
  nodes: readonly RootContent[],
  templates: readonly TemplateText[],
  source: BodySource,
): Diagnostic[] {
  const paragraphs = listBlocks(nodes)
    .filter((node) => node.type === 'paragraph')
    .map((node) => ({ node, text: withoutDetails(textOf(node)) }));
  const all = paragraphs.map(({ text }) => text).join(' ');
  const possible = findPossible(all, templates);
  const left = paragraphs.flatMap(({ node, text }): Diagnostic[] => {
    const template = findTemplate(text, possible);
    if (template !== undefined) return [describeCovers(template, placeOfFirstLine(source, node))];
    const isLeft = isPlaceholder(text) && !isCode(node);
    return isLeft ? [describePlaceholder(text, placeOfFirstLine(source, node))] : [];
  });
  const [first, second] = paragraphs;
  if (left.length > 0 || first === undefined || second === undefined) return left;
  // What a section covers may be written in several paragraphs.
  const template = findTemplate(all, possible);
  return template === undefined ? [] : [describeCovers(template, placeOfFirstLine(source, first.node))];
}

/** Those that a text may hold, or any part of it: hardly a text holds a word of one. */
function findPossible(text: string, templates: readonly TemplateText[]): readonly TemplateText[] {
  const lower = text.normalize('NFC').toLowerCase();
  return templates.filter(({ longest }) => lower.includes(longest));
}

function findTemplate(text: string, possible: readonly TemplateText[]): TemplateText | undefined {
  if (possible.length === 0) return undefined;
  const folded = foldText(text);
  return possible.find(
    ({ words, isSentence }) => folded === words || (isSentence && ` ${folded} `.includes(` ${words} `)),
  );
}

const withoutDetails = (text: string): string =>
  text.endsWith(')') ? text.replace(details, '').trim() : text;

/** Those of an action item. */
const details = /\((?:owner|due|ref)\s*:[^()]*(?:\([^()]*\)[^()]*)*\)\s*$/i;

const isCode = ({ children: [first, second] }: Paragraph): boolean =>
  first?.type === 'inlineCode' && second === undefined;

const marks = String.raw`todo|tbd|tbc|tba|fixme|xxx+|wip|placeholder|platzhalter`;
const asked = String.raw`describe|explain|write|fill|insert|add|list|enter|summari[sz]e|document|complete|replace|your|what|who|when|where|how|why|to be|beschreib\w*|erklär\w*|ausfüll\w*|einfüg\w*|ergänz\w*|hier|was|wer|wann|wie|warum`;
const later = [
  String.raw`(?:still )?to be (?:written|done|added|filled(?: in| out)?|completed|determined|decided|confirmed|defined|described)`,
  String.raw`(?:please )?fill (?:this |me |it )?(?:in|out)(?: later)?`,
  String.raw`(?:details |more )?to follow`,
  String.raw`coming soon`,
  String.raw`(?:noch )?(?:zu schreiben|zu ergänzen|auszufüllen)`,
  String.raw`(?:wird|werden) (?:noch )?(?:ergänzt|ausgefüllt|geschrieben|nachgereicht)`,
  String.raw`(?:bitte )?ausfüllen`,
  String.raw`(?:text |details )?folg(?:t|en)(?: noch)?`,
].join('|');

const signs = String.raw`[^\p{L}\p{N}]*`;
const end = String.raw`(?!\p{L})`;

/** The whole of a paragraph; signs around it do not make it more. */
const placeholders: readonly RegExp[] = [
  new RegExp(String.raw`^${signs}(?:(?:${marks})${end}${signs})+$`, 'iu'),
  new RegExp(String.raw`^${signs}(?:(?:${marks})${end}${signs})?(?:${later})${signs}$`, 'iu'),
  new RegExp(String.raw`^${signs}(?:${marks})${end}${signs}(?:${asked})${end}`, 'iu'),
  new RegExp(String.raw`^${signs}\[${signs}(?:${marks}|${asked})${end}[^\]]*\]${signs}$`, 'iu'),
  /^(?:\.{2,}|…+|\?+)$/,
  /^<[^<>]+>[.:]?$/,
  /^\{\{[^{}]*\}\}$/,
];

const isPlaceholder = (text: string): boolean =>
  mayBePlaceholder.test(text) && placeholders.some((pattern) => pattern.test(text));

/** How any of them begins, which hardly a paragraph does: one pattern instead of seven. */
const mayBePlaceholder = new RegExp(String.raw`^(?:${signs}(?:$|${marks}|${asked}|${later})|[<{])`, 'iu');

function describeCovers({ title }: TemplateText, place: Place): Diagnostic {
  const message = `The text is that of the template: what \`### ${title}\` covers, and not what happened here.`;
  const hint = 'Replace it with your own text, or delete the heading where there is nothing to say.';
  return diagnose('postmortem/template-text', place, message, { hint });
}

function describePlaceholder(text: string, place: Place): Diagnostic {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const message = `\`${shown}\` is a placeholder, where a text of the postmortem was expected.`;
  const hint = 'Write what is meant, or delete it.';
  return diagnose('postmortem/template-text', place, message, { hint });
}

/** Without the placeholders that were found here as well: one slip is one diagnostic. */
export function withoutTemplateText(
  diagnostics: readonly Diagnostic[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const lines = new Set(
    found.flatMap(({ code, place }) => (code === 'postmortem/template-text' ? [place.start.line] : [])),
  );
  return diagnostics.filter(({ code, place }) => code !== 'text/placeholder' || !lines.has(place.start.line));
}
