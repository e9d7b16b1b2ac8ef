// The page for subscribers: feeds in groups, calendars, and what there is for programs.
import {
  html,
  type AffectedName,
  type FeedFormat,
  type FeedLinks,
  type Html,
  type Part,
  type SubscribeProps,
  type ThemeContext,
} from '../../src/theme.js';
import { headline, joinFacts, lines, list, section } from './pieces.js';

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
          props.components.map(({ name, feeds: links }) => [nameComponent(name), links]),
          context,
        ),
        ...listGroup(
          feeds.bySeverity,
          props.severities.map(({ severity, feeds: links }) => [severity.label, links]),
          context,
        ),
        html`<p>${feeds.otherFormats}</p>`,
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

/** In one format: three links to each of many components and severities would bury what they are of. */
function listGroup(title: string, rows: readonly Row[], context: ThemeContext): readonly Html[] {
  if (rows.length === 0) return [];
  return [
    html`<h3>${title}</h3>`,
    html`<dl class="feeds rows">
${lines(rows.map((row) => showRow(row, context)))}
</dl>`,
  ];
}

function showRow([name, feeds]: Row, { messages, href }: ThemeContext): Html {
  const links = feeds.flatMap(({ kind, formats }) => {
    const { title } = messages.feeds.kinds[kind];
    return formats
      .filter(({ format }) => format === 'atom')
      .map(({ route }) => linkFeed(title, name, href(route), messages));
  });
  return html`<div><dt>${name}</dt><dd>${joinFacts(links)}</dd></div>`;
}

const linkFormats = ({ formats }: FeedLinks, of: string, { messages, href }: ThemeContext): Html =>
  joinFacts(formats.map(({ format, route }) => linkFeed(formatNames[format], of, href(route), messages)));

/** The page has many links with the same text: each says in full what it leads to. */
const linkFeed = (text: string, of: string, address: string, { feeds }: ThemeContext['messages']): Html =>
  html`<a href="${address}" aria-label="${feeds.linkTo(text, of)}">${text}</a>`;

/** `North` alone may be anything. */
const nameComponent = ({ component, group }: AffectedName): string =>
  group === undefined ? component.name : `${group.name} › ${component.name}`;

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
        calendars.map(({ name, route }) => html`<a href="${href(route)}">${nameComponent(name)}</a>`),
      ),
  ]);
}
