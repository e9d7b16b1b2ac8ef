// All rules that look at one entry, asked of every entry in one pass. What they found of an entry that is over stays.
import type { Diagnostic } from '../kernel/diagnostic.js';
import { join } from '../kernel/lists.js';
import { rememberBy } from '../kernel/remember.js';
import { rememberPartsAt, type Settling } from '../kernel/remember-parts.js';
import type { Incident } from '../model/incident.js';
import type { Site } from '../model/site.js';
import { areOver, deriveTimeline, type Timeline } from '../model/timeline.js';
import type { EntryRecord, EntryRule, SourceRecord } from './rule.js';

/** By the order of the entries. */
export function checkEntries(rules: readonly EntryRule[], record: SourceRecord): readonly Diagnostic[] {
  const { site, now, incidents, faulty } = record;
  const checkAll = (some: readonly Incident[]): readonly Diagnostic[] =>
    some.flatMap((incident) =>
      isPublic(incident) ? checkOnce(rules, incident, record) : checkEntry(rules, incident, record),
    );
  if (faulty.size > 0) return checkAll(incidents);
  return join(
    checkParts(rules)(site)(incidents, now).map(({ entries, found }) => found ?? checkAll(entries)),
  );
}

/** What is withheld depends on what readers get of it too. */
const isPublic = ({ security }: Incident): boolean => security === undefined;

interface CheckedPart {
  readonly entries: readonly Incident[];
  readonly found: readonly Diagnostic[] | undefined;
}

/** Of entries without an error; nothing found yet where one of them is withheld. */
const checkParts = rememberBy((rules: readonly EntryRule[]) =>
  rememberBy((site: Site) =>
    rememberPartsAt((entries: readonly Incident[], now): Settling<CheckedPart> => {
      if (!entries.every(isPublic)) return { value: { entries, found: undefined }, isSettled: true };
      const record = { site, now, views: new Map(), faulty: new Set<string>() };
      return {
        value: { entries, found: entries.flatMap((incident) => checkOnce(rules, incident, record)) },
        isSettled: areOver(entries, now),
      };
    }),
  ),
);

interface Known {
  readonly rules: readonly EntryRule[];
  readonly site: Site;
  readonly isFaulty: boolean;
  readonly found: readonly Diagnostic[];
}

/** As long as the clock changes nothing about an entry its timeline is the same, and so is what follows from both. */
const knownFindings = new WeakMap<Timeline, Known>();

function checkOnce(
  rules: readonly EntryRule[],
  incident: Incident,
  record: EntryRecord,
): readonly Diagnostic[] {
  const { site, now, faulty } = record;
  const timeline = deriveTimeline(incident, now);
  const isFaulty = faulty.has(incident.path);
  const known = knownFindings.get(timeline);
  if (known?.rules === rules && known.site === site && known.isFaulty === isFaulty) return known.found;
  const found = checkEntry(rules, incident, record);
  knownFindings.set(timeline, { rules, site, isFaulty, found });
  return found;
}

function checkEntry(
  rules: readonly EntryRule[],
  incident: Incident,
  record: EntryRecord,
): readonly Diagnostic[] {
  let found = nothing;
  for (const rule of rules) {
    const more = rule.checkEntry(incident, record);
    // Of most entries no rule finds anything.
    if (more.length > 0) found = [...found, ...more];
  }
  return found;
}

const nothing: readonly Diagnostic[] = [];
