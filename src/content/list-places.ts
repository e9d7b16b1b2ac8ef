// Where every value of a front matter stands: what an incident keeps of its file, for the rules that judge it later.
import type { Place } from '../kernel/diagnostic.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import { writePlaces, type WrittenPlaces } from '../model/field-places.js';
import type { WrittenIncident } from './schema.js';

/** By a path such as `impact.0.to`; the whole of it by the empty one. */
export function listPlaces(written: WrittenIncident, yaml: YamlReading, whole: Place): WrittenPlaces {
  const places: [string, Place][] = [['', whole]];
  const add = (value: unknown, name: string, path: FieldPath): void => {
    if (path.length > 0) places.push([name, yaml.placeOfValue(path)]);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      add(inner, name === '' ? key : `${name}.${key}`, [...path, step]);
    }
  };
  add(written, '', []);
  return writePlaces(whole.path, places);
}
