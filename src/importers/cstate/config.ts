// The configuration of a cState site: what Candor has a place for. Hugo reads its keys without regard to case.
import { isTimeZone } from '../../kernel/time-zone.js';
import { readYaml } from '../../kernel/yaml.js';
import { quoteValue, type Report } from '../imported.js';
import { readToml } from '../toml.js';
import { textsOf } from '../values.js';

export interface CstateSystem {
  /** What posts call it. */
  readonly name: string;
  /** What readers see, where it differs. */
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  readonly category: string | undefined;
}

export interface CstateCategory {
  readonly name: string;
  readonly description: string | undefined;
  /** Hidden name: its systems stand on their own. */
  readonly untitled: boolean;
}

export interface CstateConfig {
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** With a trailing `/`; undefined where it is no http or https address. */
  readonly baseUrl: string | undefined;
  readonly locale: string | undefined;
  /** The zone of times without an offset: Hugo's `timeZone`, else UTC. */
  readonly timeZone: string;
  readonly tabs: readonly { readonly name: string; readonly link: string }[];
  readonly categories: readonly CstateCategory[];
  readonly systems: readonly CstateSystem[];
  /** Codes of the site's languages, the default one first. */
  readonly languages: readonly string[];
  readonly contentFolder: string;
}

export type ConfigReading =
  | { readonly ok: true; readonly config: CstateConfig; readonly lineOf: (key: string) => number }
  | { readonly ok: false; readonly reason: string };

type Table = Readonly<Record<string, unknown>>;

/** `paramsText` is the file of a configuration folder that holds the settings of the theme, in the same language. */
export function readCstateConfig(
  path: string,
  text: string,
  paramsText: string | undefined,
  report: Report,
): ConfigReading {
  const raw = readData(path, text);
  if (!('value' in raw)) return { ok: false, reason: `${path} cannot be read: ${raw.reason}` };
  const more = readData(path, paramsText ?? '');
  if (!('value' in more))
    return { ok: false, reason: `The parameters beside ${path} cannot be read: ${more.reason}` };
  const root = foldKeys(raw.value);
  const params = { ...tableOf(root['params']), ...foldKeys(more.value) };
  const written = new Map(
    [...Object.keys(raw.value), ...Object.keys(paramsOf(raw.value)), ...Object.keys(more.value)].map(
      (key) => [key.toLowerCase(), key],
    ),
  );
  const language = textOf(root['defaultcontentlanguage']) ?? 'en';
  const languages = tableOf(root['languages']);
  const own = tableOf(languages[language.toLowerCase()]);
  const ownParams = { ...tableOf(own['params']), ...own };
  const lines = text.split('\n');
  const lineOf = (key: string): number =>
    Math.max(
      0,
      lines.findIndex((line) =>
        line
          .trimStart()
          .replace(/^["'[]+/, '')
          .toLowerCase()
          .startsWith(key.toLowerCase()),
      ),
    ) + 1;
  const pick = (key: string): string | undefined =>
    textOf(own[key]) ?? textOf(root[key]) ?? textOf(params[key]);
  const systems = listOf(params['systems'] ?? ownParams['systems']).flatMap(toSystem);
  reportUnused(params['systems'], (key, name) =>
    report('lost', lineOf('systems'), `the setting “${key}” of the system “${name}” has no place in Candor`),
  );
  const timeZone = textOf(root['timezone']);
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    report(
      'guessed',
      lineOf('timeZone'),
      `the time zone ${quoteValue(timeZone)} is not known; times without an offset are read as UTC`,
    );
  }
  const config: CstateConfig = {
    title: pick('title'),
    description:
      textOf(ownParams['description']) ?? textOf(params['description']) ?? textOf(root['description']),
    baseUrl: toBaseUrl(pick('baseurl')),
    locale: pick('locale') ?? pick('languagecode') ?? textOf(root['defaultcontentlanguage']),
    timeZone: timeZone !== undefined && isTimeZone(timeZone) ? timeZone : 'UTC',
    tabs: listOf(params['customtabs'] ?? ownParams['customtabs']).flatMap((entry) => {
      const { name, link } = tableOf(entry);
      return [{ name: textOf(name) ?? textOf(link) ?? '', link: textOf(link) ?? '' }];
    }),
    categories: listOf(params['categories'] ?? ownParams['categories']).flatMap(toCategory),
    systems,
    languages: [
      language.toLowerCase(),
      ...Object.keys(languages).filter((code) => code !== language.toLowerCase()),
    ],
    contentFolder: (textOf(root['contentdir']) ?? 'content').replaceAll(/^\/+|\/+$/g, ''),
  };
  reportSettings(written, lineOf, report);
  return { ok: true, config, lineOf };
}

function readData(path: string, text: string): { value: object } | { reason: string } {
  if (path.endsWith('.toml')) {
    const toml = readToml(text);
    return toml.ok ? { value: toml.value } : { reason: `line ${toml.line}: ${toml.message}` };
  }
  const yaml = readYaml(text, { path });
  const problem = yaml.diagnostics[0];
  const isSound = yaml.diagnostics.every(({ code }) => code === 'format/duplicate-field');
  if (isSound && typeof yaml.value === 'object' && yaml.value !== null) return { value: yaml.value };
  if (yaml.value === null) return { value: {} };
  return {
    reason:
      problem === undefined ? 'it is not a map' : `line ${problem.place.start.line}: ${problem.message}`,
  };
}

function foldKeys(value: object): Record<string, unknown> {
  const fold = (entry: unknown): unknown =>
    Array.isArray(entry)
      ? entry.map(fold)
      : typeof entry === 'object' && entry !== null
        ? foldKeys(entry)
        : entry;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), fold(entry)]));
}

const tableOf = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textOf = (value: unknown): string | undefined => (Array.isArray(value) ? undefined : textsOf(value)[0]);

function toSystem(entry: unknown): CstateSystem[] {
  if (typeof entry === 'string')
    return [{ name: entry.trim(), displayName: undefined, description: undefined, category: undefined }];
  const { name, displayname, description, category } = tableOf(entry);
  const known = textOf(name) ?? textOf(displayname);
  if (known === undefined) return [];
  return [
    {
      name: known,
      displayName: textOf(displayname),
      description: textOf(description),
      category: textOf(category),
    },
  ];
}

function toCategory(entry: unknown): CstateCategory[] {
  const { name, description, untitled } = typeof entry === 'string' ? { name: entry } : tableOf(entry);
  const known = textOf(name);
  return known === undefined
    ? []
    : [{ name: known, description: textOf(description), untitled: untitled === true }];
}

function toBaseUrl(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/[^\s/?#]+[^\s?#]*$/i.test(text)
    ? `${text.replace(/\/+$/, '')}/`
    : undefined;
}

function reportUnused(systems: unknown, report: (key: string, name: string) => void): void {
  for (const system of listOf(systems)) {
    const { name, link, partial } = tableOf(system);
    if (link !== undefined) report(`link: ${textsOf(link).join(' ')}`, textOf(name) ?? '');
    if (partial !== undefined) report(`partial: ${textsOf(partial).join(' ')}`, textOf(name) ?? '');
  }
}

/** Settings of cState and Hugo without a counterpart, by what they are about. */
const groups: readonly (readonly [string, RegExp])[] = [
  [
    'settings for the look',
    /^(?:brand|ok|disrupted|down|notice|skin|uselogo|logo|favicon|headertextcolor|uselargeheaderdesign|alwayskeepbrandcolor|disabledarkmode|enablecustomhtml|custom\w*css)$/,
  ],
  [
    'settings for how times are shown',
    /^(?:dateformat|shortdateformat|userelativetime|skipseconds|enablelastmod)$/,
  ],
  [
    'settings for lists and history',
    /^(?:incidenthistoryformat|disableincidenthistory|incidentpostsperpage|incidentmaxageyears|disablecomplexcalculations|enableuptimehistogram|sendevents|monitorbot|paginate|pagination)$/,
  ],
  ['settings for analytics', /^(?:googleanalytics|plausible\w*|matomo\w*|\w*analytics\w*)$/],
  [
    'settings of Hugo',
    /^(?:theme|themesdir|buildfuture|builddrafts|buildexpired|enablegitinfo|preservetaxonomynames|taxonomies|outputs|outputformats|mediatypes|markup|module|minify|permalinks|disablekinds|enablerobotstxt|canonifyurls|relativeurls|uglyurls|publishdir|staticdir|layoutdir|defaultcontentlanguageinsubdir|enablemissingtranslationplaceholders|hascjklanguage|sitemap|security|services|privacy|caches|frontmatter|ignorefiles|ignorelogs|disablepathtolower|languages|summarylength|rsslimit|related|build|server|imaging|menu|menus|pluralizelisttitles|removepathaccents|timeout)$/,
  ],
];
const carried =
  /^(?:title|description|baseurl|languagecode|locale|defaultcontentlanguage|timezone|params|contentdir|systems|categories|customtabs)$/;

// One note for each group: a configuration has dozens of settings that no reader of the page would miss.
function reportSettings(
  written: ReadonlyMap<string, string>,
  lineOf: (key: string) => number,
  report: Report,
): void {
  const keys = [...written.keys()].filter((key) => !carried.test(key));
  const isGrouped = (key: string): boolean => groups.some(([, pattern]) => pattern.test(key));
  const named: [string, string[]][] = [
    ...groups.map(([about, pattern]): [string, string[]] => [about, keys.filter((key) => pattern.test(key))]),
    ['other settings', keys.filter((key) => !isGrouped(key))],
  ];
  for (const [about, found] of named) {
    const first = found[0];
    const names = found.map((key) => written.get(key) ?? key).join(', ');
    if (first !== undefined) report('lost', lineOf(first), `${about} have no place in Candor: ${names}`);
  }
}

// The map of parameters, whatever the case of its name.
const paramsOf = (value: object): object =>
  tableOf(Object.entries(value).find(([key]) => key.toLowerCase() === 'params')?.[1]);
