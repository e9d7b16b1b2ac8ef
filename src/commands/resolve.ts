// `candor resolve`: the update that closes an incident or maintenance.
import type { Status } from '../model/state.js';
import { mayBeOpen } from '../editing/may-be-open.js';
import { UsageError, type Command } from './command.js';
import { findIncident } from './authoring/find-incident.js';
import { nameIncident, type OpenedIncident } from './authoring/open-incident.js';
import { postUpdate } from './authoring/post-update.js';
import { readMessage } from './authoring/read-message.js';
import { openSite } from './authoring/site-at-hand.js';
import { splitTarget } from './authoring/split-target.js';
import { verbOptions } from './authoring/verb-options.js';

const form = 'candor resolve ID "What was done"';

export const resolve: Command = {
  arguments: [
    {
      name: '[id]',
      summary: 'part of the id or title of the incident; needed only where several are open',
    },
    { name: '[message]', summary: 'what readers should know; read from the input or an editor unless given' },
  ],
  options: verbOptions,
  examples: [
    'candor resolve "The cache is rebuilt, and answers are fast again."',
    'candor resolve slow-answers "All is well again." --commit',
  ],
  run: async (invocation, io) => {
    const hand = openSite(invocation, io);
    const { name, message: given } = splitTarget(invocation.arguments, hand, form);
    const opened = await findIncident(
      {
        name,
        mayBe: (text) => mayBeOpen(text, hand.site),
        is: ({ timeline }) => timeline.isOpen,
        question: 'of them is resolved',
        none: {
          message: 'No incident is open.',
          hint: 'Name one by a part of its id: `candor list` shows them all.',
        },
        form,
      },
      hand,
      io,
    );
    const status = closingStatus(opened);
    const message = await readMessage(
      {
        given,
        subject: `${status} for ${nameIncident(opened)}`,
        question: 'What was done, and how does it stand now?',
        form,
      },
      io,
    );
    return postUpdate(opened, { status, changes: new Map(), message }, { invocation, hand, io });
  },
};

/** A UsageError where there is nothing to close. */
function closingStatus({ incident, timeline, isHeldBack, path }: OpenedIncident): Status {
  if (incident.kind === 'notice') {
    const hint = 'Give it `until`, the time at which it leaves the status page.';
    throw new UsageError(`${path} is a notice, which is never resolved.`, hint);
  }
  if (timeline.isScheduled) {
    const hint = 'If the work does not take place, write `candor update ID cancelled "Why"`.';
    throw new UsageError(`${path} has not begun.`, hint);
  }
  if (!timeline.isOpen) {
    const status = isHeldBack || timeline.status === undefined ? 'over' : timeline.status;
    throw new UsageError(
      `${path} is ${status} already.`,
      'To add something, write `candor update ID update "What else there is to say"`.',
    );
  }
  return incident.kind === 'incident' ? 'resolved' : 'completed';
}
