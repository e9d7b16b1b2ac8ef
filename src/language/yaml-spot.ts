// Where a cursor is in a YAML text, told by the lines around it: no parser could say it of a text that is being typed.
import { flowSpot } from './flow-spot.js';

export interface YamlSpot {
  /** The names of the maps around, outermost first; `*` for an item of a list. Of a value, its own name is the last. */
  readonly path: readonly string[];
  readonly role: 'name' | 'value';
  /** Columns of what is being typed, counted from 0; it ends with the word, be that behind the cursor. */
  readonly from: number;
  readonly to: number;
  /** The names, or the items before the cursor, that stand in the same map or list. */
  readonly siblings: readonly string[];
  /** Whether it is in brackets on one line. */
  readonly isFlow: boolean;
}

interface Level {
  readonly column: number;
  /** `*` for the hyphen of an item. */
  readonly name: string;
}

interface LineParts {
  readonly levels: readonly Level[];
  /** Where a name or an item begins. */
  readonly content: number;
  /** Where the value of a name begins; undefined where there is no name. */
  readonly value: number | undefined;
}

export function yamlSpot(lines: readonly string[], at: number, cursor: number): YamlSpot {
  const line = lines[at] ?? '';
  const parts = takeApart(line.trim() === '' ? line.slice(0, cursor) : line);
  const own = parts.levels.filter(({ column }) => column < parts.content);
  const start: Level = own[0] ?? { column: parts.content, name: '' };
  const outer = [...ancestorsOf(lines, at, start), ...own.map(({ name }) => name)];
  const isValue = parts.value !== undefined && cursor >= parts.value;
  const named = parts.levels.at(-1);
  const path = isValue && named !== undefined ? [...outer, named.name] : outer;
  const flow = flowSpot(line, isValue ? parts.value : parts.content, cursor);
  const isFlow = flow.path.length > 0 || flow.role === 'name';
  const siblings = isFlow
    ? flow.siblings
    : siblingsOf(lines, at, { column: parts.content, isItem: own.some(({ name }) => name === '*') });
  return {
    path: [...path, ...flow.path],
    role: isFlow ? flow.role : isValue ? 'value' : 'name',
    from: flow.from,
    to: cursor + (/^[\w./-]*/.exec(line.slice(cursor))?.[0].length ?? 0),
    siblings,
    isFlow,
  };
}

function takeApart(line: string): LineParts {
  const levels: Level[] = [];
  let content = /^ */.exec(line)?.[0].length ?? 0;
  for (let item = /^-(?: +|$)/.exec(line.slice(content)); item !== null;) {
    levels.push({ column: content, name: '*' });
    content += item[0].length;
    item = /^-(?: +|$)/.exec(line.slice(content));
  }
  const key = /^("[^"]*"|'[^']*'|[^\s#"'[\]{}:,][^#:]*?)(:(?:\s+|$))/.exec(line.slice(content));
  const [whole, name] = key ?? [];
  if (whole === undefined || name === undefined) return { levels, content, value: undefined };
  levels.push({ column: content, name: name.replaceAll(/^["']|["']$/g, '') });
  // Right behind the colon the value has not begun, but nothing else can be typed there.
  const gap = whole.slice(name.length + 1).length === 0 ? 0 : 1;
  return { levels, content, value: content + name.length + 1 + gap };
}

const isBlank = (line: string): boolean => /^\s*(?:#|$)/.test(line);

/** Names of the lines above that hold what begins at a level. */
function ancestorsOf(lines: readonly string[], at: number, start: Level): readonly string[] {
  const names: string[] = [];
  let current = start;
  for (let index = at - 1; index >= 0 && (current.column > 0 || current.name === '*'); index -= 1) {
    const line = lines[index] ?? '';
    if (isBlank(line)) continue;
    for (const level of takeApart(line).levels.toReversed()) {
      const isOuter =
        level.column < current.column ||
        // The hyphens of a list may stand right below its name.
        (level.column === current.column && current.name === '*' && level.name !== '*');
      if (!isOuter) continue;
      names.unshift(level.name);
      current = level;
    }
  }
  return names;
}

/** The names in the same column of the same map. */
function siblingsOf(
  lines: readonly string[],
  at: number,
  { column, isItem }: { readonly column: number; readonly isItem: boolean },
): readonly string[] {
  const names: string[] = [];
  const visit = (index: number): 'goes on' | 'item' | 'ends' => {
    const line = lines[index] ?? '';
    if (isBlank(line)) return 'goes on';
    const { levels, content } = takeApart(line);
    const first = levels[0]?.column ?? content;
    const key = levels.find((level) => level.column === column && level.name !== '*');
    if (first < column && !levels.some(({ name }) => name === '*')) return 'ends';
    if (first < column) return key === undefined ? 'ends' : 'item';
    if (key !== undefined) names.push(key.name);
    return 'goes on';
  };
  const nameAt = (index: number): string | undefined =>
    takeApart(lines[index] ?? '').levels.find((level) => level.column === column && level.name !== '*')?.name;
  for (let index = at - 1; !isItem && index >= 0; index -= 1) {
    const seen = visit(index);
    if (seen === 'item') names.push(nameAt(index) ?? '');
    if (seen !== 'goes on') break;
  }
  for (let index = at + 1; index < lines.length; index += 1) if (visit(index) !== 'goes on') break;
  return names;
}
