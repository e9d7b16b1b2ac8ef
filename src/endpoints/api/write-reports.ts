// The documents of what many incidents say together, with the figures of the pages: statistics, policy, digests, action
// items.
import { momentAttribute } from '../../kernel/time-writing.js';
import { nameOfPeriod } from '../../model/digest-period.js';
import type { DigestFigures } from '../../model/digest-figures.js';
import { digestsOf, type Digest } from '../../model/digest.js';
import { listActionItems } from '../../site/action-items-page.js';
import { describeDigest, hasDigests, tellDigests } from '../../site/digest-pages.js';
import { describePolicy } from '../../site/policy-page.js';
import type { PromisedPostmortem, StatisticsSummary } from '../../site/props.js';
import type { SiteRecord } from '../../site/site-record.js';
import { tellStatistics } from '../../site/statistics-page.js';
import { digestFile } from './api-files.js';
import type {
  ActionItemsDocument,
  ApiFigures,
  ApiPromise,
  ApiStatistics,
  DigestDocument,
  DigestsDocument,
  PolicyDocument,
  StatisticsDocument,
} from './documents.js';
import { idOf, routeOf, writeDigestRow } from './write-rows.js';
import {
  orNull,
  writeCounts,
  writeDuration,
  writeShare,
  writeSpread,
  writeTerm,
  type ValueWriter,
} from './write-values.js';

export function writeStatistics(record: SiteRecord, write: ValueWriter): StatisticsDocument {
  const { years, all, fewest, availability, omitted } = tellStatistics(record);
  return {
    $schema: write.schema('statistics'),
    url: write.url({ page: 'statistics' }),
    fewestOfSpread: fewest,
    years: years.map((summary) => ({ year: summary.year, ...writeSums(summary) })),
    all: writeSums(all),
    availability: availability.map(({ component, groups, years: ofYears }) => ({
      component: component.id,
      name: component.name,
      groups: groups.map(({ name }) => name),
      years: years.map(({ year }, index) => ({
        year,
        availability: orNull(ofYears[index], writeShare),
      })),
    })),
    omittedFiles: omitted,
  };
}

const writeSums = (summary: StatisticsSummary): ApiStatistics => ({
  incidents: summary.incidents,
  bySeverity: writeCounts(summary.bySeverity),
  internal: summary.internal,
  maintenance: summary.maintenance,
  timeToDetect: writeSpread(summary.responses.timeToDetect),
  timeToMitigate: writeSpread(summary.responses.timeToMitigate),
  timeToResolve: writeSpread(summary.responses.timeToResolve),
});

export function writePolicy(record: SiteRecord, write: ValueWriter): PolicyDocument {
  const { site } = record.history;
  const { prose, record: kept, promises, olderPromises, holidays } = describePolicy(record);
  const { policy, postmortem } = site;
  return {
    $schema: write.schema('policy'),
    url: write.url({ page: 'policy' }),
    declared: policy.isDeclared,
    since: orNull(policy.since, write.time),
    text: orNull(prose, write.on({ page: 'policy' }).text),
    severities: site.severities.map(({ id, route }) => ({
      id,
      page: route.page,
      postmortem: orNull(route.postmortem, writeTerm),
      digest: route.digest ?? null,
      publish: route.publish,
    })),
    showOpen: policy.showOpen,
    workingDays: [...policy.workingDays].toSorted((a, b) => a - b),
    holidays: holidays.map((day) => momentAttribute(day, site.timezone)),
    template: postmortem.sections.map(({ id, title, covers }) => ({ id, title, covers: covers ?? null })),
    postmortemRequiredFor: [...postmortem.requiredFor],
    record: { kept: kept.kept, due: kept.due, ahead: kept.ahead },
    promises: promises.map((promise) => writePromise(promise, write)),
    olderPromises,
  };
}

function writePromise(
  { entry: { incident, timeline }, deadline, published, verdict, late, reason }: PromisedPostmortem,
  write: ValueWriter,
): ApiPromise {
  return {
    id: idOf(incident),
    title: incident.title,
    severity: incident.severity?.id ?? null,
    resolved: orNull(timeline.lastResolution, write.time),
    deadline: write.time(deadline),
    published: orNull(published, write.time),
    verdict,
    late: orNull(late, writeTerm),
    reason: reason ?? null,
    url: write.url(routeOf(incident)),
  };
}

export function writeDigests(record: SiteRecord, write: ValueWriter): DigestsDocument {
  const { history } = record;
  const { digests, omitted } = tellDigests(history, listDigests(record));
  return {
    $schema: write.schema('digests'),
    url: hasDigests(history) ? write.url({ page: 'digests' }) : null,
    digests: digests.map(({ period, figures }) => ({
      name: nameOfPeriod(period),
      incidents: figures.incidents,
      bySeverity: writeCounts(figures.bySeverity),
      url: write.url({ page: 'digest', period }),
      data: write.url(digestFile(period)),
    })),
    omittedFiles: omitted,
  };
}

/** Those that have a page. */
export const listDigests = ({ history }: SiteRecord): readonly Digest[] =>
  hasDigests(history) ? digestsOf(history) : [];

export function writeDigest(record: SiteRecord, digest: Digest, write: ValueWriter): DigestDocument {
  const props = describeDigest(record, digest, listDigests(record));
  const { period, previous } = props;
  return {
    $schema: write.schema('digest'),
    name: nameOfPeriod(period),
    url: write.url({ page: 'digest', period }),
    closed: props.isClosed,
    since: orNull(props.since, write.time),
    text: orNull(props.prose, write.on({ page: 'digest', period }).text),
    figures: writeFigures(props.figures),
    previous: orNull(previous, ({ period: before, since, figures }) => ({
      name: nameOfPeriod(before),
      since: orNull(since, write.time),
      figures: writeFigures(figures),
    })),
    entries: props.entries.map((entry) => writeDigestRow(entry, period, write)),
    gone: props.gone,
    omittedFiles: props.omitted,
  };
}

const writeFigures = (figures: DigestFigures): ApiFigures => ({
  incidents: figures.incidents,
  bySeverity: writeCounts(figures.bySeverity),
  components: figures.components,
  total: orNull(figures.total, writeDuration),
  timed: figures.timed,
  timeToResolve: writeSpread(figures.timeToResolve),
});

export function writeActionItems(record: SiteRecord, write: ValueWriter): ActionItemsDocument {
  const props = listActionItems(record);
  return {
    $schema: write.schema('action-items'),
    url: write.url({ page: 'actionItems' }),
    open: props.open,
    overdue: props.overdue,
    done: props.done,
    items: props.items.map(({ item, entry: { incident }, anchor, since, isOverdue }) => ({
      item: write.on(routeOf(incident)).actionItem(item),
      incident: { id: idOf(incident), title: incident.title },
      since: write.time(since),
      overdue: isOverdue,
      url: write.url(routeOf(incident), anchor),
    })),
    incidents: props.incidents.map(({ entry: { incident }, anchor, done, total }) => ({
      id: idOf(incident),
      title: incident.title,
      published: orNull(incident.postmortem?.published, write.time),
      done: done.map(write.on(routeOf(incident)).actionItem),
      total,
      url: write.url(routeOf(incident), anchor),
    })),
    moreIncidents: props.moreIncidents,
    inDigests: write.inDigests(props.inDigests),
    omittedFiles: props.omitted,
  };
}
