// A whole theme in one file: black on white, no drawings, no script. It takes nothing from the default theme.
import { anchorInDigest, html, joinHtml } from 'candor';

/** @typedef {import('candor/theme').Parts} Parts */
/** @typedef {import('candor/theme').ThemeContext} ThemeContext */
/** @typedef {import('candor/theme').Entry} Entry */
/** @typedef {import('candor/theme').Html} Html */

const nothing = () => html``;
const list = (items) => html`<ul>
${joinHtml(
  items.map((item) => html`<li>${item}</li>`),
  '\n',
)}
</ul>`;
const link = (context, route, text) => html`<a href="${context.href(route)}">${text}</a>`;
const page = (title, ...content) => html`<h1>${title}</h1>
${joinHtml(content, '\n')}`;

/** @type {(entries: readonly Entry[], context: ThemeContext) => Html} */
const entries = (given, context) =>
  context.parts.entryList({ entries: given, dates: 'day', showSeverity: true }, context);
const ofYears = (years, context) =>
  joinHtml(
    years.map((given) => html`<h2>${given.year}</h2>${entries(given.entries, context)}`),
    '\n',
  );
const ofPeriods = (periods, context) =>
  list(
    periods.map(
      ({ route, period, total }) => html`${link(context, route, context.period(period))}: ${total}`,
    ),
  );
const incomplete = (omitted, { messages }) =>
  omitted > 0 ? html`<p>${messages.sentences.incompletePage(omitted)}</p>` : html``;

/** @type {Parts} */
const parts = {
  page: (props, context) => html`<!DOCTYPE html>
<html lang="${context.site.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${props.securityPolicy}">
<title>${props.title} – ${context.site.title}</title>
${props.redirect && html`<meta http-equiv="refresh" content="0; url=${context.href(props.redirect.route, props.redirect.anchor)}">`}
<link rel="stylesheet" href="${context.href({ page: 'asset', path: 'assets/plain.css' })}">
</head>
<body>
${context.parts.masthead(props, context)}
<main>
${props.body}
</main>
${context.parts.footer({}, context)}
</body>
</html>`,
  sharing: nothing,
  masthead: (props, context) =>
    html`<nav>${['status', 'history', 'postmortems', 'notices'].map((name) => [link(context, { page: name }, context.messages.labels[name]), ' '])}</nav>`,
  breadcrumbs: nothing,
  footer: (props, { site, messages }) =>
    html`<footer><p>${messages.sentences.timesIn(site.timezone)}</p></footer>`,

  statusPage: (
    { headline, open, maintenanceNow, maintenanceAhead, notices, components, availabilityDays, recent },
    context,
  ) =>
    page(
      headline,
      ...[...open, ...maintenanceNow, ...notices, ...maintenanceAhead].map((entry) =>
        context.parts.entryCard({ entry }, context),
      ),
      context.parts.componentTree({ nodes: components, availabilityDays }, context),
      entries(recent, context),
    ),
  historyPage: ({ years, omitted }, context) =>
    page(
      context.messages.labels.history,
      incomplete(omitted, context),
      list(
        years.map(
          ({ year, incidents }) =>
            html`${link(context, { page: 'year', year }, year)}: ${context.messages.counts.incidents(incidents)}`,
        ),
      ),
    ),
  yearPage: (
    { year, prose, groups, beforeLaunch, continued, recordedLater, maintenance, notices, months, omitted },
    context,
  ) =>
    page(
      context.messages.titles.year(String(year)),
      incomplete(omitted, context),
      prose === undefined ? html`` : context.prose(prose),
      entries(
        [
          ...groups.flatMap((group) => group.entries),
          ...beforeLaunch,
          ...continued,
          ...recordedLater,
          ...maintenance,
          ...notices,
        ],
        context,
      ),
      ofPeriods(months, context),
    ),
  yearSeverityPage: ({ year, severity, entries: given, months, omitted }, context) =>
    page(
      context.messages.titles.yearSeverity(severity.label, String(year)),
      incomplete(omitted, context),
      entries(given, context),
      ofPeriods(months, context),
    ),
  severityPage: ({ severity, years, periods, omitted }, context) =>
    page(severity.label, incomplete(omitted, context), ofYears(years, context), ofPeriods(periods, context)),
  componentPage: ({ node, years, periods, availabilityDays, omitted }, context) =>
    page(
      node.component.name,
      incomplete(omitted, context),
      context.parts.componentTree({ nodes: node.children, availabilityDays }, context),
      ofYears(years, context),
      ofPeriods(periods, context),
    ),
  periodPage: ({ title, months, sections, omitted }, context) =>
    page(
      title,
      incomplete(omitted, context),
      ofPeriods(months, context),
      ...sections.map((section) => entries(section.entries, context)),
    ),
  incidentPage: (props, context) => {
    const { incident } = props;
    const texts = [incident.summary, incident.introduction, incident.details].flatMap((text) => text ?? []);
    return page(
      incident.title,
      context.parts.facts(props, context),
      ...texts.map((text) => context.prose(text)),
      context.parts.postmortem(props, context),
      context.parts.updates(props, context),
      context.parts.pageHistory(props, context),
    );
  },
  statisticsPage: ({ omitted }, context) =>
    page(context.messages.labels.statistics, incomplete(omitted, context)),
  postmortemsPage: ({ entries: given, periods, omitted }, context) =>
    page(
      context.messages.labels.postmortems,
      incomplete(omitted, context),
      entries(given, context),
      ofPeriods(periods, context),
    ),
  actionItemsPage: ({ items, incidents, omitted }, context) =>
    page(
      context.messages.actionItems.title,
      incomplete(omitted, context),
      list(
        items.map(
          ({ item, entry }) =>
            html`${context.prose(item.prose, `${entry.incident.slug}-`)}${link(context, { page: 'incident', slug: entry.incident.slug }, entry.incident.title)}`,
        ),
      ),
      list(
        incidents.map(
          ({ entry, done, total }) =>
            html`${link(context, { page: 'incident', slug: entry.incident.slug }, entry.incident.title)}: ${context.messages.actionItems.progress(done.length, total)}`,
        ),
      ),
    ),
  noticesPage: ({ current, past, maintenanceNow, maintenanceAhead, periods, omitted }, context) =>
    page(
      context.messages.labels.notices,
      incomplete(omitted, context),
      entries([...current, ...maintenanceNow, ...maintenanceAhead, ...past], context),
      ofPeriods(periods, context),
    ),
  subscribePage: ({ feeds, calendar }, context) =>
    page(
      context.messages.feeds.title,
      list([
        ...feeds.flatMap(({ kind, formats }) =>
          formats.map(
            ({ format, route }) =>
              html`${context.messages.feeds.kinds[kind].title}: ${link(context, route, format)}`,
          ),
        ),
        ...(calendar === undefined ? [] : [link(context, calendar, context.messages.feeds.calendar)]),
      ]),
    ),
  searchPage: (props, context) =>
    page(
      context.messages.labels.search,
      html`<p>${link(context, { page: 'history' }, context.messages.labels.history)}</p>`,
    ),
  notFoundPage: (props, context) =>
    page(
      context.messages.labels.notFound,
      html`<p>${link(context, { page: 'status' }, context.messages.labels.status)}</p>`,
    ),
  redirectPage: ({ incident, to }, context) =>
    page(context.messages.labels.moved, html`<p>${link(context, to.route, incident.title)}</p>`),
  briefPage: ({ incident, digest }, context) =>
    page(
      incident.title,
      html`<p>${context.time(incident.started)}</p>`,
      digest && html`<p>${context.messages.disclosure.willBeInDigest(context.digestPeriod(digest))}</p>`,
    ),
  undatedPage: ({ incident }, context) =>
    page(
      incident.title,
      html`<p>${incident.summary}</p>`,
      html`<p>${context.messages.disclosure.undated}</p>`,
    ),

  digestsPage: ({ digests, omitted }, context) =>
    page(
      context.messages.digests.title,
      incomplete(omitted, context),
      list(
        digests.map(
          ({ period, figures }) =>
            html`${link(context, { page: 'digest', period }, context.digestPeriod(period))}: ${figures.incidents}`,
        ),
      ),
    ),
  digestPage: ({ period, prose, entries: given, omitted }, context) =>
    page(
      context.messages.digests.titleOf(context.digestPeriod(period)),
      incomplete(omitted, context),
      prose === undefined ? html`` : context.prose(prose),
      list(
        given.map(
          ({ incident }) =>
            html`<span id="${anchorInDigest(incident.slug)}">${context.day(incident.started)}: ${incident.title}</span>`,
        ),
      ),
    ),
  policyPage: ({ prose, record, promises }, context) =>
    page(
      context.messages.policy.title,
      html`<p>${context.messages.policy.onTime(record.kept, record.due)}</p>`,
      prose === undefined ? html`` : context.prose(prose),
      list(
        promises.map(
          ({ entry: { incident }, deadline }) =>
            html`${link(context, { page: 'incident', slug: incident.slug }, incident.title)}: ${context.day(deadline)}`,
        ),
      ),
    ),

  entryList: ({ entries: given }, context) =>
    list(
      given.map(
        ({ incident }) =>
          html`${context.day(incident.started)}: ${link(context, { page: 'incident', slug: incident.slug }, incident.title)}`,
      ),
    ),
  entryCard: ({ entry }, context) => {
    const { incident, timeline } = entry;
    const text = timeline.latestUpdate?.prose ?? incident.summary;
    return html`<h2>${link(context, { page: 'incident', slug: incident.slug }, incident.title)}</h2>
${text && context.prose(text, `${incident.slug}-`)}`;
  },
  componentTree: ({ nodes, availabilityDays }, context) =>
    list(
      nodes.map(
        ({ component, state, children }) =>
          html`${link(context, { page: 'component', component: component.id }, component.name)}: ${context.parts.stateLabel({ state }, context)}${children.length > 0 && context.parts.componentTree({ nodes: children, availabilityDays }, context)}`,
      ),
    ),
  daysChart: nothing,
  yearChart: nothing,
  incidentChart: nothing,
  facts: ({ incident, timeline }, context) =>
    html`<p>${incident.severity && context.parts.severityLabel({ severity: incident.severity }, context)} ${context.time(incident.started)} ${timeline.resolved && context.time(timeline.resolved)}</p>`,
  tableOfContents: nothing,
  updates: ({ incident }, context) =>
    joinHtml(
      incident.updates.toReversed().map((update) => context.parts.update({ update }, context)),
      '\n',
    ),
  update: (
    { update },
    context,
  ) => html`<h2 id="${update.anchor}">${context.messages.statuses[update.status]} ${context.time(update.time)}</h2>
${context.prose(update.prose)}`,
  postmortem: ({ incident }, context) => {
    if (incident.postmortem?.published === undefined) return html``;
    const { introduction, parts: sections } = incident.postmortem;
    return joinHtml(
      [
        introduction === undefined ? html`` : context.prose(introduction),
        ...sections.map(
          ({ anchor, title, prose, actionItems, actionItemsOrdered }) => html`<h2 id="${anchor}">${title}</h2>
${context.prose(prose)}
${actionItems.length > 0 && context.parts.actionItems({ items: actionItems, isOrdered: actionItemsOrdered }, context)}`,
        ),
      ],
      '\n',
    );
  },
  actionItems: ({ items }, context) =>
    list(items.map(({ prose, done }) => html`${done ? '☑' : '☐'} ${context.prose(prose)}`)),
  pageHistory: ({ pageHistory }, { messages: { labels, pageHistory: words }, time }) =>
    html`${
      pageHistory &&
      html`<h2>${labels.pageHistory}</h2>
<p>${pageHistory.kind === 'unknown' ? words.unknown : [words.lastChanged, ': ', time(pageHistory.lastChanged.time)]}</p>`
    }`,
  disclosure: ({ disclosure }, context) =>
    html`${disclosure.state === 'withheld' && html`<p>${context.messages.disclosure.withheldDetails}</p>`}`,
  inDigests: ({ mention }, context) =>
    html`${mention && html`<p>${link(context, { page: 'digests' }, mention.count)}</p>`}`,
  severityLabel: ({ severity }) => html`${severity.label}`,
  stateLabel: ({ state }, { messages }) =>
    html`${state === undefined ? messages.labels.unknown : messages.states[state]}`,
  statusLabel: ({ timeline }, { messages }) => html`${timeline.status && messages.statuses[timeline.status]}`,
};

/** @type {import('candor/theme').Theme} */
const theme = { parts, assets: [{ path: 'assets/plain.css', source: 'plain.css' }] };

export default theme;
