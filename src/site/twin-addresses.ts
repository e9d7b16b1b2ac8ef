// Where the API for programs lies, and the same entry once more for programs: pages link to these files, endpoints write
// them.
import type { Site } from '../model/site.js';
import type { Incident } from '../model/incident.js';
import { lastingNameOf } from '../model/lasting-name.js';
import type { Alternate } from './props.js';
import type { Route } from './pages.js';

type FileRoute = Extract<Route, { readonly page: 'file' }>;

/** A file of the API, by its path in it. */
export const apiFile = (path: string): FileRoute => ({ page: 'file', path: `api/candor/v1/${path}` });

/** An entry as JSON. It keeps the name that it had in public before, so that no link dies. */
export const entryFile = (entry: Named): FileRoute => apiFile(`incidents/${lastingNameOf(entry)}.json`);

/** An entry as Markdown, beside its page. */
export const markdownFile = ({ slug }: Named): FileRoute => ({
  page: 'file',
  path: `incidents/${slug}/index.md`,
});

export type Named = Pick<Incident, 'slug'> & Partial<Pick<Incident, 'publicSlug' | 'aliases'>>;

/** The twins of a page of an entry, where the site has any. */
export function alternatesOf(entry: Named, { output: { endpoints } }: Site): readonly Alternate[] {
  return [
    ...(endpoints.twins ? [{ type: 'text/markdown', title: 'Markdown', route: markdownFile(entry) }] : []),
    ...(endpoints.api ? [{ type: 'application/json', title: 'JSON', route: entryFile(entry) }] : []),
  ];
}
