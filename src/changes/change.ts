// What became public between two builds of a site. Made by list-changes.ts; told to people by tell-change.ts.
import type { Moment } from '../kernel/time.js';
import type { Digest } from '../model/digest.js';
import type { Update } from '../model/incident.js';
import type { UndatedIncident } from '../model/undated.js';
import type { Entry } from '../site/props.js';

/**
 * `published`: an entry that readers did not have. `disclosed`: one of which they had less, or nothing, because it was
 * withheld. `begun`: maintenance that began by the clock, without an update. `resolved`: it is over, by an update or by the
 * clock. `digest`: a period is over, and its digest is out.
 */
export const changeKinds = [
  'published',
  'disclosed',
  'begun',
  'updated',
  'resolved',
  'postmortem',
  'digest',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Change {
  /** Names the change, and is the same whenever and by whomever it is found: `updated:slow-answers:2025-10-15T15:28:00Z:monitoring`. */
  readonly key: string;
  readonly kind: ChangeKind;
  /** When it happened by the record; undefined where that is withheld. */
  readonly time: Moment | undefined;
  readonly subject: ChangeSubject;
  /** The one that says it, where one does. */
  readonly update: Update | undefined;
}

/** As the newer of the two builds has it. */
export type ChangeSubject =
  | { readonly of: 'entry'; readonly entry: Entry }
  | { readonly of: 'undated'; readonly incident: UndatedIncident }
  | { readonly of: 'digest'; readonly digest: Digest };

export interface Changes {
  /** In the order in which they happened; those without a time last. */
  readonly news: readonly Change[];
  /** Slugs of known entries that read otherwise than before without any news; in the order of the history. */
  readonly corrected: readonly string[];
}
