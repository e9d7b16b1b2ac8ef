// The page of each incident, maintenance and notice, and the pages that lead there from former addresses.
import { addLate } from '../kernel/late.js';
import { rememberBy } from '../kernel/remember.js';
import type { Moment } from '../kernel/time.js';
import { momentAttribute } from '../kernel/time-writing.js';
import { worstState, type State } from '../model/state.js';
import { durationBetween } from '../model/duration.js';
import type { Incident } from '../model/incident.js';
import type { PagePasts } from '../model/page-history.js';
import { groupsAbove } from './component-nodes.js';
import { createRelatedFinder } from './find-related.js';
import { tellCourse } from './incident-course.js';
import { historyCrumb, pageDefaults, statusCrumb, yearCrumb, type Page } from './page.js';
import { showPageHistory } from './page-history.js';
import type { Affected, Crumb, Entry, ImpactWindow, IncidentProps } from './props.js';
import { changedAt, publishedAt } from './publication-times.js';
import { linkToRepository } from './repository-links.js';
import { groupEntries, type SiteRecord } from './site-record.js';
import { alternatesOf } from './twin-addresses.js';

/** In the order of the history; each knows the next one of its own kind on either side. */
export function planIncidentPages(record: SiteRecord, pasts: PagePasts | undefined): readonly Page[] {
  const byKind = groupEntries(record.listed, ({ incident }) => incident.kind);
  return [...byKind.values()].flatMap((entries) =>
    entries.map((entry, index) => {
      const around = { newer: entries[index - 1]?.incident, older: entries[index + 1]?.incident };
      return planIncidentPage(record, entry, around, pasts);
    }),
  );
}

const finderOf: typeof createRelatedFinder = rememberBy(createRelatedFinder);

function planIncidentPage(
  record: SiteRecord,
  entry: Entry,
  around: Pick<IncidentProps, 'newer' | 'older'>,
  pasts: PagePasts | undefined,
): Page {
  const { incident } = entry;
  const { icon, listed, redirect } = pageDefaults;
  // Each by its name: to spread the defaults and replace some would take longer than all the rest.
  return addHead({
    record,
    incident,
    icon,
    listed,
    redirect,
    route: { page: 'incident', slug: incident.slug },
    title: incident.title,
    section: incident.kind === 'notice' ? 'notices' : 'history',
    crumbs: crumbsOfYears(record).get(record.yearAt(incident.started.from)) ?? crumbsAbove(record),
    body: () => ({ part: 'incidentPage', props: tellIncident(record, entry, around, pasts) }),
    follows: () => [
      entry,
      around.newer,
      around.older,
      finderOf(record.listed)(entry),
      pasts && showPageHistory(record, incident, pasts),
    ],
  });
}

type LateHead = Pick<Page, 'description' | 'article' | 'alternates'>;

/** Of the text of a thousand files nothing is read before their pages are made. */
const addHead = addLate<
  Omit<Page, keyof LateHead> & { readonly record: SiteRecord; readonly incident: Incident },
  LateHead
>({
  description: ({ incident }) => describe(incident),
  article: ({ record, incident }) => datesOf(record, incident),
  alternates: ({ record, incident }) => alternatesOf(incident, record.history.site),
});

function tellIncident(
  record: SiteRecord,
  entry: Entry,
  around: Pick<IncidentProps, 'newer' | 'older'>,
  pasts: PagePasts | undefined,
): IncidentProps {
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
    newer: around.newer,
    older: around.older,
  };
}

function datesOf({ history: { site, now } }: SiteRecord, incident: Incident): Page['article'] {
  const write = (moment: Moment | undefined): string | undefined =>
    moment && momentAttribute(moment, site.timezone);
  return { published: write(publishedAt(incident, now)), modified: write(changedAt(incident, now)) };
}

const crumbsAbove = ({ messages }: SiteRecord): readonly Crumb[] => [
  statusCrumb(messages),
  historyCrumb(messages),
];

/** An entry of a year that lies ahead has no page of its year yet. */
const crumbsOfYears = rememberBy(
  (record: SiteRecord) =>
    new Map(record.years.map((year) => [year, [...crumbsAbove(record), yearCrumb(year)]] as const)),
);

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
