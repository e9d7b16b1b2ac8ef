// From a file's bytes to text: strict UTF-8, one kind of line end, no invisible characters that could deceive.
import { diagnose, type Diagnostic, type Place } from './diagnostic.js';

export interface Decoding {
  /** Without a byte-order mark, every line ended by `\n`; undefined where the bytes are not text. */
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decodes a file. Line ends of any kind become `\n`, so that lines and columns count the same everywhere. */
export function decodeText(path: string, bytes: Uint8Array): Decoding {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const decoded = utf16 ? undefined : decodeUtf8(bytes);
  if (decoded === undefined) {
    const offset = utf16 ? 0 : findInvalidByte(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, offset)).split('\n');
    const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const place = { path, start: position, end: position };
    const found = utf16 ? 'The file is UTF-16' : `The byte at offset ${offset} is not valid UTF-8`;
    const hint = 'Save the file as UTF-8; in most editors this is a choice when saving.';
    return {
      text: undefined,
      diagnostics: [diagnose('file/not-utf8', place, `${found}; expected UTF-8.`, { hint })],
    };
  }
  const text = decoded.includes('\r') ? decoded.replaceAll(/\r\n?/g, '\n') : decoded;
  return { text, diagnostics: findControlCharacters(path, text) };
}

/** Invisible and control characters of a text that was decoded; tab and line feed are the only ones allowed. */
export function findControlCharacters(path: string, text: string): Diagnostic[] {
  // Hardly any text has one, so it is looked through whole before its lines are told apart.
  if (text.search(suspicious) === -1) return [];
  const diagnostics: Diagnostic[] = [];
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    for (const match of line.matchAll(suspicious)) {
      const start = { line: index + 1, column: match.index + 1 };
      const place: Place = { path, start, end: { ...start, column: start.column + match[0].length } };
      diagnostics.push(describeCharacter(match[0], place));
    }
  });
  return diagnostics;
}

/** The same for a value that YAML escapes can put such characters into; all of them are reported at the value. */
export function findEscapedCharacters(value: string, place: Place): Diagnostic[] {
  const match = new RegExp(suspicious.source, 'u').exec(value.replaceAll('\n', ' '));
  return match === null ? [] : [describeCharacter(match[0], place)];
}

// C0 (but tab and line feed), DEL, C1, line and paragraph separators, noncharacters, lone surrogates; then the
// bidirectional controls of UAX #9 and the byte-order mark inside text.
const suspicious =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]|\p{Surrogate}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

function describeCharacter(character: string, place: Place): Diagnostic {
  const name = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (bidi.test(character)) {
    const message = `The invisible character ${name} changes the direction of writing, so text may not be what it looks like.`;
    return diagnose('text/bidi-control', place, message, {
      hint: 'Delete it; right-to-left text needs no mark.',
    });
  }
  const hint = 'Delete it; most likely it came with pasted text.';
  return diagnose('text/control-character', place, `The control character ${name} is not allowed.`, { hint });
}

/** The offset of the first byte that is wrong in bytes that are not UTF-8. */
function findInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // The longest valid beginning, but for a character that is cut at the end.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isUtf8Beginning(bytes.subarray(0, middle))) low = middle;
    else high = middle;
  }
  // That may end within a character: it is the beginning of the character that is wrong.
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, low), {
    stream: true,
  });
  return new TextEncoder().encode(whole).length;
}

/** Without a byte-order mark; undefined where the bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isUtf8Beginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
