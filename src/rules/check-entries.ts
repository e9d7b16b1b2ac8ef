// All rules that look at one entry, asked of every entry in one pass. What they found of an entry that is over stays.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { Incident } from '../model/incident.js';
import type { Site } from '../model/site.js';
import { deriveTimeline, type Timeline } from '../model/timeline.js';
import type { EntryRule, SourceRecord } from './rule.js';

/** By the order of the entries. */
export function checkEntries(rules: readonly EntryRule[], record: SourceRecord): readonly Diagnostic[] {
  return record.incidents.flatMap((incident) =>
    // What is withheld depends on what readers get of it too.
    incident.security === undefined
      ? checkOnce(rules, incident, record)
      : checkEntry(rules, incident, record),
  );
}

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
  record: SourceRecord,
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
  record: SourceRecord,
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
