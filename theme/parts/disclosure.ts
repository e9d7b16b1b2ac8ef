// What became of what the policy promises, in a sentence; and what only digests report.
import {
  html,
  type DigestPeriod,
  type Disclosure,
  type DisclosureRoute,
  type Html,
  type Messages,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { note } from './pieces.js';

export const disclosure: Part<'disclosure'> = ({ incident, disclosure: state }, context) => {
  const said = sayDisclosure(state, incident.severity?.route, context);
  return said === undefined ? html`` : note(said);
};

function sayDisclosure(
  state: Disclosure,
  route: DisclosureRoute | undefined,
  context: ThemeContext,
): Html | string | undefined {
  const { messages, time } = context;
  const { disclosure: say, format } = messages;
  switch (state.state) {
    case 'none':
    case 'internal':
      return undefined;
    case 'open':
      return sayPromise(route, messages);
    case 'withheld':
      return say.withheldDetails;
    case 'due':
    case 'overdue': {
      const { by, term } = state.deadline;
      return html`${say[state.state](time(by), format.term(term))}${fromDisclosure(state.deadline.basis, context)}`;
    }
    case 'waived':
      return html`${say.waived(time(state.deadline.by), state.reason)}`;
    case 'digest':
      return state.isClosed
        ? html`${say.inDigest(linkDigest(state.period, context))}`
        : say.willBeInDigest(context.digestPeriod(state.period));
    case 'published':
    case 'late':
      return sayPublished(state, context);
  }
}

/** Of an incident that is open. */
function sayPromise(
  route: DisclosureRoute | undefined,
  { disclosure: say, format }: Messages,
): string | undefined {
  if (route?.postmortem !== undefined) return say.promised(format.term(route.postmortem));
  return route?.digest === undefined ? undefined : say.promisedDigest;
}

type Published = Extract<Disclosure, { readonly state: 'published' | 'late' }>;

function sayPublished({ published, deadline, after, late }: Published, context: ThemeContext): Html {
  const { messages, time } = context;
  const { disclosure: say, format } = messages;
  const when =
    after === undefined
      ? say.published(time(published))
      : after.amount === 0 && after.unit !== 'hours'
        ? say.publishedSameDay(time(published))
        : say.publishedAfter(time(published), format.term(after));
  if (deadline === undefined) return html`${when}`;
  const term = format.term(deadline.term);
  const kept = late === undefined ? say.inTime(term) : say.late(format.term(late), time(deadline.by), term);
  return html`${when} ${kept}${fromDisclosure(deadline.basis, context)}`;
}

const fromDisclosure = (basis: 'resolution' | 'disclosure', { messages }: ThemeContext): string =>
  basis === 'disclosure' ? ` ${messages.disclosure.fromDisclosure}` : '';

export const inDigests: Part<'inDigests'> = ({ mention }, context) => {
  if (mention === undefined) return html``;
  const { messages } = context;
  const { disclosure: say, format, labels } = messages;
  const names = mention.digests.map(({ period, count, route }) => {
    const name =
      period === undefined
        ? labels.openIncidents
        : route === undefined
          ? say.notYet(context.digestPeriod(period))
          : linkDigest(period, context);
    return mention.digests.length === 1 ? html`${name}` : html`${say.countOf(html`${name}`, count)}`;
  });
  return note(html`${say.moreInDigests(mention.count, format.list(names))}`);
};

function linkDigest(period: DigestPeriod, { messages, href, digestPeriod }: ThemeContext): Html {
  const name = messages.disclosure.digestOf(digestPeriod(period));
  return html`<a href="${href({ page: 'digest', period })}">${name}</a>`;
}
