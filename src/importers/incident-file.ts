// Writes an incident file of Candor's format from what an importer found out.
import { writeYaml } from '../kernel/yaml.js';
import type { Kind, State, Status } from '../model/state.js';

export interface NewUpdate {
  readonly status: Status;
  /** As the file has it. */
  readonly time: string;
  /** How components stand from then on, by id. */
  readonly states?: Readonly<Record<string, State>>;
  /** Markdown whose headings begin at level 4; may be empty. */
  readonly text: string;
}

/** An incident about to be written: times as the file has them, fields absent where nothing is known. */
export interface NewIncident {
  readonly title: string;
  /** One line of text; undefined leaves it to the first update. */
  readonly summary: string | undefined;
  /** Markdown without headings, which stands below the summary. */
  readonly lead?: string | undefined;
  readonly kind: Kind;
  readonly severity: string | undefined;
  /** A list where the components take the severity's own state. */
  readonly components: readonly string[] | Readonly<Record<string, State>>;
  /** Undefined leaves it to the earliest update. */
  readonly started: string | undefined;
  readonly resolved: string | undefined;
  readonly window: { readonly from: string; readonly to: string | undefined } | undefined;
  readonly until: string | undefined;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly updates: readonly NewUpdate[];
  /** Markdown whose headings begin at level 3; may be empty. */
  readonly details: string;
  readonly postmortem?: NewPostmortem | undefined;
}

export interface NewPostmortem {
  /** When it was published; undefined makes it a draft. */
  readonly published: string | undefined;
  /** Markdown whose headings begin at level 3. */
  readonly text: string;
}

export function writeIncidentFile(incident: NewIncident): string {
  const { summary, lead = '', updates, postmortem, details } = incident;
  const sections = [
    ...(summary === undefined ? [] : [escapeLine(summary)]),
    ...(lead === '' ? [] : [lead]),
    ...(updates.length === 0 ? [] : ['## Updates', ...updates.map(writeUpdate)]),
    ...(postmortem === undefined ? [] : [writePostmortemHeading(postmortem), postmortem.text]),
    ...(details === '' ? [] : ['## Details', details]),
  ];
  return `---\n${writeYaml(toFrontMatter(incident))}---\n${sections.map((section) => `\n${section}\n`).join('')}`;
}

// Absent and empty fields are left out; the order is the one that people read.
function toFrontMatter(incident: NewIncident): Record<string, unknown> {
  const { title, kind, severity, components, started, window, resolved, until, tags, aliases } = incident;
  const fields = {
    title,
    kind: kind === 'incident' ? undefined : kind,
    severity,
    components,
    started,
    window: window === undefined || window.to !== undefined ? window : { from: window.from },
    resolved,
    until,
    tags,
    aliases,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isNothing(value)));
}

const isNothing = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

// Text that was no Markdown must not become a heading, a list or a quote.
const escapeLine = (line: string): string =>
  line.replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\').replace(/^(?=[#>*+=~`|:[-])/, '\\');

const writePostmortemHeading = ({ published }: NewPostmortem): string =>
  published === undefined ? '## Postmortem' : `## Postmortem - ${published}`;

function writeUpdate({ status, time, states = {}, text }: NewUpdate): string {
  const words = status.replaceAll('-', ' ');
  const changes = Object.entries(states).map(([id, state]) => `${id}: ${state}`);
  const braces = changes.length === 0 ? '' : ` {${changes.join(', ')}}`;
  const heading = `### ${words.charAt(0).toUpperCase()}${words.slice(1)} - ${time}${braces}`;
  return text === '' ? heading : `${heading}\n${text}`;
}
