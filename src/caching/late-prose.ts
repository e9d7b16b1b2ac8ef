// A text of an incident that stays where it is stored until somebody reads it.
import type { Prose } from '../model/prose.js';

export const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Where a text lies among the texts of its file; offsets are in bytes. */
interface StoredProse {
  readonly texts: () => Uint8Array;
  readonly from: number;
  readonly middle: number;
  readonly to: number;
  /** Whether its HTML is kept as it is. */
  readonly isPlain: boolean;
}

const stored = Symbol('stored');

interface LateProse {
  readonly [stored]: StoredProse;
}

/**
 * A text that is decoded at each asking: few pages show it, and ten thousand would fill the memory. All have the same two
 * functions; with functions of its own each would take 450 bytes instead of 110.
 */
export const readLater = (place: StoredProse, links: readonly string[]): Prose =>
  Object.defineProperties({ [stored]: place, links }, lateProperties) as unknown as Prose;

const lateProperties = {
  segments: {
    enumerable: true,
    get(this: LateProse): Prose['segments'] {
      const { texts, from, middle, isPlain } = this[stored];
      const written = decode(texts().subarray(from, middle));
      return isPlain ? [written] : (JSON.parse(written) as Prose['segments']);
    },
  },
  text: {
    enumerable: true,
    get(this: LateProse): string {
      const { texts, middle, to } = this[stored];
      return decode(texts().subarray(middle, to));
    },
  },
};
