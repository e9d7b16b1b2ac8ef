// `candor update --reschedule`: another window for maintenance, and an update that says so.
import { mayBeOpen } from '../../editing/may-be-open.js';
import { rescheduleMaintenance } from '../../editing/reschedule-maintenance.js';
import { rescheduledFor } from '../../model/messages/rescheduled.js';
import type { Span } from '../../model/incident.js';
import type { Site } from '../../model/site.js';
import { textOption, UsageError, type CommandOption, type Invocation, type Io } from '../command.js';
import { findIncident } from './find-incident.js';
import { nameIncident, type OpenedIncident } from './open-incident.js';
import { postUpdate } from './post-update.js';
import { readMessage } from './read-message.js';
import { readMoment, writeMoment, type WrittenMoment } from './read-moment.js';
import { readChanges } from './read-component-states.js';
import type { SiteAtHand } from './site-at-hand.js';
import { splitTarget } from './split-target.js';

export const rescheduleOptions: readonly CommandOption[] = [
  { flags: '--reschedule', summary: 'change when maintenance is planned, by --from and --to' },
  {
    flags: '--from <time>',
    summary: 'with --reschedule: when the work begins; as planned before unless given',
  },
  { flags: '--to <time>', summary: 'with --reschedule: when it ends; as planned before unless given' },
];

const form = 'candor update ID --reschedule --from TIME --to TIME';

/** The exit code. */
export async function reschedule(invocation: Invocation, hand: SiteAtHand, io: Io): Promise<number> {
  if (textOption(invocation, 'from') === undefined && textOption(invocation, 'to') === undefined) {
    throw new UsageError('--reschedule needs --from, --to or both.', `Write \`${form}\`.`);
  }
  const { name, message: given } = splitTarget(invocation.arguments, hand, form);
  const opened = await findIncident(
    {
      name,
      mayBe: (text) => /maintenance/.test(text) && mayBeOpen(text, hand.site),
      is: ({ incident, timeline }) =>
        incident.kind === 'maintenance' && (timeline.isOpen || timeline.isScheduled),
      question: 'maintenance is rescheduled',
      none: {
        message: 'No maintenance lies ahead or is under way.',
        hint: 'Announce it with `candor new --kind maintenance`.',
      },
      form,
    },
    hand,
    io,
  );
  const window = windowOf(opened);
  const from = readMoment('from', invocation, hand.site) ?? writeMoment(window.from, hand.site);
  const to = readMoment('to', invocation, hand.site) ?? endOf(window, hand.site);
  if (to !== undefined && to.moment.from <= from.moment.from) {
    throw new UsageError(
      `The work would end ${to.text}, before it begins, ${from.text}.`,
      'Give both --from and --to.',
    );
  }
  if (to !== undefined && to.moment.to <= hand.now) {
    throw new UsageError(
      `The new window would be over already, at ${to.text}.`,
      'Check the date and the month.',
    );
  }
  if (from.moment.from === window.from.from && to?.moment.to === window.to?.to) {
    throw new UsageError(
      'That is when it is planned already, so nothing was written.',
      'To say something without moving it, write `candor update ID update "…"`.',
    );
  }
  const fallback = rescheduledFor(hand.site.locale, from.text, to?.text);
  const subject = `the new window of ${nameIncident(opened)}`;
  const question = 'What should readers know?';
  const message = await readMessage({ given, subject, question, fallback, form }, io);
  const windows = [{ from: from.text, to: to?.text }];
  const status = opened.timeline.isScheduled ? 'scheduled' : 'update';
  return postUpdate(
    opened,
    {
      status,
      changes: readChanges(invocation, hand.site),
      message,
      alongside: [rescheduleMaintenance(opened, { windows })],
      subject: `Reschedule ${nameIncident(opened)}`,
    },
    { invocation, hand, io },
  );
}

const endOf = ({ to }: Span, site: Site): WrittenMoment | undefined =>
  to === undefined ? undefined : writeMoment(to, site);

function windowOf({ incident, path }: OpenedIncident): Span {
  const [window, other] = incident.window;
  if (window === undefined) {
    const hint = 'Only maintenance has a window; `candor list` shows what is what.';
    throw new UsageError(`${path} has no window that could be changed.`, hint);
  }
  if (other === undefined) return window;
  const hint = 'Change them by hand, and post an update that says so with `candor update`.';
  throw new UsageError(`${path} has ${incident.window.length} windows.`, hint);
}
