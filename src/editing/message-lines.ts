// The lines of a message as they go into a file: what would open a section of the file there is escaped, and what would
// swallow the text below it or was meant to be withheld is refused.
import { lintStructure } from '../content/lint-structure.js';
import { findMarkdownBreach } from '../content/markdown-limits.js';
import { parseMarkdown } from '../content/markdown.js';
import { findWithheldMarks } from '../content/scan-lines.js';
import { isSetext, type Section } from '../content/split-sections.js';
import { listBlocks } from '../content/walk.js';
import { findMarks } from '../content/withheld-marks.js';
import type { Incident } from '../model/incident.js';
import { normalizeText } from './file-lines.js';
import { refuseEdit, type Refusal } from './text-edit.js';

export type MessageReading = { readonly ok: true; readonly lines: readonly string[] } | Refusal;

/** `message` is Markdown with any line ends; `security` is that of the incident that it goes into. */
export function readMessage(message: string, security: Incident['security']): MessageReading {
  const text = normalizeText(message)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  if (text === '') {
    return refuseEdit('The message is empty; expected what readers should know.', 'Say it in a sentence.');
  }
  return refuseMarks(text, security) ?? escapeHeadings(text);
}

/** Under `withhold: marked` an author may mark a part of a message; anywhere else a mark would do nothing. */
function refuseMarks(text: string, security: Incident['security']): Refusal | undefined {
  if (security?.withhold === 'marked') {
    if (findMarks(text.split('\n')).problems.length === 0) return undefined;
    return refuseEdit(
      'The message holds a mark for withheld text that is misspelt or not closed.',
      'Write `:::withheld` and `:::`, each alone on a line at its beginning, or `:withheld[…]` inside a line.',
    );
  }
  const isMarked =
    security === undefined ? findWithheldMarks('', text).length > 0 : hasMarks(findMarks(text.split('\n')));
  if (!isMarked) return undefined;
  return refuseEdit(
    'The message holds a mark for withheld text, which has an effect only in a file that says `withhold: marked`.',
    'Leave the marked part out of the message.',
  );
}

type Heading = Section['heading'];
type Root = ReturnType<typeof parseMarkdown>;

const hasMarks = ({ blocks, inlines, problems }: ReturnType<typeof findMarks>): boolean =>
  blocks.length + inlines.length + problems.length > 0;

function escapeHeadings(message: string): MessageReading {
  let text = message;
  // What is no heading any more may make one of the line below it.
  for (let rounds = message.split('\n').length; rounds >= 0; rounds -= 1) {
    const tooComplex = findMarkdownBreach('', text);
    if (tooComplex !== undefined) return refuseEdit('The message is too complex.', tooComplex.hint);
    const root = parseMarkdown(text);
    const headings = root.children.filter(
      (node): node is Heading => node.type === 'heading' && (node.depth < 4 || isSetext(node, asBody(text))),
    );
    if (headings.length === 0) return refuseOpenEnd(root, text) ?? { ok: true, lines: text.split('\n') };
    for (const heading of headings.toReversed()) {
      const at = signsOf(heading, text);
      text = `${text.slice(0, at)}\\${text.slice(at)}`;
    }
  }
  return refuseEdit('The message has headings that an update cannot have.', 'Begin them with `####`.');
}

const asBody = (body: string): { path: string; body: string } => ({ path: '', body });

/** The offset of the signs that make a heading: before its text, or on the line below it. */
function signsOf(heading: Heading, text: string): number {
  const from = heading.position?.start.offset ?? 0;
  if (!isSetext(heading, asBody(text))) return from;
  const last = text.lastIndexOf('\n', (heading.position?.end.offset ?? 1) - 1) + 1;
  return last + (/^[ \t>]*/.exec(text.slice(last))?.[0].length ?? 0);
}

/** A code block or comment that is not closed would hide what follows it. */
function refuseOpenEnd(root: Root, text: string): Refusal | undefined {
  if (lintStructure(listBlocks([root]), asBody(text)).some(({ code }) => code === 'markdown/unclosed-code')) {
    return refuseEdit('The message opens a code block and does not close it.', 'End it with the same signs.');
  }
  const last = root.children.at(-1);
  if (last?.type !== 'html' || !last.value.includes('<!--', last.value.lastIndexOf('-->') + 1))
    return undefined;
  return refuseEdit('The message opens a comment and does not close it.', 'End it with `-->`.');
}
