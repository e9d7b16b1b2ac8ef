// What badges say, in each language of the interface.
import { count } from './messages.js';

export interface BadgeMessages {
  /** Beside the name of what it is about. */
  readonly availability: (days: number) => string;
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
  availability: (days) => `availability, ${count(days, 'day', 'days')}`,
  withoutIncident: 'without an incident',
  incidentOpen: 'incident open',
  retired: 'retired',
  atLeast: (percent) => `at least ${percent}`,
  lowestOf: (components) => `The lowest availability of ${count(components, 'component', 'components')}.`,
  partly: (components) =>
    `${count(components, 'component was', 'components were')} measured for less time, or not at all.`,
  asOf: (day) => `as of ${day}`,
  builtOn: (day) => `As of ${day}, when the site was built.`,
};

export const germanBadges: BadgeMessages = {
  availability: (days) => `Verfügbarkeit, ${count(days, 'Tag', 'Tage')}`,
  withoutIncident: 'ohne Störung',
  incidentOpen: 'Störung offen',
  retired: 'stillgelegt',
  atLeast: (percent) => `mindestens ${percent}`,
  lowestOf: (components) =>
    `Die niedrigste Verfügbarkeit von ${count(components, 'Komponente', 'Komponenten')}.`,
  partly: (components) =>
    `${count(components, 'Komponente wurde', 'Komponenten wurden')} kürzer oder gar nicht gemessen.`,
  asOf: (day) => `Stand: ${day}`,
  builtOn: (day) => `Stand: ${day}, als die Website gebaut wurde.`,
};
