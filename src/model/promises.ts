// What the policy makes the site owe, over all of its files: also those that readers do not get to see.
import { compareText } from '../kernel/diagnostic.js';
import type { Instant } from '../kernel/time.js';
import { disclosureOf, type Disclosure } from './disclosure.js';
import { compareEntries } from './history.js';
import type { Incident } from './incident.js';
import type { Site } from './site.js';
import { isIncidentPath } from './source.js';
import { showsText, type View } from './view.js';

/** What was read, right or wrong. */
export interface PromiseSources {
  readonly site: Site;
  readonly now: Instant;
  readonly incidents: readonly Incident[];
  /** What readers get of them. */
  readonly views: ReadonlyMap<string, View>;
  readonly faulty: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** A file of which all or a part is withheld now; while all of it is, it owes nothing. */
export interface Withheld {
  readonly path: string;
  readonly isPart: boolean;
}

/** An incident with what it owes or owed. */
export interface PromisedIncident {
  readonly incident: Incident;
  readonly disclosure: Disclosure;
}

export interface PromiseReview {
  /** Overdue first, then by deadline, then what is open, then newest first. */
  readonly promised: readonly PromisedIncident[];
  /** Of which the policy promises nothing: by the routes of their severities, or because they were over before it. */
  readonly unpromised: readonly Incident[];
  /** That are recorded and not published, because they affected nobody outside. */
  readonly internal: readonly Incident[];
  /** Paths of files whose errors leave open what they owe; none where the site promises nothing. */
  readonly unknown: readonly string[];
}

export function reviewPromises(sources: PromiseSources, withheld: readonly Withheld[]): PromiseReview {
  const { site, now, views, faulty } = sources;
  const judged = [...views].flatMap(([path, view]): PromisedIncident[] =>
    showsText(view) && !faulty.has(path) && view.incident.kind === 'incident'
      ? [{ incident: view.incident, disclosure: disclosureOf(view.incident, site, now) }]
      : [],
  );
  return {
    promised: judged.filter(isPromised).sort(comparePromised),
    unpromised: judged.filter((one) => one.disclosure.state !== 'internal' && !isPromised(one)).map(pick),
    internal: judged.filter(({ disclosure }) => disclosure.state === 'internal').map(pick),
    unknown: promisesAnything(site) ? findUnknown(sources, withheld) : [],
  };
}

const pick = ({ incident }: PromisedIncident): Incident => incident;

function isPromised({ disclosure }: PromisedIncident): boolean {
  const { state } = disclosure;
  if (state === 'published' || state === 'late') return disclosure.deadline !== undefined;
  return state !== 'none' && state !== 'internal';
}

const promisesAnything = ({ severities }: Site): boolean =>
  severities.some(({ route }) => route.postmortem !== undefined || route.digest !== undefined);

/** Maintenance and notices owe nothing, whatever is wrong with them. */
function findUnknown(
  { incidents, faulty, files }: PromiseSources,
  withheld: readonly Withheld[],
): readonly string[] {
  const hidden = new Set(withheld.flatMap(({ path, isPart }) => (isPart ? [] : [path])));
  const kindByPath = new Map(incidents.map(({ path, kind }) => [path, kind]));
  return [...files].toSorted(compareText).filter((path) => {
    const kind = kindByPath.get(path);
    if (!isIncidentPath(path) || hidden.has(path)) return false;
    return kind === undefined || (kind === 'incident' && faulty.has(path));
  });
}

const ranks: Readonly<Partial<Record<Disclosure['state'], number>>> = { overdue: 0, due: 1, open: 2 };

function comparePromised(a: PromisedIncident, b: PromisedIncident): number {
  const rank = ({ disclosure }: PromisedIncident): number => ranks[disclosure.state] ?? 3;
  return rank(a) - rank(b) || dueOf(a) - dueOf(b) || compareEntries(a.incident, b.incident);
}

/** Only what is still owed has an order of its own. */
const dueOf = ({ disclosure }: PromisedIncident): Instant =>
  disclosure.state === 'overdue' || disclosure.state === 'due' ? disclosure.deadline.due : 0;
