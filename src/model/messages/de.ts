// The interface in German.
import { germanActionItems } from './action-items.js';
import { germanDigests } from './digests.js';
import { count, joinItems, type Messages } from './messages.js';
import { germanPageHistory } from './page-history.js';
import { germanBadges } from './badges.js';
import { germanReveal } from './reveal.js';
import { germanSearch } from './search.js';
import { germanFeeds } from './feeds.js';
import { germanPolicy } from './policy-page.js';

export const german: Messages = {
  language: 'de',

  labels: {
    affected: 'Betroffen',
    allIncidents: 'Alle Störungen',
    availability: 'Verfügbarkeit',
    availabilityByYear: 'Verfügbarkeit nach Jahr',
    backToText: 'Zurück zum Text',
    beforeLaunch: 'Vor dem Start',
    breadcrumbs: 'Sie sind hier',
    browse: 'Stöbern',
    component: 'Komponente',
    components: 'Komponenten',
    contact: 'Kontakt',
    continuedFrom: 'Fortgesetzt aus früheren Jahren',
    details: 'Einzelheiten',
    detected: 'Entdeckt',
    detectedBy: 'Entdeckt durch',
    done: 'Erledigt',
    duration: 'Dauer',
    editPage: 'Diese Seite bearbeiten',
    facts: 'Fakten',
    footnotes: 'Fußnoten',
    history: 'Verlauf',
    impact: 'Auswirkung',
    incidents: 'Störungen',
    incidentsByYear: 'Störungen nach Jahr und Schweregrad',
    internal: 'Intern',
    kind: 'Art',
    mainNavigation: 'Hauptmenü',
    maintenance: 'Wartung',
    maintenanceAhead: 'Geplante Wartung',
    maintenanceNow: 'Laufende Wartung',
    mitigated: 'Eingedämmt',
    month: 'Monat',
    monthPart: 'Teil des Monats',
    months: 'Nach Monat',
    monthParts: 'Nach Teil des Monats',
    moved: 'Verschoben',
    neighbours: 'Davor und danach',
    newer: 'Später',
    notFound: 'Seite nicht gefunden',
    notices: 'Hinweise',
    noticesCurrent: 'Aktuelle Hinweise',
    noticesPast: 'Frühere Hinweise',
    older: 'Früher',
    onThisPage: 'Auf dieser Seite',
    open: 'Offen',
    openIncidents: 'Offene Störungen',
    overrunning: 'Überzogen',
    pageHistory: 'Änderungen an dieser Seite',
    partOf: 'Teil von',
    parts: 'Besteht aus',
    postmortem: 'Nachbetrachtung',
    postmortems: 'Nachbetrachtungen',
    promises: 'Zusagen',
    published: 'Veröffentlicht',
    recent: 'Letzte Störungen',
    recordedLater: 'In diesem Jahr begonnen, im nächsten verzeichnet',
    related: 'Verwandte Einträge',
    reopened: 'Wieder geöffnet',
    resolved: 'Behoben',
    search: 'Suche',
    severities: 'Schweregrade',
    severity: 'Schweregrad',
    skip: 'Zum Inhalt springen',
    started: 'Begonnen',
    state: 'Zustand',
    status: 'Status',
    tags: 'Schlagwörter',
    timeToDetect: 'Zeit bis zur Entdeckung',
    timeToMitigate: 'Zeit bis zur Eindämmung',
    timeToResolve: 'Zeit bis zur Behebung',
    total: 'Gesamt',
    unknown: 'Unbekannt',
    until: 'Bis',
    updates: 'Meldungen',
    window: 'Zeitfenster',
    year: 'Jahr',
    years: 'Nach Jahr',
  },
  severities: {
    critical: {
      label: 'Kritisch',
      description:
        'Eine Hauptfunktion ist für die meisten nicht nutzbar, oder Daten sind verloren oder offengelegt.',
    },
    high: {
      label: 'Hoch',
      description: 'Eine Hauptfunktion ist für viele nicht nutzbar, und es gibt keinen guten Ausweg.',
    },
    medium: {
      label: 'Mittel',
      description:
        'Eine Funktion ist für einige langsam, falsch oder nicht nutzbar, oder es gibt einen Ausweg.',
    },
    low: {
      label: 'Niedrig',
      description: 'Eine kleine Störung, die wenige bemerken.',
    },
  },
  kinds: { incident: 'Störung', maintenance: 'Wartung', notice: 'Hinweis' },
  states: {
    'major-outage': 'Ausfall',
    'partial-outage': 'Teilausfall',
    degraded: 'Beeinträchtigt',
    maintenance: 'Wartung',
    operational: 'In Betrieb',
  },
  statuses: {
    investigating: 'Wird untersucht',
    identified: 'Ursache gefunden',
    monitoring: 'Wird beobachtet',
    update: 'Neuigkeit',
    resolved: 'Behoben',
    scheduled: 'Geplant',
    'in-progress': 'Läuft',
    verifying: 'Wird geprüft',
    completed: 'Abgeschlossen',
    cancelled: 'Abgesagt',
  },

  // prettier-ignore
  format: {
    months: [
      'Januar', 'Februar', 'März', 'April', 'Mai', 'Juni',
      'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember',
    ],
    shortMonths: ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
    date: (day, month, year) => `${day}. ${month} ${year}`,
    dayOfYear: (day, month) => `${day}. ${month}`,
    quarter: (quarter, year) => `Q${quarter} ${year}`,
    term: ({ amount, unit }) =>
      unit === 'working-days'
        ? count(amount, 'Arbeitstag', 'Arbeitstage')
        : unit === 'days'
          ? count(amount, 'Tag', 'Tage')
          : count(amount, 'Stunde', 'Stunden'),
    month: (month, year) => `${month} ${year}`,
    part: (month, part) => `${month}, Teil ${part}`,
    dateTime: (date, time) => `${date}, ${time}`,
    about: (text) => `etwa ${text}`,
    range: (from, to) => [from, ' bis ', to],
    openRange: (from) => ['seit ', from],
    days: (number) => count(number, 'Tag', 'Tage'),
    hours: (number) => count(number, 'Stunde', 'Stunden'),
    minutes: (number) => count(number, 'Minute', 'Minuten'),
    lessThanMinute: 'weniger als eine Minute',
    brief: {
      days: (number) => count(number, 'Tag', 'Tage'),
      hours: (number) => `${number} Std.`,
      minutes: (number) => `${number} Min.`,
      lessThanMinute: '< 1 Min.',
    },
    percent: (digits) => `${digits.replace('.', ',')} %`,
    list: (items) => joinItems(items, ' und '),
  },

  counts: {
    incidents: (number) => count(number, 'Störung', 'Störungen'),
    more: (number) => `${number} weitere`,
  },

  actionItems: germanActionItems,
  digests: germanDigests,
  feeds: germanFeeds,
  policy: germanPolicy,
  pageHistory: germanPageHistory,
  reveal: germanReveal,
  badges: germanBadges,

  disclosure: {
    promised: (term) => `Sobald die Störung behoben ist, folgt eine Nachbetrachtung; Frist: ${term}.`,
    promisedDigest: 'Sobald die Störung behoben ist, führt ein Sammelbericht sie auf.',
    due: (by, term) => ['Die Nachbetrachtung ist bis ', by, ` fällig; Frist: ${term} ab der Behebung.`],
    overdue: (by, term) => [
      'Die Nachbetrachtung ist überfällig: Sie war bis ',
      by,
      ` zugesagt; Frist: ${term} ab der Behebung.`,
    ],
    waived: (by, reason) => ['Auf die bis ', by, ` zugesagte Nachbetrachtung wird verzichtet: ${reason}`],
    published: (time) => ['Veröffentlicht am ', time, '.'],
    publishedAfter: (time, after) => ['Veröffentlicht am ', time, `; Abstand zur Behebung: ${after}.`],
    publishedSameDay: (time) => ['Veröffentlicht am ', time, ', am Tag der Behebung.'],
    inTime: (term) => `Zugesagte Frist: ${term}.`,
    late: (late, by, term) => [`Verspätung: ${late}. Zugesagt war sie bis `, by, `; Frist: ${term}.`],
    fromDisclosure: 'Die Frist zählt ab der Offenlegung.',
    inDigest: (digest) => ['Die Störung ist aufgeführt im ', digest, '.'],
    willBeInDigest: (period) => `Die Störung wird im Sammelbericht für ${period} aufgeführt.`,
    willBeInSomeDigest: 'Ein Sammelbericht führt die Störung auf, sobald sie behoben ist.',
    withheld: 'Zurückgehalten',
    withheldDetails:
      'Dies ist ein Sicherheitsvorfall. Einzelheiten werden zurückgehalten, bis die Betroffenen bestätigt haben, dass sie geschützt sind; dann werden sie hier ergänzt.',
    disclosed: 'Offengelegt',
    disclosedOn: (time) => [
      'Diese Störung wurde aus Sicherheitsgründen zurückgehalten und am ',
      time,
      ' offengelegt.',
    ],
    withheldPassage:
      'Eine Stelle wird hier zurückgehalten, bis die Betroffenen bestätigt haben, dass sie geschützt sind.',
    withheldWords: '[zurückgehalten]',
    withoutDate: 'Ohne Datum',
    undated:
      'Sicherheitsvorfälle, deren Zeiten ebenfalls zurückgehalten werden. Sie zählen zu keinem Jahr und zu keiner Zahl.',
    moreInDigests: (number, digests) => [
      `${count(number, 'weitere Störung steht', 'weitere Störungen stehen')} in den Sammelberichten: `,
      ...digests,
      '.',
    ],
    someInDigests: (number) =>
      number === 1 ? 'eine, die ein Sammelbericht nennt' : `${number}, die Sammelberichte nennen`,
    digestOf: (period) => `Sammelbericht für ${period}`,
    countOf: (digest, number) => [digest, ` (${number})`],
    notYet: (period) => `${period}, noch nicht erschienen`,
  },
  headline: {
    operational: 'Alle Systeme in Betrieb',
    nothingOpen: 'Keine offenen Störungen',
    maintenance: 'Wartung läuft',
    openIncidents: (number) => count(number, 'offene Störung', 'offene Störungen'),
    trouble: (state, openIncidents) => `${state}: ${openIncidents}`,
    incomplete: (omitted) =>
      omitted === 1
        ? 'Status unvollständig: 1 Datei konnte nicht gelesen werden'
        : `Status unvollständig: ${omitted} Dateien konnten nicht gelesen werden`,
  },

  sentences: {
    noneSince: (time) => ['Keine Störung mit Auswirkung nach außen veröffentlicht seit ', time, '.'],
    noneSinceLaunch: (time) => [
      'Keine Störung mit Auswirkung nach außen veröffentlicht seit dem Start am ',
      time,
      '.',
    ],
    noneAfterLaunch: (time) => [
      'Keine Störung mit Auswirkung nach außen veröffentlicht vom Start am ',
      time,
      ' bis zum Ende des Jahres.',
    ],
    noneRecent: 'Es ist keine Störung veröffentlicht.',
    noneInYear: (year) => `Keine Störung mit Auswirkung nach außen veröffentlicht im Jahr ${year}.`,
    noneInYearSoFar: (year) =>
      `Keine Störung mit Auswirkung nach außen veröffentlicht im bisherigen Jahr ${year}.`,
    noneOfComponent: 'Zu dieser Komponente ist nichts veröffentlicht.',
    noneOfSeverity: 'Keine Störung dieses Schweregrads ist veröffentlicht.',
    nonePlanned: 'Es ist keine Wartung geplant.',
    noNotices: 'Es gibt keinen aktuellen Hinweis.',
    noPostmortems: 'Es ist keine Nachbetrachtung veröffentlicht.',
    beforeLaunch: (launch) => ['Freiwillig veröffentlicht: Der Start war am ', launch, '.'],
    incompletePage: (omitted) =>
      omitted === 1
        ? '1 Datei konnte nicht gelesen werden, hier kann also etwas fehlen.'
        : `${omitted} Dateien konnten nicht gelesen werden, hier kann also etwas fehlen.`,
    countedFrom: (time) => [
      'Die Dauer zählt ab „Begonnen“; die Zeiten bis zur Entdeckung, Eindämmung und Behebung zählen ab ',
      time,
      '.',
    ],
    impairedNow: (names) => ['Zurzeit betroffen: ', names, '. Alles Übrige ist in Betrieb.'],
    after: (duration) => `${duration} nach Beginn`,
    afterImpact: (duration) => `${duration} nach Beginn der Auswirkung`,
    windowBegun: 'Der Uhr nach hat dieses Zeitfenster begonnen. Die Seite wurde vorher erstellt.',
    windowOver: 'Der Uhr nach ist dieses Zeitfenster vorbei. Die Seite wurde vorher erstellt.',
    stale:
      'Diese Seite wurde vor mehr als einer Stunde erstellt, während etwas offen war. Vielleicht fehlt die neueste Meldung.',
    internal: 'Intern: Niemand außerhalb war betroffen.',
    internalCounted: (number) =>
      number === 1
        ? '1 interne Störung ist hier mitgezählt.'
        : `${number} interne Störungen sind hier mitgezählt.`,
    overrunning: 'Diese Wartung dauert länger als ihr Zeitfenster.',
    reopened: (published) => [
      'Seither wieder geöffnet: Die Nachbetrachtung hat den Stand vom ',
      published,
      '.',
    ],
    postmortemPublished: (time) => ['Veröffentlicht am ', time, '.'],
    lastUpdate: (time) => ['Stand: ', time],
    availabilityMethod: (weights) =>
      [
        'Die Verfügbarkeit ist aus den veröffentlichten Störungen berechnet. Von der Zeit in jedem Zustand zählt so viel als Ausfall: ',
        `${weights}. Zeit vor dem Start, vor dem Bestehen der Komponente und nach ihrer Stilllegung zählt nicht mit.`,
      ].join(''),
    weight: (state, percent) => `${state} ${percent}`,
    availabilityOfDays: (days, percent) => `${percent} verfügbar in den letzten ${days} Tagen`,
    availabilitySince: (percent, time) => [`${percent} verfügbar seit `, time],
    notMeasured: 'nicht gemessen',
    retired: (time) => ['Stillgelegt seit ', time, '.'],
    timesIn: (zone) => `Zeiten gelten für ${zone}.`,
    built: (time) => ['Erstellt: ', time],
    builtFrom: (time, commit) => ['Erstellt: ', time, ' aus Commit ', commit],
    moreOf: (count, component) => [`${count} weitere zu `, component, '.'],
    notFound:
      'Unter dieser Adresse gibt es keine Seite. Sie wurde verschoben, oder die Adresse ist falsch geschrieben.',
    moved: (link) => ['Diese Seite steht jetzt hier: ', link, '.'],
    owner: (name) => `Zuständig: ${name}`,
    due: (time) => ['Fällig: ', time],
    reference: (link) => ['Verweis: ', link],
  },

  charts: {
    days: (days, states) => `${count(days, 'Tag', 'Tage')}: ${states}`,
    daysInState: {
      operational: (days) => `${days} ohne Auswirkung`,
      maintenance: (days) => `${days} mit Wartung`,
      degraded: (days) => `${days} beeinträchtigt`,
      'partial-outage': (days) => `${days} mit Teilausfall`,
      'major-outage': (days) => `${days} mit Ausfall`,
    },
    daysNotMeasured: (days) => `${days} nicht gemessen`,
    daysWithImpact: (days) => count(days, 'Tag mit Eintrag', 'Tage mit Eintrag'),
    daysAgo: (days) => `vor ${count(days, 'Tag', 'Tagen')}`,
    today: 'Heute',
    moreDays: (days) => count(days, 'früherer Tag mit Eintrag', 'frühere Tage mit Eintrag'),
    year: (year, severities, unit) =>
      `Störungen ${year} nach ${unit === 'day' ? 'Tag' : 'Woche'} und Schweregrad. ${severities}.`,
    countOf: (label, number) => `${label}: ${number}`,
    event: (word, when) => `${word} ${when}`,
    course: (events) => `Der zeitliche Verlauf: ${events}.`,
    stillOpen: 'noch offen',
    work: 'Arbeiten',
  },

  statistics: {
    title: 'Statistik',
    description: (site) =>
      `Wie viele Störungen ${site} hatte, wie schnell reagiert wurde und wie verfügbar alles war.`,
    introduction:
      'Gezählt sind veröffentlichte Störungen mit Auswirkung nach außen, in dem Jahr, in dem sie begannen.',
    byYear: (years) => `Störungen nach Jahr. ${years}.`,
    left: (internal) =>
      internal === 0
        ? 'Geplante Wartung ist gesondert gezählt und in keiner anderen Zahl dieser Seite enthalten.'
        : `${count(internal, 'interne Störung ist', 'interne Störungen sind')} ebenso wie geplante Wartung gesondert gezählt und in keiner anderen Zahl dieser Seite enthalten.`,
    responses: 'Reaktionszeiten',
    responseMethod: (fewest) =>
      `Der Median ist die mittlere aller Zeiten, das 90. Perzentil die, die neun von zehn nicht überschreiten; zwischen zwei Zeiten ist linear interpoliert. Beide sind aufgerundet. Nur etwa bekannte Zeiten zählen nicht mit, und von weniger als ${fewest} Zeiten wird keine Zahl genannt.`,
    detectMethod:
      'Die Zeit bis zur Entdeckung ist nur bekannt, wo der Beginn der Auswirkung gemessen wurde. Die Zeiten bis zur Eindämmung und Behebung zählen ab dem Beginn der Auswirkung, sonst ab dem Beginn der Aufzeichnung.',
    median: 'Median',
    ninetieth: '90. Perzentil',
    count: 'n',
    allYears: 'Alle Jahre',
    tooFew: 'zu wenige',
    withheldFigures:
      'Es ist keine Verfügbarkeit angegeben, denn was nicht gelesen werden konnte, kann von einem Ausfall handeln.',
    availability: 'Verfügbarkeit nach Komponente und Jahr',
    none: 'Es ist keine Störung mit Auswirkung nach außen veröffentlicht.',
  },

  search: germanSearch,

  titles: {
    year: (period) => `Verlauf ${period}`,
    yearSeverity: (severity, period) => `Störungen ${period}: ${severity}`,
    severity: (severity) => `Störungen: ${severity}`,
    period: (list, period) => `${list}: ${period}`,
  },
  descriptions: {
    status: (site) => `Der Zustand von ${site}, offene Störungen und geplante Wartung.`,
    history: (site) => `Alle veröffentlichten Störungen von ${site} nach Jahr und Schweregrad.`,
    year: (site, year) => `Die Störungen von ${site} im Jahr ${year} nach Schweregrad.`,
    month: (site, month) => `Was im ${month} über ${site} veröffentlicht wurde.`,
    yearSeverity: (site, severity, year) =>
      `Die Störungen von ${site} im Jahr ${year} mit Schweregrad ${severity}.`,
    severity: (site, severity) => `Alle veröffentlichten Störungen von ${site} mit Schweregrad ${severity}.`,
    component: (site, component) =>
      `Zustand, Verfügbarkeit und Störungen von ${component}, Teil von ${site}.`,
    period: (list, period) => `${period}: ${list}`,
    postmortems: (site) => `Die veröffentlichten Nachbetrachtungen von ${site}.`,
    notices: (site) => `Hinweise von ${site} und geplante Wartung.`,
    search: (site) => `Suche in den Störungen, Neuigkeiten und Nachbetrachtungen von ${site}.`,
    notFound: 'Unter dieser Adresse gibt es keine Seite.',
  },
};
