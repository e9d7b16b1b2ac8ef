// One entry for people at a terminal: `candor show`.
import picocolors from 'picocolors';
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { componentsOf } from '../../model/history.js';
import type { Incident } from '../../model/incident.js';
import type { Component, Site } from '../../model/site.js';
import { deriveTimeline, updatesNewestFirst } from '../../model/timeline.js';
import { describeDisclosure } from '../disclosure/describe-disclosure.js';
import { showHidden } from '../visible.js';
import { listNotes, type TableOptions } from './entries-table.js';
import { durationOf, statusOf, writeDuration, type ListedEntry } from './listed-entry.js';
import { wrapText } from './wrap-text.js';

const width = 80;
const labelWidth = 12;

export function describeEntry(entry: ListedEntry, options: TableOptions): string {
  const colors = picocolors.createColors(options.color);
  const { site } = options;
  const { incident } = entry;
  const facts = entry.kind === 'undated' ? factsOfUndated(entry.incident.isOpen) : factsOf(entry, options);
  const summary = entry.kind === 'undated' ? entry.incident.summary : entry.incident.summary?.text;
  const severity = incident.severity === undefined ? [] : [['severity', incident.severity.label] as const];
  const ids = entry.kind === 'undated' ? [...entry.incident.components.keys()] : componentsOf(entry.incident);
  const affected = ids.map((id) => pathOf(site.componentById.get(id), id, site));
  const all: readonly Fact[] = [
    ...severity,
    ...facts,
    ...(affected.length === 0 ? [] : [['affected', affected.join(', ')] as const]),
  ];
  const notes =
    entry.kind === 'undated'
      ? ['withheld']
      : listNotes(entry).filter((note) => note !== 'postmortem overdue');
  const blocks = [
    [
      colors.bold(showHidden(incident.title)),
      colors.dim(
        [entry.kind === 'undated' ? entry.incident.slug : entry.incident.id, ...notes]
          .map(showHidden)
          .join(' · '),
      ),
    ],
    all.flatMap(([label, text]) => writeFact(label, showHidden(text), colors.dim)),
    ...(summary === undefined ? [] : [wrapText(showHidden(summary), width)]),
    ...(entry.kind === 'undated' ? [] : writeUpdates(entry.incident, site, colors.bold)),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Fact = readonly [label: string, text: string];

const factsOfUndated = (isOpen: boolean): readonly Fact[] => [['status', isOpen ? 'open' : 'resolved']];

function factsOf(
  entry: ListedEntry & { readonly kind: 'dated' },
  { site, now }: TableOptions,
): readonly Fact[] {
  const { incident, disclosure } = entry;
  const { resolved } = deriveTimeline(incident, now);
  const time = (moment: Moment): string => writeTime(moment, site.timezone);
  const duration = durationOf(incident, now);
  const windows = incident.window.map(
    ({ from, to }) => `${time(from)} to ${to === undefined ? 'its completion' : time(to)}`,
  );
  const { postmortem } = incident;
  return [
    ['status', statusOf(incident, now) ?? 'notice'],
    ['started', `${time(incident.started)} (${site.timezone})`],
    ...(windows.length === 0 ? [] : [['planned', windows.join(', ')] as const]),
    ...(resolved === undefined ? [] : [['resolved', time(resolved)] as const]),
    ...(duration === undefined ? [] : [['lasted', writeDuration(duration)] as const]),
    ...(postmortem === undefined
      ? []
      : [['postmortem', postmortem.published === undefined ? 'draft' : time(postmortem.published)] as const]),
    ...(disclosure === undefined || disclosure.state === 'none'
      ? []
      : [['promise', `${disclosure.state}: ${describeDisclosure({ incident, disclosure }, site)}`] as const]),
  ];
}

/** Under its groups: `Shop › Checkout`. */
function pathOf(component: Component | undefined, id: string, site: Site): string {
  if (component === undefined) return id;
  const { name, parent } = component;
  return parent === undefined ? name : `${pathOf(site.componentById.get(parent), parent, site)} › ${name}`;
}

function writeFact(label: string, text: string, paint: (text: string) => string): readonly string[] {
  const [first = '', ...more] = wrapText(text, width - labelWidth);
  return [
    `${paint(label.padEnd(labelWidth))}${first}`,
    ...more.map((line) => `${' '.repeat(labelWidth)}${line}`),
  ];
}

const writeUpdates = (
  incident: Incident,
  site: Site,
  paint: (text: string) => string,
): readonly (readonly string[])[] =>
  updatesNewestFirst(incident).map(({ status, time, changes, prose }) => {
    const states = [...changes].map(([id, state]) => `${id}: ${state}`).join(', ');
    const head = `${writeTime(time, site.timezone)}  ${status.replace('-', ' ')}`;
    return [
      `${paint(head)}${states === '' ? '' : `  {${states}}`}`,
      ...wrapText(showHidden(prose.text), width, '  '),
    ];
  });
