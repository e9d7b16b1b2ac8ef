// How wide a text may be in any of the faces that a reader's system may choose. Never too little: labels must not touch.

/** At 12 pixels, as wide as in the widest common system faces (Verdana, DejaVu Sans) and a little more. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\s.,:;'’|!iIjl()[\]-]/u, 5.6],
  [/[mwMW@%&—…]/u, 12.5],
  [/[A-ZÄÖÜ]/u, 9.8],
  [/[\u0020-\u024f]/u, 8.1],
  // Full width: CJK, Hangul, emoji and whatever else may take as much room.
  [/[\u1100-\u{10ffff}]/u, 14],
];

const widthOf = (character: string): number => widths.find(([known]) => known.test(character))?.[1] ?? 11;

/** Looked up once: most labels have no other characters. */
const latin = Array.from({ length: 0x250 }, (_, code) => widthOf(String.fromCodePoint(code)));

/** In pixels, at a size of 12. */
export function textWidth(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const known = latin[text.charCodeAt(index)];
    if (known === undefined) return measure(text);
    width += known;
  }
  return Math.ceil(width);
}

/** Character by character, of which some take two units. */
function measure(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return Math.ceil(width);
}
