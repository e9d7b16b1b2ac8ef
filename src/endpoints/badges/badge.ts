// What a badge says: how the site or a component stands, how available it was, and since when nothing has happened to it.
// Every figure is one of the pages, as of the build.
import { minuteAt, type Moment } from '../../kernel/time.js';
import { endBy, endOf } from '../../model/duration.js';
import { freeSince, incidentFreeSince, siteState, type IncidentFree } from '../../model/headline.js';
import { leafComponents, leavesOf, type Component } from '../../model/site.js';
import { deriveTimeline } from '../../model/timeline.js';
import { availabilityDays, recentAvailability, stateOf } from '../../site/component-nodes.js';
import { entriesOfComponent } from '../../site/component-pages.js';
import { formatBasisPoints, formatDay, formatMoment } from '../../site/format.js';
import type { SiteRecord } from '../../site/site-record.js';
import { headlineOf } from '../../site/status-page.js';
import { toneOfState, type Tone } from './tones.js';

export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly tone: Tone;
  /** In sentences, what does not fit on it. */
  readonly description: string;
}

export const badgeKinds = ['status', 'availability', 'days-since'] as const;
export type BadgeKind = (typeof badgeKinds)[number];

/** Of the whole site where no component is given. */
export function describeBadge(kind: BadgeKind, component: Component | undefined, record: SiteRecord): Badge {
  const { now } = record.history;
  const described = describers[kind](component, record);
  const isRetired = component?.retired !== undefined && endOf(component.retired) <= now;
  const badge = isRetired ? sayRetired(described, component.retired, record) : described;
  return {
    ...badge,
    description: [badge.description, sayBuilt(record)].filter((part) => part !== '').join(' '),
  };
}

/** How it stood, and that nothing has happened to it since, is no news of what is gone. */
function sayRetired(badge: Badge, retired: Moment, { history: { site }, messages }: SiteRecord): Badge {
  const since = formatMoment(retired, site.timezone, messages);
  const description = messages.sentences.retired(since).join('');
  return { ...badge, message: messages.badges.retired, tone: 'calm', description };
}

type Describer = (component: Component | undefined, record: SiteRecord) => Badge;

/** The day alone, so that a badge which says nothing else than before changes once a day at most. */
const sayBuilt = ({ history: { site, now }, messages }: SiteRecord): string =>
  messages.badges.builtOn(formatDay(minuteAt(now), site.timezone, messages));

const describeStatus: Describer = (component, record) => {
  const { history, messages } = record;
  const state = component === undefined ? siteState(history).state : stateOf(record, component);
  return {
    label: component?.name ?? history.site.title,
    message: state === undefined ? messages.labels.unknown : messages.states[state],
    tone: toneOfState(state),
    description: component === undefined ? `${headlineOf(record, siteState(history))}.` : '',
  };
};

/** What is good depends on what was promised, so a figure has no colour that judges it. */
const describeAvailability: Describer = (component, record) => {
  const { history, messages } = record;
  const { site, now } = history;
  const all = component === undefined ? leafComponents(site) : leavesOf(site, component);
  // What is retired counts no longer, unless it is what the badge is about.
  const leaves = all.filter(
    ({ retired }) => all.length === 1 || retired === undefined || endOf(retired) > now,
  );
  const found = leaves.map((leaf) => recentAvailability(record, leaf));
  const measured = found.flatMap(({ availability }) => availability ?? []);
  const days = Math.max(
    0,
    ...measured.map(({ period }) => Math.floor((period.to - period.from) / 86_400_000)),
  );
  const lowest = Math.min(...measured.map(({ basisPoints }) => basisPoints));
  const label = (count: number): string =>
    `${component?.name ?? site.title} · ${messages.badges.availability(messages.format.days(count))}`;
  if (measured.length === 0) {
    const message = history.omitted > 0 ? messages.labels.unknown : messages.sentences.notMeasured;
    return { label: label(availabilityDays), message, tone: 'calm', description: '' };
  }
  const percent = formatBasisPoints(lowest, messages);
  if (leaves.length > 1) {
    const partly = found.filter((one) => one.availability === undefined || one.measuredSince !== undefined);
    const { lowestOf, partly: sayPartly, atLeast } = messages.badges;
    return {
      label: label(days),
      message: lowest === 10_000 ? percent : atLeast(percent),
      tone: 'calm',
      description: [
        lowestOf(measured.length),
        ...(partly.length === 0 ? [] : [sayPartly(partly.length)]),
      ].join(' '),
    };
  }
  const since = found[0]?.measuredSince;
  const { availabilitySince, availabilityOfDays } = messages.sentences;
  const description =
    since === undefined
      ? availabilityOfDays(availabilityDays, percent)
      : availabilitySince(percent, formatMoment(since, site.timezone, messages)).join('');
  return { label: label(days), message: percent, tone: 'calm', description: `${description}.` };
};

/** Whole days of 24 hours, which say rather less than midnights would. */
const describeDaysSince: Describer = (component, record) => {
  const { history, messages } = record;
  const { site, now } = history;
  const { badges, labels, format } = messages;
  const label = `${component?.name ?? site.title} · ${badges.withoutIncident}`;
  const entries =
    component === undefined
      ? history.entries
      : entriesOfComponent(record, component).map(({ incident }) => incident);
  if (entries.some((one) => one.kind === 'incident' && one.external && deriveTimeline(one, now).isOpen))
    return { label, message: badges.incidentOpen, tone: 'high', description: '' };
  const free = history.omitted > 0 ? undefined : freeOf(component, record);
  if (free === undefined) return { label, message: labels.unknown, tone: 'calm', description: '' };
  const days = Math.floor((now - endBy(free.since, now)) / 86_400_000);
  const { noneSince, noneSinceLaunch } = messages.sentences;
  const since = formatMoment(free.since, site.timezone, messages);
  return {
    label,
    message: format.days(days),
    tone: 'calm',
    description: (free.reason === 'launch' ? noneSinceLaunch : noneSince)(since).join(''),
  };
};

/** A component counts from its own beginning, where that is after the launch of the site. */
function freeOf(component: Component | undefined, record: SiteRecord): IncidentFree | undefined {
  const { history } = record;
  if (component === undefined) return incidentFreeSince(history);
  const begins = [history.site.launched, component.since].flatMap((moment) => moment ?? []);
  const launched = begins.toSorted((a, b) => b.from - a.from)[0];
  const entries = entriesOfComponent(record, component).map(({ incident }) => incident);
  return freeSince(history, entries, launched);
}

const describers: Readonly<Record<BadgeKind, Describer>> = {
  status: describeStatus,
  availability: describeAvailability,
  'days-since': describeDaysSince,
};
