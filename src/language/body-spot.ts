// Where a cursor is in an incident file: in its front matter, and in which section below it.
import type { Kind } from '../model/state.js';
import { findKind } from '../content/fields-of-kind.js';

/** The lines between the two rules; `to` is exclusive, and where the second rule is missing, the first heading ends it. */
export function frontMatterLines(
  lines: readonly string[],
): { readonly from: number; readonly to: number } | undefined {
  if (!/^---\s*$/.test(lines[0] ?? '')) return undefined;
  const isEnd = (line: string, index: number): boolean => index > 0 && /^---\s*$/.test(line);
  const closing = lines.findIndex(isEnd);
  const heading = lines.findIndex((line) => /^#{2,} /.test(line));
  if (closing !== -1 && (heading === -1 || closing < heading)) return { from: 1, to: closing };
  return { from: 1, to: heading === -1 ? lines.length : heading };
}

/** What the file is, as far as its front matter can be read. */
export function kindOfLines(lines: readonly string[]): Kind {
  const range = frontMatterLines(lines);
  const source = range === undefined ? '' : lines.slice(range.from, range.to).join('\n');
  return findKind(source) ?? 'incident';
}

/** The name of the `##` section that a line is in, in lower case without its time. */
export function sectionAt(lines: readonly string[], at: number): string | undefined {
  const heading = lines.slice(0, at + 1).findLast((line, index) => /^## /.test(line) && index < at);
  return heading === undefined ? undefined : /^##\s+([\w-]*)/.exec(heading)?.[1]?.toLowerCase();
}

/** Headings of a depth that stand in the file, without their marks; of the section around a line where one is given. */
export function headingsOf(lines: readonly string[], depth: number): readonly string[] {
  const pattern = new RegExp(`^#{${depth}}\\s+(.*?)\\s*$`);
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
}
