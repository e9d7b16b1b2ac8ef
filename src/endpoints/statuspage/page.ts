// The site as Statuspage's API names it in every file.
import type { Instant } from '../../kernel/time.js';
import type { Site } from '../../model/site.js';
import type { PageShape } from './shapes.js';
import { writeInstant } from './times.js';

/** `updated` is when what the file tells last changed; never when it was built. */
export function writePage(site: Site, updated: Instant): PageShape {
  return {
    id: pageIdOf(site),
    name: site.title,
    // Clients put paths behind it.
    url: site.url?.replace(/\/$/, '') ?? '/',
    time_zone: site.timezone === 'UTC' ? 'Etc/UTC' : site.timezone,
    updated_at: writeInstant(updated),
  };
}

/** From the address of the site: `status-example-com`. */
export function pageIdOf({ url }: Site): string {
  const words = url?.replace(/^[a-z]+:\/\//i, '').match(/[a-z0-9]+/gi) ?? [];
  return words.length === 0 ? 'site' : words.join('-').toLowerCase();
}
