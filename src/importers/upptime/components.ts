// The sites that Upptime watches as Candor's components, and the way from the labels of issues to their ids.
import { makeComponentId, transliterate } from '../../kernel/ids.js';
import { readYaml } from '../../kernel/yaml.js';
import { writeTime } from '../../kernel/time-writing.js';
import { tableOf, textOf } from '../cstate/settings.js';
import type { Report } from '../imported.js';
import { readSourceTime } from '../source-time.js';
import type { UpptimeSettings } from './settings.js';

export interface NewComponent {
  readonly id: string;
  readonly name: string;
  /** Since when it is watched, as the file has it. */
  readonly since?: string;
}

export interface Components {
  readonly list: readonly NewComponent[];
  /** The id of the site that a label, or a name in a title, means. */
  readonly find: (name: string) => string | undefined;
  /** Labels that the site itself puts on its issues. */
  readonly isOwnTag: (label: string) => boolean;
}

/** What Upptime keeps of a site in `history/`. */
export interface SiteHistory {
  readonly slug: string;
  readonly path: string;
  readonly text: string;
}

/** Upptime splits words inside names (`IPv6` is `i-pv6` to it), so only letters and digits are compared. */
const fold = (name: string): string =>
  transliterate(name)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Ids that the format keeps for itself, and those of the default severities. */
const reservedIds = ['all', 'critical', 'high', 'medium', 'low'];

/** `labels` are those of issues about sites; they stand for the sites where there are no settings. */
export function planComponents(
  settings: UpptimeSettings | undefined,
  histories: readonly SiteHistory[],
  labels: readonly string[],
  timezone: string,
  reportFor: (path: string) => Report,
): Components {
  const sites =
    settings?.sites ??
    [...new Set([...histories.map(({ slug }) => slug), ...labels])].map((name) => ({ name, slug: name }));
  const taken = new Set(reservedIds);
  const byName = new Map<string, string>();
  const used = new Set<SiteHistory>();
  const list = sites.map(({ name, slug }, index): NewComponent => {
    const history = histories.find((entry) => fold(entry.slug) === fold(slug ?? name));
    const id = makeComponentId(slug ?? history?.slug ?? name, taken, index + 1);
    taken.add(id);
    for (const known of [slug, history?.slug, name]) {
      if (known !== undefined && !byName.has(fold(known))) byName.set(fold(known), id);
    }
    if (history === undefined) return { id, name };
    used.add(history);
    const since = readHistory(history, timezone, reportFor(history.path));
    return since === undefined ? { id, name } : { id, name, since };
  });
  for (const history of histories.filter((entry) => !used.has(entry))) {
    const reason = `the settings have no site “${history.slug}” any more, so it is no component`;
    reportFor(history.path)('lost', 1, reason);
  }
  const tags = new Set((settings?.sites ?? []).flatMap((site) => site.tags));
  return { list, find: (name) => byName.get(fold(name)), isOwnTag: (label) => tags.has(label) };
}

/** When Upptime began to watch the site; what it measured last is left behind. */
function readHistory({ path, text }: SiteHistory, timezone: string, report: Report): string | undefined {
  // Old versions wrote a list of single fields.
  const plain = text.replaceAll(/^- /gm, '');
  const { value } = readYaml(plain, { path });
  const fields = tableOf(value);
  const measured = ['status', 'code', 'responseTime', 'lastUpdated'].flatMap((key) => {
    const said = textOf(fields[key]);
    return said === undefined ? [] : [`${key} ${said}`];
  });
  if (measured.length > 0) {
    report('lost', 1, `what was measured last has no place in Candor: ${measured.join(', ')}`);
  }
  const written = textOf(fields['startTime']);
  if (written === undefined) return undefined;
  const line = plain.split('\n').findIndex((entry) => entry.startsWith('startTime:')) + 1;
  const time = readSourceTime(written, 'UTC');
  if (time === undefined) report('lost', line, `the time “${written}” of \`startTime\` cannot be read`);
  for (const reason of time?.lost ?? []) report('lost', line, reason);
  return time === undefined ? undefined : writeTime(time.moment, timezone);
}
