// What a long list has of a year, month or part of a month: its entries, or its months or parts.
import {
  html,
  type Html,
  type Part,
  type PeriodLink,
  type PeriodProps,
  type PeriodSection,
  type ThemeContext,
} from '../../src/theme.js';
import { listPostmortems } from './list-pages.js';
import { showPeriods } from './periods.js';
import { headline, lines, neighbours, section, type Piece } from './pieces.js';
import { sayIncomplete } from './sentences.js';

export const periodPage: Part<'periodPage'> = (props, context) => {
  const { title, months, sections, omitted } = props;
  return lines([
    headline(title, [omitted > 0 && sayIncomplete(omitted, context)]),
    months.length > 0 && showPeriods(months, context),
    ...sections.map((entries) => showSection(props, entries, context)),
    context.parts.inDigests({ mention: props.inDigests }, context),
    linkPeriods(props, context),
  ]);
};

function showSection({ list }: PeriodProps, { of, entries }: PeriodSection, context: ThemeContext): Html {
  const { parts, messages } = context;
  const hasSeverity = of !== undefined && typeof of !== 'string';
  const shown =
    list.of === 'postmortems'
      ? listPostmortems(entries, context)
      : parts.entryList(
          { entries, dates: 'day-of-year', showSeverity: !hasSeverity && list.of !== 'severity' },
          context,
        );
  if (of === undefined) return shown;
  if (typeof of === 'string') return section(messages.labels[of], [shown]);
  const count = html`<span class="count">${messages.counts.incidents(entries.length)}</span>`;
  return section(html`${parts.severityLabel({ severity: of }, context)} ${count}`, [shown]);
}

function linkPeriods({ older, newer }: PeriodProps, context: ThemeContext): Html {
  const { labels } = context.messages;
  const link = (to: PeriodLink | undefined, label: string, rel: 'prev' | 'next'): Piece =>
    to && html`${label}: <a href="${context.href(to.route)}" rel="${rel}">${context.period(to.period)}</a>`;
  return neighbours(labels.neighbours, [
    link(older, labels.older, 'prev'),
    link(newer, labels.newer, 'next'),
  ]);
}
