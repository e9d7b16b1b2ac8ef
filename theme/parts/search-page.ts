// The search: a form for the script, and lists that lead to everything without it. The script takes its words from here.
import {
  html,
  joinHtml,
  type Html,
  type Part,
  type SearchFilter,
  type SearchProps,
  type ThemeContext,
} from '../../src/theme.js';
import { headline, lines, list, note, section } from './pieces.js';
import { sayIncomplete } from './sentences.js';

export const searchPage: Part<'searchPage'> = (props, context) => {
  const { labels, search } = context.messages;
  return lines([
    headline(labels.search, [
      props.entries === 0 && html`<p>${search.empty}</p>`,
      props.omitted > 0 && sayIncomplete(props.omitted, context),
    ]),
    props.entries > 0 && showSearch(props, context),
    props.entries > 0 && showLists(props, context),
  ]);
};

/** Numbers that between them have every plural form of every language (Unicode CLDR, plural rules). */
const samples = [0, 1, 2, 3, 6, 11, 100, 1_000_000];

/** Hidden until the script has made it work. */
function showSearch(props: SearchProps, context: ThemeContext): Html {
  const { site, parts, href, messages } = context;
  const { search, kinds, language } = messages;
  const script = href({ page: 'asset', path: 'assets/search.js' });
  const severities = site.severities.map(
    (severity) =>
      html`<span data-severity="${severity.id}">${parts.severityLabel({ severity }, context)}</span>`,
  );
  const others = (['maintenance', 'notice'] as const).map(
    (kind) => html`<span data-kind="${kind}">${kinds[kind]}</span>`,
  );
  return html`<div class="search">
<div class="needs-script">
${note(search.withoutScript)}
</div>
<form role="search" hidden data-engine="${href(props.engine)}" data-language="${language}" data-gap="${props.spread.gap}" data-joint="${props.spread.joint}">
<p class="query"><label for="search-q">${search.query}</label> <input id="search-q" type="search" name="q" autocomplete="off" spellcheck="false"> <button type="submit">${search.submit}</button></p>
${showFilters(props, context)}
</form>
<p class="found" role="status"></p>
<ol class="record results"></ol>
<p><button class="more" type="button" hidden>${search.more}</button></p>
<template>
${lines([
  ...samples.map((number) => html`<data value="${number}">${search.found(number)}</data>`),
  html`<p class="nothing">${search.nothing}</p>`,
  html`<p class="failed">${search.failed}</p>`,
  ...severities,
  ...others,
])}
</template>
<script type="module" src="${script}"></script>
</div>`;
}

const filters = ['year', 'severity', 'component', 'kind'] as const satisfies readonly SearchFilter[];

function showFilters(props: SearchProps, context: ThemeContext): Html {
  const offered = lines(filters.map((filter) => showFilter(filter, props, context)));
  if (offered.toString() === '') return html``;
  return html`<fieldset>
<legend>${context.messages.search.filters}</legend>
${offered}
</fieldset>`;
}

/** One that would change nothing is not offered. */
function showFilter(
  filter: SearchFilter,
  { entries, options }: SearchProps,
  { messages: { labels, search } }: ThemeContext,
): Html {
  const choices = options[filter];
  if (choices.every(({ count }) => count === entries)) return html``;
  const shown = choices.map(
    ({ value, label, count }) => html`<option value="${value}">${search.option(label, count)}</option>`,
  );
  return html`<p><label for="search-${filter}">${labels[filter]}</label> <select id="search-${filter}" name="${filter}">
<option value="">${search.any}</option>
${lines(shown)}
</select></p>`;
}

/** The pages that a filter would show, with as many entries. */
function showLists({ options }: SearchProps, { messages: { labels, search }, href }: ThemeContext): Html {
  const shown = (
    [
      [labels.years, options.year],
      [labels.severities, options.severity],
      [labels.components, options.component],
    ] as const
  ).map(([title, all]) => {
    const links = all.flatMap(({ label, count, route }) =>
      route === undefined ? [] : [html`<a href="${href(route)}">${search.option(label, count)}</a>`],
    );
    return links.length > 0 && joinHtml([html`<h3>${title}</h3>`, list('ways', links)], '\n');
  });
  return section(search.browse, shown);
}
