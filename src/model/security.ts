// The `security` map of an incident: what of it is held back, and what ends that (format, section 5).
import type { Place } from '../kernel/diagnostic.js';
import type { Moment } from '../kernel/time.js';

/** Somebody who must confirm before the text is disclosed. */
export interface Confirmation {
  readonly party: string;
  /** Undefined where they have not. */
  readonly confirmed: Moment | undefined;
  readonly place: Place;
}

/** What may be said of an incident while all of it is withheld. */
export interface PublicFace {
  readonly title: string;
  /** In lower case. */
  readonly slug: string;
  readonly summary: string | undefined;
  /** Whether its times are held back too: then it is listed without a date. */
  readonly hidesTimes: boolean;
  /** The front matter's `resolved`, also where an update reopens the incident later: that is withheld. */
  readonly resolved: Moment | undefined;
}

export interface Security {
  readonly withhold: 'all' | 'marked';
  /** Undefined where nothing at all is published of it. */
  readonly face: PublicFace | undefined;
  readonly confirmations: readonly Confirmation[];
  readonly notBefore: Moment | undefined;
  readonly released: Moment | undefined;
  /** False where anything of the map is unknown or malformed, or a mark is wrong: then it is withheld whole, whatever it says. */
  readonly isSound: boolean;
}
