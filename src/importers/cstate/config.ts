// The configuration of a cState site: what Candor has a place for.
import { isTimeZone } from '../../kernel/time-zone.js';
import { quoteValue, type Report } from '../imported.js';
import { findItemLine, findKeyLine, reportSettings } from './report-settings.js';
import { listOf, readSettings, tableOf, textOf } from './settings.js';

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

/** `paramsText` is the file of a configuration folder that holds the settings of the theme, in the same language. */
export function readCstateConfig(
  path: string,
  text: string,
  paramsText: string | undefined,
  report: Report,
): ConfigReading {
  const reading = readSettings(path, text, paramsText);
  if (!reading.ok) return reading;
  const { root, params } = reading.settings;
  const lineOf = (key: string): number => findKeyLine(text, key);
  const language = (textOf(root['defaultcontentlanguage']) ?? 'en').toLowerCase();
  const languages = tableOf(root['languages']);
  // What a language says for itself stands above what holds for all.
  const own = tableOf(languages[language]);
  const pick = (key: string): unknown => own[key] ?? root[key] ?? params[key];
  const pickParam = (key: string): unknown => tableOf(own['params'])[key] ?? params[key];
  reportSettings(reading.settings, lineOf, (...where) => findItemLine(text, ...where), report);
  for (const { line, name } of reading.repeated)
    report('lost', line, `the key “${name}” stands twice, and what is said here is left out`);
  const config: CstateConfig = {
    title: textOf(pick('title')),
    description: textOf(pickParam('description')) ?? textOf(root['description']),
    baseUrl: toBaseUrl(textOf(pick('baseurl'))),
    locale: textOf(pick('locale')) ?? textOf(pick('languagecode')) ?? textOf(root['defaultcontentlanguage']),
    timeZone: readTimeZone(textOf(root['timezone']), lineOf, report),
    tabs: listOf(pickParam('customtabs')).map((tab) => {
      const { name, link } = tableOf(tab);
      return { name: textOf(name) ?? textOf(link) ?? '', link: textOf(link) ?? '' };
    }),
    categories: listOf(pickParam('categories')).flatMap(toCategory),
    systems: listOf(pickParam('systems')).flatMap(toSystem),
    languages: [language, ...Object.keys(languages).filter((code) => code !== language)],
    contentFolder: (textOf(root['contentdir']) ?? 'content').replaceAll(/^\/+|\/+$/g, ''),
  };
  return { ok: true, config, lineOf };
}

function readTimeZone(written: string | undefined, lineOf: (key: string) => number, report: Report): string {
  if (written === undefined) return 'UTC';
  if (isTimeZone(written)) return written;
  const reason = `the time zone ${quoteValue(written)} is not known; times without an offset are read as UTC`;
  report('guessed', lineOf('timeZone'), reason);
  return 'UTC';
}

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
  return text !== undefined && /^https?:\/\/[^\s?#]+$/i.test(text) && URL.canParse(text)
    ? `${text.replace(/\/+$/, '')}/`
    : undefined;
}
