// A cheap look at an incident file, without parsing its Markdown, so that a command need not read a whole history.
import { orderUpdates } from '../content/order-updates.js';
import { readUpdateHeading } from '../content/read-update-heading.js';
import type { Section } from '../content/split-sections.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { Update } from '../model/incident.js';
import { statusWords } from '../model/messages/messages-for.js';
import { isVoidResolved, reopeningsOf } from '../model/phases.js';
import { writeProse } from '../model/prose.js';
import type { Site } from '../model/site.js';
import { isClosing, type Kind } from '../model/state.js';
import { normalizeText } from './file-lines.js';

/**
 * Whether the file may hold an incident or maintenance that is not over, or maintenance that lies ahead; false only
 * where it surely holds none. Maintenance without a closing update may always be open: only the clock tells.
 */
export function mayBeOpen(text: string, site: Site): boolean {
  const [, fields = '', body] = /^---[ \t]*\n([^]*?\n)?---[ \t]*\n([^]*)$/.exec(normalizeText(text)) ?? [];
  if (body === undefined) return true;
  const kind = /^kind[ \t]*:[ \t]*["']?(maintenance|notice)\b/m.exec(fields)?.[1] ?? 'incident';
  if (kind === 'notice') return false;
  const section = cutUpdates(body);
  if (!isPlain(section.before + section.updates)) return true;
  const updates = readHeadings(section.updates, kind === 'maintenance' ? kind : 'incident', site);
  const resolved = readResolved(fields, site);
  if (resolved !== undefined) return isVoidResolved(resolved, updates);
  const reopening = reopeningsOf(updates).at(-1)?.update;
  const reopened = updates.findIndex((update) => update === reopening);
  return updates.findLastIndex(({ status }) => isClosing(status)) <= reopened;
}

function cutUpdates(body: string): { readonly before: string; readonly updates: string } {
  const start = /^##[ \t]+updates[ \t]*$/im.exec(body);
  if (start === null) return { before: body, updates: '' };
  const rest = body.slice(start.index + start[0].length);
  return {
    before: body.slice(0, start.index),
    updates: rest.slice(0, rest.search(/^##(?:[ \t]|$)|$(?![^])/m)),
  };
}

/** Whether every line that looks like a heading surely is one: nothing stands there that could hold it as code. */
const isPlain = (text: string): boolean => !/```|~~~|^[ \t]*<|^[ \t]+#{2,3}(?:[ \t]|$)|withheld/im.test(text);

function readHeadings(section: string, kind: Kind, site: Site): readonly Update[] {
  const words = statusWords(site.locale);
  const updates = section.split('\n').flatMap((line): readonly Update[] => {
    if (!/^###[ \t]/.test(line)) return [];
    // Without the states of components, which cost more to read than the rest and have no say.
    const body = line.replace(/\s*\{[^{}]*\}(?=(?:[ \t]+#*)?[ \t]*$)/, '');
    const { update } = readUpdateHeading(headingOf(body), { path: '', body }, kind, site, words);
    if (update === undefined) return [];
    const place = { path: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    return [{ ...update, changes: new Map(), prose: writeProse([], ''), anchor: '', place }];
  });
  return orderUpdates(updates).updates;
}

/** As the parser has it, but for its children, which nobody asks for. */
const headingOf = (line: string): Section['heading'] => ({
  type: 'heading',
  depth: 3,
  children: [],
  position: {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: line.length + 1, offset: line.length },
  },
});

function readResolved(fields: string, site: Site): Moment | undefined {
  const [, value = ''] = /^resolved[ \t]*:[ \t]+(.*?)[ \t]*(?:[ \t]#.*)?$/m.exec(fields) ?? [];
  const reading = readTime(value.replace(/^(["'])(.*)\1$/, '$2'), site.timezone);
  return reading.ok ? reading.moment : undefined;
}
