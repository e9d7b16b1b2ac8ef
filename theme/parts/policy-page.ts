// The policy page: whether promises are kept, what is promised, and the record of it.
import {
  html,
  type DisclosureRoute,
  type Html,
  type Part,
  type PolicyProps,
  type PromisedPostmortem,
  type Severity,
  type ThemeContext,
} from '../../src/theme.js';
import { headline, lines, linkSource, linkTo, note, scrollable, section, showProse } from './pieces.js';
import { sayMethod } from './sentences.js';

export const policyPage: Part<'policyPage'> = (props, context) => {
  const { site, messages, href } = context;
  const { policy, digests, labels } = messages;
  return lines([
    headline(policy.title, [html`<p class="kept">${sayRecord(props, context)}</p>`, saySince(context)]),
    showProse(props.prose, context),
    section(policy.severities, [listSeverities(context), note(policy.stateRule)]),
    site.policy.isDeclared && section(policy.cadence, showCadence(props, context)),
    props.promises.length > 0 &&
      section(policy.record, [
        note(policy.recordRule),
        listPromises(props, context),
        props.olderPromises > 0 && html`<p>${policy.olderPromises(props.olderPromises)}</p>`,
      ]),
    section(policy.template, showTemplate(context)),
    props.holdsBack && section(policy.security, [html`<p>${policy.securityRule}</p>`]),
    site.contact !== undefined &&
      section(policy.report, [html`<p>${policy.reportTo(linkTo(site.contact))}</p>`]),
    section(labels.availability, [sayMethod(context)]),
    props.hasDigests && html`<p><a href="${href({ page: 'digests' })}">${digests.all}</a></p>`,
    linkSource(props.source, context),
  ]);
};

/** Whether they keep their promise: the first thing on the page. */
function sayRecord({ record }: PolicyProps, { site, messages: { policy } }: ThemeContext): string {
  const { kept, due, ahead } = record;
  if (due === 0 && ahead === 0) {
    const isPromised = site.severities.some(({ route }) => route.postmortem !== undefined);
    return isPromised ? policy.nothingDue : policy.noPromise;
  }
  const said = due === 0 ? policy.nothingDue : policy.onTime(kept, due);
  return ahead === 0 ? said : `${said} ${policy.notDueYet(ahead)}`;
}

function saySince({ site, messages, day }: ThemeContext): Html {
  const { since } = site.policy;
  return since === undefined ? html`` : html`<p>${messages.policy.since(day(since))}</p>`;
}

function listSeverities(context: ThemeContext): Html {
  const { site, messages, parts } = context;
  const { labels, policy, states } = messages;
  const row = (severity: Severity): Html => {
    const name = parts.severityLabel({ severity }, context);
    return html`<tr><th scope="row">${name}</th><td>${severity.description ?? '–'}</td><td>${states[severity.state]}</td></tr>`;
  };
  return scrollable(html`<table class="meanings">
<thead>
<tr><th scope="col">${labels.severity}</th><th scope="col">${policy.meaning}</th><th scope="col">${policy.componentState}</th></tr>
</thead>
<tbody>
${lines(site.severities.map(row))}
</tbody>
</table>`);
}

function showCadence({ holidays }: PolicyProps, context: ThemeContext): readonly (Html | false)[] {
  const { site, messages, day } = context;
  const { policy, format } = messages;
  const { workingDays, showOpen } = site.policy;
  const routes = site.severities.map(({ route }) => route);
  const terms = routes.flatMap(({ postmortem }) => postmortem ?? []);
  const weekdays = policy.weekdays.filter((_, index) => workingDays.has(index + 1));
  const countsWorkingDays = terms.some(({ unit }) => unit === 'working-days');
  return [
    listRoutes(context),
    routes.some(({ page }) => !page) && html`<p>${showOpen ? policy.openShown : policy.openHidden}</p>`,
    terms.length > 0 && html`<p>${policy.counting(site.timezone)}</p>`,
    countsWorkingDays && html`<p>${policy.workingDays(format.list(weekdays))}</p>`,
    countsWorkingDays &&
      holidays.length > 0 &&
      html`<p>${policy.holidays(format.list(holidays.map((holiday) => day(holiday))))}</p>`,
  ];
}

function listRoutes(context: ThemeContext): Html {
  const { site, messages, parts } = context;
  const { labels, policy } = messages;
  const row = (severity: Severity): Html => {
    const cells = routeCells(severity.route, context).map((cell) => html`<td>${cell}</td>`);
    return html`<tr><th scope="row">${parts.severityLabel({ severity }, context)}</th>${cells}</tr>`;
  };
  const heads = [labels.severity, policy.whichAre, policy.whereFound, policy.postmortem, policy.digest];
  return scrollable(html`<table>
<thead>
<tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
</thead>
<tbody>
${lines(site.severities.map(row))}
</tbody>
</table>`);
}

function routeCells(
  { page, postmortem, digest, publish }: DisclosureRoute,
  { messages: { policy, format } }: ThemeContext,
): readonly string[] {
  return [
    publish === 'all' ? policy.allPublished : policy.externalPublished,
    page || digest === undefined ? policy.ownPage : policy.digestOnly,
    postmortem === undefined ? policy.noneDue : policy.within(format.term(postmortem)),
    digest === undefined ? policy.noDigest : policy[digest],
  ];
}

function showTemplate(context: ThemeContext): readonly Html[] {
  const { site, messages, parts } = context;
  const { sections, requiredFor } = site.postmortem;
  const { policy, format } = messages;
  const required = site.severities
    .filter(({ id }) => requiredFor.includes(id))
    .map((severity) => parts.severityLabel({ severity }, context));
  return [
    required.length > 0
      ? html`<p>${policy.templateRequired(format.list(required))}</p>`
      : html`<p>${policy.templateUsual}</p>`,
    html`<dl class="template">
${lines(sections.map(({ title, covers }) => html`<div><dt>${title}</dt>${covers !== undefined && html`<dd>${covers}</dd>`}</div>`))}
</dl>`,
  ];
}

function listPromises({ promises }: PolicyProps, context: ThemeContext): Html {
  const { labels, policy, statuses } = context.messages;
  const heads = [policy.verdict, policy.deadline, labels.published, statuses.resolved, labels.severity];
  return scrollable(html`<table class="promises">
<thead>
<tr><th scope="col">${context.messages.kinds.incident}</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
</thead>
<tbody>
${lines(promises.map((promise) => showPromise(promise, context)))}
</tbody>
</table>`);
}

function showPromise(promise: PromisedPostmortem, context: ThemeContext): Html {
  const { href, day, parts } = context;
  const { entry, deadline, published } = promise;
  const { slug, title, severity } = entry.incident;
  const { lastResolution } = entry.timeline;
  const cells = [
    html`<span class="${promise.verdict === 'onTime' ? 'kept' : 'missed'}">${sayVerdict(promise, context)}</span>`,
    day(deadline),
    published === undefined ? '–' : day(published),
    lastResolution === undefined ? '–' : day(lastResolution),
    severity === undefined ? '–' : parts.severityLabel({ severity }, context),
  ];
  const link = html`<a href="${href({ page: 'incident', slug })}">${title}</a>`;
  return html`<tr><th scope="row">${link}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

function sayVerdict({ verdict, late, reason }: PromisedPostmortem, { messages }: ThemeContext): string {
  const { verdicts } = messages.policy;
  switch (verdict) {
    case 'late':
      return late === undefined ? verdicts.overdue : verdicts.late(messages.format.term(late));
    case 'waived':
      return verdicts.waived(reason ?? '');
    case 'onTime':
    case 'overdue':
    case 'due':
      return verdicts[verdict];
  }
}
