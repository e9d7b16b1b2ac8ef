// The settings of an Upptime repository, `.upptimerc.yml`: what Candor has a place for, and an account of the rest.
import { readYaml } from '../../kernel/yaml.js';
import { listOf, tableOf, textOf, type Table } from '../cstate/settings.js';
import { quoteValue, type Report } from '../imported.js';

export interface UpptimeSite {
  readonly name: string;
  /** The name that it bears in labels and files, where the settings give one. */
  readonly slug: string | undefined;
  readonly tags: readonly string[];
}

export interface UpptimeSettings {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly url: string | undefined;
  readonly locale: string | undefined;
  readonly links: readonly { readonly label: string; readonly url: string; readonly place: 'nav' }[];
  readonly sites: readonly UpptimeSite[];
}

export const noSettings: UpptimeSettings = {
  title: undefined,
  description: undefined,
  url: undefined,
  locale: undefined,
  links: [],
  sites: [],
};

export type SettingsReading =
  { readonly ok: true; readonly settings: UpptimeSettings } | { readonly ok: false; readonly reason: string };

/** What is wrong in the settings would be wrong in every incident: they are read as they stand or not at all. */
export function readUpptimeSettings(path: string, text: string, report: Report): SettingsReading {
  const { value, diagnostics } = readYaml(text, { path });
  const problem = diagnostics[0];
  if (problem !== undefined) {
    const reason = `${path} cannot be read: line ${problem.place.start.line}: ${problem.message}`;
    return { ok: false, reason };
  }
  const root = tableOf(value);
  const page = tableOf(root['status-website']);
  const lineOf = (key: string): number =>
    Math.max(
      0,
      text.split('\n').findIndex((line) => line.trimStart().startsWith(`${key}:`)),
    ) + 1;
  reportRest(root, page, lineOf, report);
  const repository = `${textOf(root['owner']) ?? ''}/${textOf(root['repo']) ?? ''}`;
  const fill = (words: string): string =>
    words.replaceAll('$OWNER', textOf(root['owner']) ?? '').replaceAll('$REPO', textOf(root['repo']) ?? '');
  return {
    ok: true,
    settings: {
      title: textOf(page['name']) ?? (repository === '/' ? undefined : repository),
      description: readDescription(page, lineOf, report),
      url: readUrl(page, textOf(root['owner'])),
      locale: textOf(tableOf(root['i18n'])['locale'])?.replaceAll('_', '-'),
      links: listOf(page['navbar']).flatMap((item) => {
        const { title, href } = tableOf(item);
        const url = fill(textOf(href) ?? '');
        if (/^https?:\/\/\S+$/.test(url))
          return [{ label: textOf(title) ?? url, url, place: 'nav' as const }];
        if (url !== '/') report('lost', lineOf('navbar'), `the link to ${quoteValue(url)} is no web address`);
        return [];
      }),
      sites: listOf(root['sites']).flatMap((item) => {
        const site = tableOf(item);
        const name = textOf(site['name']);
        const tags = listOf(site['tags']).flatMap((tag) => textOf(tag) ?? []);
        return name === undefined ? [] : [{ name, slug: textOf(site['slug']), tags }];
      }),
    },
  };
}

/** Upptime shows the introduction as Markdown; a description has none. */
function readDescription(page: Table, lineOf: (key: string) => number, report: Report): string | undefined {
  const words = textOf(page['introMessage']);
  if (words === undefined || !/[[\]*_<>`$]/.test(words)) return words;
  const reason = `the introduction ${quoteValue(words)} is Markdown, and a description has none`;
  report('lost', lineOf('introMessage'), reason);
  return undefined;
}

function readUrl(page: Table, owner: string | undefined): string | undefined {
  const host = textOf(page['cname']);
  const folder = textOf(page['baseUrl'])?.replaceAll(/^\/+|\/+$/g, '');
  const address =
    host !== undefined
      ? `https://${host.replace(/^https?:\/\//, '').replace(/\/+$/, '')}/`
      : owner !== undefined && folder !== undefined
        ? `https://${owner.toLowerCase()}.github.io/${folder}/`
        : undefined;
  return address !== undefined && /^https:\/\/[^\s?#]+$/.test(address) && URL.canParse(address)
    ? address
    : undefined;
}

/** One note for each part: the settings say how to measure, and Candor measures nothing. */
function reportRest(root: Table, page: Table, lineOf: (key: string) => number, report: Report): void {
  const note = (about: string, keys: readonly string[], carried: RegExp, part?: string): void => {
    const rest = [...new Set(keys)].filter((key) => !carried.test(key));
    if (rest.length === 0) return;
    const line = lineOf(part ?? rest[0] ?? '');
    report('lost', line, `${about} have no place in Candor: ${rest.join(', ')}`);
  };
  const sites = listOf(root['sites']).map(tableOf);
  const keysOfSites = sites.flatMap((site) => Object.keys(site));
  note('settings of the robot', Object.keys(root), /^(?:owner|repo|sites|status-website|i18n)$/);
  note('settings of the page', Object.keys(page), /^(?:name|cname|baseUrl|navbar|introMessage)$/);
  note('words for the page', Object.keys(tableOf(root['i18n'])), /^locale$/, 'i18n');
  note('settings of the measurements', keysOfSites, /^(?:name|slug|tags)$/, 'sites');
}
