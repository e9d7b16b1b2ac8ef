// Entries as the documents of the API have them: a row of a list, and one entry with all that its page says. What each
// key means stands in schemas/entries.ts.
import type { Deadline } from '../../model/deadline.js';
import type { Disclosure } from '../../model/disclosure.js';
import type { Kind, State, Status } from '../../model/state.js';
import type { DigestNote } from '../../site/props.js';
import type { ApiActionItem, ApiDuration, ApiSpan, ApiTerm, ApiText, ApiTime } from './values.js';

/** A row of a list. */
export interface ApiEntry {
  id: string;
  kind: Kind;
  title: string;
  severity: string | null;
  status: Status | null;
  open: boolean;
  reopened: boolean;
  external: boolean;
  withheld: boolean;
  started: ApiTime;
  resolved: ApiTime | null;
  duration: ApiDuration | null;
  window: ApiSpan[];
  until: ApiTime | null;
  summary: string | null;
  components: string[];
  url: string;
  data: string | null;
}

export interface ApiDigestEntry extends ApiEntry {
  impact: ApiSpan[];
  counts: boolean;
  notes: { kind: DigestNote['kind']; since: ApiTime | null; severity: string | null; to: string | null }[];
}

export interface ApiAffected {
  id: string;
  name: string;
  groups: string[];
  state: State | null;
}

export interface ApiImpact extends ApiSpan {
  duration: ApiDuration | null;
}

export interface ApiUpdate {
  status: Status;
  time: ApiTime;
  text: ApiText;
  components: Record<string, State>;
  url: string;
}

export interface ApiSection {
  title: string;
  section: string | null;
  text: ApiText;
  actionItems: ApiActionItem[];
  url: string;
}

export interface ApiPostmortem {
  published: ApiTime;
  introduction: ApiText | null;
  sections: ApiSection[];
  url: string;
}

export interface ApiDisclosure {
  state: Exclude<Disclosure['state'], 'internal'>;
  deadline: ApiTime | null;
  term: ApiTerm | null;
  basis: Deadline['basis'] | null;
  after: ApiTerm | null;
  late: ApiTerm | null;
  reason: string | null;
  digest: string | null;
}

/** An entry with a page of its own. */
export interface FullEntry {
  $schema: string;
  publication: 'page';
  id: string;
  url: string;
  markdown: string | null;
  kind: Kind;
  title: string;
  severity: string | null;
  status: Status | null;
  open: boolean;
  scheduled: boolean;
  overrunning: boolean;
  reopened: boolean;
  external: boolean;
  withheld: boolean;
  disclosedSince: ApiTime | null;
  published: ApiTime | null;
  changed: ApiTime | null;
  started: ApiTime;
  resolved: ApiTime | null;
  duration: ApiDuration | null;
  window: ApiSpan[];
  until: ApiTime | null;
  impact: ApiImpact[];
  impactDuration: ApiDuration | null;
  detected: ApiTime | null;
  detectedBy: string | null;
  mitigated: ApiTime | null;
  countedFrom: ApiTime;
  timeToDetect: ApiDuration | null;
  timeToMitigate: ApiDuration | null;
  timeToResolve: ApiDuration | null;
  components: ApiAffected[];
  tags: string[];
  summary: ApiText | null;
  introduction: ApiText | null;
  updates: ApiUpdate[];
  postmortem: ApiPostmortem | null;
  details: ApiText | null;
  disclosure: ApiDisclosure;
}

/** An incident that a digest will report. */
export interface BriefEntry {
  $schema: string;
  publication: 'brief';
  id: string;
  url: string;
  markdown: string | null;
  kind: 'incident';
  title: string;
  severity: string | null;
  started: ApiTime;
  resolved: ApiTime | null;
  duration: ApiDuration | null;
  impact: ApiSpan[];
  digest: string | null;
}

/** A row of an incident whose times are withheld. */
export interface ApiUndated {
  id: string;
  kind: 'incident';
  title: string;
  severity: string | null;
  open: boolean;
  summary: string | null;
  components: string[];
  url: string;
  data: string;
}

/** The same with all that its page says. */
export interface UndatedEntry {
  $schema: string;
  publication: 'undated';
  id: string;
  url: string;
  markdown: string | null;
  kind: 'incident';
  title: string;
  severity: string | null;
  open: boolean;
  withheld: true;
  summary: string | null;
  components: ApiAffected[];
}

export type EntryDocument = FullEntry | BriefEntry | UndatedEntry;
