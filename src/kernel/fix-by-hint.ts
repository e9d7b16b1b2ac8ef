// The fix that a hint names in words. Hints travel through schemas as plain text, and a fix must never say anything else
// than its hint does: so it is read from the few forms of hints that name exactly what to write.
import type { Fix, Place } from './diagnostic.js';

const forms: readonly RegExp[] = [
  /^Did you mean `([^`]+)`\?/,
  /^(?:Write|Quote it:|Write it on one line:|Write one (?:id|time) without brackets:) `([^`]+)`\.$/,
  /^Write `([^`]+)`\. The statuses are /,
  /^(?:The nearest that exists is|The month comes before the day:) `([^`]+)`\.$/,
];

/**
 * What to write at a place; undefined where the hint names nothing, or leaves something out. Hints show a value with the
 * name of its field: that is the `lead`, which does not stand at the place.
 */
export function fixByHint(place: Place, hint: string | undefined, lead = ''): Fix | undefined {
  for (const form of forms) {
    const named = form.exec(hint ?? '')?.[1];
    if (named === undefined || named.includes('…')) continue;
    return { place, text: named.startsWith(lead) ? named.slice(lead.length) : named };
  }
  return undefined;
}

/** A hint, with the fix that it names for a place. */
export const hintWithFix = (
  place: Place,
  hint: string | undefined,
  lead?: string,
): { readonly hint: string | undefined; readonly fix: Fix | undefined } => ({
  hint,
  fix: fixByHint(place, hint, lead),
});
