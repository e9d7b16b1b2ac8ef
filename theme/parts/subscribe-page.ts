// The page for subscribers: feeds in groups, calendars, and what there is for programs.
import {
  html,
  type FeedFormat,
  type FeedLinks,
  type Html,
  type Part,
  type SubscribeProps,
  type ThemeContext,
} from '../../src/theme.js';
import { headline, joinFacts, lines, list, scrollable, section } from './pieces.js';

export const subscribePage: Part<'subscribePage'> = (props, context) => {
  const { feeds } = context.messages;
  return lines([
    headline(feeds.title, [html`<p>${feeds.introduction}</p>`]),
    props.feeds.length > 0 &&
      section(feeds.feeds, [
        html`<p>${feeds.howTo}</p>`,
        html`<h3>${feeds.whole}</h3>`,
        html`<dl class="feeds">
${lines(props.feeds.map((links) => showKind(links, context)))}
</dl>`,
        ...listGroup(
          feeds.byComponent,
          context.messages.labels.component,
          props.components.map(({ component, feeds: links }) => [component.name, links]),
          context,
        ),
        ...listGroup(
          feeds.bySeverity,
          context.messages.labels.severity,
          props.severities.map(({ severity, feeds: links }) => [severity.label, links]),
          context,
        ),
      ]),
    showCalendars(props, context),
    props.machines.length > 0 &&
      section(feeds.machines, [
        list(
          'machines',
          props.machines.map(({ what, route }) => html`<a href="${context.href(route)}">${feeds[what]}</a>`),
        ),
      ]),
  ]);
};

/** Names, and the same in every language. */
const formatNames: Readonly<Record<FeedFormat, string>> = { atom: 'Atom', rss: 'RSS', json: 'JSON Feed' };

function showKind(links: FeedLinks, context: ThemeContext): Html {
  const { title, holds } = context.messages.feeds.kinds[links.kind];
  return html`<div><dt>${title}</dt><dd>${holds}</dd><dd>${linkFormats(links, title, context)}</dd></div>`;
}

type Row = readonly [name: string, feeds: readonly FeedLinks[]];

function listGroup(
  title: string,
  head: string,
  rows: readonly Row[],
  context: ThemeContext,
): readonly Html[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { kinds } = context.messages.feeds;
  const heads = [head, ...first[1].map(({ kind }) => kinds[kind].title)];
  const table = scrollable(html`<table class="feeds">
<thead>
<tr>${heads.map((name) => html`<th scope="col">${name}</th>`)}</tr>
</thead>
<tbody>
${lines(rows.map((row) => showRow(row, context)))}
</tbody>
</table>`);
  return [html`<h3>${title}</h3>`, table];
}

function showRow([name, feeds]: Row, context: ThemeContext): Html {
  const { kinds } = context.messages.feeds;
  const cells = feeds.map((links) => {
    const of = `${name}, ${kinds[links.kind].title}`;
    return html`<td>${linkFormats(links, of, context)}</td>`;
  });
  return html`<tr><th scope="row">${name}</th>${cells}</tr>`;
}

/** The page has many links called Atom: each says in full what it leads to. */
function linkFormats({ formats }: FeedLinks, of: string, { messages, href }: ThemeContext): Html {
  return joinFacts(
    formats.map(({ format, route }) => {
      const name = formatNames[format];
      const label = messages.feeds.linkTo(name, of);
      return html`<a href="${href(route)}" aria-label="${label}">${name}</a>`;
    }),
  );
}

function showCalendars({ calendar, calendars }: SubscribeProps, context: ThemeContext): Html | false {
  if (calendar === undefined) return false;
  const { messages, href } = context;
  const { feeds, labels } = messages;
  return section(feeds.calendar, [
    html`<p>${feeds.calendarHolds(html`<a href="${href(calendar)}">${labels.maintenance}</a>`)}</p>`,
    calendars.length > 0 && html`<p>${feeds.calendarOf}</p>`,
    calendars.length > 0 &&
      list(
        'calendars',
        calendars.map(({ component, route }) => html`<a href="${href(route)}">${component.name}</a>`),
      ),
  ]);
}
