// The path of a new incident file, from its day and title.
import { makeIncidentId, transliterate } from '../kernel/ids.js';

/**
 * A path such as `incidents/2026/2026-11-21-sign-in-was-down.md`. `day` is `2026-11-21`; `taken` holds the ids, slugs
 * and aliases of the other files in lower case.
 */
export function nameIncident(title: string, day: string, taken: ReadonlySet<string>): string {
  const words = transliterate(title)
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const id = makeIncidentId([day, ...words].join('-'), taken);
  return `incidents/${day.slice(0, 4)}/${id}.md`;
}
