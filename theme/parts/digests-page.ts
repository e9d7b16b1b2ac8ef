// The list of all digests.
import {
  html,
  type DigestSummary,
  type DigestsProps,
  type Html,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { headline, lines, scrollable } from './pieces.js';
import { sayIncomplete } from './sentences.js';

export const digestsPage: Part<'digestsPage'> = (props, context) => {
  const { digests } = context.messages;
  return lines([
    headline(digests.title, [
      html`<p>${digests.introduction}</p>`,
      props.omitted > 0 && sayIncomplete(props.omitted, context),
    ]),
    props.digests.length === 0 ? sayNone(props, context) : listDigests(props, context),
    html`<p><a href="${context.href({ page: 'policy' })}">${context.messages.policy.title}</a></p>`,
  ]);
};

function sayNone({ first }: DigestsProps, { messages, day, digestPeriod }: ThemeContext): Html {
  const { digests } = messages;
  const coming = first && digests.first(digestPeriod(first.period), day(first.lastDay));
  return html`<p>${digests.none}${coming !== undefined && [' ', coming]}</p>`;
}

function listDigests({ digests, severities }: DigestsProps, context: ThemeContext): Html {
  const { messages, parts } = context;
  const { labels } = messages;
  const heads = severities.map(
    (severity) => html`<th scope="col">${parts.severityLabel({ severity }, context)}</th>`,
  );
  const row = ({ period, figures }: DigestSummary): Html => {
    const link = html`<a href="${context.href({ page: 'digest', period })}">${context.digestPeriod(period)}</a>`;
    const counts = [...severities.map(({ id }) => figures.bySeverity.get(id) ?? 0), figures.incidents];
    return html`<tr><th scope="row">${link}</th>${counts.map(showCount)}</tr>`;
  };
  return scrollable(html`<table class="counts">
<thead>
<tr><th scope="col">${messages.digests.digest}</th>${heads}<th scope="col">${labels.incidents}</th></tr>
</thead>
<tbody>
${lines(digests.map(row))}
</tbody>
</table>`);
}

export const showCount = (count: number): Html =>
  count === 0 ? html`<td class="none">0</td>` : html`<td>${count}</td>`;
