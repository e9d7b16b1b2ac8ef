// One file's record with every default filled in that needs neither a clock nor another file.
// What depends on the time of the build is derived from it in timeline.ts and component-history.ts.
import type { Code } from '../kernel/codes.js';
import { startOfFile, type Place } from '../kernel/diagnostic.js';
import type { Instant, Moment } from '../kernel/time.js';
import { findPlace, type WrittenPlaces } from './field-places.js';
import type { Prose } from './prose.js';
import type { Security } from './security.js';
import type { Severity } from './site.js';
import type { Kind, State, Status } from './state.js';

/** A range of time; without an end it reaches to the resolution, else to now. */
export interface Span {
  readonly from: Moment;
  readonly to: Moment | undefined;
}

export interface Update {
  readonly status: Status;
  readonly time: Moment;
  /** How components stand from then on, by id of a leaf component. */
  readonly changes: ReadonlyMap<string, State>;
  readonly prose: Prose;
  /** The id of its heading on the incident's page. */
  readonly anchor: string;
  readonly place: Place;
}

/** Where an action item is followed up. */
export interface ActionReference {
  /** The words of the link, or the address itself, or a text such as `T-1`. */
  readonly text: string;
  readonly url: string | undefined;
}

export interface ActionItem {
  readonly prose: Prose;
  readonly done: boolean;
  readonly owner: string | undefined;
  readonly due: Moment | undefined;
  readonly ref: ActionReference | undefined;
}

export interface PostmortemPart {
  readonly title: string;
  readonly anchor: string;
  /** The id of the site's section that the heading matches. */
  readonly section: string | undefined;
  readonly prose: Prose;
  /** Only of the action items: the items of the list, with the details in parentheses split off. */
  readonly actionItems: readonly ActionItem[];
  /** Whether the author numbered the action items. */
  readonly actionItemsOrdered: boolean;
  readonly place: Place;
}

export interface Postmortem {
  /** Undefined for a draft, which is checked and never published. */
  readonly published: Moment | undefined;
  readonly introduction: Prose | undefined;
  readonly parts: readonly PostmortemPart[];
  readonly anchor: string;
  readonly place: Place;
}

/** A link or image of the text that leads to another file below `incidents/`. */
export interface Reference {
  readonly kind: 'link' | 'image';
  /** Relative to the site. */
  readonly path: string;
  readonly anchor: string;
  readonly place: Place;
  /** Where its address stands; undefined where that is written in another form, or in a definition. */
  readonly address: Place | undefined;
}

export interface Waiver {
  readonly code: Code;
  readonly reason: string;
  readonly place: Place;
}

export interface Incident {
  /** The file's name without `.md`. */
  readonly id: string;
  readonly path: string;
  /** The last part of its URL, in lower case. */
  readonly slug: string;
  /** Paths below the site's root that redirect to it, with a leading `/`. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly kind: Kind;
  /** Undefined for maintenance and notices, and where the file has an error. */
  readonly severity: Severity | undefined;
  /** The declared states at the beginning, by id of a leaf component, in the site's order. */
  readonly components: ReadonlyMap<string, State>;
  /** When the public record begins. */
  readonly started: Moment;
  /** Whether the front matter says so itself. */
  readonly startedGiven: boolean;
  /** The front matter's `resolved`, unless a later reopening voids it. */
  readonly resolvedGiven: Moment | undefined;
  readonly impact: readonly Span[];
  readonly detected: Moment | undefined;
  readonly detectedBy: string | undefined;
  readonly mitigated: Moment | undefined;
  /** What is planned; only maintenance has any. */
  readonly window: readonly Span[];
  /** When a notice leaves the status page. */
  readonly until: Moment | undefined;
  /** Whether people outside were affected; false marks a published incident as internal. */
  readonly external: boolean;
  readonly tags: readonly string[];
  /** Oldest first. */
  readonly updates: readonly Update[];
  /** How the file orders its updates. */
  readonly updateOrder: 'newest-first' | 'oldest-first' | 'mixed';
  readonly postmortem: Postmortem | undefined;
  readonly summary: Prose | undefined;
  /** What follows the summary before the first section. */
  readonly introduction: Prose | undefined;
  readonly details: Prose | undefined;
  /** The ids of all headings on its page. */
  readonly anchors: ReadonlySet<string>;
  readonly waivers: readonly Waiver[];
  /** What the file says about withholding it; undefined where it says nothing, and on a public face. */
  readonly security: Security | undefined;
  /** Whether this is the public face of an incident that is withheld: it holds nothing but what may be said. */
  readonly withheld: boolean;
  /** What of it readers do not get yet; none but a preview that reveals has any. */
  readonly revealed: readonly ('withheld' | 'draft')[];
  /** Where it had been withheld: when that ended. */
  readonly disclosedSince: Instant | undefined;
  /** The same where all of it had been withheld, not only marked parts: before it nothing was owed. */
  readonly owesSince: Instant | undefined;
  /** The slug of its public face, which feeds name it by before and after disclosure. */
  readonly publicSlug: string | undefined;
  /** Where each field of the front matter stands, as field-places.ts writes it: few are ever asked. */
  readonly places: WrittenPlaces;
}

/** Where a field stands, else the beginning of the file. */
export const placeOf = (incident: Incident, field: string): Place =>
  findPlace(incident, field) ?? findPlace(incident, '') ?? startOfFile(incident.path);
