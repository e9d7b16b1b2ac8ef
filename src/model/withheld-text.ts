// What a proof that nothing leaks needs: every withheld text and name with its place, and what is public anyway.
import type { Place } from '../kernel/diagnostic.js';

/** A withheld text with the line of its file that it begins on, from 1. */
export interface WithheldText {
  readonly path: string;
  readonly firstLine: number;
  readonly text: string;
}

/** What a withheld file is called and names: a title, an id, a party, an address. It is looked for whole. */
export interface WithheldName {
  readonly place: Place;
  readonly text: string;
}

export interface WithheldTexts {
  readonly texts: readonly WithheldText[];
  readonly names: readonly WithheldName[];
  /** Texts that are published, in which the same words are no leak. */
  readonly published: readonly string[];
}
