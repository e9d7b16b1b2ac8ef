// What the list of action items says, in each language of the interface.

export interface ActionItemMessages {
  readonly title: string;
  readonly description: (site: string) => string;
  readonly introduction: string;
  readonly open: (number: number) => string;
  /** After the number of those that are open. */
  readonly overdueOfThem: (number: number) => string;
  readonly done: (number: number) => string;
  /** Where no postmortem has any. */
  readonly none: string;
  readonly noneOpen: string;
  readonly overdue: string;
  /** Beside the day. */
  readonly due: string;
  readonly noDate: string;
  /** Since the publication of its postmortem. */
  readonly openSince: <T>(time: T) => readonly (string | T)[];
  readonly byIncident: string;
  readonly progress: (done: number, all: number) => string;
  /** Opens the list of those that are done. */
  readonly showDone: (number: number) => string;
  /** Below a list that is cut off. */
  readonly moreOpen: (number: number) => string;
  readonly moreIncidents: (number: number) => string;
  /** Leads from an incident to the list. */
  readonly all: string;
}

const times = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const englishActionItems: ActionItemMessages = {
  title: 'Action items',
  description: (site) => `What ${site} does so that incidents do not happen again, and how far it is.`,
  introduction: 'What the published postmortems promise so that incidents do not happen again.',
  open: (number) => `${number} open`,
  overdueOfThem: (number) => `${number} of them overdue`,
  done: (number) => `${number} done`,
  none: 'No action item has been published.',
  noneOpen: 'No action item is open.',
  overdue: 'Overdue',
  due: 'Due',
  noDate: 'No date',
  openSince: (time) => ['open since ', time],
  byIncident: 'By incident',
  progress: (done, all) => `${done} of ${all} done`,
  showDone: (number) => `Show ${times(number, 'item that is done', 'items that are done')}`,
  moreOpen: (number) =>
    number === 1
      ? '1 more open item stands on the page of its incident.'
      : `${number} more open items stand on the pages of their incidents.`,
  moreIncidents: (number) =>
    number === 1
      ? '1 more incident has action items; its postmortem has them.'
      : `${number} more incidents have action items; their postmortems have them.`,
  all: 'All action items',
};

export const germanActionItems: ActionItemMessages = {
  title: 'Maßnahmen',
  description: (site) => `Was ${site} tut, damit Störungen nicht wieder vorkommen, und wie weit das ist.`,
  introduction: 'Was die veröffentlichten Nachbetrachtungen zusagen, damit Störungen nicht wieder vorkommen.',
  open: (number) => `${number} offen`,
  overdueOfThem: (number) => `davon ${number} überfällig`,
  done: (number) => `${number} erledigt`,
  none: 'Es ist keine Maßnahme veröffentlicht.',
  noneOpen: 'Es ist keine Maßnahme offen.',
  overdue: 'Überfällig',
  due: 'Fällig',
  noDate: 'Ohne Termin',
  openSince: (time) => ['offen seit ', time],
  byIncident: 'Nach Störungen',
  progress: (done, all) => `${done} von ${all} erledigt`,
  showDone: (number) => `${times(number, 'erledigte Maßnahme', 'erledigte Maßnahmen')} zeigen`,
  moreOpen: (number) =>
    number === 1
      ? '1 weitere offene Maßnahme steht auf der Seite ihrer Störung.'
      : `${number} weitere offene Maßnahmen stehen auf den Seiten ihrer Störungen.`,
  moreIncidents: (number) =>
    number === 1
      ? 'Maßnahmen gibt es zu 1 weiteren Störung; sie stehen in deren Nachbetrachtung.'
      : `Maßnahmen gibt es zu ${number} weiteren Störungen; sie stehen in deren Nachbetrachtungen.`,
  all: 'Alle Maßnahmen',
};
