// The severity of a postmortem: what the document says, else what was asked for on the command line, else marked as not
// rated. It is never made up: an id of its own says that nobody has rated the incident.
import type { Guess } from './facts.js';
import type { Statement } from './stated.js';

/** The severity of incidents that nobody has rated; candor.yaml then has it in its list. */
export const unrated = 'unrated';

export const knownSeverities = ['critical', 'high', 'medium', 'low'] as const;

/** SEV-1, P1 and their kin, from 0 to 4. */
const byNumber = ['critical', 'critical', 'high', 'medium', 'low'];

export function readSeverity(asked: string | undefined, stated: Statement | undefined): Guess<string> {
  const word = stated?.value.toLowerCase().replaceAll(/[*_`]/g, '').trim() ?? '';
  const known = knownSeverities.find((id) => word === id);
  if (known !== undefined) return { value: known, mark: undefined };
  const number = /^(?:sev(?:erity)?|p|s)?[-\s]?([0-4])(?!\d)/.exec(word)?.[1];
  const guess = number === undefined ? undefined : byNumber[Number(number)];
  const said = stated === undefined ? 'nothing says how bad it was' : `the document says “${stated.source}”`;
  if (guess !== undefined) return { value: guess, mark: said };
  return asked === undefined ? { value: unrated, mark: said } : { value: asked, mark: undefined };
}
