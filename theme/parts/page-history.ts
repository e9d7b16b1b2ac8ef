// What the repository says of a page: when it came, and what became of it after the resolution.
import { html, type Html, type PageHistoryProps, type Part, type ThemeContext } from '../../src/theme.js';
import { joinFacts, lines, note, type Piece } from './pieces.js';

export const pageHistory: Part<'pageHistory'> = ({ pageHistory: told, source }, context) => {
  const { labels, pageHistory: words } = context.messages;
  const links = source && [
    html`<a href="${source.edit}">${labels.editPage}</a>`,
    html`<a href="${source.history}">${words.allChanges}</a>`,
  ];
  const origin = links && html`<p class="source">${joinFacts(links)}</p>`;
  if (told === undefined) return html``;
  const show = (pieces: readonly Piece[]): Html => html`<section class="past">
${lines([html`<h2>${labels.pageHistory}</h2>`, ...pieces, origin])}
</section>`;
  if (told.kind === 'unknown') return show([note(words.unknown)]);
  const rows = rowsOf(told, context);
  return show([
    html`<p class="how">${words.source}</p>`,
    html`<dl class="facts">
${lines(rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}
</dl>`,
    told.disclosedSince && note(html`${words.sinceDisclosure(context.day(told.disclosedSince))}`),
  ]);
};

type Known = Extract<PageHistoryProps, { readonly kind: 'known' }>;
type Row = readonly [name: string, value: Html | string];

function rowsOf(told: Known, context: ThemeContext): readonly Row[] {
  const { pageHistory: words } = context.messages;
  const { editsAfterResolution: edits } = told;
  const showChange = (name: string, change: Known['lastChanged'] | undefined): readonly Row[] => {
    if (change === undefined) return [];
    const time = context.time(change.time);
    return [[name, change.url === undefined ? time : html`<a href="${change.url}">${time}</a>`]];
  };
  return [
    ...showChange(words.firstPublished, told.firstPublished),
    ...showChange(words.lastChanged, told.lastChanged),
    ...(edits === undefined
      ? []
      : [[words.editsAfterResolution, edits === 0 ? words.none : String(edits)] as const]),
    ...showChange(words.postmortemLanded, told.postmortemLanded),
  ];
}
