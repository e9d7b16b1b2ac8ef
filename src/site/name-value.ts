// Names values, so that what follows from the same as before need not be made again. Pure; how a name is made short is
// for the shell to say.
import { isHtml } from '../kernel/html.js';
import { rememberBy } from '../kernel/remember.js';
import type { Incident } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import { isOver } from '../model/timeline.js';
import type { Entry } from './entry.js';
import { outputPathOf } from './pages.js';
import type { SitePlan } from './plan-site.js';
import type { SiteRecord } from './site-record.js';
import { createRouteFinder, linksOfEntry, type RouteFinder } from './source-links.js';

export interface Naming {
  /** Names what made the pages: Candor itself with its default theme, and the data that it works with. */
  readonly stamp: string;
  /** A short text that differs wherever the given one does. */
  readonly shorten: (text: string) => string;
  /** Names all that an incident or one of its texts was read from; undefined where nobody knows. */
  readonly nameRead: (read: Incident | Prose) => string | undefined;
}

/** The namer of a plan, which its pages and its files for machines share: most of what they name are entries. */
export const namerOf: (naming: Naming) => (plan: PlannedRecord) => (value: unknown) => string | undefined =
  rememberBy((naming) =>
    rememberBy(({ record, attachments }) =>
      createNamer(naming, record, createRouteFinder(record.history, attachments)),
    ),
  );

type PlannedRecord = Pick<SitePlan, 'record' | 'attachments'>;

/**
 * A function that gives equal values the same name and others another one; undefined where a value holds a function,
 * which nobody can tell from another. What it names is of one record and its site.
 */
export function createNamer(
  { stamp, shorten, nameRead }: Naming,
  { entryOf, history: { now } }: SiteRecord,
  routeOf: RouteFinder,
): (value: unknown) => string | undefined {
  const known = new WeakMap<object, string>();
  const leadTo = (links: readonly string[]): string =>
    links.map((path) => writeRoute(routeOf(path))).join('\n');

  const write = (value: unknown): string => {
    if (typeof value === 'string') return `${value.length}"${value}`;
    if (typeof value === 'function') throw new UnnamedError();
    if (typeof value !== 'object' || value === null) return `${String(value)};`;
    const remembered = known.get(value);
    if (remembered !== undefined) return remembered;
    const written = writeObject(value);
    // What is long may stand in many pages, and so do entries.
    if (!('incident' in value) && written.length < longest) return written;
    const short = shorten(written);
    known.set(value, short);
    return short;
  };

  const writeObject = (value: object): string => {
    if (isHtml(value)) return `<${write(value.toString())}`;
    if (Array.isArray(value)) return `[${writeAll(value)}]`;
    if (value instanceof Map) return `m(${writeAll([...value.keys(), ...value.values()])})`;
    if (value instanceof Set) return `s(${writeAll([...value])})`;
    if (isProse(value)) return `p(${nameRead(value) ?? writeAll(value.segments)}${leadTo(value.links)})`;
    if (isIncident(value)) {
      const name = nameRead(value);
      if (name !== undefined) return `i(${name}${leadTo(linksOfEntry(value))})`;
    }
    if (isEntry(value) && entryOf(value.incident) === value && nameRead(value.incident) !== undefined)
      return writeEntry(value);
    let written = '{';
    const record = value as Readonly<Record<string, unknown>>;
    for (const key in record) written += `${key}:${write(record[key])}`;
    return `${written}}`;
  };

  /** All else of an entry follows from its incident, the site, and the clock where that still matters. */
  const writeEntry = ({ incident, timeline, publication, disclosure }: Entry): string =>
    `e(${write(incident)}${write(publication)}${write(disclosure)}${isOver(incident, timeline, now) ? '' : now})`;

  const writeAll = (values: readonly unknown[]): string => {
    let written = '';
    for (const value of values) written += `${write(value)},`;
    return written;
  };

  return (value) => {
    try {
      return shorten(`${stamp}${write(value)}`);
    } catch (error) {
      if (error instanceof UnnamedError) return undefined;
      throw error;
    }
  };
}

const longest = 1000;

class UnnamedError extends Error {}

const isIncident = (value: object): value is Incident => 'updateOrder' in value;

const isEntry = (value: object): value is Entry => 'timeline' in value && 'incident' in value;

const isProse = (value: object): value is Prose => 'segments' in value;

const writeRoute = (route: ReturnType<RouteFinder>): string =>
  route === undefined ? '-' : outputPathOf(route);
