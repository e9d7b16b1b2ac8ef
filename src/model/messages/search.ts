// What the search says, in each language of the interface.

export interface SearchMessages {
  /** What the reader writes. */
  readonly query: string;
  readonly submit: string;
  readonly filters: string;
  /** Of a filter that leaves all in. */
  readonly any: string;
  readonly option: (label: string, entries: number) => string;
  readonly found: (results: number) => string;
  readonly nothing: string;
  readonly failed: string;
  readonly more: string;
  readonly withoutScript: string;
  readonly browse: string;
  readonly empty: string;
}

export const englishSearch: SearchMessages = {
  query: 'Search for',
  submit: 'Search',
  filters: 'Narrow down',
  any: 'All',
  option: (label, entries) => `${label} (${entries})`,
  found: (results) => (results === 1 ? '1 result' : `${results} results`),
  nothing: 'Nothing found. Try fewer or other words, or remove a filter.',
  failed: 'The search could not be loaded. Reload the page to try again, or use the lists below.',
  more: 'Show more results',
  withoutScript: 'Searching needs JavaScript. These lists lead to everything without it.',
  browse: 'Browse the record',
  empty: 'Nothing has been published yet, so there is nothing to search.',
};

export const germanSearch: SearchMessages = {
  query: 'Suchen nach',
  submit: 'Suchen',
  filters: 'Eingrenzen',
  any: 'Alle',
  option: (label, entries) => `${label} (${entries})`,
  found: (results) => `${results} Treffer`,
  nothing: 'Nichts gefunden. Mit weniger oder anderen Wörtern oder ohne Filter findet sich vielleicht mehr.',
  failed: 'Die Suche konnte nicht geladen werden. Bitte die Seite neu laden oder die Listen unten nutzen.',
  more: 'Weitere Treffer zeigen',
  withoutScript: 'Die Suche braucht JavaScript. Ohne führen diese Listen zu allem.',
  browse: 'Im Verlauf stöbern',
  empty: 'Es ist noch nichts veröffentlicht, also gibt es nichts zu suchen.',
};
