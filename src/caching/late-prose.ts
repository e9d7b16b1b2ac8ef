// A text of an incident that stays where it is stored until somebody reads it.
import type { Prose } from '../model/prose.js';

export const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The texts of one file. */
export interface StoredTexts {
  /** Tells the file from all others that were ever read. */
  readonly name: string;
  /** They are not held: nobody may ask for them. */
  readonly read: () => Uint8Array;
}

const texts = Symbol('texts');
const from = Symbol('from');
const middle = Symbol('middle');
const to = Symbol('to');
const isPlain = Symbol('isPlain');

/** Where a text lies among those of its file, in bytes: its HTML, and what it says without. */
interface LateProse {
  readonly [texts]: StoredTexts;
  readonly [from]: number;
  readonly [middle]: number;
  readonly [to]: number;
  /** Whether its HTML is kept as it is. */
  readonly [isPlain]: boolean;
  readonly links: readonly string[];
}

/**
 * A text that is read at each asking: few pages show it, and ten thousand would fill the memory. All have the same two
 * functions; with functions of its own each would take 450 bytes instead of 90. They are its own properties, unlike those of
 * `addLate`: a copy of a text has to be whole.
 */
export const readLater = (
  file: StoredTexts,
  [start, between, end]: readonly [number, number, number],
  isWritten: boolean,
  links: readonly string[],
): Prose => {
  const late: LateProse = {
    [texts]: file,
    [from]: start,
    [middle]: between,
    [to]: end,
    [isPlain]: isWritten,
    links,
  };
  return Object.defineProperties(late, lateProperties) as unknown as Prose;
};

/** Tells a text from all others that were ever read; undefined for one that is not read later. */
export const nameText = (value: Prose): string | undefined =>
  isLate(value) ? `${value[texts].name}${value[from]}` : undefined;

const isLate = (value: Prose): value is Prose & LateProse => texts in value;

const lateProperties = {
  segments: {
    enumerable: true,
    get(this: LateProse): Prose['segments'] {
      const written = decode(this[texts].read().subarray(this[from], this[middle]));
      return this[isPlain] ? [written] : (JSON.parse(written) as Prose['segments']);
    },
  },
  text: {
    enumerable: true,
    get(this: LateProse): string {
      return decode(this[texts].read().subarray(this[middle], this[to]));
    },
  },
};
