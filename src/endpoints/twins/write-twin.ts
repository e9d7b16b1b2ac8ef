// An entry as Markdown: what its page says of it, in the form of an incident file. Made of the published text and of
// nothing else, so what a page does not show cannot stand here.
import type { ActionItem, Incident, Postmortem, PostmortemPart, Update } from '../../model/incident.js';
import type { Messages } from '../../model/messages/messages.js';
import type { Prose } from '../../model/prose.js';
import { digestOf } from '../../model/publication.js';
import type { Status } from '../../model/state.js';
import { formatDigestPeriod } from '../../site/format.js';
import type { Entry, UndatedEntry } from '../../site/props.js';
import type { EndpointSource } from '../endpoint.js';
import { footnotesOf, prefix, writeBlocks } from './write-blocks.js';
import {
  listFields,
  writeFrontMatter,
  writeSpans,
  writeStates,
  writeText,
  writeZonedTime,
} from './write-front-matter.js';
import { readHtml } from './read-html.js';

/** Writes a text whose headings are lower by `shift` than on the page. */
type WriteProse = (prose: Prose | undefined, shift?: number) => string;

const joinBlocks = (blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== '').join('\n\n')}\n`;

/** Of an entry with a page of its own. */
export function writeTwin({ incident, disclosure }: Entry, source: EndpointSource): string {
  const { history, messages } = source.record;
  const zone = history.site.timezone;
  const { summary, introduction, updates, postmortem, details, withheld } = incident;
  const write = createProseWriter(source);
  return joinBlocks([
    writeFrontMatter(listFields(incident, zone)),
    write(summary),
    ...(withheld || disclosure.state === 'withheld' ? [quote(messages.disclosure.withheldDetails)] : []),
    // On the page these stand right below the title.
    write(introduction, 1),
    ...(updates.length === 0 ? [] : ['## Updates']),
    ...updates.toReversed().flatMap((update) => [writeHeading(update, zone), write(update.prose)]),
    ...(postmortem === undefined ? [] : writePostmortem(postmortem, write, source)),
    ...(details === undefined ? [] : ['## Details', write(details)]),
  ]);
}

/** Footnotes are numbered through the whole twin: on the page each text has its own. */
function createProseWriter({ fill }: EndpointSource): WriteProse {
  const footnotes = new Map<string, number>();
  return (prose, shift = 0) => {
    if (prose === undefined) return '';
    const nodes = readHtml(fill(prose).toString());
    for (const id of footnotesOf(nodes)) footnotes.set(id, footnotes.size + 1);
    return writeBlocks(nodes, { footnotes, shift });
  };
}

const quote = (text: string): string => `> ${text}`;

/** `### In progress - 2026-09-19 04:10 +02:00 {api: degraded}`, in the words of the format. */
function writeHeading({ status, time, changes }: Update, zone: string): string {
  const states = [...changes].map(([id, state]) => `${id}: ${state}`).join(', ');
  return `### ${nameOf(status)} - ${writeZonedTime(time, zone)}${states === '' ? '' : ` {${states}}`}`;
}

function nameOf(status: Status): string {
  const words = status.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Nothing of a draft. */
function writePostmortem(
  { published, introduction, parts }: Postmortem,
  write: WriteProse,
  source: EndpointSource,
): readonly string[] {
  if (published === undefined) return [];
  const { timezone } = source.record.history.site;
  return [
    `## Postmortem - ${writeZonedTime(published, timezone)}`,
    write(introduction, 1),
    ...parts.flatMap((part) => writePart(part, write, source)),
  ];
}

function writePart(
  { title, prose, actionItems, actionItemsOrdered }: PostmortemPart,
  write: WriteProse,
  source: EndpointSource,
): readonly string[] {
  const items = actionItems.map((item, index) =>
    writeItem(item, actionItemsOrdered ? `${index + 1}.` : '-', write, source),
  );
  return [`### ${writeTitle(title)}`, write(prose), items.join('\n')];
}

/** A title is plain text, which must stay text. */
const writeTitle = (title: string): string => writeBlocks([title], { footnotes: new Map(), shift: 0 });

function writeItem(
  { prose, done, owner, due, ref }: ActionItem,
  marker: string,
  write: WriteProse,
  { record }: EndpointSource,
): string {
  const { timezone, postmortem } = record.history.site;
  const details = [
    owner !== undefined && !postmortem.hide.includes('owner') && `owner: ${quoteDetail(owner)}`,
    due !== undefined && `due: ${writeZonedTime(due, timezone)}`,
    ref !== undefined && !postmortem.hide.includes('ref') && `ref: ${writeReference(ref)}`,
  ].filter((detail) => detail !== false);
  const [first = '', ...rest] = write(prose).split('\n\n');
  const told = details.length === 0 ? first : `${first} (${details.join(', ')})`;
  const text = [`[${done ? 'x' : ' '}] ${told}`, ...rest].join('\n\n');
  return prefix(text, `${marker} `, ' '.repeat(marker.length + 1));
}

/** In quotation marks where it would be read as several details, or as Markdown. */
const quoteDetail = (text: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u.test(text) ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

function writeReference({ text, url }: NonNullable<ActionItem['ref']>): string {
  if (url === undefined) return quoteDetail(text);
  return url === text ? `<${url}>` : `[${writeTitle(text)}](<${url}>)`;
}

/** Of an incident that a digest will report: no more than its page says. */
export function writeBriefTwin({ incident, timeline }: Entry, { record }: EndpointSource): string {
  const { history, messages } = record;
  const { site, now } = history;
  const zone = site.timezone;
  const { title, severity, started, impact } = incident;
  const { resolved } = timeline;
  return joinBlocks([
    writeFrontMatter([
      ['title', writeText(title)],
      ['severity', severity?.id],
      ['started', writeZonedTime(started, zone)],
      ['resolved', resolved && writeZonedTime(resolved, zone)],
      ['impact', writeSpans(impact, zone)],
    ]),
    quote(promiseDigest(incident, messages, site, now)),
  ]);
}

function promiseDigest(
  incident: Incident,
  messages: Messages,
  site: Parameters<typeof digestOf>[1],
  now: number,
): string {
  const { willBeInDigest, willBeInSomeDigest } = messages.disclosure;
  const period = digestOf(incident, site, now);
  return period === undefined ? willBeInSomeDigest : willBeInDigest(formatDigestPeriod(period, messages));
}

/** Of an incident whose times are withheld. Without a time it is no file of Candor's format. */
export function writeUndatedTwin({ incident, affected }: UndatedEntry, { record }: EndpointSource): string {
  const { disclosure, labels, statuses } = record.messages;
  const { title, severity, summary, isOpen } = incident;
  const states = affected.flatMap(({ component, state }) =>
    state === undefined ? [] : [[component.id, state] as const],
  );
  return joinBlocks([
    writeFrontMatter([
      ['title', writeText(title)],
      ['severity', severity?.id],
      ['components', writeStates(new Map(states))],
    ]),
    summary === undefined ? '' : writeTitle(summary),
    quote(`${isOpen ? labels.open : statuses.resolved}. ${disclosure.withheldDetails}`),
  ]);
}
