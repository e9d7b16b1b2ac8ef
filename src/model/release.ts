// Whether what is withheld has been disclosed as of now (format, section 5). Whatever is missing or in doubt withholds.
import type { Instant } from '../kernel/time.js';
import type { Security } from './security.js';

export type Release =
  | {
      readonly isReleased: true;
      /** From when on it has been disclosed; it never changes later unless the file does. */
      readonly since: Instant;
    }
  | {
      readonly isReleased: false;
      /** How many parties must confirm, and how many have yet to. */
      readonly parties: number;
      readonly missing: number;
      /** Before it, confirmations disclose nothing; undefined where it has passed or none is set. */
      readonly notBefore: Instant | undefined;
      /** When it will be disclosed at the latest; undefined where nothing says so. */
      readonly released: Instant | undefined;
    };

/** A file of which something is withheld now. */
export interface WithheldFile {
  readonly path: string;
  /** Whether the marked parts alone are withheld. */
  readonly isPart: boolean;
  /** What is still to happen; undefined where the map or a mark is wrong, so that nothing discloses it. */
  readonly release: (Release & { readonly isReleased: false }) | undefined;
}

/**
 * Disclosed from `released` on, or from when every party, and there is at least one, has confirmed and `not_before` has
 * passed: the earlier of the two. A map that is not sound discloses nothing, ever.
 */
export function releaseOf(security: Security, now: Instant): Release {
  const { confirmations, notBefore, released, isSound } = security;
  const dates = confirmations.flatMap(({ confirmed }) => confirmed?.from ?? []);
  const isConfirmed = dates.length > 0 && dates.length === confirmations.length;
  const agreed = isConfirmed ? Math.max(...dates, notBefore?.from ?? -Infinity) : Infinity;
  const since = Math.min(agreed, released?.from ?? Infinity);
  if (isSound && since <= now) return { isReleased: true, since };
  return {
    isReleased: false,
    parties: confirmations.length,
    missing: confirmations.length - dates.filter((date) => date <= now).length,
    notBefore: notBefore !== undefined && notBefore.from > now ? notBefore.from : undefined,
    released: isSound ? released?.from : undefined,
  };
}
