// The table of rules: every check that needs the clock, other files or the whole of an entry.
import type { Code } from '../kernel/codes.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import { checkEntries } from './check-entries.js';
import { noClosingUpdate, noComponents, noText, overrunning, stale } from './course.js';
import { digestNotClosed, digestRecords } from './digests.js';
import { fileNameDate } from './file-name-date.js';
import { fileSize } from './file-size.js';
import { future } from './future.js';
import { identity } from './identity.js';
import { links } from './links.js';
import { longDuration } from './long-duration.js';
import { postmortemSections, postmortemState } from './postmortems.js';
import { postmortemDueSoon, postmortemOverdue } from './policy.js';
import { recordOrder } from './record-order.js';
import type { EntryRule, Rule, SourceRecord } from './rule.js';
import { strayFiles } from './stray-files.js';
import { timeOrder } from './time-order.js';
import { updateOrder } from './update-order.js';
import { futureConfirmation, publicSource, withheldFileName, withheldUndated } from './withholding.js';

/** Those that look at one entry at a time. */
const entryRules: readonly EntryRule[] = [
  timeOrder,
  recordOrder,
  future,
  longDuration,
  fileNameDate,
  updateOrder,
  noClosingUpdate,
  stale,
  overrunning,
  noComponents,
  noText,
  postmortemState,
  postmortemSections,
  futureConfirmation,
  withheldUndated,
  withheldFileName,
];

/** Those that need more than one file. */
const recordRules: readonly Rule[] = [links, identity, strayFiles, fileSize, digestRecords, publicSource];

/** What the policy promises, and whether it is kept: asked by `candor check` alone. */
export const policyRules: readonly Rule[] = [postmortemOverdue, postmortemDueSoon, digestNotClosed];

export function checkRules(record: SourceRecord, withPolicy: boolean): Diagnostic[] {
  return [
    ...checkEntries(entryRules, record),
    ...[...recordRules, ...(withPolicy ? policyRules : [])].flatMap((rule) => rule.check(record)),
  ];
}

const policyCodes: ReadonlySet<Code> = new Set(policyRules.flatMap(({ codes }) => codes));

/** Whether a code speaks of promises and not of the record. */
export const isOfPolicy = (code: Code): boolean => policyCodes.has(code);
