// What people who know other tools call a field, a state or a kind, or take for one: each with what to do about it.
import { nearestWord } from '../kernel/nearest.js';
import { kinds, states, type Kind, type State } from '../model/state.js';

const fields: Readonly<Record<string, readonly string[]>> = {
  components: ['affected', 'affects', 'service', 'services', 'system', 'systems'],
  kind: ['category', 'type'],
  resolved: ['end', 'ended', 'endtime', 'finished', 'closed', 'fixed'],
  severity: ['level', 'priority', 'sev', 'criticality'],
  slug: ['permalink', 'url', 'path'],
  started: ['begin', 'began', 'begun', 'created', 'date', 'datetime', 'time', 'opened'],
  tags: ['labels', 'keywords', 'categories'],
  title: ['name', 'headline', 'subject'],
  window: ['planned', 'scheduled', 'windows'],
};

const explanations: Readonly<Record<string, string>> = {
  description: 'The summary has no field: it is the first paragraph below the front matter.',
  summary: 'The summary has no field: it is the first paragraph below the front matter.',
  status: 'The status has no field: the heading of the newest update says it.',
  state: 'The status has no field: the heading of the newest update says it.',
  updates: 'Updates stand below the front matter, each under a heading below `## Updates`.',
  timeline: 'Updates stand below the front matter, each under a heading below `## Updates`.',
  postmortem: 'It stands below the front matter, under `## Postmortem - 2025-10-16 15:14`.',
  rootcause: 'It is a part of the postmortem: `### Root cause` under `## Postmortem`.',
  duration: 'Remove the line: the duration follows from the times.',
  id: 'Remove the line: the id is the name of the file. `slug` changes the address.',
  updated: 'Remove the line: the newest update says it.',
  lastmod: 'Remove the line: the newest update says it.',
  draft: 'Remove the line: every incident file is published. Keep a draft on a branch.',
  internal: 'Write `external: false` for what nobody outside noticed.',
};

/** The hint for a name that is no field; undefined for one that means nothing to us. */
export function explainOtherName(name: string): string | undefined {
  const folded = name.toLowerCase().replaceAll(/[\s_-]/g, '');
  const field = Object.keys(fields).find((key) => fields[key]?.includes(folded) === true);
  if (field !== undefined) return `Did you mean \`${field}\`?`;
  return Object.hasOwn(explanations, folded) ? explanations[folded] : undefined;
}

const endNames: Readonly<Record<'from' | 'to', readonly string[]>> = {
  from: ['start', 'starts', 'begin', 'begins', 'began', 'since'],
  to: ['end', 'ends', 'ended', 'until', 'till', 'finish', 'finished', 'stop', 'stopped', 'through'],
};

/** The same for a name in a range of time. */
export function explainEndName(name: string): string | undefined {
  const folded = name.toLowerCase().replaceAll(/[\s_-]|at$/g, '');
  const field = (['from', 'to'] as const).find((key) => endNames[key].includes(folded));
  return field === undefined ? undefined : `Did you mean \`${field}\`?`;
}

const otherStates: Readonly<Record<State, readonly string[]>> = {
  'major-outage': ['down', 'outage', 'offline', 'unavailable', 'critical', 'broken', 'fulloutage', 'dead'],
  'partial-outage': ['partial', 'partiallydown', 'flaky', 'unstable', 'major'],
  degraded: [
    'slow',
    'degradedperformance',
    'impaired',
    'disrupted',
    'minor',
    'degradation',
    'performanceissues',
  ],
  maintenance: ['undermaintenance', 'planned', 'scheduled'],
  operational: [
    'ok',
    'up',
    'online',
    'available',
    'working',
    'healthy',
    'fixed',
    'resolved',
    'fine',
    'none',
    'good',
  ],
};

const otherKinds: Readonly<Record<Kind, readonly string[]>> = {
  incident: ['outage', 'disruption', 'issue', 'problem', 'unplanned'],
  maintenance: ['planned', 'scheduled', 'plannedmaintenance', 'scheduledmaintenance', 'change'],
  notice: ['announcement', 'info', 'information', 'informational', 'news', 'note', 'warning'],
};

/** `Did you mean "degraded"?`; undefined where nothing is near. */
export const suggestState = (word: string): string | undefined => suggestOf(word, states, otherStates);

export const suggestKind = (word: string): string | undefined => suggestOf(word, kinds, otherKinds);

function suggestOf<Known extends string>(
  word: string,
  known: readonly Known[],
  others: Readonly<Record<Known, readonly string[]>>,
): string | undefined {
  const folded = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  const meant = known.find((name) => others[name].includes(folded)) ?? nearestWord(word, known);
  return meant === undefined ? undefined : `Did you mean \`${meant}\`?`;
}
