// `candor update`: adds an update to an incident, maintenance or notice, or changes when maintenance is planned.
import { mayBeOpen } from '../editing/may-be-open.js';
import { statusesOfKind, type Status } from '../model/state.js';
import { hasOption, UsageError, type Command, type Invocation, type Io } from './command.js';
import { findIncident, namesIncident, type Search } from './authoring/find-incident.js';
import { nameIncident, type OpenedIncident } from './authoring/open-incident.js';
import { postUpdate } from './authoring/post-update.js';
import { readChanges } from './authoring/read-component-states.js';
import { readMessage } from './authoring/read-message.js';
import { listStatuses, readStatus, refuseWrongKind, suggestStatus } from './authoring/read-status.js';
import { rescheduleOptions, reschedule } from './authoring/reschedule.js';
import { openSite, type SiteAtHand } from './authoring/site-at-hand.js';
import { statesOption, verbOptions } from './authoring/verb-options.js';

const form = 'candor update ID STATUS "What readers should know"';

export const update: Command = {
  arguments: [
    { name: '[id]', summary: 'part of the id or title; needed only where several are open' },
    { name: '[status]', summary: 'such as identified, monitoring or update' },
    { name: '[message]', summary: 'what readers should know; read from the input or an editor unless given' },
  ],
  options: [statesOption, ...rescheduleOptions, ...verbOptions],
  examples: [
    'candor update identified "The new index is missing on one server."',
    'candor update slow-answers monitoring "We reverted the change." --component api=operational',
    'git log -1 --format=%b | candor update monitoring',
    'candor update --reschedule --from "2026-12-03 22:00" --to "2026-12-04 02:00"',
  ],
  run: async (invocation, io) => {
    const hand = openSite(invocation, io);
    if (hasOption(invocation, 'reschedule')) return reschedule(invocation, hand, io);
    refusePlan(invocation);
    const { name, statusWord, message: given } = splitArguments(invocation.arguments, hand);
    const changes = readChanges(invocation, hand.site);
    const opened = await findIncident(searchOf(name, statusWord, hand), hand, io);
    const status = await decideStatus(statusWord, opened, io);
    const subject = `${status.replace('-', ' ')} for ${nameIncident(opened)}`;
    const question = 'What should readers know?';
    const message = await readMessage({ given, subject, question, form }, io);
    return postUpdate(opened, { status, changes, message }, { invocation, hand, io });
  },
};

function searchOf(name: string | undefined, statusWord: string | undefined, { site }: SiteAtHand): Search {
  const status = statusWord === undefined ? undefined : readStatus(statusWord, site);
  const isOpen = ({ timeline }: OpenedIncident): boolean => timeline.isOpen;
  const fits = ({ incident: { kind } }: OpenedIncident): boolean =>
    status === undefined || statusesOfKind[kind].includes(status);
  return {
    name,
    mayBe: (text) => mayBeOpen(text, site),
    is: ({ timeline }) => timeline.isOpen || timeline.isScheduled,
    // During an outage nobody speaks of the maintenance of next week.
    rather: [(opened) => isOpen(opened) && fits(opened), fits],
    question: 'of them is to be updated',
    none: {
      message: 'Nothing is open, and no maintenance lies ahead.',
      hint: 'Name one by a part of its id (`candor list` shows them all), or begin one with `candor new`.',
    },
    form,
  };
}

interface Arguments {
  readonly name: string | undefined;
  readonly statusWord: string | undefined;
  readonly message: string | undefined;
}

/** A word that is a status is taken for one, also where it is part of an id, unless another status follows. */
function splitArguments(given: readonly string[], hand: SiteAtHand): Arguments {
  const [first, second, third] = given;
  const isStatus = (word: string | undefined): boolean =>
    word !== undefined && readStatus(word, hand.site) !== undefined;
  if (third !== undefined) {
    if (isStatus(first) && !isStatus(second)) {
      const hint = 'Put quotation marks around the whole message.';
      throw new UsageError(`\`${first ?? ''}\` is a status, and two words follow it.`, hint);
    }
    return { name: first, statusWord: second, message: third };
  }
  if (first === undefined) return { name: undefined, statusWord: undefined, message: undefined };
  if (isStatus(first) && !(isStatus(second) && namesIncident(first, hand))) {
    return { name: undefined, statusWord: first, message: second };
  }
  if (isStatus(second)) return { name: first, statusWord: second, message: undefined };
  if (second === undefined && namesIncident(first, hand)) {
    return { name: first, statusWord: undefined, message: undefined };
  }
  throw describeUnread(first, second, hand);
}

function describeUnread(first: string, second: string | undefined, hand: SiteAtHand): UsageError {
  if (second !== undefined && namesIncident(first, hand)) {
    return new UsageError(`\`${second}\` is not a status.`, suggestStatus(second, 'incident'));
  }
  if (/\s/.test(first.trim())) {
    const hint = `Write one before it, as in \`candor update monitoring "…"\`: ${listStatuses('incident')}.`;
    return new UsageError('The message has no status before it.', hint);
  }
  const message = `\`${first}\` is neither a status nor part of the id of an incident.`;
  return new UsageError(message, suggestStatus(first, 'incident'));
}

async function decideStatus(
  word: string | undefined,
  { incident: { kind }, site }: OpenedIncident,
  { questions }: Io,
): Promise<Status> {
  if (word !== undefined) {
    const status = readStatus(word, site);
    if (status === undefined) throw new UsageError(`\`${word}\` is not a status.`, suggestStatus(word, kind));
    refuseWrongKind(status, kind);
    return status;
  }
  const [only, other] = statusesOfKind[kind];
  if (only !== undefined && other === undefined) return only;
  if (questions === undefined) {
    throw new UsageError('There is no status.', `Write \`${form}\`; the statuses are ${listStatuses(kind)}.`);
  }
  const answer = await questions.choose({
    message: 'How does it stand?',
    choices: statusesOfKind[kind].map((status) => ({
      value: status,
      label: labelOf(status),
      hint: meanings[status],
    })),
  });
  return statusesOfKind[kind].find((status) => status === answer) ?? 'update';
}

const labelOf = (status: Status): string => status.replace('-', ' ');

/** In a few words, for whoever has to choose in the middle of the night. */
const meanings: Readonly<Record<Status, string>> = {
  investigating: 'the cause is not known',
  identified: 'the cause is known, the failure goes on',
  monitoring: 'a fix is out and being watched',
  update: 'there is something to say, and the status stays',
  resolved: 'it is over',
  scheduled: 'the work lies ahead',
  'in-progress': 'the work has begun',
  verifying: 'the work is done and being checked',
  completed: 'the work is over',
  cancelled: 'the work does not take place',
};

/** A UsageError for the options that belong to --reschedule alone. */
function refusePlan({ options }: Invocation): void {
  const given = ['from', 'to'].find((name) => options[name] !== undefined);
  if (given === undefined) return;
  const hint = 'Add --reschedule to change when maintenance is planned, or leave it out.';
  throw new UsageError(`--${given} belongs to --reschedule.`, hint);
}
