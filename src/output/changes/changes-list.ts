// The report of `candor changes` for people: each change in two lines or more, the oldest first.
import picocolors from 'picocolors';
import { wrapText } from '../entries/wrap-text.js';
import { showHidden } from '../visible.js';

export interface ShownChange {
  readonly kind: string;
  readonly time: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly isOpen: boolean;
}

const width = 98;
const textLength = 300;

/** Ends its last line. */
export function changesList(changes: readonly ShownChange[], color: boolean): string {
  const colors = picocolors.createColors(color);
  return changes
    .map(({ kind, time, title, text, url, isOpen }) => {
      const paint = isOpen ? colors.yellow : String;
      const line = text.replaceAll(/\s+/g, ' ').trim();
      const words = showHidden(line.length > textLength ? `${line.slice(0, textLength)} …` : line);
      return [
        colors.dim(`${time}  ${kind}`.trim()),
        `  ${paint(showHidden(title))}`,
        ...(words === '' ? [] : wrapText(words, width, '  ')),
        `  ${colors.dim(showHidden(url))}`,
        '',
      ].join('\n');
    })
    .join('\n');
}
