// From a foreign file's bytes to text. Candor's own files must be clean UTF-8; what another tool let pass is read as
// well as it can be, and noted.
import { decodeText, findControlCharacters } from '../kernel/decode.js';
import type { Report } from './imported.js';

/** Text with `\n` line ends and without characters that Candor refuses; the lines stay the same. */
export function readSourceText(path: string, bytes: Uint8Array, report: Report): string {
  return removeControlCharacters(path, decodeBytes(path, bytes, report), report);
}

function decodeBytes(path: string, bytes: Uint8Array, report: Report): string {
  const decoded = decodeText(path, bytes).text;
  if (decoded !== undefined) return decoded;
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'windows-1252';
  report('guessed', 1, `the file is not UTF-8; read as ${encoding}`);
  return new TextDecoder(encoding).decode(bytes).replaceAll(/\r\n?/g, '\n');
}

/** Takes out what `candor check` would refuse as a control character; separators become a space. */
export function removeControlCharacters(path: string, text: string, report: Report): string {
  const places = findControlCharacters(path, text).map(({ place }) => place);
  if (places.length === 0) return text;
  const lines = text.split('\n');
  for (const { start, end } of [...places].reverse()) {
    const line = lines[start.line - 1] ?? '';
    const character = line.slice(start.column - 1, end.column - 1);
    const separator = /[\u000B\u000C\u0085\u2028\u2029]/.test(character) ? ' ' : '';
    lines[start.line - 1] = line.slice(0, start.column - 1) + separator + line.slice(end.column - 1);
    const name = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    report('lost', start.line, `the invisible character ${name} is left out`);
  }
  return lines.join('\n');
}
