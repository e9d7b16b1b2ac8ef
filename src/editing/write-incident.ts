// The text of a new incident file, with nothing in it but what is given.
import { writeYaml, writeYamlText } from '../kernel/yaml.js';
import type { Site } from '../model/site.js';
import type { Kind } from '../model/state.js';
import type { AddedUpdate } from './add-update.js';
import { readMessage } from './message-lines.js';
import type { WrittenWindow } from './reschedule-maintenance.js';
import { plainStyle, writeHeading } from './update-style.js';

/** Times as the file will have them, in the site's zone. What is undefined or empty is left out. */
export interface NewIncident {
  readonly title: string;
  readonly kind: Kind;
  /** Its id. */
  readonly severity: string | undefined;
  /** Ids of components or groups. */
  readonly components: readonly string[];
  readonly started: string | undefined;
  /** Of maintenance. */
  readonly window: WrittenWindow | undefined;
  /** Of a notice. */
  readonly until: string | undefined;
  readonly external: boolean | undefined;
  /** The first paragraph of its text, as Markdown. */
  readonly summary: string | undefined;
  readonly update: AddedUpdate | undefined;
}

/**
 * With `\n` as line ends, and one at its end. The heading of the update is in the language of the site; a text that an
 * update cannot hold stays as it is, for the check of the file to refuse.
 */
export function writeIncident(incident: NewIncident, site: Site): string {
  const { summary, update } = incident;
  const body = [
    ...(summary === undefined || summary.trim() === '' ? [] : ['', ...writeText(summary)]),
    ...(update === undefined
      ? []
      : ['', '## Updates', '', writeHeading(update, plainStyle(site.locale)), ...writeText(update.message)]),
  ];
  return ['---', ...writeFields(incident), '---', ...body, ''].join('\n');
}

function writeText(text: string): readonly string[] {
  const reading = readMessage(text, undefined);
  return reading.ok ? reading.lines : [text.trim()];
}

function writeFields({ title, kind, severity, components, ...rest }: NewIncident): readonly string[] {
  const { started, window, until, external } = rest;
  return [
    ...writeField('title', title.trim()),
    ...writeField('kind', kind === 'incident' ? undefined : kind),
    ...writeField('severity', severity),
    ...(components.length === 0 ? [] : [`components: [${components.map(writeYamlText).join(', ')}]`]),
    ...writeField('started', started),
    ...(window === undefined ? [] : [`window: ${writeWindow(window)}`]),
    ...writeField('until', until),
    ...writeField('external', external),
  ];
}

const writeField = (name: string, value: string | boolean | undefined): readonly string[] =>
  value === undefined ? [] : [writeYaml({ [name]: value }).trimEnd()];

const writeWindow = ({ from, to }: WrittenWindow): string =>
  `{ from: ${from}${to === undefined ? '' : `, to: ${to}`} }`;
