// The texts of a record as Markdown: updates are HTML, a postmortem is Markdown unless it has paragraphs of HTML.
import type { Report } from '../imported.js';
import { adaptMarkdown, type AdaptContext } from '../markdown/adapt.js';
import { traceText } from '../markdown/edits.js';
import { htmlToMarkdown, listHidden } from '../markdown/from-html.js';
import { shiftHeadings } from '../markdown/structure.js';
import { removeControlCharacters } from '../source-text.js';

export interface TextContext extends AdaptContext {
  readonly path: string;
  readonly report: Report;
}

/** Markdown whose headings begin at `least`; undefined where it is beyond the limits of the parser. */
export function readHtml(
  html: string,
  least: number,
  line: number,
  context: TextContext,
): string | undefined {
  const hidden = listHidden(html);
  if (hidden.length > 0)
    context.report('lost', line, `what stands in <${hidden.join('>, <')}> is left out: no reader sees it`);
  return finish(htmlToMarkdown(clean(html, line, context)), least, line, context);
}

/** The same for a text that is Markdown already. */
export function readMarkdownText(
  text: string,
  least: number,
  line: number,
  context: TextContext,
): string | undefined {
  const isHtml = /<(?:p|div|ul|ol|h[1-6]|table)(?:\s[^<>]*)?>/i.test(text);
  if (isHtml) return readHtml(text, least, line, context);
  return finish(clean(text, line, context), least, line, context);
}

/** Text without what `candor check` would refuse; line ends are `\n`. */
export function clean(
  text: string,
  line: number,
  { path, report }: Pick<TextContext, 'path' | 'report'>,
): string {
  const plain = text.replaceAll(/\r\n?/g, '\n').replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');
  return removeControlCharacters(path, plain, (kind, _, reason) => report(kind, line, reason));
}

function finish(markdown: string, least: number, line: number, context: TextContext): string | undefined {
  // A reference such as `&#x202e;` has become its character by now.
  const text = clean(markdown, line, context);
  const atLine: Report = (kind, _, reason) => context.report(kind, line, reason);
  const adapted = adaptMarkdown(traceText(text, line), context, atLine);
  return adapted === undefined ? undefined : shiftHeadings(adapted.text, least, context.readMarkdown).trim();
}
