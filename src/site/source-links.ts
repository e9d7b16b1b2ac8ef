// Where a file below `incidents/` ends up in the site, and which attachments the published text reaches.
import { compareText } from '../kernel/diagnostic.js';
import { rememberBy } from '../kernel/remember.js';
import { digestsOf } from '../model/digest.js';
import type { History } from '../model/history.js';
import type { Incident } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import type { Route } from './pages.js';

/** The route of a source file, by its path relative to the site; undefined for one that is not published. */
export type RouteFinder = (path: string) => Route | undefined;

/** `attachments` are those that exist; one that exists is published as soon as published text leads to it. */
export function createRouteFinder(history: History, attachments: ReadonlySet<string>): RouteFinder {
  return (path) => {
    const { slugByPath, digestByPath } = pathsOf(history);
    const slug = slugByPath.get(path);
    if (slug !== undefined) return { page: 'incident', slug };
    const year = /^incidents\/(\d{4})\/_year\.md$/.exec(path)?.[1];
    if (year !== undefined && history.yearProse.has(Number(year)))
      return { page: 'year', year: Number(year) };
    const digest = digestByPath.get(path);
    if (digest !== undefined) return { page: 'digest', period: digest };
    if (path === 'incidents/_policy.md' && history.policyProse !== undefined) return { page: 'policy' };
    return attachments.has(path) ? { page: 'attachment', path } : undefined;
  };
}

const pathsOf = rememberBy((history: History) => ({
  slugByPath: new Map(history.entries.map(({ path, slug }) => [path, slug])),
  digestByPath: new Map(
    digestsOf(history).flatMap(({ period, record }) => (record === undefined ? [] : [[record.path, period]])),
  ),
}));

/** The attachments that published text leads to, by path. */
export function publishedAttachments(history: History, attachments: ReadonlySet<string>): readonly string[] {
  if (attachments.size === 0) return [];
  const texts = [
    ...history.yearProse.values(),
    ...digestsOf(history).flatMap(({ record }) => record?.prose ?? []),
    ...(history.policyProse === undefined ? [] : [history.policyProse]),
  ];
  const linked = [...history.entries.flatMap(linksOfEntry), ...listLinks(texts)];
  return [...new Set(linked)].filter((path) => attachments.has(path)).toSorted(compareText);
}

/** Paths of all files that texts lead to. */
const listLinks = (texts: readonly Prose[]): readonly string[] => texts.flatMap(({ links }) => links);

/** Of every text of an entry that its page shows; not of the postmortem while it is a draft. */
export const linksOfEntry: (entry: Incident) => readonly string[] = rememberBy((entry) => {
  const { summary, introduction, details, updates, postmortem } = entry;
  const found: string[] = [];
  // Ten thousand entries have a hundred thousand texts, and hardly any of them leads anywhere.
  const add = (prose: Prose | undefined): void => {
    for (const path of prose?.links ?? []) found.push(path);
  };
  add(summary);
  add(introduction);
  add(details);
  for (const { prose } of updates) add(prose);
  if (postmortem?.published === undefined) return found;
  add(postmortem.introduction);
  for (const { prose, actionItems } of postmortem.parts) {
    add(prose);
    for (const item of actionItems) add(item.prose);
  }
  return found;
});
