// Text in lines of a terminal, broken between words.
import stringWidth from 'string-width';

/** Lines of at most `width` columns, but for words that are wider; each begins with `indent`. */
export function wrapText(text: string, width: number, indent = ''): readonly string[] {
  const room = width - stringWidth(indent);
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || stringWidth(longer) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => indent + line);
}
