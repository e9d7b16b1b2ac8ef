// A text of an incident that stays where it is stored until somebody reads it.
import { addLate } from '../kernel/late.js';
import type { Prose } from '../model/prose.js';

export const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The texts of one file. */
export interface StoredTexts {
  /** Tells the file from all others that were ever read. */
  readonly name: string;
  /** They are not held: nobody may ask for them. */
  readonly read: () => Uint8Array;
}

/** Where a text lies among those of its file, in bytes: its HTML, and what it says without. */
interface StoredProse extends Pick<Prose, 'links'> {
  readonly [stored]: StoredTexts;
  readonly from: number;
  readonly middle: number;
  readonly to: number;
  /** Whether its HTML is kept as it is. */
  readonly isWritten: boolean;
}

/** Nobody else has such a property. */
const stored = Symbol('stored');

/**
 * A text that is read at each asking: few pages show it, and ten thousand would fill the memory. As properties of its own
 * these took a sixth of the time of reading all files from the cache.
 */
export const readLater = (
  texts: StoredTexts,
  [from, middle, to]: readonly [number, number, number],
  isWritten: boolean,
  links: readonly string[],
): Prose => addTexts({ [stored]: texts, from, middle, to, isWritten, links });

const addTexts = addLate<StoredProse, Pick<Prose, 'segments' | 'text'>>({
  segments: ({ [stored]: { read }, from, middle, isWritten }) => {
    const written = decode(read().subarray(from, middle));
    return isWritten ? [written] : (JSON.parse(written) as Prose['segments']);
  },
  text: ({ [stored]: { read }, middle, to }) => decode(read().subarray(middle, to)),
});

/** Tells a text from all others that were ever read; undefined for one that is not read later. */
export const nameText = (value: Prose): string | undefined =>
  isStored(value) ? `${value[stored].name}${value.from}` : undefined;

const isStored = (value: Prose): value is Prose & StoredProse => stored in value;
