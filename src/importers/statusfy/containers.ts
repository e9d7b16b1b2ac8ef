// The `::: update` containers of a body: each with a title and a time, and what stands around them.
import type { Report } from '../imported.js';

export interface UpdateContainer {
  readonly title: string;
  /** As its author wrote it; undefined where the opening line has none. */
  readonly time: string | undefined;
  readonly text: string;
  /** Of the opening line, and of the text below it. */
  readonly line: number;
}

export interface Containers {
  readonly updates: readonly UpdateContainer[];
  /** The lines outside, with those of the containers left blank, so that the numbers of lines stay. */
  readonly rest: string;
}

const opening = /^ {0,3}:{3,}\s*update\b\s*(.*?)\s*$/i;
const closing = /^ {0,3}:{3,}\s*$/;
/** Statusfy's editor marks with it in which language a text is. */
const languageMark = /^\s*<!--+\s*language code:.*-->\s*$/i;

export function readContainers(body: string, firstLine: number, report: Report): Containers {
  const updates: UpdateContainer[] = [];
  const rest: string[] = [];
  let current: { title: string; time: string | undefined; line: number; lines: string[] } | undefined;
  let fence: string | undefined;
  const finish = (): void => {
    if (current === undefined) return;
    const { title, time, line, lines } = current;
    updates.push({ title, time, line, text: lines.join('\n') });
    current = undefined;
  };
  for (const [index, line] of body.split('\n').entries()) {
    const number = firstLine + index;
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
    const head = fence === undefined ? opening.exec(line)?.[1] : undefined;
    if (head !== undefined) {
      if (current !== undefined) report('guessed', number, 'the update above is not closed; it ends here');
      finish();
      const bar = head.lastIndexOf('|');
      const title = (bar === -1 ? head : head.slice(0, bar)).trim();
      const time = bar === -1 ? undefined : head.slice(bar + 1).trim();
      current = { title, time: time === '' ? undefined : time, line: number, lines: [] };
    } else if (current !== undefined && fence === undefined && closing.test(line)) finish();
    else if (current !== undefined) current.lines.push(line);
    else {
      rest.push(fence === undefined && languageMark.test(line) ? '' : line);
      continue;
    }
    rest.push('');
  }
  if (current !== undefined)
    report('guessed', current.line, 'the update is not closed; it ends with the file');
  finish();
  return { updates, rest: rest.join('\n') };
}
