// `candor postmortem`: a draft with the sections of the site, in the file of an incident that is over.
import { addPostmortem } from '../editing/add-postmortem.js';
import { showHidden } from '../output/visible.js';
import { hasOption, UsageError, type Command } from './command.js';
import { commitOption } from './authoring/commit-file.js';
import { findIncident, idOf } from './authoring/find-incident.js';
import { nameIncident, type OpenedIncident } from './authoring/open-incident.js';
import { changeOf, saveChange } from './authoring/save-change.js';
import { folderOption, openSite } from './authoring/site-at-hand.js';

export const postmortem: Command = {
  arguments: [
    { name: '[id]', summary: 'part of the id or title; the newest that have none are offered unless given' },
  ],
  options: [commitOption, folderOption],
  examples: ['candor postmortem', 'candor postmortem slow-answers'],
  run: async (invocation, io) => {
    const hand = openSite(invocation, io);
    const opened = await findIncident(
      {
        name: invocation.arguments[0],
        mayBe: (text) => !/^##[ \t]+Postmortem/im.test(text) && !/^kind\s*:/m.test(text),
        is: isWithout,
        most: 10,
        question: 'of them gets a postmortem',
        none: {
          message: 'Every incident that is over has a postmortem, or a draft of one.',
          hint: '`candor publish` publishes a draft.',
        },
        form: 'candor postmortem ID',
      },
      hand,
      io,
    );
    refuse(opened);
    const { sections } = hand.site.postmortem;
    const path = showHidden(hand.prefix + opened.path);
    const subject = opened.isHeldBack
      ? `Update ${opened.path}`
      : `Draft the postmortem of ${nameIncident(opened)}`;
    const said = {
      subject: hasOption(invocation, 'commit') ? subject : undefined,
      done: `Added the draft of a postmortem to ${path}. It is not published.`,
      next: [
        `Write it there: below each heading stands what belongs there.`,
        `Then: candor publish ${showHidden(idOf(path))}${hand.option}`,
      ],
    };
    const editing = addPostmortem(opened, { published: undefined, sections });
    return saveChange(changeOf(opened, [editing], said, hand), hand, io);
  },
};

const isWithout = ({ incident, timeline }: OpenedIncident): boolean =>
  incident.kind === 'incident' && !timeline.isOpen && incident.postmortem === undefined;

/** A UsageError where there is no place for a postmortem. */
function refuse({ incident, timeline, path }: OpenedIncident): void {
  if (incident.kind === 'notice') {
    throw new UsageError(
      `${path} is a notice, which has no postmortem.`,
      'Write `kind: incident` if it is one.',
    );
  }
  const found = incident.postmortem;
  if (found !== undefined) {
    const state = found.published === undefined ? 'the draft of a postmortem' : 'a postmortem';
    const hint =
      found.published === undefined ? 'Write it, and publish it with `candor publish`.' : 'Edit it by hand.';
    throw new UsageError(`${path} has ${state} already, on line ${found.place.start.line}.`, hint);
  }
  if (timeline.isOpen || timeline.isScheduled) {
    const hint = 'Close it first with `candor resolve`.';
    throw new UsageError(`${path} is not over, so it is too early for its postmortem.`, hint);
  }
}
