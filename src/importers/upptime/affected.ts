// What an issue is about: the sites that its labels name, else its title, and how badly they were affected.
import type { State } from '../../model/state.js';
import type { Report } from '../imported.js';
import type { Components } from './components.js';
import type { Issue } from './issues.js';
import type { Announcement } from './maintenance.js';
import { readSeverity, siteInTitle } from './severity.js';

/** The components that the labels name, else the title; labels of other words are tags. */
export function readLabels(
  issue: Issue,
  components: Components,
  report: Report,
): {
  readonly ids: readonly string[];
  readonly tags: readonly string[];
  readonly siteName: string | undefined;
} {
  const others = issue.labels.filter((label) => !/^(?:status|maintenance)$/i.test(label));
  const named = others.flatMap((label) => components.find(label) ?? []);
  const inTitle = siteInTitle(issue.title);
  const titled = inTitle === undefined ? undefined : components.find(inTitle);
  const ids = named.length > 0 ? named : titled === undefined ? [] : [titled];
  const tags = others.filter((label) => components.find(label) === undefined);
  const unknown = ids.length > 0 ? undefined : tags.find((label) => !components.isOwnTag(label));
  if (unknown !== undefined && inTitle !== undefined) {
    const reason = `“${inTitle}” is no site of the settings; its label “${unknown}” is kept as a tag`;
    report('guessed', 1, reason);
  }
  return { ids: [...new Set(ids)], tags: [...new Set(tags)], siteName: ids[0] ?? unknown };
}

export interface Affected {
  readonly severity: string | undefined;
  readonly components: readonly string[] | Readonly<Record<string, State>>;
}

export function affectedBy({ title, body }: Issue, ids: readonly string[], report: Report): Affected {
  const { severity, state, sure } = readSeverity(title, body);
  if (!sure) report('guessed', 1, 'it does not say whether the site was down or slow; taken as slow');
  return {
    severity,
    components: state === undefined ? ids : Object.fromEntries(ids.map((id) => [id, state])),
  };
}

export function readExpected(
  { down, degraded }: Announcement,
  components: Components,
  report: Report,
): Affected {
  const find = (name: string): string[] => {
    const id = components.find(name);
    if (id === undefined) report('lost', 1, `“${name}” is no site of the settings, so it is no component`);
    return id === undefined ? [] : [id];
  };
  const ids = down.flatMap(find);
  const slow = degraded.flatMap(find).filter((id) => !ids.includes(id));
  if (slow.length === 0) return { severity: undefined, components: [...new Set(ids)] };
  const states: [string, State][] = [
    ...ids.map((id): [string, State] => [id, 'maintenance']),
    ...slow.map((id): [string, State] => [id, 'degraded']),
  ];
  return { severity: undefined, components: Object.fromEntries(states) };
}
