// Holes in HTML that pages fill later, while that HTML is still written: see docs/decisions/0005-prose-with-holes.md.
import type { Hole, Prose } from '../model/prose.js';

export interface Holes {
  /** What stands in an attribute's value until the HTML is split. */
  readonly mark: (hole: Hole) => string;
  readonly split: (htmlText: string) => Prose['segments'];
}

/**
 * Holes stand in the tree as attribute values between two control characters, which no author's text can hold:
 * decoding refuses them, and Markdown's character references turn them into U+FFFD.
 */
export function createHoles(): Holes {
  const holes: Hole[] = [];
  return {
    mark: (hole) => {
      holes.push(hole);
      return `\u0001${holes.length - 1}\u0002`;
    },
    split: (htmlText) => {
      if (holes.length === 0) return htmlText === '' ? [] : [htmlText];
      return htmlText.split(/\u0001(\d+)\u0002/).flatMap((piece, index): readonly (string | Hole)[] => {
        if (index % 2 === 0) return piece === '' ? [] : [piece];
        const hole = holes[Number(piece)];
        return hole === undefined ? [] : [hole];
      });
    },
  };
}
