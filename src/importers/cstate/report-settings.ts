// What of a cState site's configuration has no place in Candor, and where a setting stands in the file.
import type { Report } from '../imported.js';
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

/** One note for each group: a configuration has dozens of settings that no reader of the page would miss. */
export function reportSettings(settings: Settings, lineOf: (key: string) => number, report: Report): void {
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
  for (const system of listOf(settings.params['systems'])) {
    const table = tableOf(system);
    for (const key of ['link', 'partial']) {
      const value = textOf(table[key]);
      if (value === undefined) continue;
      const reason = `the setting “${key}: ${value}” of the system “${textOf(table['name']) ?? ''}” has no place in Candor`;
      report('lost', lineOf('systems'), reason);
    }
  }
}
