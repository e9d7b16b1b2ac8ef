// What badges say, in each language of the interface.

export interface BadgeMessages {
  /** Beside the name of what it is about. */
  readonly availability: (days: string) => string;
  readonly withoutIncident: string;
  readonly incidentOpen: string;
  readonly retired: string;
  /** Of several components: what each of those measured was at least. */
  readonly atLeast: (percent: string) => string;
  /** Of how many that is the lowest, and of how many of them less than all days is measured. */
  readonly lowestOf: (components: number) => string;
  readonly partly: (components: number) => string;
  readonly asOf: (day: string) => string;
  /** A sentence. */
  readonly builtOn: (day: string) => string;
}

export const englishBadges: BadgeMessages = {
  availability: (days) => `availability, ${days}`,
  withoutIncident: 'without an incident',
  incidentOpen: 'incident open',
  retired: 'retired',
  atLeast: (percent) => `at least ${percent}`,
  lowestOf: (components) =>
    `The lowest availability of ${components === 1 ? 'one component' : `${components} components`}.`,
  partly: (components) =>
    `${components === 1 ? 'One component was' : `${components} components were`} measured for less time, or not at all.`,
  asOf: (day) => `as of ${day}`,
  builtOn: (day) => `As of ${day}, when the site was built.`,
};

export const germanBadges: BadgeMessages = {
  availability: (days) => `Verfügbarkeit, ${days}`,
  withoutIncident: 'ohne Störung',
  incidentOpen: 'Störung offen',
  retired: 'stillgelegt',
  atLeast: (percent) => `mindestens ${percent}`,
  lowestOf: (components) =>
    `Die niedrigste Verfügbarkeit von ${components === 1 ? 'einer Komponente' : `${components} Komponenten`}.`,
  partly: (components) =>
    `${components === 1 ? 'Eine Komponente wurde' : `${components} Komponenten wurden`} kürzer oder gar nicht gemessen.`,
  asOf: (day) => `Stand: ${day}`,
  builtOn: (day) => `Stand: ${day}, als die Website gebaut wurde.`,
};
