// Postmortems, notices, wrong addresses and former ones.
import { html, type Entry, type Html, type Part, type ThemeContext } from '../../src/theme.js';
import { cards } from './entries.js';
import { headline, lines, list, section } from './pieces.js';
import { showPeriods } from './periods.js';
import { sayIncomplete } from './sentences.js';

export const postmortemsPage: Part<'postmortemsPage'> = (props, context) => {
  const { entries, periods, inDigests, omitted } = props;
  const { labels, sentences } = context.messages;
  return lines([
    headline(labels.postmortems, [
      entries.length + periods.length > 0 &&
        html`<p><a href="${context.href({ page: 'actionItems' })}">${context.messages.actionItems.title}</a></p>`,
      omitted > 0 && sayIncomplete(omitted, context),
    ]),
    periods.length > 0
      ? showPeriods(periods, context)
      : entries.length === 0
        ? inDigests === undefined && html`<p>${sentences.noPostmortems}</p>`
        : listPostmortems(entries, context),
    context.parts.inDigests({ mention: inDigests }, context),
  ]);
};

export const listPostmortems = (entries: readonly Entry[], context: ThemeContext): Html =>
  list(
    'record',
    entries.map((entry) => showPostmortem(entry, context)),
  );

function showPostmortem({ incident }: Entry, context: ThemeContext): Html {
  const { slug, title, severity, summary, postmortem } = incident;
  const link = context.href({ page: 'incident', slug }, postmortem?.anchor);
  return lines([
    postmortem?.published && html`<span class="when">${context.day(postmortem.published)}</span>`,
    html`<a class="what" href="${link}">${title}</a>`,
    severity && html`<span class="how">${context.parts.severityLabel({ severity }, context)}</span>`,
    summary && html`<p>${summary.text}</p>`,
  ]);
}

export const noticesPage: Part<'noticesPage'> = (props, context) => {
  const { current, past, periods, maintenanceNow, maintenanceAhead, omitted } = props;
  const { labels, sentences } = context.messages;
  const hasMaintenance = maintenanceNow.length + maintenanceAhead.length > 0;
  // What could not be read may be a notice or planned work: then nobody can say that there is none.
  const isComplete = omitted === 0;
  return lines([
    headline(labels.notices, [
      isComplete && current.length === 0 && html`<p>${sentences.noNotices}</p>`,
      isComplete && !hasMaintenance && html`<p>${sentences.nonePlanned}</p>`,
      !isComplete && sayIncomplete(omitted, context),
    ]),
    cards(labels.noticesCurrent, current, context),
    cards(labels.maintenanceNow, maintenanceNow, context),
    cards(labels.maintenanceAhead, maintenanceAhead, context),
    past.length > 0 &&
      section(labels.noticesPast, [
        context.parts.entryList({ entries: past, dates: 'day', showSeverity: false }, context),
      ]),
    periods.length > 0 && section(labels.noticesPast, [showPeriods(periods, context)]),
  ]);
};

export const notFoundPage: Part<'notFoundPage'> = (_, { messages: { labels, sentences }, href }) =>
  lines([
    headline(labels.notFound, [html`<p>${sentences.notFound}</p>`]),
    list('ways-out', [
      html`<a href="${href({ page: 'status' })}">${labels.status}</a>`,
      html`<a href="${href({ page: 'history' })}">${labels.history}</a>`,
    ]),
  ]);

export const redirectPage: Part<'redirectPage'> = ({ incident, to }, { messages, href }) => {
  const link = html`<a href="${href(to.route, to.anchor)}">${incident.title}</a>`;
  return headline(messages.labels.moved, [html`<p>${messages.sentences.moved(link)}</p>`]);
};
