// The `config.yml` of a cState site: what Candor's configuration says too, and the settings without which cState's theme
// does not make its lists.
import { writeYaml } from '../../kernel/yaml.js';
import type { Site } from '../../model/site.js';
import type { Systems } from './systems.js';

export function writeCstateConfig(site: Site, { categories, systems }: Systems): string {
  const { title, url, description, locale, timezone, links } = site;
  const tabs = links
    .filter(({ url: target, place }) => place === 'nav' && /^(?:https?:|\/)/.test(target))
    .map(({ label, url: target }) => ({ name: label, link: target }));
  return writeYaml({
    title,
    ...(url === undefined ? {} : { baseURL: url }),
    languageCode: locale,
    defaultContentLanguage: locale.split('-', 1)[0]?.toLowerCase() ?? 'en',
    timeZone: timezone,
    theme: 'cstate',
    // Maintenance is announced before it begins.
    buildFuture: true,
    preserveTaxonomyNames: true,
    taxonomies: { affected: 'affected' },
    outputs: {
      page: ['html', 'json'],
      section: ['html', 'json', 'rss'],
      home: ['html', 'json', 'rss', 'svg'],
      term: ['html', 'json', 'rss', 'svg'],
    },
    outputFormats: { svg: { isPlainText: true, mediaType: 'image/svg+xml' } },
    params: {
      ...(description === undefined ? {} : { description }),
      categories,
      systems,
      ...(tabs.length === 0 ? {} : { customTabs: tabs }),
      incidentHistoryFormat: 'yearly',
      dateFormat: '2006-01-02 15:04 MST',
      shortDateFormat: '15:04 MST, 2006-01-02',
      brand: '#1d3557',
      ok: '#2a6f3c',
      disrupted: '#b35900',
      down: '#b00020',
      notice: '#24478f',
      headerTextColor: 'white',
    },
  });
}
