// Writes candor.yaml from a cState site's configuration.
import { writeYaml } from '../../kernel/yaml.js';
import { quoteValue, type Report } from '../imported.js';
import type { Components } from './components.js';
import type { CstateConfig } from './config.js';

/** A BCP 47 tag as Candor reads it: `pt-BR`, for Hugo's `pt_br` too. */
function toLocale(text: string | undefined): string | undefined {
  const tag = text?.replaceAll('_', '-');
  return tag !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : undefined;
}

export function writeCandorConfig(
  config: CstateConfig,
  { tree }: Components,
  timezone: string,
  lineOf: (key: string) => number,
  report: Report,
): string {
  const { title, baseUrl, description, locale } = config;
  if (title === undefined) report('guessed', 1, 'the site has no title; it is called “Status”');
  if (baseUrl === undefined)
    report('lost', lineOf('baseURL'), 'the site has no web address, so links to its own pages become text');
  if (locale !== undefined && toLocale(locale) === undefined) {
    report('lost', lineOf('languageCode'), `the language ${quoteValue(locale)} is no language tag`);
  }
  const links = config.tabs.flatMap(({ name, link }) => {
    const url = /^https?:\/\/\S+$/.test(link)
      ? link
      : link.startsWith('/') && baseUrl !== undefined
        ? baseUrl + link.slice(1)
        : undefined;
    if (url === undefined) {
      report(
        'lost',
        lineOf('customTabs'),
        `the tab “${name}” leads to ${quoteValue(link)}, which is no web address`,
      );
      return [];
    }
    return [{ label: name, url, place: 'nav' }];
  });
  const site = {
    title: title ?? 'Status',
    url: baseUrl,
    description,
    timezone,
    locale: toLocale(locale),
    links,
  };
  const written = Object.fromEntries(
    Object.entries(site).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
  return writeYaml(tree.length === 0 ? { site: written } : { site: written, components: tree });
}
