// Small pieces that several parts are built from.
import {
  html,
  joinHtml,
  type Html,
  type Incident,
  type Prose,
  type RepositoryLinks,
  type ThemeContext,
} from '../../src/theme.js';

export type Piece = Html | false | undefined;

/** Each on a line of its own; what is missing or empty leaves no line. */
export const lines = (pieces: readonly Piece[]): Html => joinHtml(pieces.filter(isShown), '\n');

const isShown = (piece: Piece): piece is Html =>
  piece !== undefined && piece !== false && piece.toString() !== '';

/** Facts on one line, the missing ones left out. */
export function joinFacts(facts: readonly (string | Piece)[]): Html {
  const shown = facts.filter((fact) => fact !== undefined && fact !== false);
  return joinHtml(
    shown.map((fact) => (typeof fact === 'string' ? html`${fact}` : fact)),
    ' · ',
  );
}

export const section = (title: string | Html, pieces: readonly Piece[]): Html => html`<section>
<h2>${title}</h2>
${lines(pieces)}
</section>`;

/** The text of a heading as a link to itself, so that its address can be passed on. */
export const anchored = (anchor: string, title: string): Html => html`<a href="#${anchor}">${title}</a>`;

/** The top of a page: its heading, and what is most worth knowing. */
export const headline = (title: string, pieces: readonly Piece[]): Html => html`<div class="headline">
${lines([html`<h1>${title}</h1>`, ...pieces])}
</div>`;

export const list = (className: string, items: readonly Html[]): Html => html`<ul class="${className}">
${lines(items.map((item) => html`<li>${item}</li>`))}
</ul>`;

/** A table in a box that scrolls where it is wider than the page; the keyboard must reach it for that. */
export const scrollable = (table: Html): Html => html`<div class="scroll" tabindex="0">
${table}
</div>`;

export const note = (text: string | Html): Html => html`<p class="note">${text}</p>`;

/** An author's text in a box of its own; a prefix keeps the ids of several on a page apart. */
export function showProse(text: Prose | undefined, context: ThemeContext, prefix?: string): Html {
  if (text === undefined || text.segments.length === 0) return html``;
  return html`<div class="prose">${context.prose(text, prefix)}</div>`;
}

/** Links to what comes before and after a page, labelled as a landmark. */
export function neighbours(label: string, links: readonly Piece[]): Html {
  const shown = links.filter((link) => link !== undefined && link !== false);
  if (shown.length === 0) return html``;
  return html`<nav class="neighbours" aria-label="${label}">
<ul>
${lines(shown.map((link) => html`<li>${link}</li>`))}
</ul>
</nav>`;
}

/** Where the file of a page is kept. */
export function linkSource(
  source: RepositoryLinks | undefined,
  { messages: { labels } }: ThemeContext,
): Html {
  if (source === undefined) return html``;
  const links = [
    html`<a href="${source.edit}">${labels.editPage}</a>`,
    html`<a href="${source.history}">${labels.pageHistory}</a>`,
  ];
  return html`<p class="source">${joinFacts(links)}</p>`;
}

/** A web address or an e-mail address becomes a link; any other text stays text. */
export function linkTo(text: string): Html {
  if (/^(?:https?:\/\/|mailto:)\S+$/i.test(text)) {
    return html`<a href="${text}">${text.replace(/^(?:https?:\/\/|mailto:)/i, '')}</a>`;
  }
  if (/^[^\s@:/?#]+@[^\s@]+\.[^\s@]+$/.test(text)) return html`<a href="mailto:${text}">${text}</a>`;
  return html`${text}`;
}

/** What readers get nothing of, or not all; in a preview that reveals it, so that nobody takes it for public. */
export const markHidden = (
  { withheld, revealed }: Incident,
  { messages: { disclosure, reveal } }: ThemeContext,
): readonly (string | Piece)[] => [
  (withheld || revealed.includes('withheld')) && disclosure.withheld,
  revealed.includes('draft') && reveal.draft,
];
