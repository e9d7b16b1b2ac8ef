// What digests say, in each language of the interface.

type Phrase<T> = readonly (string | T)[];

export interface DigestMessages {
  readonly title: string;
  readonly description: (site: string) => string;
  readonly introduction: string;
  readonly none: string;
  /** Where there is none yet: the period of the first, and the day after which it comes. */
  readonly first: <T>(period: string, day: T) => Phrase<T>;
  /** The heading of the column that names them. */
  readonly digest: string;
  readonly all: string;

  readonly titleOf: (period: string) => string;
  readonly descriptionOf: (site: string, period: string) => string;
  readonly nothing: (period: string) => string;
  /** Of one without a record that freezes its members. */
  readonly notClosed: string;
  /** Of the period in which the policy began. */
  readonly beganWithin: <T>(day: T) => Phrase<T>;
  /** Members of the record that the digest counts no longer. */
  readonly uncounted: (number: number) => string;
  /** Members of the record that are published nowhere any longer. */
  readonly gone: (number: number) => string;

  readonly figures: string;
  readonly figure: string;
  /** `3 incidents, 1 fewer than in Q1 2026.` */
  readonly compared: (incidents: string, difference: number, period: string) => string;
  readonly nothingBefore: (period: string) => string;
  readonly beforePolicy: (period: string) => string;
  readonly partBefore: <T>(period: string, day: T) => Phrase<T>;
  readonly total: string;
  /** Of how many incidents a figure is, where it is not all of them. */
  readonly of: (number: number, all: number) => string;
  readonly components: string;
  readonly median: string;
  readonly medianMethod: (fewest: number) => string;

  readonly added: string;
  readonly disclosed: <T>(day: T) => Phrase<T>;
  /** What its severity was when the digest was closed. */
  readonly otherSeverity: (label: string) => string;
  readonly reopened: string;
  readonly moved: <T>(digest: T) => Phrase<T>;
  readonly movedAhead: (period: string) => string;
  readonly movedOut: string;

  /** Above the digests of a year's quarters. */
  readonly quarters: (year: number) => string;
}

const times = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const englishDigests: DigestMessages = {
  title: 'Digests',
  description: (site) => `What happened at ${site}, reported by quarter and by year.`,
  introduction:
    'Lesser incidents are reported together, once the quarter or year in which they were resolved is over.',
  none: 'No digest has been published yet.',
  first: (period, day) => [`The first will be that of ${period}, once `, day, ' is over.'],
  digest: 'Digest',
  all: 'All digests',

  titleOf: (period) => `Digest of ${period}`,
  descriptionOf: (site, period) => `The incidents of ${site} that were resolved in ${period}.`,
  nothing: (period) => `Nothing was resolved in ${period} that this digest reports.`,
  notClosed:
    'This digest is not closed yet: which incidents it reports follows from their record as it is now.',
  beganWithin: (day) => [
    'The policy began on ',
    day,
    '. What was resolved before that is reported on pages of its own.',
  ],
  uncounted: (number) =>
    number === 1
      ? '1 incident below was reported here when the digest was closed and is no longer counted.'
      : `${number} incidents below were reported here when the digest was closed and are no longer counted.`,
  gone: (number) =>
    number === 1
      ? '1 incident was reported here when the digest was closed and has been removed since.'
      : `${number} incidents were reported here when the digest was closed and have been removed since.`,

  figures: 'In figures',
  figure: 'Figure',
  compared: (incidents, difference, period) => {
    if (difference === 0) return `${incidents}, as many as in ${period}.`;
    return `${incidents}, ${Math.abs(difference)} ${difference < 0 ? 'fewer' : 'more'} than in ${period}.`;
  },
  nothingBefore: (period) => `There is no digest of ${period} to compare with.`,
  beforePolicy: (period) =>
    `${period} was over before the policy began, so there is nothing to compare with.`,
  partBefore: (period, day) => [
    `The figures of ${period} count only what was resolved from `,
    day,
    ' on, when the policy began.',
  ],
  total: 'Duration of all together',
  of: (number, all) => `of ${number} of ${times(all, 'incident', 'incidents')}`,
  components: 'Components affected',
  median: 'Time to resolve, median',
  medianMethod: (fewest) =>
    `The median is the middle of all times that are exactly known; of fewer than ${fewest} none is stated.`,

  added: 'Added after the digest was closed.',
  disclosed: (day) => ['Withheld for security reasons, and disclosed on ', day, '.'],
  otherSeverity: (label) => `Corrected: when the digest was closed, the severity was ${label}.`,
  reopened: 'Corrected: it was opened again after the digest was closed, and is not counted here.',
  moved: (digest) => ['Corrected: it now belongs to the ', digest, ', and is not counted here.'],
  movedAhead: (period) =>
    `Corrected: it now belongs to the digest of ${period}, which is still to come, and is not counted here.`,
  movedOut: 'Corrected: no digest reports it any longer, and it is not counted here.',

  quarters: (year) => `The quarters of ${year}`,
};

export const germanDigests: DigestMessages = {
  title: 'Sammelberichte',
  description: (site) => `Was bei ${site} vorfiel, berichtet nach Quartal und Jahr.`,
  introduction:
    'Über geringere Störungen wird gemeinsam berichtet, sobald das Quartal oder Jahr vorbei ist, in dem sie behoben wurden.',
  none: 'Es ist noch kein Sammelbericht erschienen.',
  first: (period, day) => [`Der erste wird der für ${period} sein, sobald der `, day, ' vorbei ist.'],
  digest: 'Sammelbericht',
  all: 'Alle Sammelberichte',

  titleOf: (period) => `Sammelbericht für ${period}`,
  descriptionOf: (site, period) => `Die Störungen von ${site}, die in ${period} behoben wurden.`,
  nothing: (period) => `In ${period} wurde nichts behoben, worüber dieser Sammelbericht berichtet.`,
  notClosed:
    'Dieser Sammelbericht ist noch nicht abgeschlossen: Welche Störungen er aufführt, ergibt sich aus ihrer Aufzeichnung, wie sie jetzt ist.',
  beganWithin: (day) => [
    'Die Regeln gelten seit dem ',
    day,
    '. Was vorher behoben wurde, steht auf eigenen Seiten.',
  ],
  uncounted: (number) =>
    number === 1
      ? '1 Störung unten war aufgeführt, als der Sammelbericht abgeschlossen wurde, und zählt nicht mehr mit.'
      : `${number} Störungen unten waren aufgeführt, als der Sammelbericht abgeschlossen wurde, und zählen nicht mehr mit.`,
  gone: (number) =>
    number === 1
      ? '1 Störung war hier aufgeführt, als der Sammelbericht abgeschlossen wurde, und ist seither entfernt worden.'
      : `${number} Störungen waren hier aufgeführt, als der Sammelbericht abgeschlossen wurde, und sind seither entfernt worden.`,

  figures: 'In Zahlen',
  figure: 'Zahl',
  compared: (incidents, difference, period) => {
    if (difference === 0) return `${incidents}, so viele wie in ${period}.`;
    return `${incidents}, ${Math.abs(difference)} ${difference < 0 ? 'weniger' : 'mehr'} als in ${period}.`;
  },
  nothingBefore: (period) => `Für ${period} gibt es keinen Sammelbericht zum Vergleich.`,
  beforePolicy: (period) => `${period} war vorbei, bevor die Regeln galten; ein Vergleich ist nicht möglich.`,
  partBefore: (period, day) => [
    `Die Zahlen für ${period} umfassen nur, was ab dem `,
    day,
    ' behoben wurde; seitdem gelten die Regeln.',
  ],
  total: 'Dauer aller zusammen',
  of: (number, all) => `von ${number} der ${times(all, 'Störung', 'Störungen')}`,
  components: 'Betroffene Komponenten',
  median: 'Zeit bis zur Behebung, Median',
  medianMethod: (fewest) =>
    `Der Median ist die mittlere aller genau bekannten Zeiten; von weniger als ${fewest} wird keiner genannt.`,

  added: 'Ergänzt, nachdem der Sammelbericht abgeschlossen war.',
  disclosed: (day) => ['Aus Sicherheitsgründen zurückgehalten und am ', day, ' offengelegt.'],
  otherSeverity: (label) =>
    `Berichtigt: Als der Sammelbericht abgeschlossen wurde, war der Schweregrad ${label}.`,
  reopened:
    'Berichtigt: Die Störung wurde wieder geöffnet, nachdem der Sammelbericht abgeschlossen war, und zählt hier nicht mit.',
  moved: (digest) => ['Berichtigt: Die Störung gehört jetzt zum ', digest, ' und zählt hier nicht mit.'],
  movedAhead: (period) =>
    `Berichtigt: Die Störung gehört jetzt zum Sammelbericht für ${period}, der noch aussteht, und zählt hier nicht mit.`,
  movedOut: 'Berichtigt: Kein Sammelbericht führt die Störung mehr auf, und sie zählt hier nicht mit.',

  quarters: (year) => `Die Quartale ${year}`,
};
