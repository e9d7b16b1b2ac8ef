// Texts as they are compared: letters and digits alone, in lower case, with one space between words.

export const foldText = (text: string): string =>
  isAscii(text)
    ? text
        .toLowerCase()
        .replaceAll(/[^a-z\d]+/g, ' ')
        .trim()
    : text
        .normalize('NFC')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

// Most texts are, and the classes of all of Unicode take several times as long to look through.
const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);
