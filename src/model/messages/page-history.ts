// What a page says of its own past, in each language of the interface.

export interface PageHistoryMessages {
  /** Where this is known from. */
  readonly source: string;
  readonly firstPublished: string;
  readonly lastChanged: string;
  readonly editsAfterResolution: string;
  readonly none: string;
  readonly postmortemLanded: string;
  /** Where the site was built without the past of its files. */
  readonly unknown: string;
  /** Of an entry that had been withheld, as of when it was disclosed. */
  readonly sinceDisclosure: <T>(day: T) => readonly (string | T)[];
  /** A link to the host of the repository. */
  readonly allChanges: string;
}

export const englishPageHistory: PageHistoryMessages = {
  source: 'According to the repository that this site is built from.',
  firstPublished: 'First published',
  lastChanged: 'Last changed',
  editsAfterResolution: 'Changes after the resolution',
  none: 'none',
  postmortemLanded: 'Postmortem added',
  unknown: 'It is not known, because this site was built from an incomplete copy of its repository.',
  sinceDisclosure: (day) => ['What was done before the disclosure on ', day, ' is not told.'],
  allChanges: 'All changes in the repository',
};

export const germanPageHistory: PageHistoryMessages = {
  source: 'So steht es im Repository, aus dem diese Seiten erzeugt sind.',
  firstPublished: 'Zuerst veröffentlicht',
  lastChanged: 'Zuletzt geändert',
  editsAfterResolution: 'Änderungen nach der Behebung',
  none: 'keine',
  postmortemLanded: 'Postmortem hinzugefügt',
  unknown:
    'Sie sind nicht bekannt, weil diese Seiten aus einer unvollständigen Kopie ihres Repositorys erzeugt sind.',
  sinceDisclosure: (day) => ['Was vor der Offenlegung am ', day, ' geändert wurde, steht hier nicht.'],
  allChanges: 'Alle Änderungen im Repository',
};
