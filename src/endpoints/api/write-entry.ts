// The document of one entry: all that its page says of it, and nothing that follows from other entries.
import type { Disclosure } from '../../model/disclosure.js';
import type { Incident, Postmortem, PostmortemPart, Update } from '../../model/incident.js';
import { digestOf } from '../../model/publication.js';
import { affectedBy, impactOf } from '../../site/incident-pages.js';
import type { Affected, Entry, UndatedEntry as Undated } from '../../site/props.js';
import { changedAt, publishedAt } from '../../site/publication-times.js';
import type { SiteRecord } from '../../site/site-record.js';
import { markdownFile, type Named } from '../../site/twin-addresses.js';
import type {
  ApiAffected,
  ApiDisclosure,
  ApiImpact,
  ApiPostmortem,
  ApiSection,
  ApiUpdate,
  BriefEntry,
  FullEntry,
  UndatedEntry,
} from './entries.js';
import { idOf, routeOf } from './write-rows.js';
import { orNull, writeDuration, writePeriod, writeTerm, type ValueWriter } from './write-values.js';

const addressOfMarkdown = (
  named: Named,
  { history: { site } }: SiteRecord,
  write: ValueWriter,
): string | null => (site.output.endpoints.twins ? write.url(markdownFile(named)) : null);

export function writeFullEntry(record: SiteRecord, entry: Entry, write: ValueWriter): FullEntry {
  const { incident, timeline } = entry;
  const { now } = record.history;
  const { updates, postmortem } = incident;
  return {
    $schema: write.schema('entry'),
    publication: 'page',
    id: idOf(incident),
    url: write.url(routeOf(incident)),
    markdown: addressOfMarkdown(incident, record, write),
    kind: incident.kind,
    title: incident.title,
    severity: incident.severity?.id ?? null,
    status: timeline.status ?? null,
    open: timeline.isOpen,
    scheduled: timeline.isScheduled,
    overrunning: timeline.isOverrunning,
    reopened: timeline.isReopened,
    external: incident.external,
    withheld: incident.withheld,
    disclosedSince: orNull(incident.disclosedSince, write.day),
    published: orNull(publishedAt(incident, now), write.time),
    changed: orNull(changedAt(incident, now), write.time),
    started: write.time(incident.started),
    resolved: orNull(timeline.resolved, write.time),
    duration: orNull(timeline.duration, writeDuration),
    window: incident.window.map(write.span),
    until: orNull(incident.until, write.time),
    ...writeImpact(record, entry, write),
    detected: orNull(incident.detected, write.time),
    detectedBy: incident.detectedBy ?? null,
    mitigated: orNull(incident.mitigated, write.time),
    countedFrom: write.time(timeline.begin),
    timeToDetect: orNull(timeline.timeToDetect, writeDuration),
    timeToMitigate: orNull(timeline.timeToMitigate, writeDuration),
    timeToResolve: orNull(timeline.timeToResolve, writeDuration),
    components: affectedBy(record, entry).map(writeAffected),
    tags: [...incident.tags],
    summary: orNull(incident.summary, write.text),
    introduction: orNull(incident.introduction, write.text),
    updates: updates.toReversed().map((update) => writeUpdate(incident, update, write)),
    postmortem: orNull(postmortem, (it) => writePostmortem(incident, it, write)),
    details: orNull(incident.details, write.text),
    disclosure: writeDisclosure(entry, write),
  };
}

/** While a window lasts nothing is said of how long they do, so that no build has to correct the last one. */
function writeImpact(
  record: SiteRecord,
  entry: Entry,
  write: ValueWriter,
): { impact: ApiImpact[]; impactDuration: FullEntry['impactDuration'] } {
  const windows = impactOf(record, entry);
  const isOver = windows.length > 0 && windows.every(({ duration }) => duration !== undefined);
  return {
    impact: windows.map(({ span, duration }) => ({
      ...write.span(span),
      duration: orNull(duration, writeDuration),
    })),
    impactDuration: isOver ? orNull(entry.timeline.impactDuration, writeDuration) : null,
  };
}

const writeAffected = ({ component, groups, state }: Affected): ApiAffected => ({
  id: component.id,
  name: component.name,
  groups: groups.map(({ name }) => name),
  state: state ?? null,
});

const writeUpdate = (
  incident: Incident,
  { status, time, prose, changes, anchor }: Update,
  write: ValueWriter,
): ApiUpdate => ({
  status,
  time: write.time(time),
  text: write.text(prose),
  components: Object.fromEntries(changes),
  url: write.url(routeOf(incident), anchor),
});

function writePostmortem(
  incident: Incident,
  { published, introduction, parts, anchor }: Postmortem,
  write: ValueWriter,
): ApiPostmortem | null {
  if (published === undefined) return null;
  return {
    published: write.time(published),
    introduction: orNull(introduction, write.text),
    sections: parts.map((part) => writeSection(incident, part, write)),
    url: write.url(routeOf(incident), anchor),
  };
}

const writeSection = (
  incident: Incident,
  { title, section, prose, actionItems, anchor }: PostmortemPart,
  write: ValueWriter,
): ApiSection => ({
  title,
  section: section ?? null,
  text: write.text(prose),
  actionItems: actionItems.map(write.actionItem),
  url: write.url(routeOf(incident), anchor),
});

/** How overdue it is changes with every day, so that is for the policy to say. */
function writeDisclosure({ incident, disclosure }: Entry, write: ValueWriter): ApiDisclosure {
  const { state } = disclosure;
  const deadline = 'deadline' in disclosure ? disclosure.deadline : undefined;
  const told = state === 'published' || state === 'late' ? disclosure : undefined;
  const promised = state === 'open' ? incident.severity?.route.postmortem : deadline?.term;
  return {
    state: isTold(state) ? state : 'none',
    deadline: orNull(deadline, ({ by }) => write.time(by)),
    term: orNull(promised, writeTerm),
    basis: deadline?.basis ?? null,
    after: orNull(told?.after, writeTerm),
    late: orNull(told?.late, writeTerm),
    reason: state === 'waived' ? disclosure.reason : null,
    digest: state === 'digest' ? writePeriod(disclosure.period) : null,
  };
}

/** What is internal has no page that could tell. */
const isTold = (state: Disclosure['state']): state is ApiDisclosure['state'] => state !== 'internal';

export function writeBriefEntry(record: SiteRecord, entry: Entry, write: ValueWriter): BriefEntry {
  const { incident, timeline } = entry;
  const { site, now } = record.history;
  return {
    $schema: write.schema('entry'),
    publication: 'brief',
    id: idOf(incident),
    url: write.url(routeOf(incident)),
    markdown: addressOfMarkdown(incident, record, write),
    kind: 'incident',
    title: incident.title,
    severity: incident.severity?.id ?? null,
    started: write.time(incident.started),
    resolved: orNull(timeline.resolved, write.time),
    duration: orNull(timeline.duration, writeDuration),
    impact: incident.impact.map(write.span),
    digest: writePeriod(digestOf(incident, site, now)),
  };
}

export const writeUndatedEntry = (
  record: SiteRecord,
  { incident, affected }: Undated,
  write: ValueWriter,
): UndatedEntry => ({
  $schema: write.schema('entry'),
  publication: 'undated',
  id: incident.slug,
  url: write.url(routeOf(incident)),
  markdown: addressOfMarkdown(incident, record, write),
  kind: 'incident',
  title: incident.title,
  severity: incident.severity?.id ?? null,
  open: incident.isOpen,
  withheld: true,
  summary: incident.summary ?? null,
  components: affected.map(writeAffected),
});
