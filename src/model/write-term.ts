// A span of time as candor.yaml and reports write it.
import type { Term } from './policy.js';

const units: Readonly<Record<Term['unit'], string>> = {
  'working-days': 'working day',
  days: 'day',
  hours: 'hour',
};

/** `5 working days`, `1 day`. */
export const writeTerm = ({ amount, unit }: Term): string =>
  `${amount} ${units[unit]}${amount === 1 ? '' : 's'}`;
