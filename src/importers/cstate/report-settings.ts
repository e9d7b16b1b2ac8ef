// What of a cState site's configuration has no place in Candor, and where a setting stands in the file.
import { quoteValue, type Report } from '../imported.js';
import { listOf, tableOf, textOf, type Settings } from './settings.js';

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

/** The first line that begins with a key, counting from 1; 1 where there is none. */
export function findKeyLine(text: string, key: string): number {
  const isKey = (line: string): boolean =>
    line
      .trimStart()
      .replace(/^["'[]+/, '')
      .toLowerCase()
      .startsWith(key.toLowerCase());
  return Math.max(0, text.split('\n').findIndex(isKey)) + 1;
}

/** The line of a key in the item of a list that bears a name, as far as the lines tell. */
export type ItemLines = (list: string, name: string, key: string) => number;

export function findItemLine(text: string, list: string, name: string, key: string): number {
  const lines = text.split('\n');
  const from = findKeyLine(text, list) - 1;
  const valueOf = (line: string): string | undefined =>
    /name["']?\s*[:=]\s*("[^"]*"|'[^']*'|[^,}#]*[^,}#\s])/i.exec(line)?.[1];
  const isOf = (wanted: string, line: string): boolean =>
    new RegExp(`(?:^|[\\s{,"'-])${wanted}["']?\\s*[:=]`, 'i').test(line);
  const isNamed = (line: string): boolean =>
    isOf('name', line) && [name, `"${name}"`, `'${name}'`].some((value) => valueOf(line) === value);
  const named = lines.findIndex((line, index) => index >= from && isNamed(line));
  if (named === -1) return from + 1;
  const begins = (line: string): boolean => /^\s*(?:-\s|\[\[|\{)/.test(line);
  const first = lines.findLastIndex((line, index) => index <= named && begins(line));
  const end = lines.findIndex((line, index) => index > named && begins(line));
  const found = lines.findIndex(
    (line, index) => index >= first && (end === -1 || index < end) && isOf(key, line),
  );
  return (found === -1 ? named : found) + 1;
}

/** One note for each group: a configuration has dozens of settings that no reader of the page would miss. */
export function reportSettings(
  settings: Settings,
  lineOf: (key: string) => number,
  lineOfItem: ItemLines,
  report: Report,
): void {
  const keys = [...settings.writtenKeys.keys()].filter((key) => !carried.test(key));
  const isGrouped = (key: string): boolean => groups.some(([, pattern]) => pattern.test(key));
  const named: [string, string[]][] = [
    ...groups.map(([about, pattern]): [string, string[]] => [about, keys.filter((key) => pattern.test(key))]),
    ['other settings', keys.filter((key) => !isGrouped(key))],
  ];
  for (const [about, found] of named) {
    const first = found[0];
    const names = found.map((key) => settings.writtenKeys.get(key) ?? key).join(', ');
    if (first !== undefined) report('lost', lineOf(first), `${about} have no place in Candor: ${names}`);
  }
  reportItems('system', listOf(settings.params['systems']), lineOfItem, report);
  reportItems('category', listOf(settings.params['categories']), lineOfItem, report);
}

const carriedOf = {
  system: /^(?:name|displayname|description|category)$/,
  category: /^(?:name|description|untitled)$/,
};

function reportItems(
  noun: keyof typeof carriedOf,
  items: readonly unknown[],
  lineOfItem: ItemLines,
  report: Report,
): void {
  for (const table of items.map(tableOf)) {
    const name = textOf(table['name']) ?? '';
    for (const [key, value] of Object.entries(table)) {
      if (carriedOf[noun].test(key) || value === null || value === false || value === '') continue;
      const setting = `${key}: ${quoteValue(value).slice(1, -1)}`;
      const reason = `the setting “${setting}” of the ${noun} “${name}” has no place in Candor`;
      report('lost', lineOfItem(noun === 'system' ? 'systems' : 'categories', name, key), reason);
    }
  }
}
