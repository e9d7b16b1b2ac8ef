// The report of `candor disclosure` for people: what is owed first, each incident in two lines of a terminal.
import picocolors from 'picocolors';
import { compareText } from '../../kernel/diagnostic.js';
import { minuteAt } from '../../kernel/time.js';
import { writeTime } from '../../kernel/time-writing.js';
import { nameOfPeriod } from '../../model/digest-period.js';
import type { PromisedIncident, PromiseReview } from '../../model/promises.js';
import type { Site } from '../../model/site.js';
import { cutEnd } from '../report/excerpt.js';
import { showHidden } from '../visible.js';
import { describeDisclosure } from './describe-disclosure.js';

export interface TableOptions {
  readonly site: Site;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  readonly color: boolean;
}

type Colors = ReturnType<typeof picocolors.createColors>;

const width = 80;
/** `published`, and a time to the minute: the columns before the id. */
const stateWidth = 11;
const timeWidth = 18;

const colorOf = {
  overdue: 'red',
  late: 'yellow',
  due: 'yellow',
} as const satisfies Partial<Record<PromisedIncident['disclosure']['state'], keyof Colors>>;

export function disclosureTable(review: PromiseReview, options: TableOptions): string {
  const { site, now } = options;
  const colors = picocolors.createColors(options.color);
  const { promised, internal, unknown } = review;
  const asOf = `As of ${writeTime(minuteAt(now), site.timezone)} (${site.timezone})`;
  const blocks = [
    `${asOf}: ${promised.length === 0 ? 'no incident owes or owed anything.' : `${countStates(promised)}.`}\n`,
    ...(promised.length === 0 ? [] : [listPromised(promised, site, colors)]),
    ...(internal.length === 0
      ? []
      : [`${count(internal.length, 'incident')} affected nobody outside: recorded, and not published.\n`]),
    ...(unknown.length === 0
      ? []
      : [
          listPaths(
            `${count(unknown.length, 'file')} with errors, of which nobody knows what is owed; \`candor check\` tells more:`,
            unknown.map(showHidden),
          ),
        ]),
  ];
  return blocks.join('\n');
}

function countStates(promised: readonly PromisedIncident[]): string {
  const states = [...new Set(promised.map(({ disclosure }) => disclosure.state))];
  return states
    .map(
      (state) =>
        `${promised.filter(({ disclosure }) => disclosure.state === state).length} ${state === 'digest' ? 'in digests' : state}`,
    )
    .join(', ');
}

function listPromised(promised: readonly PromisedIncident[], site: Site, colors: Colors): string {
  const head = colors.dim(`${'state'.padEnd(stateWidth)}${'by'.padEnd(timeWidth)}incident`);
  const rows = promised.map((one) => {
    const { incident, disclosure } = one;
    const { state } = disclosure;
    const paint =
      state === 'overdue' || state === 'due' || state === 'late' ? colors[colorOf[state]] : String;
    const id = cutEnd(showHidden(incident.id), width - stateWidth - timeWidth);
    const rest = `${describeDisclosure(one, site)} · ${incident.title}`;
    return [
      `${paint(state.padEnd(stateWidth))}${describeBy(one, site).padEnd(timeWidth)}${id}`,
      `${' '.repeat(stateWidth)}${colors.dim(cutEnd(showHidden(rest), width - stateWidth))}`,
    ].join('\n');
  });
  return `${[head, ...rows].join('\n')}\n`;
}

function describeBy({ disclosure }: PromisedIncident, { timezone }: Site): string {
  if (disclosure.state === 'digest') return nameOfPeriod(disclosure.period);
  const deadline = 'deadline' in disclosure ? disclosure.deadline : undefined;
  return deadline === undefined ? '' : writeTime(deadline.by, timezone);
}

const listPaths = (head: string, lines: readonly string[]): string =>
  `${[head, ...lines.toSorted(compareText).map((line) => `  ${line}`)].join('\n')}\n`;

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
