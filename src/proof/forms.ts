// The forms in which a text may stand in a file of the site: as it is, behind the tags and entities of HTML, in an
// address, in a string of JSON, in the folded lines of a calendar, in base64. Each is looked through for what is withheld.
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { rememberTexts } from '../kernel/remember.js';

/** As it is first; the others only where there is something to undo. */
export function formsOf(text: string): readonly string[] {
  const whole = [text, ...unfold(text)];
  const plain = whole.flatMap((form) => [form, ...unescapeJson(form), ...decodePercent(form)]);
  return [...new Set(plain.flatMap(readHtml))];
}

/** RFC 5545, section 3.1: a line of a calendar goes on in the next one, behind a space, also within a word. */
const unfold = (text: string): readonly string[] =>
  text.includes('\r\n ') ? [text.replaceAll('\r\n ', '')] : [];

/** Feeds escape pages once more, so what comes out of entities is read as a page again. */
function readHtml(text: string): readonly string[] {
  const decoded = hasEntities(text) ? [decodeEntities(text)] : [];
  return [text, ...decoded].flatMap((form) => [form, ...stripTags(form)]);
}

/** Once with a space in the place of each tag and once without, for a tag may stand inside of a word. */
function stripTags(text: string): readonly string[] {
  if (!/<[a-z!/]/i.test(text)) return [];
  return [' ', ''].map((gap) => {
    const stripped = text.replaceAll(/<[!/]?[a-z][^>]*>|<!--|-->/gi, gap);
    return hasEntities(stripped) ? decodeEntities(stripped) : stripped;
  });
}

const hasEntities = (text: string): boolean => /&(?:#|[a-z])/i.test(text);

/** HTML, "Named character references", and the numeric ones of both kinds. */
const decodeEntities = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,31}));?/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return decodeNamedCharacterReference(name) || whole;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** RFC 3986, section 2.1: the addresses that escape anything. Bytes that are no UTF-8 stay as they are. */
function decodePercent(text: string): readonly string[] {
  const escape = /%[0-9a-f]{2}/i;
  if (!escape.test(text)) return [];
  const addresses = text.split(/[\s"'<>]+/).filter((word) => escape.test(word));
  return [
    [...new Set(addresses)].join('\n').replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    }),
  ];
}

/** RFC 8259, section 7; what scripts and stylesheets escape reads much the same. */
function unescapeJson(text: string): readonly string[] {
  if (!/\\[un/"trbf\\]/.test(text)) return [];
  return [
    text.replaceAll(/\\(?:u([0-9a-f]{4})|([nrtbf])|(.))/gi, (whole, code, space, other) =>
      typeof code === 'string'
        ? String.fromCharCode(Number.parseInt(code, 16))
        : typeof space === 'string'
          ? ' '
          : typeof other === 'string'
            ? other
            : whole,
    ),
  ];
}

/**
 * What stands in base64 (RFC 4648, sections 4 and 5), a line for each run of its characters that makes sense as text. A
 * run may begin anywhere in what was encoded, so each of the four beginnings is tried.
 */
export const decodeBase64 = (text: string): string =>
  [...new Set(text.match(/[\w+/-]{8,}/g))].flatMap(decodeRun).join('\n');

/** Most runs are long words, the same ones in one file and the next. */
const decodeRun = rememberTexts(20_000, (run): readonly string[] => {
  const decoder = new TextDecoder('utf-8');
  return [0, 1, 2, 3].map((skip) => decoder.decode(toBytes(run.slice(skip)))).filter(isReadable);
});

/** Any word can be decoded; what makes no sense then is an accident. A character may be cut at either end. */
const isReadable = (text: string): boolean =>
  !/[\p{Cc}\ufffd]/u.test(text.slice(2, -2).replaceAll(/\s/g, ' '));

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBytes(run: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((run.length * 6) / 8));
  let [held, bits, at] = [0, 0, 0];
  for (const character of run.replaceAll('-', '+').replaceAll('_', '/')) {
    held = ((held << 6) | alphabet.indexOf(character)) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return bytes;
}
