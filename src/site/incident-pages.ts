// The page of each incident, maintenance and notice, and the pages that lead there from former addresses.
import { addLate } from '../kernel/late.js';
import { join } from '../kernel/lists.js';
import { rememberBy, rememberList } from '../kernel/remember.js';
import { rememberGroups, rememberParts } from '../kernel/remember-parts.js';
import type { Moment } from '../kernel/time.js';
import { momentAttribute } from '../kernel/time-writing.js';
import { durationBetween } from '../model/duration.js';
import { compareEntries } from '../model/history.js';
import type { Incident } from '../model/incident.js';
import { messagesFor } from '../model/messages/messages-for.js';
import type { Site } from '../model/site.js';
import { worstState, type State } from '../model/state.js';
import { groupsAbove } from './component-nodes.js';
import { countWhile } from './count-while.js';
import { createRelatedFinder } from './find-related.js';
import { tellCourse } from './incident-course.js';
import { historyCrumb, pageDefaults, statusCrumb, yearCrumb, type Page, type PageFacts } from './page.js';
import { showPageHistory } from './page-history.js';
import type { Affected, Crumb, Entry, ImpactWindow, IncidentProps, PageProps } from './props.js';
import { changedAt, publishedAt } from './publication-times.js';
import { linkToRepository } from './repository-links.js';
import { monthFinderOf, type SiteRecord } from './site-record.js';
import { alternatesOf } from './twin-addresses.js';

/** By kind, each in the order of the history. */
export const planIncidentPages = ({ history: { site }, years, listed }: SiteRecord): readonly Page[] =>
  join(plannerOf(site)(years)(join([...groupByKind(listed).values()])));

/** Nothing that is planned of a page follows from the clock or from other entries, so that it stays as they change. */
const plannerOf = rememberBy((site: Site) =>
  rememberList((years: readonly number[]) => {
    const crumbsOf = createCrumbs(site, years);
    return rememberParts((entries: readonly Entry[]) =>
      entries.map(({ incident }) => planIncidentPage(incident, site, crumbsOf(incident))),
    );
  }),
);

const groupByKind = rememberGroups(({ incident }: Entry) => [incident.kind]);

function planIncidentPage(incident: Incident, site: Site, crumbs: readonly Crumb[]): Page {
  const { icon, listed, redirect } = pageDefaults;
  // Each by its name: to spread the defaults and replace some would take longer than all the rest.
  return addLater({
    site,
    incident,
    icon,
    listed,
    redirect,
    route: { page: 'incident', slug: incident.slug },
    title: incident.title,
    section: incident.kind === 'notice' ? 'notices' : 'history',
    crumbs,
  });
}

type Later = Pick<Page, 'description' | 'article' | 'alternates' | 'body' | 'follows'>;

/** Of the text of a thousand files nothing is read before their pages are made. */
const addLater = addLate<
  Omit<Page, keyof Later> & { readonly site: Site; readonly incident: Incident },
  Required<Later>
>({
  description: ({ incident }) => describe(incident),
  alternates: ({ site, incident }) => alternatesOf(incident, site),
  article:
    ({ incident }) =>
    (record) =>
      datesOf(record, incident),
  body:
    ({ incident }) =>
    (record, facts) => ({
      part: 'incidentPage',
      props: tellIncident(record, record.entryOf(incident), facts),
    }),
  follows:
    ({ incident }) =>
    (record, { pasts }) => {
      const entry = record.entryOf(incident);
      const { newer, older } = findNeighbours(record, incident);
      const pageHistory = pasts && showPageHistory(record, incident, pasts);
      const { entries, more } = finderOf(record.listed)(entry);
      return [entry, newer, older, entries, more?.component.id, more?.count, pageHistory];
    },
});

/** The next ones of its own kind on either side. */
function findNeighbours({ listed }: SiteRecord, incident: Incident): Pick<IncidentProps, 'newer' | 'older'> {
  const alike = groupByKind(listed).get(incident.kind) ?? [];
  const index = countWhile(alike, (other) => compareEntries(other.incident, incident) < 0);
  return { newer: alike[index - 1]?.incident, older: alike[index + 1]?.incident };
}

const finderOf: typeof createRelatedFinder = rememberBy(createRelatedFinder);

function tellIncident(record: SiteRecord, entry: Entry, { pasts }: PageFacts): IncidentProps {
  const { incident } = entry;
  return {
    ...entry,
    affected: affectedBy(record, entry),
    course: tellCourse(record, entry),
    impact: impactOf(record, entry),
    // The file of one that is withheld is nobody's business yet.
    source: incident.withheld ? undefined : linkToRepository(record.history.site.repository, incident.path),
    pageHistory: pasts && showPageHistory(record, incident, pasts),
    related: finderOf(record.listed)(entry),
    ...findNeighbours(record, incident),
  };
}

function datesOf({ history: { site, now } }: SiteRecord, incident: Incident): PageProps['article'] {
  const write = (moment: Moment | undefined): string | undefined =>
    moment && momentAttribute(moment, site.timezone);
  return { published: write(publishedAt(incident, now)), modified: write(changedAt(incident, now)) };
}

/** An entry of a year that lies ahead has no page of its year yet. */
function createCrumbs(site: Site, years: readonly number[]): (incident: Incident) => readonly Crumb[] {
  const messages = messagesFor(site.locale);
  const above = [statusCrumb(messages), historyCrumb(messages)];
  const monthAt = monthFinderOf(site);
  const byYear = new Map(years.map((year) => [year, [...above, yearCrumb(year)]]));
  return ({ started }) => byYear.get(monthAt(started.from).year) ?? above;
}

export function affectedBy(
  { history: { site } }: SiteRecord,
  { incident, components }: Entry,
): readonly Affected[] {
  return components.map((component) => ({
    component,
    groups: groupsAbove(site, component),
    state: incident.kind === 'notice' ? undefined : worstDeclared(incident, component.id),
  }));
}

/** The worst that was ever said of a component; one that joined by an update has no state at the beginning. */
function worstDeclared({ components, updates }: Incident, id: string): State {
  return worstState(
    [components.get(id), ...updates.map(({ changes }) => changes.get(id))].flatMap((state) => state ?? []),
  );
}

/** Of a single window, the timeline knows best: it leaves out the gap before a reopening. */
export function impactOf(
  { history: { now } }: SiteRecord,
  { incident, timeline }: Entry,
): readonly ImpactWindow[] {
  return incident.impact.map(({ from, to = timeline.resolved }) => {
    if (to === undefined) return { span: { from, to }, duration: undefined };
    const isOnly = incident.impact.length === 1;
    return {
      span: { from, to },
      duration: isOnly ? timeline.impactDuration : durationBetween(from, to, now),
    };
  });
}

const descriptionLength = 200;

/** The first text of an entry, cut at a word where it is long. */
const describe: (incident: Incident) => string = rememberBy((incident) => {
  const { summary, introduction, details, title } = incident;
  const text = (summary ?? introduction ?? details)?.text ?? '';
  if (text === '') return title;
  if (text.length <= descriptionLength) return text;
  // A character takes two units at most; to take a long text apart for its beginning alone is slow.
  const characters = [...text.slice(0, 2 * descriptionLength + 2)];
  if (characters.length <= descriptionLength) return text;
  return `${characters
    .slice(0, descriptionLength)
    .join('')
    .replace(/\s+\S*$/, '')} …`;
});
