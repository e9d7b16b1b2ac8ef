// What people who know other tools call a field, or take for one: each name with what to do about it.

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
