// The pages of the past: all years, one year, a severity in one year and in all.
import {
  html,
  type EntryGroup,
  type Entry,
  type Html,
  type Part,
  type ThemeContext,
  type YearEntries,
  type YearProps,
} from '../../src/theme.js';
import { sayIncidentFree, sayIncomplete } from './sentences.js';

export const historyPage: Part<'historyPage'> = ({ years, incidentFree, omitted }, context) => {
  const { site, messages, parts, href } = context;
  const { labels } = messages;
  return html`<div class="headline">
<h1>${labels.history}</h1>
${omitted > 0 ? sayIncomplete(omitted, context) : sayIncidentFree(incidentFree, context)}
</div>
<table>
<caption>${labels.incidentsByYear}</caption>
<thead>
<tr><th scope="col">${labels.year}</th>${site.severities.map(
    (severity) =>
      html`<th scope="col"><a href="${href({ page: 'severity', severity: severity.id })}">${parts.severityLabel({ severity }, context)}</a></th>`,
  )}<th scope="col">${labels.total}</th><th scope="col">${labels.maintenance}</th></tr>
</thead>
<tbody>
${years.map(
  ({
    year,
    bySeverity,
    incidents,
    maintenance,
  }) => html`<tr><th scope="row"><a href="${href({ page: 'year', year })}">${year}</a></th>${site.severities.map(
    ({ id, label }) => html`<td>${showCount(year, id, label, bySeverity.get(id) ?? 0, context)}</td>`,
  )}<td>${incidents}</td><td>${maintenance}</td></tr>
`,
)}</tbody>
</table>`;
};

function showCount(
  year: number,
  severity: string,
  label: string,
  count: number,
  { href, messages }: ThemeContext,
): Html {
  if (count === 0) return html`0`;
  const name = `${count}: ${messages.titles.yearSeverity(label, year)}`;
  return html`<a href="${href({ page: 'yearSeverity', year, severity })}" aria-label="${name}">${count}</a>`;
}

export const yearPage: Part<'yearPage'> = (props, context) => {
  const { site, messages } = context;
  const { labels, sentences } = messages;
  return html`<div class="headline">
<h1>${messages.titles.year(props.year)}</h1>
${props.omitted > 0 ? sayIncomplete(props.omitted, context) : sayQuiet(props, context)}
</div>
${
  props.prose !== undefined &&
  html`<div class="prose">${context.prose(props.prose)}</div>
`
}${[
    ...props.groups.map((group) => showGroup(props.year, group, context)),
    listSection(labels.continuedFrom, props.continued, 'full', context),
    listSection(
      labels.beforeLaunch,
      props.beforeLaunch,
      'day-of-year',
      context,
      site.launched !== undefined &&
        html`<p>${sentences.beforeLaunch(context.time(site.launched))}</p>
`,
    ),
    listSection(labels.maintenance, props.maintenance, 'day-of-year', context),
    listSection(labels.notices, props.notices, 'day-of-year', context),
  ]}${linkYears(props, context)}`;
};

function sayQuiet({ quiet, year }: YearProps, { site, messages: { sentences }, time }: ThemeContext): Html {
  if (quiet === undefined) return html``;
  if (quiet === 'since-launch' && site.launched !== undefined) {
    return html`<p>${sentences.noneSinceLaunch(time(site.launched))}</p>`;
  }
  return html`<p>${quiet === 'so-far' ? sentences.noneInYearSoFar(year) : sentences.noneInYear(year)}</p>`;
}

function showGroup(year: number, { severity, entries }: EntryGroup, context: ThemeContext): Html {
  const link = context.href({ page: 'yearSeverity', year, severity: severity.id });
  return html`<section>
<h2>${context.parts.severityLabel({ severity }, context)} <a class="count" href="${link}">${context.messages.counts.incidents(entries.length)}</a></h2>
${context.parts.entryList({ entries, dates: 'day-of-year', showSeverity: false }, context)}
</section>
`;
}

function listSection(
  title: string,
  entries: readonly Entry[],
  dates: 'full' | 'day-of-year',
  context: ThemeContext,
  introduction: Html | false = false,
): Html {
  if (entries.length === 0) return html``;
  return html`<section>
<h2>${title}</h2>
${introduction}${context.parts.entryList({ entries, dates, showSeverity: true }, context)}
</section>
`;
}

function linkYears({ older, newer }: YearProps, { messages: { labels }, href }: ThemeContext): Html {
  if (older === undefined && newer === undefined) return html``;
  const link = (year: number, label: string, rel: string): Html =>
    html`<li>${label}: <a href="${href({ page: 'year', year })}" rel="${rel}">${year}</a></li>
`;
  return html`<nav class="neighbours" aria-label="${labels.years}">
<ul>
${older !== undefined && link(older, labels.older, 'prev')}${newer !== undefined && link(newer, labels.newer, 'next')}</ul>
</nav>`;
}

export const yearSeverityPage: Part<'yearSeverityPage'> = ({ year, severity, entries }, context) => {
  const { messages, parts, href } = context;
  return html`<div class="headline">
<h1>${messages.titles.yearSeverity(severity.label, year)}</h1>
${
  severity.description !== undefined &&
  html`<p>${severity.description}</p>
`
}</div>
${parts.entryList({ entries, dates: 'day-of-year', showSeverity: false }, context)}
<p><a href="${href({ page: 'severity', severity: severity.id })}">${messages.titles.severity(severity.label)}</a></p>`;
};

export const severityPage: Part<'severityPage'> = ({ severity, years }, context) => {
  const { messages } = context;
  return html`<div class="headline">
<h1>${messages.titles.severity(severity.label)}</h1>
${
  severity.description !== undefined &&
  html`<p>${severity.description}</p>
`
}</div>
${years.length === 0 ? html`<p>${messages.sentences.noneOfSeverity}</p>` : listYears(years, false, context)}`;
};

/** A section for each year with its entries. */
export function listYears(years: readonly YearEntries[], showSeverity: boolean, context: ThemeContext): Html {
  return html`${years.map(
    ({ year, entries }) => html`<section>
<h2>${year}</h2>
${context.parts.entryList({ entries, dates: 'day-of-year', showSeverity }, context)}
</section>
`,
  )}`;
}
