// Reads the updates of an incident: each heading from the right, so that a status may be any words before the time.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { nearestWord, suggestWord } from '../kernel/nearest.js';
import { findTime } from '../kernel/find-time.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import { readYaml } from '../kernel/yaml.js';
import type { Component, Site } from '../model/site.js';
import {
  isClosing,
  isState,
  states,
  statusesOfKind,
  type Kind,
  type State,
  type Status,
} from '../model/state.js';
import { placeInNode, placeOfFirstLine, placeOfNode, sourceOfNode, type BodySource } from './locate.js';
import type { Section, SubSection } from './split-sections.js';

/** A component of the site named in the heading of an update, before groups are resolved. */
export interface WrittenChange {
  readonly name: string;
  readonly component: Component | 'all';
  readonly state: State;
  readonly place: Place;
}

export interface WrittenUpdate {
  readonly status: Status;
  readonly time: Moment;
  readonly changes: readonly WrittenChange[];
  readonly part: SubSection;
  readonly place: Place;
}

export interface UpdatesReading {
  /** In the order of the file. */
  readonly updates: readonly WrittenUpdate[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The words for a status in English and in the language of the site, in lower case. */
export type StatusWords = ReadonlyMap<string, Status>;

export function readUpdates(
  section: Section,
  source: BodySource,
  kind: Kind,
  site: Site,
  words: StatusWords,
): UpdatesReading {
  const diagnostics: Diagnostic[] = [];
  const lead = section.lead.find((node) => node.type !== 'html');
  if (lead !== undefined) {
    const message = 'Text stands between `## Updates` and the first update, where it belongs to none.';
    const hint = `Put it under a heading such as \`### ${englishStatus(statusesOfKind[kind][0] ?? 'update')} - 2025-10-15 17:28\`, or above \`## Updates\`.`;
    diagnostics.push(
      diagnose('markdown/text-before-update', placeOfFirstLine(source, lead), message, { hint }),
    );
  }
  const updates: WrittenUpdate[] = [];
  for (const part of section.parts) {
    const heading = readHeading(part, source, kind, site, words);
    diagnostics.push(...heading.diagnostics);
    if (heading.update !== undefined) updates.push(heading.update);
    if (part.nodes.every((node) => node.type === 'html')) {
      const message = 'The update holds no text.';
      const hint = 'Say in a sentence what readers should know.';
      diagnostics.push(diagnose('update/empty', placeOfNode(source, part.heading), message, { hint }));
    }
  }
  return { updates, diagnostics };
}

interface HeadingReading {
  readonly update: WrittenUpdate | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function readHeading(
  part: SubSection,
  source: BodySource,
  kind: Kind,
  site: Site,
  words: StatusWords,
): HeadingReading {
  const raw = sourceOfNode(source, part.heading);
  const lead = /^#+[ \t]*/.exec(raw)?.[0].length ?? 0;
  const text = raw.slice(lead).replace(/[ \t]+#*[ \t]*$/, '');
  const place = placeOfNode(source, part.heading);
  const within = (offset: number, length: number): Place =>
    placeInNode(source, part.heading, lead + offset, length);

  const braces = /\{[^{}]*\}$/.exec(text);
  const beforeBraces = (braces === null ? text : text.slice(0, braces.index)).trimEnd();
  const changes =
    braces === null
      ? { changes: [], diagnostics: [] }
      : readChanges(braces[0], within(braces.index, braces[0].length), site);
  const time = findTime(beforeBraces);
  const beforeTime = (time === undefined ? beforeBraces : beforeBraces.slice(0, time.index)).trimEnd();
  const statusText = time === undefined ? beforeTime : beforeTime.replace(/\s*[-–—·:]$/, '').trimEnd();
  const status = words.get(statusText.toLowerCase());
  const tail = braces === null ? '' : ` ${braces[0]}`;

  if (time === undefined) {
    const problem = describeMissingTime(beforeBraces, words, tail, place, within);
    return { update: undefined, diagnostics: [problem, ...changes.diagnostics] };
  }
  const diagnostics = [...changes.diagnostics];
  const reading = readTime(time.text, site.timezone);
  const timePlace = within(time.index, time.text.length);
  if (!reading.ok)
    diagnostics.push(
      diagnose(reading.problem.code, timePlace, reading.problem.message, { hint: reading.problem.hint }),
    );
  if (status === undefined) {
    const allowed = statusesOfKind[kind].map(englishStatus);
    const nearest = nearestWord(statusText.replaceAll(/[^\p{L} -]/gu, ''), words.keys());
    const best =
      nearest === undefined ? (allowed[0] ?? 'Update') : englishStatus(words.get(nearest) ?? 'update');
    const found =
      statusText === '' ? 'The heading has a time but no status' : `\`${statusText}\` is not a known status`;
    const hint = `Write \`### ${best} - ${time.text}${tail}\`. The statuses are ${allowed.join(', ')}.`;
    diagnostics.push(
      diagnose('update/unknown-status', within(0, Math.max(statusText.length, 1)), `${found}.`, { hint }),
    );
  }
  if (status === undefined || !reading.ok) return { update: undefined, diagnostics };
  diagnostics.push(...checkStatus(status, kind, within(0, statusText.length), changes.changes));
  return { update: { status, time: reading.moment, changes: changes.changes, part, place }, diagnostics };
}

function checkStatus(
  status: Status,
  kind: Kind,
  place: Place,
  changes: readonly WrittenChange[],
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (!statusesOfKind[kind].includes(status)) {
    const allowed = statusesOfKind[kind].map(englishStatus).join(', ');
    const message = `\`${englishStatus(status)}\` is not a status of ${nameKind(kind)}.`;
    diagnostics.push(
      diagnose('update/wrong-kind', place, message, {
        hint: `The statuses of ${nameKind(kind)} are ${allowed}.`,
      }),
    );
  }
  for (const change of isClosing(status) ? changes : []) {
    if (change.state === 'operational') continue;
    const message = `\`${englishStatus(status)}\` puts every component back to operational, but \`${change.name}\` is said to be ${change.state}.`;
    const hint =
      'Leave the component out, or post the update as `Monitoring` or `Update` until it works again.';
    diagnostics.push(diagnose('update/closing-state', change.place, message, { hint }));
  }
  return diagnostics;
}

function describeMissingTime(
  text: string,
  words: StatusWords,
  tail: string,
  place: Place,
  within: (offset: number, length: number) => Place,
): Diagnostic {
  const example = '2025-10-15 17:28';
  const timeFirst =
    /^(~?\d{4}-\d\d-\d\d(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?(?:\s*(?:Z|UTC|[+-]\d\d:\d\d))?)\s*[-–—·:]?\s*(.*)$/.exec(
      text,
    );
  if (timeFirst !== null) {
    const status = words.get((timeFirst[2] ?? '').toLowerCase());
    const name = status === undefined ? (timeFirst[2] ?? '') || 'Update' : englishStatus(status);
    const hint = `Write \`### ${name} - ${timeFirst[1] ?? ''}${tail}\`.`;
    return diagnose('update/missing-time', place, 'The time stands before the status; expected it after.', {
      hint,
    });
  }
  const [statusText = ''] = text.split(/\s*[-–—·:(,]\s*/, 1);
  const status = words.get(text.toLowerCase()) ?? words.get(statusText.toLowerCase());
  if (status !== undefined) {
    const rest = text.slice(statusText.length).replace(/^\s*[-–—·:(,]\s*/, '');
    const hint = `Write \`### ${englishStatus(status)} - ${example}${tail}\`.`;
    if (rest === '' || words.has(text.toLowerCase()))
      return diagnose('update/missing-time', place, 'The update has no time.', { hint });
    const restPlace = within(text.length - rest.length, rest.length);
    return diagnose('update/missing-time', restPlace, `\`${rest}\` is not a time that can be read.`, {
      hint,
    });
  }
  const nearest = nearestWord(statusText, words.keys());
  const best = nearest === undefined ? 'Update' : englishStatus(words.get(nearest) ?? 'update');
  const hint = `Write \`### ${best} - ${example}${tail}\`, or use \`####\` for a heading inside an update.`;
  return diagnose(
    'update/unknown-status',
    place,
    'The heading of an update has neither a known status nor a time.',
    { hint },
  );
}

function readChanges(
  text: string,
  place: Place,
  site: Site,
): { changes: readonly WrittenChange[]; diagnostics: readonly Diagnostic[] } {
  const reading = readYaml(text, { path: place.path, line: place.start.line, column: place.start.column });
  const value = reading.value;
  if (reading.diagnostics.length > 0 || typeof value !== 'object' || value === null) {
    const hint = 'Write `{component: state, other-component: state}`.';
    return {
      changes: [],
      diagnostics: [
        diagnose('update/unknown-state', place, `\`${text}\` cannot be read as component states.`, { hint }),
      ],
    };
  }
  const changes: WrittenChange[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [name, state] of Object.entries(value)) {
    const namePlace = reading.placeOfKey([name]);
    const component = name === 'all' ? 'all' : site.componentById.get(name.toLowerCase());
    if (component === undefined) {
      const known = site.components.map(({ id }) => id);
      const message = `The component \`${name}\` is not one of the site.`;
      diagnostics.push(
        diagnose('update/unknown-component', namePlace, message, {
          hint: suggestWord(name, known, 'components'),
        }),
      );
    }
    if (typeof state !== 'string' || !isState(state)) {
      const message =
        state === null ? `The component \`${name}\` has no state.` : `\`${String(state)}\` is not a state.`;
      const hint = suggestWord(String(state), states, 'states');
      diagnostics.push(diagnose('update/unknown-state', reading.placeOfValue([name]), message, { hint }));
    } else if (component !== undefined) changes.push({ name, component, state, place: namePlace });
  }
  return { changes, diagnostics };
}

const nameKind = (kind: Kind): string =>
  kind === 'incident' ? 'an incident' : kind === 'notice' ? 'a notice' : 'maintenance';

const englishStatus = (status: Status): string =>
  status.charAt(0).toUpperCase() + status.slice(1).replace('-', ' ');
