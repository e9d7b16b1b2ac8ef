// The front matter of a twin: the fields of Candor's own format, as far as they are public.
import { formatOffset, type Moment } from '../../kernel/time.js';
import { writeCivil } from '../../kernel/time-writing.js';
import { toCivil } from '../../kernel/time-zone.js';
import type { Incident, Span } from '../../model/incident.js';
import type { State } from '../../model/state.js';

type Field = readonly [name: string, value: string | undefined];

/** Lines from one `---` to the other; fields without a value are left out. */
export const writeFrontMatter = (fields: readonly Field[]): string =>
  ['---', ...fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`)), '---'].join(
    '\n',
  );

/** Of an entry with a page of its own. */
export function listFields(incident: Incident, zone: string): readonly Field[] {
  const { title, kind, severity, components, started, resolvedGiven, impact, window, until } = incident;
  const { detected, detectedBy, mitigated, external, tags } = incident;
  const time = (moment: Moment | undefined): string | undefined => moment && writeZonedTime(moment, zone);
  return [
    ['title', writeText(title)],
    ['kind', kind === 'incident' ? undefined : kind],
    ['severity', severity?.id],
    ['components', kind === 'notice' ? writeList([...components.keys()]) : writeStates(components)],
    ['started', time(started)],
    ['resolved', time(resolvedGiven)],
    ['impact', writeSpans(impact, zone)],
    ['detected', time(detected)],
    ['detected_by', detectedBy === undefined ? undefined : writeText(detectedBy)],
    ['mitigated', time(mitigated)],
    ['window', writeSpans(window, zone)],
    ['until', time(until)],
    // Some policies want it to be said of every incident.
    ['external', kind === 'incident' || !external ? String(external) : undefined],
    ['tags', writeList(tags)],
  ];
}

/** As an incident file has it, always with its offset: who reads a twin elsewhere does not know the zone of the site. */
export function writeZonedTime(moment: Moment, zone: string): string {
  const civil = toCivil(moment.from, zone);
  const time = writeCivil(civil, moment);
  return moment.precision === 'day' ? time : `${time} ${formatOffset(civil.offset)}`;
}

const writeList = (items: readonly string[]): string | undefined =>
  items.length === 0 ? undefined : `[${items.map(writeText).join(', ')}]`;

export const writeStates = (states: ReadonlyMap<string, State>): string | undefined =>
  states.size === 0
    ? undefined
    : `{ ${[...states].map(([id, state]) => `${writeText(id)}: ${state}`).join(', ')} }`;

export function writeSpans(spans: readonly Span[], zone: string): string | undefined {
  const written = spans.map(({ from, to }) => {
    const end = to === undefined ? '' : `, to: ${writeZonedTime(to, zone)}`;
    return `{ from: ${writeZonedTime(from, zone)}${end} }`;
  });
  const [first] = written;
  return written.length > 1 ? `[${written.join(', ')}]` : first;
}

/** Words that YAML 1.2 or an older one reads as something else than text. */
const notText = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A string of JSON is one of YAML too. */
export const writeText = (text: string): string =>
  /^\p{L}[\p{L}\p{N} ._/()-]*$/u.test(text) && !text.endsWith(' ') && !notText.test(text)
    ? text
    : JSON.stringify(text);
