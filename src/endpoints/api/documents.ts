// The documents of the API but for the entries themselves. What each key means stands in schemas/documents.ts and
// schemas/reports.ts.
import type { IncidentFree } from '../../model/headline.js';
import type { DigestInterval } from '../../model/policy.js';
import type { Indicator, SiteLink } from '../../model/site.js';
import type { State } from '../../model/state.js';
import type { PromisedPostmortem } from '../../site/props.js';
import type { ApiDigestEntry, ApiEntry, ApiUndated } from './entries.js';
import type {
  ApiActionItem,
  ApiAvailability,
  ApiDuration,
  ApiInDigest,
  ApiShare,
  ApiSpread,
  ApiTerm,
  ApiText,
  ApiTime,
} from './values.js';

export interface IndexDocument {
  $schema: string;
  version: 1;
  documents: { name: string; url: string; schema: string }[];
  years: { year: number; url: string; entries: number }[];
  digests: { name: string; url: string }[];
  entry: { url: string; schema: string };
}

export interface SiteDocument {
  $schema: string;
  title: string;
  description: string | null;
  url: string;
  timezone: string;
  locale: string;
  launched: ApiTime | null;
  contact: string | null;
  links: { label: string; url: string; place: SiteLink['place'] }[];
  severities: {
    id: string;
    label: string;
    description: string | null;
    indicator: Indicator;
    state: State;
    url: string;
  }[];
  weights: Record<State, number>;
}

export interface StatusDocument {
  $schema: string;
  asOf: string;
  commit: string | null;
  headline: string;
  state: State | null;
  worstKnown: State;
  omittedFiles: number;
  incidentFree: { since: ApiTime; reason: IncidentFree['reason']; incident: string | null } | null;
  open: ApiEntry[];
  undated: ApiUndated[];
  maintenanceNow: ApiEntry[];
  maintenanceAhead: ApiEntry[];
  notices: ApiEntry[];
  recent: ApiEntry[];
  inDigests: ApiInDigest[];
}

export interface ApiComponent {
  id: string;
  name: string;
  description: string | null;
  group: boolean;
  retired: boolean;
  state: State | null;
  availability: ApiAvailability | null;
  measuredSince: ApiTime | null;
  url: string;
  components: ApiComponent[];
}

export interface ComponentsDocument {
  $schema: string;
  asOf: string;
  availabilityDays: number;
  omittedFiles: number;
  components: ApiComponent[];
}

export interface EntriesDocument {
  $schema: string;
  period: string;
  url: string | null;
  entries: ApiEntry[];
  periods: { period: string; url: string; entries: number }[];
  inDigests: ApiInDigest[];
  omittedFiles: number;
}

export interface ApiStatistics {
  incidents: number;
  bySeverity: Record<string, number>;
  internal: number;
  maintenance: number;
  timeToDetect: ApiSpread;
  timeToMitigate: ApiSpread;
  timeToResolve: ApiSpread;
}

export interface ApiYearStatistics extends ApiStatistics {
  year: number;
}

export interface StatisticsDocument {
  $schema: string;
  url: string;
  fewestOfSpread: number;
  years: ApiYearStatistics[];
  all: ApiStatistics;
  availability: {
    component: string;
    name: string;
    groups: string[];
    years: { year: number; availability: ApiShare | null }[];
  }[];
  omittedFiles: number;
}

export interface ApiPromise {
  id: string;
  title: string;
  severity: string | null;
  resolved: ApiTime | null;
  deadline: ApiTime;
  published: ApiTime | null;
  verdict: PromisedPostmortem['verdict'];
  late: ApiTerm | null;
  reason: string | null;
  url: string;
}

export interface PolicyDocument {
  $schema: string;
  url: string;
  declared: boolean;
  since: ApiTime | null;
  text: ApiText | null;
  severities: {
    id: string;
    page: boolean;
    postmortem: ApiTerm | null;
    digest: DigestInterval | null;
    publish: 'all' | 'external';
  }[];
  showOpen: boolean;
  workingDays: number[];
  holidays: string[];
  template: { id: string; title: string; covers: string | null }[];
  postmortemRequiredFor: string[];
  record: { kept: number; due: number; ahead: number };
  promises: ApiPromise[];
  olderPromises: number;
}

export interface ApiFigures {
  incidents: number;
  bySeverity: Record<string, number>;
  components: number;
  total: ApiDuration | null;
  timed: number;
  timeToResolve: ApiSpread;
}

export interface DigestsDocument {
  $schema: string;
  url: string | null;
  digests: {
    name: string;
    incidents: number;
    bySeverity: Record<string, number>;
    url: string;
    data: string;
  }[];
  omittedFiles: number;
}

export interface DigestDocument {
  $schema: string;
  name: string;
  url: string;
  closed: boolean;
  since: ApiTime | null;
  text: ApiText | null;
  figures: ApiFigures;
  previous: { name: string; since: ApiTime | null; figures: ApiFigures } | null;
  entries: ApiDigestEntry[];
  gone: number;
  omittedFiles: number;
}

export interface ApiOpenItem {
  item: ApiActionItem;
  incident: { id: string; title: string };
  since: ApiTime;
  overdue: boolean;
  url: string;
}

export interface ActionItemsDocument {
  $schema: string;
  url: string;
  open: number;
  overdue: number;
  done: number;
  items: ApiOpenItem[];
  incidents: {
    id: string;
    title: string;
    published: ApiTime | null;
    done: ApiActionItem[];
    total: number;
    url: string;
  }[];
  moreIncidents: number;
  inDigests: ApiInDigest[];
  omittedFiles: number;
}
