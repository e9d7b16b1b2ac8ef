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
      const words = showHidden(text.length > textLength ? `${text.slice(0, textLength)} …` : text);
      return [
        colors.dim(`${time}  ${kind}`.trim()),
        `  ${paint(showHidden(title))}`,
        ...(words === '' ? [] : wrapText(words.replaceAll(/\s+/g, ' '), width, '  ')),
        `  ${colors.dim(showHidden(url))}`,
        '',
      ].join('\n');
    })
    .join('\n');
}
