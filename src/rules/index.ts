// The table of rules: every check that needs the clock, other files or the whole of an entry.
import type { Code } from '../kernel/codes.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
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
import type { Rule, SourceRecord } from './rule.js';
import { strayFiles } from './stray-files.js';
import { timeOrder } from './time-order.js';
import { updateOrder } from './update-order.js';
import { withholding } from './withholding.js';

export const rules: readonly Rule[] = [
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
  links,
  identity,
  strayFiles,
  fileSize,
  digestRecords,
  ...withholding,
];

/** What the policy promises, and whether it is kept: asked by `candor check` alone. */
export const policyRules: readonly Rule[] = [postmortemOverdue, postmortemDueSoon, digestNotClosed];

export function checkRules(record: SourceRecord, withPolicy: boolean): Diagnostic[] {
  return [...rules, ...(withPolicy ? policyRules : [])].flatMap((rule) => rule.check(record));
}

const policyCodes: ReadonlySet<Code> = new Set(policyRules.flatMap(({ codes }) => codes));

/** Whether a code speaks of promises and not of the record. */
export const isOfPolicy = (code: Code): boolean => policyCodes.has(code);
