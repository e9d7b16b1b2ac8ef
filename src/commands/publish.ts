// `candor publish`: gives the draft of a postmortem the time at which it is published.
import { stampPostmortem } from '../editing/stamp-postmortem.js';
import { showHidden } from '../output/visible.js';
import { hasOption, UsageError, type Command } from './command.js';
import { findIncident } from './authoring/find-incident.js';
import { nameIncident, type OpenedIncident } from './authoring/open-incident.js';
import { readAt } from './authoring/read-moment.js';
import { changeOf, saveChange } from './authoring/save-change.js';
import { openSite } from './authoring/site-at-hand.js';
import { verbOptions } from './authoring/verb-options.js';

export const publish: Command = {
  arguments: [
    { name: '[id]', summary: 'part of the id or title; needed only where there are several drafts' },
  ],
  options: verbOptions,
  examples: ['candor publish', 'candor publish slow-answers --commit'],
  run: async (invocation, io) => {
    const hand = openSite(invocation, io);
    const opened = await findIncident(
      {
        name: invocation.arguments[0],
        mayBe: (text) => /^ {0,3}##[ \t]+Postmortem/im.test(text),
        is: isDraft,
        question: 'of them is published',
        none: {
          message: 'There is no draft of a postmortem.',
          hint: 'Begin one with `candor postmortem`.',
        },
        form: 'candor publish ID',
      },
      hand,
      io,
    );
    refuse(opened);
    const { text: time } = readAt(invocation, hand);
    const path = showHidden(hand.prefix + opened.path);
    const subject = opened.isHeldBack
      ? `Update ${opened.path}`
      : `Publish the postmortem of ${nameIncident(opened)}`;
    const said = {
      subject: hasOption(invocation, 'commit') ? subject : undefined,
      done: opened.isHeldBack
        ? `Gave the postmortem in ${path} its time; readers get it once the file is disclosed.`
        : `The postmortem in ${path} is published as of ${time}, with the next build of the site.`,
      next: [],
    };
    return saveChange(changeOf(opened, [stampPostmortem(opened, { time })], said, hand), hand, io);
  },
};

const isDraft = ({ incident: { postmortem } }: OpenedIncident): boolean =>
  postmortem !== undefined && postmortem.published === undefined;

/** A UsageError where there is no draft that may be published. */
function refuse({ incident, timeline, path, isHeldBack }: OpenedIncident): void {
  const { postmortem } = incident;
  if (postmortem === undefined) {
    const hint = 'Begin one with `candor postmortem`.';
    throw new UsageError(`${path} has no postmortem.`, hint);
  }
  if (postmortem.published !== undefined) {
    const hint = 'Change its text by hand; its time stays that of the first publication.';
    throw new UsageError(`The postmortem in ${path} is published already.`, isHeldBack ? undefined : hint);
  }
  if (timeline.isOpen || timeline.isScheduled) {
    const hint = 'Close it first with `candor resolve`.';
    throw new UsageError(`${path} is not over, so its postmortem cannot be published.`, hint);
  }
}
