// Hover: what the word under the cursor means, be it a field, a severity, a component, a status or a diagnostic code.
import type { Hover } from 'vscode-languageserver';
import { configName } from '../config/defaults.js';
import { configJsonSchema } from '../config/json-schema.js';
import { frontMatterJsonSchema } from '../content/schema.js';
import { entryOf, isCode } from '../kernel/codes.js';
import { findComponent, type Site } from '../model/site.js';
import { statuses, type Status } from '../model/state.js';
import { nameStatus } from '../content/update-heading-problems.js';
import { frontMatterLines, sectionAt } from './body-spot.js';
import { describeAt, type Schema } from './schema-at.js';
import { lineOf, type CursorScene } from './scene.js';
import { describeComponent, describeSeverity } from './site-choices.js';
import { wordAt } from './word-at.js';
import { yamlSpot } from './yaml-spot.js';

/** Undefined where there is nothing to say. */
export function describeHover(scene: CursorScene): Hover | undefined {
  const { cursor, record } = scene;
  const word = wordAt(lineOf(scene), cursor.character);
  if (word === undefined) return undefined;
  const value = describeWord(scene, word, record.site);
  if (value === undefined) return undefined;
  const { line } = cursor;
  const range = { start: { line, character: word.from }, end: { line, character: word.to } };
  return { contents: { kind: 'markdown', value }, range };
}

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function describeWord(
  { lines, cursor, path, ...scene }: CursorScene,
  word: Word,
  site: Site,
): string | undefined {
  if (path === configName) return describeYaml(lines, cursor.line, word, configJsonSchema(), site);
  const range = frontMatterLines(lines);
  if (range !== undefined && cursor.line >= range.from && cursor.line < range.to) {
    const yaml = lines.map((line, index) => (index < range.from || index >= range.to ? '' : line));
    return describeYaml(yaml, cursor.line, word, frontMatterJsonSchema(), site);
  }
  return describeHeading(lines[cursor.line] ?? '', sectionAt(lines, cursor.line), word, scene.record.site);
}

function describeYaml(
  lines: readonly string[],
  line: number,
  { text, to }: Word,
  schema: Schema,
  site: Site,
): string | undefined {
  const spot = yamlSpot(lines, line, to);
  const key = spot.path.join('.');
  const isName = spot.role === 'name' && spot.path.at(-1) !== '*';
  if (key === 'components' && isName && schema.properties?.['severity'] !== undefined)
    return describeNamed(text, site);
  if (spot.role === 'name' && describeAt(schema, [...spot.path, text]) !== undefined)
    return describeField(schema, [...spot.path, text]);
  if (key === 'components.*') return describeNamed(text, site);
  if (key === 'severity' || key === 'postmortem.required_for.*') {
    const severity = site.severities.find(({ id }) => id === text);
    return severity && describeSeverity(severity);
  }
  if (key === 'waive.*.code' || key === 'rules') return describeCode(text);
  return spot.role === 'value' ? describeField(schema, spot.path) : undefined;
}

function describeField(schema: Schema, path: readonly string[]): string | undefined {
  const description = describeAt(schema, path);
  const name = path.filter((part) => part !== '*').join('.');
  return description === undefined ? undefined : `\`${name}\`: ${description}`;
}

function describeNamed(name: string, site: Site): string | undefined {
  const component = findComponent(site, name);
  if (component === 'all') return 'Every component of the site.';
  return component && describeComponent(component, site);
}

const describeCode = (text: string): string | undefined =>
  isCode(text) ? `\`${text}\` (${entryOf(text).level}): ${entryOf(text).summary}` : undefined;

const meanings: Readonly<Record<Status, string>> = {
  investigating: 'something is wrong, and its cause is not known yet.',
  identified: 'the cause is known, and not removed yet.',
  monitoring: 'it seems to be over, and is being watched.',
  update: 'news that leave the status as it is.',
  resolved: 'it is over; every component counts as operational again.',
  scheduled: 'the work is planned, and has not begun.',
  'in-progress': 'the work goes on.',
  verifying: 'the work is done, and is being checked.',
  completed: 'the work is over; every component counts as operational again.',
  cancelled: 'the work is not done after all; every component counts as operational.',
};

function describeHeading(
  line: string,
  section: string | undefined,
  { text, from }: Word,
  site: Site,
): string | undefined {
  if (section !== 'updates' || !/^###\s/.test(line)) return undefined;
  if (from > line.indexOf('{') && line.includes('{')) return describeNamed(text, site);
  const folded = line.replace(/^###\s+/, '').toLowerCase();
  const status = statuses.find((each) => folded.startsWith(nameStatus(each).toLowerCase()));
  const isStatus = status?.includes(text.toLowerCase()) ?? false;
  return status !== undefined && isStatus ? `**${nameStatus(status)}**: ${meanings[status]}` : undefined;
}
