// Builds incidents, sites and histories for the tests of the model, with times as the file format writes them.
import type { Moment } from '../../src/kernel/time.js';
import { readTime } from '../../src/kernel/time-reading.js';
import { formatInstant } from '../../src/kernel/time-writing.js';
import type { Interval } from '../../src/model/component-history.js';
import { writePlaces } from '../../src/model/field-places.js';
import { compareEntries, type History } from '../../src/model/history.js';
import type { Incident, Span, Update } from '../../src/model/incident.js';
import { isVoidResolved } from '../../src/model/phases.js';
import { writeProse, type Prose } from '../../src/model/prose.js';
import { openRoute } from '../../src/model/policy.js';
import type { Component, Severity, Site } from '../../src/model/site.js';
import type { Kind, State, Status } from '../../src/model/state.js';

const place = { path: 'incidents/x.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const prose = (text: string): Prose => writeProse([text], text);

export function time(text: string, zone = 'UTC'): Moment {
  const reading = readTime(text, zone);
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.moment;
}

/** The instant at which a time begins. */
export const at = (text: string, zone = 'UTC'): number => time(text, zone).from;

/** Minutes in milliseconds. */
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => minutes(count * 60);

/** A duration known to the minute. */
export const exactly = (milliseconds: number): { milliseconds: number; about: boolean } => ({
  milliseconds,
  about: false,
});
export const about = (milliseconds: number): { milliseconds: number; about: boolean } => ({
  milliseconds,
  about: true,
});

export function makeSeverity(id: string, state: State, publish: 'all' | 'external' = 'all'): Severity {
  const route = { ...openRoute, publish };
  return { id, label: id, description: undefined, indicator: 'minor', state, route };
}

export const severities: readonly Severity[] = [
  makeSeverity('critical', 'major-outage'),
  makeSeverity('high', 'partial-outage'),
  makeSeverity('medium', 'degraded'),
  makeSeverity('low', 'degraded'),
];

type States = Readonly<Record<string, State>>;
type WrittenSpan = readonly [from: string, to?: string];
type WrittenUpdate = readonly [status: Status, time: string, changes?: States];

export interface IncidentParts {
  readonly id?: string;
  readonly kind?: Kind;
  readonly severity?: string | Severity;
  readonly components?: States;
  readonly started?: string;
  readonly resolved?: string;
  readonly impact?: readonly WrittenSpan[];
  readonly detected?: string;
  readonly mitigated?: string;
  readonly window?: readonly WrittenSpan[];
  readonly until?: string;
  readonly external?: boolean;
  readonly withheld?: boolean;
  /** Oldest first. */
  readonly updates?: readonly WrittenUpdate[];
  /** When its postmortem was published; null for a draft. */
  readonly postmortem?: string | null;
  readonly zone?: string;
}

export function makeIncident(parts: IncidentParts): Incident {
  const { id = 'x', kind = 'incident', zone = 'UTC', severity = 'high' } = parts;
  const moment = (text: string | undefined): Moment | undefined =>
    text === undefined ? undefined : time(text, zone);
  const spans = (written: readonly WrittenSpan[] = []): readonly Span[] =>
    written.map(([from, to]) => ({ from: time(from, zone), to: moment(to) }));
  const updates = (parts.updates ?? []).map(([status, when, changes = {}], index): Update => ({
    status,
    time: time(when, zone),
    changes: new Map(Object.entries(changes)),
    prose: prose(status),
    anchor: `update-${index}`,
    place,
  }));
  const impact = spans(parts.impact);
  const window = spans(parts.window);
  const byDefault =
    kind === 'maintenance' ? window[0]?.from : (updates.map((update) => update.time)[0] ?? impact[0]?.from);
  const started = moment(parts.started) ?? byDefault;
  if (started === undefined) throw new Error('This incident needs a start.');
  const resolved = moment(parts.resolved);
  return {
    id,
    path: `incidents/${id}.md`,
    slug: id,
    aliases: [],
    title: id,
    kind,
    severity:
      kind !== 'incident'
        ? undefined
        : typeof severity === 'string'
          ? severities.find((known) => known.id === severity)
          : severity,
    components: new Map(Object.entries(parts.components ?? {})),
    started,
    startedGiven: parts.started !== undefined,
    resolvedGiven: resolved !== undefined && isVoidResolved(resolved, updates) ? undefined : resolved,
    impact,
    detected: moment(parts.detected),
    detectedBy: undefined,
    mitigated: moment(parts.mitigated),
    window,
    until: moment(parts.until),
    external: parts.external ?? true,
    tags: [],
    updates,
    updateOrder: 'newest-first',
    postmortem:
      parts.postmortem === undefined
        ? undefined
        : {
            published: moment(parts.postmortem ?? undefined),
            introduction: undefined,
            parts: [],
            anchor: 'p',
            place,
          },
    summary: undefined,
    introduction: undefined,
    details: undefined,
    anchors: new Set(),
    waivers: [],
    security: undefined,
    withheld: parts.withheld ?? false,
    revealed: [],
    disclosedSince: undefined,
    owesSince: undefined,
    publicSlug: undefined,
    places: writePlaces('', []),
  };
}

export interface ComponentParts {
  readonly since?: string;
  readonly retired?: string;
  readonly children?: Readonly<Record<string, ComponentParts>>;
}

export interface SiteParts {
  readonly timezone?: string;
  readonly launched?: string;
  readonly components?: Readonly<Record<string, ComponentParts>>;
  readonly weights?: Partial<Record<State, number>>;
}

function makeComponents(
  written: Readonly<Record<string, ComponentParts>>,
  zone: string,
  parent: string | undefined,
  depth: number,
): readonly Component[] {
  return Object.entries(written).flatMap(([id, { since, retired, children = {} }]): readonly Component[] => [
    {
      id,
      name: id,
      description: undefined,
      since: since === undefined ? undefined : time(since, zone),
      retired: retired === undefined ? undefined : time(retired, zone),
      aliases: [],
      parent,
      children: Object.keys(children),
      isGroup: Object.keys(children).length > 0,
      depth,
    },
    ...makeComponents(children, zone, id, depth + 1),
  ]);
}

export function makeSite(parts: SiteParts = {}): Site {
  const { timezone = 'UTC', launched } = parts;
  const components = makeComponents(parts.components ?? { a: {}, b: {} }, timezone, undefined, 0);
  return {
    title: 'Status',
    url: undefined,
    tag: undefined,
    description: undefined,
    timezone,
    locale: 'en',
    launched: launched === undefined ? undefined : time(launched, timezone),
    repository: undefined,
    contact: undefined,
    logo: undefined,
    card: undefined,
    favicon: undefined,
    links: [],
    components,
    componentById: new Map(components.map((component) => [component.id, component])),
    severities,
    policy: {
      isDeclared: false,
      since: undefined,
      workingDays: new Set([1, 2, 3, 4, 5]),
      holidays: new Set(),
      showOpen: true,
    },
    weights: {
      'major-outage': 1,
      'partial-outage': 0.3,
      degraded: 0,
      maintenance: 0,
      operational: 0,
      ...parts.weights,
    },
    postmortem: { sections: [], requiredFor: [], hide: [] },
    allowRemoteImages: false,
    limits: {
      staleAfterDays: 7,
      fileBytes: 1e6,
      frontMatterBytes: 1e5,
      attachmentBytes: 1e7,
      postmortemDueSoon: { amount: 2, unit: 'working-days' },
    },
    rules: new Map(),
    output: {
      folder: '_site',
      keep: [],
      commit: false,
      git: true,
      search: true,
      endpoints: { feeds: true, calendar: true, api: true, badges: true, twins: true },
    },
  };
}

export function componentOf(site: Site, id: string): Component {
  const component = site.componentById.get(id);
  if (component === undefined) throw new Error(`The site has no component ${id}.`);
  return component;
}

export function makeHistory(entries: readonly Incident[], now: string, site: Site = makeSite()): History {
  return {
    site,
    now: at(now, site.timezone),
    entries: entries.toSorted(compareEntries),
    omitted: 0,
    yearProse: new Map(),
    undated: [],
    digestRecords: [],
    policyProse: undefined,
    holdsBack: false,
  };
}

/** An interval in one line: `a degraded 2026-03-01T10:00 to 2026-03-01T11:00`, or `to now` where it still lasts. */
export function showInterval({ component, state, from, to }: Interval): string {
  const show = (instant: number): string => formatInstant(instant).slice(0, 16);
  return `${component} ${state} ${show(from)} to ${to === undefined ? 'now' : show(to)}`;
}
