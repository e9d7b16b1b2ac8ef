// The rows of lists of entries. Related entries are the same on one page after another, so a row is made once for those
// that lie equally deep.
import { html, type Entry, type EntryListProps, type Html, type ThemeContext } from '../../src/theme.js';
import { nameAffected } from './affected.js';
import { severityLabel, statusLabel } from './labels.js';
import { joinFacts, markHidden } from './pieces.js';

type RowProps = Pick<EntryListProps, 'dates' | 'showSeverity'>;

type Rows = Map<Entry, Html>;

interface KnownRows {
  readonly messages: ThemeContext['messages'];
  readonly duration: ThemeContext['duration'];
  /** By where links lead from and what else a row follows from. */
  readonly rows: Map<string, Rows>;
}

// A pure memo, held no longer than what writes the days, which is of one build.
const known = new WeakMap<ThemeContext['day'], KnownRows>();

/** Those of the pages just made; on a page there are five of them, and a page is made of entries of the same months. */
const mostKnown = 500;

export function rowsOf(props: RowProps, context: ThemeContext): (entry: Entry) => Html {
  const { parts } = context;
  const make = (entry: Entry): Html => html`<li>${showRow(entry, props, context)}</li>`;
  // Of labels that another theme draws nobody knows whether they are the same on another page.
  if (parts.severityLabel !== severityLabel || parts.statusLabel !== statusLabel) return make;
  const rows = findRows(props, context);
  return (entry) => {
    const found = rows.get(entry);
    if (found !== undefined) return found;
    const row = make(entry);
    const [oldest] = rows.size < mostKnown ? [] : rows.keys();
    if (oldest !== undefined) rows.delete(oldest);
    rows.set(entry, row);
    return row;
  };
}

function findRows({ dates, showSeverity }: RowProps, context: ThemeContext): Rows {
  const { messages, duration, href } = context;
  const write = dates === 'day' ? context.day : context.dayOfYear;
  let all = known.get(write);
  if (all?.messages !== messages || all.duration !== duration)
    known.set(write, (all = { messages, duration, rows: new Map<string, Rows>() }));
  // Pages whose links to two others are the same lie equally deep.
  const name = `${href({ page: 'status' })} ${href({ page: 'history' })} ${showSeverity}`;
  let rows = all.rows.get(name);
  if (rows === undefined) all.rows.set(name, (rows = new Map<Entry, Html>()));
  return rows;
}

function showRow(entry: Entry, { dates, showSeverity }: RowProps, context: ThemeContext): Html {
  const { messages, parts, href, day, dayOfYear, duration } = context;
  const { incident, timeline, affectedNames } = entry;
  const { severity, started, summary } = incident;
  const isOver = incident.kind === 'incident' && !timeline.isOpen;
  const facts = joinFacts([
    showSeverity && severity !== undefined && parts.severityLabel({ severity }, context),
    !isOver && parts.statusLabel(entry, context),
    timeline.duration !== undefined && duration(timeline.duration),
    timeline.isReopened && messages.labels.reopened,
    !incident.external && messages.labels.internal,
    ...markHidden(incident, context),
  ]);
  // One template and no list of lines: of every entry there are some ten rows, more than of anything else.
  return html`<span class="when">${dates === 'day' ? day(started) : dayOfYear(started)}</span>
<a class="what" href="${href({ page: 'incident', slug: incident.slug })}">${incident.title}</a>
<span class="how">${facts}</span>${summary !== undefined && html`\n<p>${summary.text}</p>`}${
    affectedNames.length > 0 && html`\n<p class="where">${nameAffected(affectedNames, messages)}</p>`
  }`;
}
