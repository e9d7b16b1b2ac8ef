// What `candor update` and `candor resolve` share: an update that is added to an incident file.
import { addUpdate } from '../../editing/add-update.js';
import type { Editing } from '../../editing/text-edit.js';
import { isClosing, type State, type Status } from '../../model/state.js';
import { showHidden } from '../../output/visible.js';
import { hasOption, type Invocation, type Io } from '../command.js';
import { idOf } from './find-incident.js';
import { keepMessage } from './keep-message.js';
import { nameIncident, type OpenedIncident } from './open-incident.js';
import { readAt } from './read-moment.js';
import { changeOf, saveChange } from './save-change.js';
import type { SiteAtHand } from './site-at-hand.js';

export interface PostedUpdate {
  readonly status: Status;
  readonly changes: ReadonlyMap<string, State>;
  readonly message: string;
  /** What else changes in the file. */
  readonly alongside?: readonly Editing[];
  /** The subject of a commit, instead of the usual one. */
  readonly subject?: string;
}

/** The exit code. */
export function postUpdate(
  opened: OpenedIncident,
  { status, changes, message, alongside = [], subject }: PostedUpdate,
  { invocation, hand, io }: { readonly invocation: Invocation; readonly hand: SiteAtHand; readonly io: Io },
): number {
  const usual = opened.isHeldBack
    ? `Update ${opened.path}`
    : `Post update: ${status.replace('-', ' ')} ${nameIncident(opened)}`;
  return keepMessage(message, { invocation, io }, (watched) => {
    const { text: time } = readAt(invocation, hand);
    const editings = [...alongside, addUpdate(opened, { status, time, changes, message })];
    const said = {
      subject: hasOption(invocation, 'commit') ? (opened.isHeldBack ? usual : (subject ?? usual)) : undefined,
      done: describeDone(opened, status, time, hand),
      next: suggestNext(opened, status, hand),
    };
    return saveChange(watched(changeOf(opened, editings, said, hand)), hand, io);
  });
}

function describeDone(opened: OpenedIncident, status: Status, time: string, { prefix }: SiteAtHand): string {
  const path = showHidden(prefix + opened.path);
  const reopens =
    !opened.timeline.isOpen && !opened.timeline.isScheduled && !isClosing(status) && status !== 'update';
  if (opened.isHeldBack) return `Updated ${path}.`;
  return `Posted to ${path}: ${status.replace('-', ' ')}, ${time}.${reopens ? ' This opens it again.' : ''}`;
}

function suggestNext(opened: OpenedIncident, status: Status, { option }: SiteAtHand): readonly string[] {
  if (opened.isHeldBack || opened.incident.kind === 'notice') return [];
  const id = showHidden(idOf(opened.path));
  if (status === 'resolved' && opened.incident.postmortem === undefined)
    return [`Next: candor postmortem ${id}${option}`];
  if (isClosing(status)) return [];
  return [`Next, when it is over: candor resolve ${id} "What was done"${option}`];
}
