// What Upptime's robot says of an issue, in its title or else in the text that it opened the issue with.
import type { State } from '../../model/state.js';

export interface Reading {
  /** An id of the default list. */
  readonly severity: string;
  /** The state of the components, where it is not the one that the severity brings. */
  readonly state: State | undefined;
  /** False where neither the title nor the text says it. */
  readonly sure: boolean;
}

const table = {
  down: { severity: 'high', state: 'major-outage', sure: true },
  degraded: { severity: 'medium', state: undefined, sure: true },
} as const;

export function readSeverity(title: string, body: string): Reading {
  if (/\bis down\b/i.test(title)) return table.down;
  if (/\bdegraded performance\b/i.test(title)) return table.degraded;
  if (/\bwas \*\*down\*\*/.test(body)) return table.down;
  if (/\bexperienced \*\*degraded performance\*\*/.test(body)) return table.degraded;
  return { severity: 'medium', state: undefined, sure: false };
}

/** The title without the sign before it, as Upptime's page shows it. */
export function readTitle(title: string): string {
  const words = title.replace(/^(?:[\p{Extended_Pictographic}\u{FE0F}\u{200D}]+\s*)+/u, '').trim();
  return words === '' ? title : words;
}

/** The name of the site that the robot wrote into the title. */
export function siteInTitle(title: string): string | undefined {
  return /^(.+?) (?:is down|has degraded performance)\b/i.exec(readTitle(title))?.[1];
}

/** The comment with which the robot closes an issue. */
export function isRobotClosing(body: string): boolean {
  return /^\*\*Resolved:\*\* .+ (?:is back up|performance has improved) in \[`/s.test(body.trim());
}
