// Where a cursor is in YAML on one line: in `{a: b, c: d}`, in `[a, b]`, or in a plain value.

export interface FlowSpot {
  /** The names of the maps around, outermost first; `*` for an item of a list. */
  readonly path: readonly string[];
  readonly role: 'name' | 'value';
  /** Where what is being typed begins. */
  readonly from: number;
  /** What the innermost map or list holds before the cursor. */
  readonly siblings: readonly string[];
}

interface Level {
  readonly isMap: boolean;
  name: string | undefined;
  from: number;
  readonly siblings: string[];
}

/** Reads from `start`, where a value begins, up to the cursor. */
export function flowSpot(line: string, start: number, cursor: number): FlowSpot {
  const levels: Level[] = [];
  let plainFrom = start;
  let quote = '';
  const take = (to: number): string => {
    const from = levels.at(-1)?.from ?? plainFrom;
    return line.slice(from, to).trim();
  };
  for (let at = start; at < cursor; at += 1) {
    const sign = line.charAt(at);
    const level = levels.at(-1);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if ((sign === '"' || sign === "'") && take(at) === '') quote = sign;
    else if ((sign === '{' || sign === '[') && take(at) === '') {
      levels.push({ isMap: sign === '{', name: undefined, from: at + 1, siblings: [] });
    } else if (level === undefined) continue;
    else if (sign === '}' || sign === ']') {
      levels.pop();
      const outer = levels.at(-1);
      if (outer === undefined) plainFrom = at + 1;
      else outer.from = at + 1;
    } else if (sign === ',') {
      if (!level.isMap || level.name === undefined) level.siblings.push(take(at));
      level.name = undefined;
      level.from = at + 1;
    } else if (
      sign === ':' &&
      level.isMap &&
      level.name === undefined &&
      /[\s,}]|^$/.test(line.charAt(at + 1))
    ) {
      level.name = take(at).replaceAll(/^["']|["']$/g, '');
      level.siblings.push(level.name);
      level.from = at + 1;
    }
  }
  const innermost = levels.at(-1);
  const begin = innermost?.from ?? plainFrom;
  return {
    path: levels.flatMap(({ isMap, name }) => (isMap ? (name ?? []) : '*')),
    role: innermost?.isMap === true && innermost.name === undefined ? 'name' : 'value',
    from: Math.min(begin + (/^[\s"']*/.exec(line.slice(begin, cursor))?.[0].length ?? 0), cursor),
    siblings: innermost?.siblings ?? [],
  };
}
