// Compares the two Markdown parsers: types, values and the place of every node. Equal trees make equal HTML, for that is
// made of the tree alone.

/** Where two trees differ first, and how; undefined where they are equal. A field that is undefined is as one that lacks. */
export function findDifference(a: unknown, b: unknown, path = 'root'): string | undefined {
  if (a === b) return undefined;
  if (!isObject(a) || !isObject(b)) return `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = findDifference(a[key], b[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
