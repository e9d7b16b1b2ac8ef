// `candor new`: the file of a new incident, maintenance or notice, with its first update.
import type { AddedUpdate } from '../editing/add-update.js';
import { nameIncident } from '../editing/name-incident.js';
import { writeIncident, type NewIncident } from '../editing/write-incident.js';
import { isIncidentPath } from '../model/source.js';
import { kinds, statusesOfKind, type Kind, type State } from '../model/state.js';
import { showHidden } from '../output/visible.js';
import { hasOption, textOption, UsageError, type Command, type Invocation } from './command.js';
import { idOf } from './authoring/find-incident.js';
import type { NamedComponent } from './authoring/read-component-states.js';
import { keepMessage } from './authoring/keep-message.js';
import { readMessage } from './authoring/read-message.js';
import { readAt, readMoment, type WrittenMoment } from './authoring/read-moment.js';
import {
  nounOf,
  readAffected,
  readExternal,
  readFirstStatus,
  readKind,
  readPlanned,
  readSeverity,
  readTitle,
  type Request,
} from './authoring/read-new.js';
import { saveChange } from './authoring/save-change.js';
import { openSite, textOf, type SiteAtHand } from './authoring/site-at-hand.js';
import { verbOptions } from './authoring/verb-options.js';
import { writeNewFile } from './authoring/write-new-file.js';

const form = 'candor new "Title" --message "What readers should know"';

export const newCommand: Command = {
  arguments: [{ name: '[title]', summary: 'what is wrong, in the words of your readers' }],
  options: [
    { flags: '--severity <severity>', summary: 'how bad it is, as the site has it' },
    {
      flags: '--component <component>',
      summary: 'what is affected, also with a state as api=degraded; may be given again',
      repeats: true,
    },
    { flags: '--message <text>', summary: 'the first update; read from the input or an editor unless given' },
    { flags: '--status <status>', summary: 'that of the first update; the first of its kind unless given' },
    { flags: '--kind <kind>', summary: 'what it is', choices: kinds, default: 'incident' },
    { flags: '--from <time>', summary: 'of maintenance: when the work begins' },
    { flags: '--to <time>', summary: 'of maintenance: when it ends' },
    { flags: '--until <time>', summary: 'of a notice: when it leaves the status page' },
    {
      flags: '--external <answer>',
      summary: 'whether people outside were affected, where the policy asks',
      choices: ['yes', 'no'],
    },
    ...verbOptions,
  ],
  examples: [
    'candor new',
    'candor new "Sign-in is slow" --severity medium --component sign-in --message "We are looking into it."',
    'candor new "Database upgrade" --kind maintenance --component api --from "2026-12-03 22:00" --to "2026-12-04 02:00" --message "Searches pause."',
    'candor new "Office closed" --kind notice --message "Support answers again on Monday."',
  ],
  run: async (invocation, io) => {
    const hand = openSite(invocation, io);
    const request = { invocation, hand, io };
    const kind = readKind(request);
    refuseStray(invocation, kind);
    const entry = await readEntry(kind, request);
    const text = writeIncident(entry, hand.site);
    const path = nameIncident(entry.title, dayOf(entry), takenNames(hand));
    const shown = showHidden(hand.prefix + path);
    const subject = `${{ incident: 'Open incident', maintenance: 'Announce maintenance', notice: 'Post notice' }[kind]} "${showHidden(entry.title)}"`;
    const next = `candor update ${showHidden(idOf(path))} ${statusesOfKind[kind][1] ?? 'update'} "What is known now"${hand.option}`;
    const change = {
      path,
      text,
      before: undefined,
      write: (written: string) => {
        writeNewFile(hand.folder, path, written);
      },
      subject: hasOption(invocation, 'commit') ? subject : undefined,
      done: `Wrote ${shown}.`,
      next: [`Next: ${next}`],
    };
    const message = entry.update?.message ?? entry.summary ?? '';
    return keepMessage(message, request, (watched) => saveChange(watched(change), hand, io));
  },
};

/** Asks in the order in which a person thinks: what it is, how bad, where, when, and what to tell. */
async function readEntry(kind: Kind, request: Request): Promise<NewIncident> {
  const { invocation, hand, io } = request;
  const title = await readTitle(request, kind);
  const status = readFirstStatus(request, kind);
  const severity = await readSeverity(request, kind);
  const affected = await readAffected(request, kind);
  const external = await readExternal(request, severity);
  const window = kind === 'maintenance' ? await readWindow(request) : undefined;
  const at = readAt(invocation, hand);
  const subject = `The first words on "${title}"`;
  const question = 'What should readers know?';
  const given = textOption(invocation, 'message');
  const message = await readMessage({ given, subject, question, form }, io);
  const update: AddedUpdate | undefined =
    status === undefined ? undefined : { status, time: at.text, changes: statesOf(affected, kind), message };
  return {
    title,
    kind,
    severity: severity?.id,
    components: affected.map(({ id }) => id),
    started: kind === 'notice' ? at.text : undefined,
    window,
    until: readMoment('until', invocation, hand.site)?.text,
    external,
    summary: update === undefined ? message : undefined,
    update,
  };
}

/** A list of components takes the state of the severity; another one is said by the first update. */
function statesOf(affected: readonly NamedComponent[], kind: Kind): ReadonlyMap<string, State> {
  const given = affected.flatMap(({ id, state }) => (state === undefined ? [] : [[id, state] as const]));
  if (kind === 'notice' && given.length > 0) {
    throw new UsageError('--component: a notice changes no state.', 'Name the component alone.');
  }
  return new Map(given);
}

async function readWindow(request: Request): Promise<{ readonly from: string; readonly to: string }> {
  const from = await readPlanned('from', 'When does the work begin?', request);
  const to = await readPlanned('to', 'When does it end?', request);
  if (isInOrder(from, to)) return { from: from.text, to: to.text };
  throw new UsageError(`The work would end ${to.text}, before it begins, ${from.text}.`, 'Check both times.');
}

const isInOrder = (from: WrittenMoment, to: WrittenMoment): boolean => from.moment.from < to.moment.to;

/** The day that stands first in the name of the file: that on which it begins for readers. */
const dayOf = ({ started, window, update }: NewIncident): string =>
  (window?.from ?? started ?? update?.time ?? '').replace(/^~/, '').slice(0, 10);

/** A UsageError for an option that belongs to another kind. */
function refuseStray({ options }: Invocation, kind: Kind): void {
  const kindOf = { from: 'maintenance', to: 'maintenance', until: 'notice' } as const;
  for (const [name, owner] of Object.entries(kindOf)) {
    if (options[name] === undefined || owner === kind) continue;
    const hint = `Add \`--kind ${owner}\`, or leave --${name} out.`;
    throw new UsageError(`--${name} belongs to ${nounOf(owner)}, and this is ${nounOf(kind)}.`, hint);
  }
}

/** Ids, slugs and aliases of the site, in lower case. */
function takenNames({ tree }: SiteAtHand): ReadonlySet<string> {
  const names = tree.files.flatMap((file) => {
    const slugs = textOf(file).matchAll(/^\s*slug[ \t]*:[ \t]*["']?([^"'\s]+)/gm);
    return [
      ...[...slugs].map(([, slug = '']) => slug),
      ...(isIncidentPath(file.path) ? [idOf(file.path)] : []),
    ];
  });
  return new Set([...names, ...tree.unreadable.map(idOf)].map((name) => name.toLowerCase()));
}
