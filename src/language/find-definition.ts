// Go to definition: from a link to the file that it names, from a component or severity to its line in candor.yaml.
import { configName } from '../config/defaults.js';
import { resolvePath } from '../kernel/relative-path.js';
import type { Place } from '../kernel/diagnostic.js';
import { startOfFile } from '../kernel/diagnostic.js';
import { readYaml, type FieldPath } from '../kernel/yaml.js';
import { findComponent } from '../model/site.js';
import type { Incident } from '../model/incident.js';
import { frontMatterLines, sectionAt } from './body-spot.js';
import { lineOf, type CursorScene } from './scene.js';
import { wordAt } from './word-at.js';
import { yamlSpot } from './yaml-spot.js';

/** Undefined where the word under the cursor leads nowhere. */
export function findDefinition(scene: CursorScene): Place | undefined {
  const { lines, cursor, path } = scene;
  const line = lineOf(scene);
  const range = frontMatterLines(lines);
  const word = wordAt(line, cursor.character);
  if (path === configName) {
    const spot = word && yamlSpot(lines, cursor.line, word.to);
    return spot?.path.join('.') === 'postmortem.required_for.*'
      ? placeOfSeverity(scene, word?.text)
      : undefined;
  }
  if (range !== undefined && cursor.line >= range.from && cursor.line < range.to) {
    if (word === undefined) return undefined;
    const yaml = lines.map((each, index) => (index < range.from || index >= range.to ? '' : each));
    const { path: keys, role } = yamlSpot(yaml, cursor.line, word.to);
    const key = keys.join('.');
    if (key === 'severity') return placeOfSeverity(scene, word.text);
    const isId = key === 'components.*' || (key === 'components' && role === 'name');
    return isId ? placeOfComponent(scene, word.text) : undefined;
  }
  const link = linkAt(line, cursor.character);
  if (link !== undefined) return placeOfLink(scene, link);
  const braces = /^###\s.*\{/.exec(line)?.[0].length ?? line.length;
  const isState = sectionAt(lines, cursor.line) === 'updates' && word !== undefined && word.from >= braces;
  return isState ? placeOfComponent(scene, word.text) : undefined;
}

/** The target of the link or of the definition of one that a column is in. */
function linkAt(line: string, column: number): string | undefined {
  const pattern = /\[[^\][]*\]\(\s*<?([^()\s<>]+)>?[^()]*\)|^\s*\[[^\]]+\]:\s*<?([^\s<>]+)>?/g;
  for (const match of line.matchAll(pattern)) {
    if (match.index <= column && column <= match.index + match[0].length) return match[1] ?? match[2];
  }
  return undefined;
}

function placeOfLink({ path, record }: CursorScene, link: string): Place | undefined {
  const [file = '', anchor = ''] = link.split('#', 2);
  if (/^[a-z][a-z0-9+.-]*:/i.test(file) || file.startsWith('/')) return undefined;
  const target = file === '' ? path : resolvePath(path, decodeLink(file));
  if (target === undefined) return undefined;
  const isThere = record.files.has(target) || record.attachments.some((other) => other.path === target);
  if (!isThere) return undefined;
  const incident = record.incidents.find((other) => other.path === target);
  return (incident && placeOfAnchor(incident, anchor)) ?? startOfFile(target);
}

function decodeLink(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    // A stray percent sign stands for itself.
    return link;
  }
}

function placeOfAnchor({ updates, postmortem }: Incident, anchor: string): Place | undefined {
  const headings = [...updates, ...(postmortem === undefined ? [] : [postmortem, ...postmortem.parts])];
  return headings.find((heading) => heading.anchor === anchor)?.place;
}

function placeOfComponent({ record: { site }, config }: CursorScene, name: string): Place | undefined {
  const component = findComponent(site, name);
  if (component === undefined || component === 'all') return undefined;
  const reading = readYaml(config, { path: configName });
  const path = pathOfId(listAt(reading.value, 'components'), component.id, ['components']);
  return path && reading.placeOfValue(path);
}

function placeOfSeverity({ config }: CursorScene, name: string | undefined): Place | undefined {
  const reading = readYaml(config, { path: configName });
  const path =
    name === undefined ? undefined : pathOfId(listAt(reading.value, 'severities'), name, ['severities']);
  return path && reading.placeOfValue(path);
}

/** Looks also into the lists of groups. */
function pathOfId(items: readonly unknown[], id: string, path: FieldPath): FieldPath | undefined {
  for (const [index, item] of items.entries()) {
    if (valueAt(item, 'id') === id) return [...path, index, 'id'];
    const inner = pathOfId(listAt(item, 'components'), id, [...path, index, 'components']);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const valueAt = (map: unknown, key: string): unknown =>
  typeof map === 'object' && map !== null && Object.hasOwn(map, key)
    ? (map as Readonly<Record<string, unknown>>)[key]
    : undefined;

function listAt(map: unknown, key: string): readonly unknown[] {
  const value = valueAt(map, key);
  return Array.isArray(value) ? value : [];
}
