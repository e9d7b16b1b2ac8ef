// What feeds say beside the words of authors, and the page that leads to them, in each language of the interface.

type Phrase<T> = readonly (string | T)[];

export interface FeedMessages {
  /** What a feed is called by what it has one entry of, and what it holds. */
  readonly kinds: Readonly<
    Record<'incidents' | 'updates' | 'postmortems', { readonly title: string; readonly holds: string }>
  >;
  readonly updateOf: (status: string, title: string) => string;
  readonly postmortemOf: (title: string) => string;
  /** Of the page. */
  readonly title: string;
  readonly description: (site: string) => string;
  readonly introduction: string;
  readonly feeds: string;
  readonly howTo: string;
  readonly whole: string;
  readonly byComponent: string;
  readonly bySeverity: string;
  /** Below lists that link to Atom alone. */
  readonly otherFormats: string;
  /** What a screen reader says of a link: `Updates: Website`. */
  readonly linkTo: (format: string, of: string) => string;
  readonly calendar: string;
  readonly calendarHolds: <T>(link: T) => Phrase<T>;
  readonly calendarOf: string;
  readonly machines: string;
  readonly ownApi: string;
  readonly statuspageApi: string;
  readonly badges: string;
}

export const englishFeeds: FeedMessages = {
  kinds: {
    incidents: {
      title: 'Incidents',
      holds:
        'One entry for each incident, maintenance and notice. It comes up again when something is added.',
    },
    updates: {
      title: 'Updates',
      holds: 'One entry for each update: what was said, when it was said.',
    },
    postmortems: {
      title: 'Postmortems',
      holds: 'One entry for each postmortem, when it is published.',
    },
  },
  updateOf: (status, title) => `${status}: ${title}`,
  postmortemOf: (title) => `Postmortem: ${title}`,
  title: 'Subscribe',
  description: (site) => `Feeds, calendars and data with all that ${site} publishes.`,
  introduction:
    'There is nothing to sign up for and no address to give: your own program fetches what is new.',
  feeds: 'Feeds',
  howTo:
    'Copy the address of a feed into a feed reader, or into a chat that can follow one. The three formats say the same; take Atom where you have the choice.',
  whole: 'Everything',
  byComponent: 'By component',
  bySeverity: 'By severity',
  otherFormats:
    'These links lead to Atom. For the other formats write .rss or .json in the place of .atom at the end of the address.',
  linkTo: (format, of) => `${format}: ${of}`,
  calendar: 'Calendar',
  calendarHolds: (link) => [
    'Subscribe to ',
    link,
    ' in a calendar program, and planned maintenance stands beside your own appointments.',
  ],
  calendarOf: 'The same for one component:',
  machines: 'For programs',
  ownApi: 'All that is published, as JSON',
  statuspageApi: 'Status and incidents in the format of the Statuspage API',
  badges: 'A badge that says how everything stands',
};

export const germanFeeds: FeedMessages = {
  kinds: {
    incidents: {
      title: 'Störungen',
      holds: 'Ein Eintrag je Störung, Wartung und Hinweis. Er erscheint wieder oben, wenn etwas hinzukommt.',
    },
    updates: {
      title: 'Meldungen',
      holds: 'Ein Eintrag je Meldung: was gesagt wurde, als es gesagt wurde.',
    },
    postmortems: {
      title: 'Nachbetrachtungen',
      holds: 'Ein Eintrag je Nachbetrachtung, sobald sie veröffentlicht ist.',
    },
  },
  updateOf: (status, title) => `${status}: ${title}`,
  postmortemOf: (title) => `Nachbetrachtung: ${title}`,
  title: 'Abonnieren',
  description: (site) => `Feeds, Kalender und Daten mit allem, was ${site} veröffentlicht.`,
  introduction:
    'Dazu ist keine Anmeldung nötig und keine Adresse anzugeben: Ihr eigenes Programm holt, was neu ist.',
  feeds: 'Feeds',
  howTo:
    'Kopieren Sie die Adresse eines Feeds in einen Feedreader oder in einen Chat, der Feeds folgen kann. Die drei Formate sagen dasselbe; nehmen Sie Atom, wo Sie die Wahl haben.',
  whole: 'Alles',
  byComponent: 'Nach Komponente',
  bySeverity: 'Nach Schweregrad',
  otherFormats:
    'Diese Links führen zu Atom. Für die anderen Formate schreiben Sie .rss oder .json statt .atom ans Ende der Adresse.',
  linkTo: (format, of) => `${format}: ${of}`,
  calendar: 'Kalender',
  calendarHolds: (link) => [
    'Abonnieren Sie ',
    link,
    ' in einem Kalenderprogramm, dann steht geplante Wartung neben Ihren eigenen Terminen.',
  ],
  calendarOf: 'Dasselbe für eine Komponente:',
  machines: 'Für Programme',
  ownApi: 'Alles Veröffentlichte als JSON',
  statuspageApi: 'Status und Störungen im Format der Statuspage-API',
  badges: 'Ein Schild, das zeigt, wie alles steht',
};
