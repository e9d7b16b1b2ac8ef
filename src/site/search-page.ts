// The page that searches. It shows the form and the lists that lead to everything without it; the rest is done by the
// theme's script with the index that src/search.ts makes.
import { pageDefaults, statusCrumb, type Page } from './page.js';
import { listOptions } from './search-filters.js';
import type { SiteRecord } from './site-record.js';
import { spreadPatterns } from './spread-characters.js';

/** Where the index is written, below the root of the site. Pagefind finds its own files beside this one. */
export const searchEngine = { page: 'file', path: 'pagefind/pagefind.js' } as const;

/** None where the site has no search. */
export function planSearchPages(record: SiteRecord): readonly Page[] {
  const { history, messages, listed } = record;
  if (!history.site.output.search) return [];
  return [
    {
      ...pageDefaults,
      route: { page: 'search' },
      title: messages.labels.search,
      description: messages.descriptions.search(history.site.title),
      section: 'search',
      crumbs: [statusCrumb(messages)],
      // Search engines have a way of their own.
      listed: false,
      body: () => ({
        part: 'searchPage',
        props: {
          engine: searchEngine,
          spread: spreadPatterns,
          entries: listed.length,
          options: listOptions(record),
          omitted: history.omitted,
        },
      }),
    },
  ];
}
