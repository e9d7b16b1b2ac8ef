// The component that an unknown name most likely means, by id, alias or the name that readers see.
import { nearestWord, suggestWord } from '../kernel/nearest.js';
import type { Site } from '../model/site.js';

export function suggestComponent(name: string, site: Site): string {
  const ids = site.components.map(({ id }) => id);
  const idByName = new Map(site.components.map((component) => [component.name, component.id]));
  const nearest = nearestWord(name, ids) ?? nearestWord(name, idByName.keys());
  if (nearest === undefined) return suggestWord(name, ids, 'components');
  return `Did you mean \`${idByName.get(nearest) ?? nearest}\`?`;
}
