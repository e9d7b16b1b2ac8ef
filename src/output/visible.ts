// Makes text harmless for a terminal or a log: what would be obeyed or stay unseen is written out instead.

// Controls (C0, C1), line and paragraph separators, marks and overrides of direction (Unicode TR 36), what has no
// width at all, tag characters, and halves of surrogate pairs. Joiners stay: emoji and several scripts need them.
const hidden =
  /[\p{Control}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** The text with every such character as `\u001b`, or `\u{e0041}` beyond the first plane. */
export function showHidden(text: string): string {
  return text.replaceAll(hidden, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** Indented JSON of a value in which every such character is an escape; a reader gets back the very same text. */
export function toVisibleJson(value: unknown): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(value, null, 2).replaceAll(hidden, (character) =>
    // The line ends are the indentation: inside a text they are escaped already.
    character === '\n' ? '\n' : character.split('').map(escapeUnit).join(''),
  );
  return `${json}\n`;
}
