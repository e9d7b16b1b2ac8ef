// A change in words, in the language of the site: what every channel and format is made of. It says what the pages say of it,
// and never more.
import { html, joinHtml, type Html } from '../kernel/html.js';
import type { Moment } from '../kernel/time.js';
import { momentAttribute } from '../kernel/time-writing.js';
import type { EndpointSource } from '../endpoints/endpoint.js';
import { figuresOf } from '../model/digest-figures.js';
import { nameOfPeriod } from '../model/digest-period.js';
import type { Digest } from '../model/digest.js';
import { lastingNameOf } from '../model/lasting-name.js';
import type { Prose } from '../model/prose.js';
import type { Indicator, Severity, Site } from '../model/site.js';
import type { Kind, Status } from '../model/state.js';
import type { UndatedIncident } from '../model/undated.js';
import { formatDigestPeriod, formatDuration, formatMoment, formatSpan } from '../site/format.js';
import { nameAffected } from '../site/name-affected.js';
import type { AffectedName, Entry } from '../site/props.js';
import { isListed } from '../site/site-record.js';
import type { Change, ChangeKind } from './change.js';

export interface ToldChange {
  readonly key: string;
  readonly kind: ChangeKind;
  /** RFC 3339 with the offset of the zone, or a bare day as `2026-05-14`; undefined where it is withheld. */
  readonly time: string | undefined;
  /** Whether that is only about known. */
  readonly about: boolean;
  /** `Resolved: Slow answers` */
  readonly title: string;
  readonly facts: readonly ToldFact[];
  /** Without markup, a line for each paragraph or text. */
  readonly text: string;
  /** The same as HTML with full addresses; undefined where there is none. */
  readonly html: Html | undefined;
  /** In full where the site knows its own, else from its root. */
  readonly url: string;
  /** The key of what was told of the same entry first: mail is threaded by it. */
  readonly thread: string;
  readonly indicator: Indicator;
  readonly entry: ToldEntry | undefined;
  readonly digest: ToldDigest | undefined;
}

export interface ToldFact {
  readonly label: string;
  readonly value: string;
}

export interface ToldEntry {
  /** As feeds name it: it stays when a withheld incident is disclosed. */
  readonly id: string;
  readonly slug: string;
  readonly kind: Kind;
  readonly title: string;
  readonly status: Status | undefined;
  readonly open: boolean;
  readonly severity: Pick<Severity, 'id' | 'label'> | undefined;
  readonly components: readonly { readonly id: string; readonly name: string }[];
  readonly withheld: boolean;
}

export interface ToldDigest {
  /** `2026-q2`, or `2026` */
  readonly period: string;
  readonly incidents: number;
}

export function tellChange(change: Change, source: EndpointSource): ToldChange {
  const { subject } = change;
  switch (subject.of) {
    case 'entry':
      return tellOfEntry(change, subject.entry, source);
    case 'undated':
      return tellOfUndated(change, subject.incident, source);
    case 'digest':
      return tellOfDigest(change, subject.digest, source);
  }
}

function tellOfEntry(change: Change, entry: Entry, source: EndpointSource): ToldChange {
  const { history } = source.record;
  const { incident, timeline } = entry;
  const { severity, kind, slug } = incident;
  const anchor = change.kind === 'postmortem' ? incident.postmortem?.anchor : change.update?.anchor;
  return {
    ...tellCommon(change, history.site, listTexts(change, entry), source),
    title: `${wordOf(change, entry, source)}: ${incident.title}`,
    facts: listFacts(change, entry, source),
    url: source.addressOf({ page: 'incident', slug }, isListed(entry) ? anchor : undefined),
    thread: `published:${lastingNameOf(incident)}`,
    indicator: timeline.isOpen ? (severity?.indicator ?? 'none') : 'none',
    entry: {
      id: lastingNameOf(incident),
      slug,
      kind,
      title: incident.title,
      status: timeline.status,
      open: timeline.isOpen,
      severity: severity && { id: severity.id, label: severity.label },
      components: isListed(entry) ? entry.components.map(({ id, name }) => ({ id, name })) : [],
      withheld: incident.withheld,
    },
    digest: undefined,
  };
}

function tellOfUndated(change: Change, incident: UndatedIncident, source: EndpointSource): ToldChange {
  const { history, messages } = source.record;
  const { slug, title, isOpen, severity, summary } = incident;
  const components = [...incident.components.keys()].flatMap(
    (id) => history.site.componentById.get(id) ?? [],
  );
  const word = change.kind === 'resolved' ? messages.statuses.resolved : messages.kinds.incident;
  return {
    ...tellCommon(change, history.site, [], source),
    title: `${word}: ${title}`,
    facts: factsOf([
      [messages.labels.severity, severity?.label],
      [messages.labels.affected, nameAll(nameAffected(components, history.site, history.now))],
    ]),
    text: summary ?? '',
    html: summary === undefined ? undefined : html`<p>${summary}</p>`,
    url: source.addressOf({ page: 'incident', slug }),
    thread: `published:${slug}`,
    indicator: isOpen ? (severity?.indicator ?? 'none') : 'none',
    entry: {
      id: slug,
      slug,
      kind: 'incident',
      title,
      status: undefined,
      open: isOpen,
      severity: severity && { id: severity.id, label: severity.label },
      components: components.map(({ id, name }) => ({ id, name })),
      withheld: true,
    },
    digest: undefined,
  };
}

function tellOfDigest(change: Change, digest: Digest, source: EndpointSource): ToldChange {
  const { history, messages } = source.record;
  const { period, record } = digest;
  const { incidents } = figuresOf(digest, history.now);
  return {
    ...tellCommon(change, history.site, record === undefined ? [] : [record.prose], source),
    title: messages.digests.titleOf(formatDigestPeriod(period, messages)),
    facts: [{ label: messages.labels.incidents, value: String(incidents) }],
    url: source.addressOf({ page: 'digest', period }),
    thread: change.key,
    indicator: 'none',
    entry: undefined,
    digest: { period: nameOfPeriod(period), incidents },
  };
}

/** The same of all. */
function tellCommon(
  { key, kind, time }: Change,
  { timezone }: Site,
  texts: readonly (Prose | undefined)[],
  { fill }: EndpointSource,
): Pick<ToldChange, 'key' | 'kind' | 'time' | 'about' | 'text' | 'html'> {
  const given = texts.filter((text) => text !== undefined);
  return {
    key,
    kind,
    time: time && momentAttribute(time, timezone),
    about: time?.about ?? false,
    text: given.map(({ text }) => text).join('\n\n'),
    html:
      given.length === 0
        ? undefined
        : joinHtml(
            given.map((text, index) => fill(text, `t${index}-`)),
            '\n',
          ),
  };
}

/** What the page says of it; what a digest will report is told in a few words until then. */
function listTexts({ kind, update }: Change, entry: Entry): readonly (Prose | undefined)[] {
  const { incident, timeline } = entry;
  if (!isListed(entry)) return [];
  if (update !== undefined) return [update.prose];
  if (kind === 'published' || kind === 'disclosed') {
    const latest = timeline.latestUpdate?.prose;
    // A summary that is the first paragraph of the only update is said once.
    const isSaidAnyway = latest?.text.startsWith(incident.summary?.text ?? '') === true;
    return [isSaidAnyway ? undefined : incident.summary, latest];
  }
  if (kind !== 'postmortem') return [];
  const { introduction, parts = [] } = incident.postmortem ?? {};
  return [introduction ?? parts[0]?.prose];
}

function wordOf({ kind, update }: Change, { incident, timeline }: Entry, { record }: EndpointSource): string {
  const { kinds, statuses, labels, disclosure } = record.messages;
  if (kind === 'postmortem') return labels.postmortem;
  if (kind === 'disclosed') return disclosure.disclosed;
  if (kind === 'published') return kinds[incident.kind];
  const status = update?.status ?? timeline.status;
  return status === undefined ? kinds[incident.kind] : statuses[status];
}

function listFacts({ kind }: Change, entry: Entry, { record }: EndpointSource): readonly ToldFact[] {
  const { messages, history } = record;
  const { timezone } = history.site;
  const { incident, timeline, affectedNames } = entry;
  const { labels, statuses, kinds } = messages;
  const isFirst = kind === 'published' || kind === 'disclosed';
  const moment = (time: Moment | undefined): string | undefined =>
    time && formatMoment(time, timezone, messages);
  const span = incident.window.map(({ from, to }) =>
    formatSpan(from, to, timezone, messages)
      .map((piece) => (typeof piece === 'string' ? piece : piece.text))
      .join(''),
  );
  return factsOf([
    [labels.kind, kind === 'disclosed' ? kinds[incident.kind] : undefined],
    [labels.status, isFirst && timeline.status !== undefined ? statuses[timeline.status] : undefined],
    [labels.severity, incident.severity?.label],
    [labels.affected, isListed(entry) ? nameAll(affectedNames) : undefined],
    [labels.window, timeline.isScheduled ? span.join(', ') : undefined],
    [labels.started, timeline.isScheduled ? undefined : moment(incident.started)],
    [
      labels.resolved,
      timeline.resolved && incident.kind === 'incident' ? moment(timeline.resolved) : undefined,
    ],
    [labels.duration, timeline.resolved && timeline.duration && formatDuration(timeline.duration, messages)],
  ]);
}

const factsOf = (all: readonly (readonly [string, string | undefined])[]): readonly ToldFact[] =>
  all.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));

/** `Shop › Checkout, Website` */
const nameAll = (names: readonly AffectedName[]): string =>
  names
    .map(({ component, group }) =>
      group === undefined ? component.name : `${group.name} › ${component.name}`,
    )
    .join(', ');
