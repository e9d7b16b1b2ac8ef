// Where each document of the API lies, and the name of its schema.
import { nameOfPeriod } from '../../model/digest-period.js';
import type { DigestPeriod } from '../../model/policy.js';
import { periodName, type Period, type Route } from '../../site/pages.js';
import { apiFile } from '../../site/twin-addresses.js';

/** In the order of the documentation. */
export const schemaNames = [
  'index',
  'site',
  'status',
  'components',
  'entries',
  'entry',
  'statistics',
  'policy',
  'digests',
  'digest',
  'action-items',
] as const;

export type SchemaName = (typeof schemaNames)[number];

/** The documents that there are one of. */
export type SingleName = Exclude<SchemaName, 'index' | 'entries' | 'entry' | 'digest'>;

export const singleNames: readonly SingleName[] = [
  'site',
  'status',
  'components',
  'statistics',
  'policy',
  'digests',
  'action-items',
];

export const schemaFile = (name: SchemaName): Route => apiFile(`schemas/${name}.json`);

export const singleFile = (name: SingleName | 'index'): Route => apiFile(`${name}.json`);

/** In a folder of their own: an incident may be called like a year. */
export const entriesFile = (period: Period): Route => apiFile(`years/${periodName(period)}.json`);

export const digestFile = (period: DigestPeriod): Route => apiFile(`digests/${nameOfPeriod(period)}.json`);
