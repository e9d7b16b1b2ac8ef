// Where the fields of a front matter stand, as one text: only messages ask, of few incidents, and a map with its places
// takes 1,800 bytes of each, a text 300.
import type { Place } from '../kernel/diagnostic.js';
import { rememberBy } from '../kernel/remember.js';

export type WrittenPlaces = string & { readonly writtenPlaces: never };

/**
 * By the name of a field, such as `impact.0.to`; the whole by the empty one. All are in one file. Written as it goes: to
 * collect what is given to `JSON.stringify` takes three times as long.
 */
export function writePlaces(path: string, places: Iterable<readonly [string, Place]>): WrittenPlaces {
  let written = '';
  for (const [name, { start, end }] of places) {
    const numbers = `${start.line},${start.column},${end.line},${end.column}`;
    written += `${written === '' ? '' : ','}[${JSON.stringify(name)},${numbers}]`;
  }
  return `[${JSON.stringify(path)},[${written}]]` as WrittenPlaces;
}

type Written = readonly [name: string, line: number, column: number, endLine: number, endColumn: number];

/** Undefined for a field that is not given. */
export const findPlace = (incident: HasPlaces, field: string): Place | undefined =>
  placesOf(incident).get(field);

interface HasPlaces {
  readonly places: WrittenPlaces;
}

const placesOf = rememberBy(({ places }: HasPlaces): ReadonlyMap<string, Place> => {
  const [path, written] = JSON.parse(places) as readonly [string, readonly Written[]];
  return new Map(
    written.map(([name, line, column, endLine, endColumn]) => [
      name,
      { path, start: { line, column }, end: { line: endLine, column: endColumn } },
    ]),
  );
});
