// cState's severities as Candor's: `down` and `disrupted` are incidents; a `notice` is maintenance where it has an end,
// because that is what most authors announce with it, and a notice where it has none.
import { quoteValue } from '../imported.js';
import { textOf } from '../values.js';
import type { Kind, State } from '../../model/state.js';
import type { PostFields } from './post-fields.js';

export interface SeverityReading {
  readonly kind: Kind;
  /** An id of the default list; undefined for maintenance and notices. */
  readonly severity: string | undefined;
  /** The state of the components, where it is not the one that the severity brings. */
  readonly state: State | undefined;
}

const withoutSeverity = (kind: Kind): SeverityReading => ({ kind, severity: undefined, state: undefined });

export function readSeverity(fields: PostFields, isInformational: boolean, hasEnd: boolean): SeverityReading {
  const word = textOf(fields.get('severity'))?.toLowerCase();
  const note = (reason: string): void => fields.note('guessed', 'severity', reason);
  if (isInformational) {
    if (word !== undefined) {
      const reason = `the severity ${quoteValue(word)} is left out: the post is informational, and a notice has none`;
      fields.note('lost', 'severity', reason);
    }
    return withoutSeverity('notice');
  }
  // cState's own editor has called a notice an announcement.
  if (word === 'notice' || word === 'announcement' || word === 'maintenance') {
    if (hasEnd) {
      note(`the severity “${word}” and an end make it maintenance; if it was an outage, make it an incident`);
    } else note(`the severity “${word}” without an end makes it a notice`);
    return withoutSeverity(hasEnd ? 'maintenance' : 'notice');
  }
  if (word === 'down') return { kind: 'incident', severity: 'high', state: 'major-outage' };
  if (word === undefined) note('the post has no severity; taken as disrupted');
  else if (word !== 'disrupted')
    note(`the severity ${quoteValue(word)} is not one of cState’s; taken as disrupted`);
  return { kind: 'incident', severity: 'medium', state: undefined };
}
