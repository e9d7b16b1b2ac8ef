// What the policy page says, in each language of the interface.

type Phrase<T> = readonly (string | T)[];

export interface PolicyMessages {
  readonly title: string;
  readonly description: (site: string) => string;
  /** The answer to whether promises are kept; it stands at the top. */
  readonly onTime: (kept: number, all: number) => string;
  readonly notDueYet: (number: number) => string;
  readonly nothingDue: string;
  readonly noPromise: string;
  readonly since: <T>(day: T) => Phrase<T>;

  readonly severities: string;
  readonly meaning: string;
  readonly componentState: string;
  readonly stateRule: string;

  readonly cadence: string;
  readonly whichAre: string;
  readonly allPublished: string;
  readonly externalPublished: string;
  readonly whereFound: string;
  readonly ownPage: string;
  /** Of one that has no page once it is resolved. */
  readonly digestOnly: string;
  readonly postmortem: string;
  readonly within: (term: string) => string;
  readonly noneDue: string;
  readonly digest: string;
  readonly quarterly: string;
  readonly annual: string;
  readonly noDigest: string;
  readonly counting: (zone: string) => string;
  /** Of weekdays, and of days that do not count. */
  readonly workingDays: <T>(days: Phrase<T>) => Phrase<T>;
  readonly holidays: <T>(days: Phrase<T>) => Phrase<T>;
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly openShown: string;
  readonly openHidden: string;

  readonly template: string;
  readonly templateRequired: <T>(severities: Phrase<T>) => Phrase<T>;
  readonly templateUsual: string;
  readonly report: string;
  readonly reportTo: <T>(contact: T) => Phrase<T>;
  readonly security: string;
  readonly securityRule: string;

  readonly record: string;
  readonly recordRule: string;
  /** Below the newest of very many. */
  readonly olderPromises: (number: number) => string;
  readonly deadline: string;
  readonly verdict: string;
  readonly verdicts: {
    readonly onTime: string;
    readonly late: (by: string) => string;
    readonly overdue: string;
    readonly due: string;
    readonly waived: (reason: string) => string;
  };
}

const times = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const englishPolicy: PolicyMessages = {
  title: 'Incident policy',
  description: (site) => `How ${site} reports incidents, by when, and whether it keeps to that.`,
  onTime: (kept, all) => `Postmortems published on time: ${kept} of ${all}.`,
  notDueYet: (number) => `${times(number, 'more is', 'more are')} not due yet.`,
  nothingDue: 'No postmortem has been due yet.',
  noPromise: 'No postmortem is promised by a date.',
  since: (day) => ['This holds since ', day, ', for incidents that were open then or resolved later.'],

  severities: 'Severities and what they mean',
  meaning: 'Meaning',
  componentState: 'Components count as',
  stateRule: 'What a component counts as where an incident says nothing more precise of it.',

  cadence: 'What is published, and by when',
  whichAre: 'Published are',
  allPublished: 'all',
  externalPublished: 'those that affected people outside',
  whereFound: 'Once resolved',
  ownPage: 'on a page of its own',
  digestOnly: 'in a digest',
  postmortem: 'Postmortem',
  within: (term) => `within ${term}`,
  noneDue: 'by choice',
  digest: 'Digest',
  quarterly: 'every quarter',
  annual: 'every year',
  noDigest: 'none',
  counting: (zone) =>
    `A term counts from the last resolution. That day is day 0, and the term ends with the end of its last day in the time zone ${zone}; terms in hours are exact.`,
  workingDays: (days) => ['Working days are ', ...days, '.'],
  holidays: (days) => ['These days are no working days: ', ...days, '.'],
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  openShown: 'While it is open, every incident that affects people outside is shown, whatever its severity.',
  openHidden: 'Incidents that only a digest reports are not shown in lists while they are open.',

  template: 'What a postmortem covers',
  templateRequired: (severities) => [
    'Postmortems of these severities have all of these sections: ',
    ...severities,
    '.',
  ],
  templateUsual: 'These are the sections of a postmortem; none of them is obligatory.',
  report: 'Report a problem',
  reportTo: (contact) => [
    'Tell us when something does not work, or when something is wrong on these pages: ',
    contact,
  ],
  security: 'Security incidents',
  securityRule:
    'Security incidents may be held back, in whole or in part, until those affected are protected. Then they are added, marked with the day on which they were disclosed; a postmortem that is promised is due from that day on.',

  record: 'The record',
  recordRule:
    'Every postmortem that was promised by a date, newest first. Late, overdue and waived ones count as not on time.',
  olderPromises: (number) =>
    `${times(number, 'older one is', 'older ones are')} counted above; the pages of the incidents tell of each.`,
  deadline: 'Deadline',
  verdict: 'Outcome',
  verdicts: {
    onTime: 'on time',
    late: (by) => `${by} late`,
    overdue: 'overdue',
    due: 'not due yet',
    waived: (reason) => `waived: ${reason}`,
  },
};

export const germanPolicy: PolicyMessages = {
  title: 'Umgang mit Störungen',
  description: (site) => `Wie ${site} über Störungen berichtet, bis wann, und ob das eingehalten wird.`,
  onTime: (kept, all) => `Rechtzeitig veröffentlichte Nachbetrachtungen: ${kept} von ${all}.`,
  notDueYet: (number) => `${times(number, 'weitere ist', 'weitere sind')} noch nicht fällig.`,
  nothingDue: 'Bisher war keine Nachbetrachtung fällig.',
  noPromise: 'Keine Nachbetrachtung ist bis zu einem Termin zugesagt.',
  since: (day) => [
    'Dies gilt seit dem ',
    day,
    ', für Störungen, die da offen waren oder später behoben wurden.',
  ],

  severities: 'Schweregrade und was sie bedeuten',
  meaning: 'Bedeutung',
  componentState: 'Komponenten gelten als',
  stateRule: 'Als was eine Komponente gilt, wo eine Störung nichts Genaueres über sie sagt.',

  cadence: 'Was veröffentlicht wird, und bis wann',
  whichAre: 'Veröffentlicht werden',
  allPublished: 'alle',
  externalPublished: 'die mit Auswirkung nach außen',
  whereFound: 'Sobald behoben',
  ownPage: 'auf einer eigenen Seite',
  digestOnly: 'in einem Sammelbericht',
  postmortem: 'Nachbetrachtung',
  within: (term) => `Frist: ${term}`,
  noneDue: 'freiwillig',
  digest: 'Sammelbericht',
  quarterly: 'jedes Quartal',
  annual: 'jedes Jahr',
  noDigest: 'keiner',
  counting: (zone) =>
    `Fristen zählen ab der letzten Behebung. Deren Tag ist Tag 0, und die Frist endet mit dem Ende ihres letzten Tages in der Zeitzone ${zone}; Fristen in Stunden gelten genau.`,
  workingDays: (days) => ['Arbeitstage sind ', ...days, '.'],
  holidays: (days) => ['Diese Tage sind keine Arbeitstage: ', ...days, '.'],
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  openShown:
    'Solange sie offen ist, wird jede Störung mit Auswirkung nach außen gezeigt, gleich welchen Schweregrad sie hat.',
  openHidden:
    'Störungen, die nur ein Sammelbericht aufführt, stehen in keiner Liste, solange sie offen sind.',

  template: 'Was eine Nachbetrachtung umfasst',
  templateRequired: (severities) => [
    'Nachbetrachtungen dieser Schweregrade haben alle diese Abschnitte: ',
    ...severities,
    '.',
  ],
  templateUsual: 'Dies sind die Abschnitte einer Nachbetrachtung; keiner davon ist vorgeschrieben.',
  report: 'Ein Problem melden',
  reportTo: (contact) => [
    'Sagen Sie uns, wenn etwas nicht funktioniert oder auf diesen Seiten etwas nicht stimmt: ',
    contact,
  ],
  security: 'Sicherheitsvorfälle',
  securityRule:
    'Sicherheitsvorfälle können ganz oder teilweise zurückgehalten werden, bis die Betroffenen geschützt sind. Dann werden sie ergänzt und mit dem Tag gekennzeichnet, an dem sie offengelegt wurden; die Frist einer zugesagten Nachbetrachtung zählt ab diesem Tag.',

  record: 'Die Bilanz',
  recordRule:
    'Alle Nachbetrachtungen, die bis zu einem Termin zugesagt waren, die neuesten zuerst. Verspätete, überfällige und solche, auf die verzichtet wurde, zählen als nicht rechtzeitig.',
  olderPromises: (number) =>
    `${times(number, 'ältere ist', 'ältere sind')} oben mitgezählt; die Seiten der Störungen nennen jede einzeln.`,
  deadline: 'Termin',
  verdict: 'Ergebnis',
  verdicts: {
    onTime: 'rechtzeitig',
    late: (by) => `verspätet: ${by}`,
    overdue: 'überfällig',
    due: 'noch nicht fällig',
    waived: (reason) => `Verzicht: ${reason}`,
  },
};
