// `candor notify`: tells those who follow the site what became public between two builds of it.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { channelNames, type Channel, type ChannelName, type Message } from '../notifying/channel.js';
import { deliver, type Delivery } from '../notifying/deliver.js';
import { addSent, hasSent, readJournal, writeJournal, type Journal } from '../notifying/journal.js';
import { readChannels, variables } from '../notifying/read-channels.js';
import { showHidden } from '../output/visible.js';
import { compareNamed, sinceOption, untilOption } from './build-marks.js';
import { describeErrors } from './changes.js';
import {
  hasOption,
  listOption,
  textOption,
  UsageError,
  type Command,
  type Invocation,
  type Io,
} from './command.js';
import { replaceFile } from './replace-file.js';
import { folderArgument, nowOption, readFolder } from './site-options.js';

const usualMost = 25;

export const notify: Command = {
  arguments: [folderArgument],
  options: [
    sinceOption,
    untilOption,
    {
      flags: '--only <channel>',
      summary: 'use this channel alone; may be given again',
      choices: channelNames,
      repeats: true,
    },
    { flags: '--dry-run', summary: 'show what would be sent, and send nothing' },
    {
      flags: '--most <number>',
      summary: 'send nothing at all where there is more to tell than this, as after an import',
      default: String(usualMost),
    },
    {
      flags: '--journal <file>',
      summary: 'where it keeps what was sent; .candor/notified.json in the site unless given',
    },
    nowOption,
  ],
  examples: [
    'candor notify --since last-build.json --dry-run',
    'candor notify --since last-build.json --until _site/build.json',
    'candor notify --since last-build.json --only slack --only mail',
  ],
  exitCodes: { 0: 'all is sent, or there is nothing to tell', 1: 'some messages were not sent' },
  run: async (invocation, io) => {
    const channels = findChannels(invocation, io);
    const { before, after, news, site } = compareNamed(invocation, io);
    io.err(describeErrors('older', before) + describeErrors('newer', after));
    const messages = news.map((change): Message => ({ change, site, built: after.now }));
    if (messages.length === 0) {
      io.out('Nothing to tell.\n');
      return 0;
    }
    refuseTooMany(messages.length, invocation);
    if (hasOption(invocation, 'dryRun')) {
      io.out(channels.map((channel) => preview(channel, messages)).join('\n'));
      return 0;
    }
    const path = findJournal(invocation, io);
    let journal = openJournal(path);
    // Where it cannot be written nothing is sent either: the next run would send it again.
    keepJournal(path, journal);
    const deliveries = await Promise.all(
      channels.map(async (channel) => {
        const delivery = await deliver(channel, messages, {
          hasSent: (key) => hasSent(journal, channel.name, key),
          onSent: (key) => {
            journal = addSent(journal, channel.name, key);
            keepJournal(path, journal);
          },
          pause,
          clock: io.clock,
        });
        return { channel, delivery };
      }),
    );
    for (const { channel, delivery } of deliveries) report(channel, delivery, io);
    return deliveries.some(({ delivery }) => delivery.left > 0) ? 1 : 0;
  },
};

const isChannelName = (text: string): text is ChannelName =>
  (channelNames as readonly string[]).includes(text);

/** At least one; a UsageError where none is there, or one is wrong. */
function findChannels(invocation: Invocation, io: Io): readonly Channel[] {
  const only = listOption(invocation, 'only').filter(isChannelName);
  const found = readChannels(io.env, only.length === 0 ? channelNames : only);
  if ('problem' in found) throw new UsageError(found.problem, found.hint);
  const missing = only.find((name) => !found.some((channel) => channel.name === name));
  if (missing !== undefined) {
    throw new UsageError(
      `The channel \`${missing}\` is not set up.`,
      `Set ${variables[missing].join(', ')} in the environment.`,
    );
  }
  if (found.length > 0) return found;
  const first = channelNames.map((name) => variables[name][0]).join(', ');
  throw new UsageError(
    'No channel is set up, so nobody can be told.',
    `Set one of these in the environment: ${first}.`,
  );
}

function refuseTooMany(count: number, invocation: Invocation): void {
  const text = textOption(invocation, 'most') ?? '';
  if (!/^\d{1,6}$/.test(text)) {
    throw new UsageError(`--most: \`${text}\` is no number.`, 'Write a whole number, such as `--most 100`.');
  }
  if (count <= Number(text)) return;
  throw new UsageError(
    `There are ${count} messages for each channel, more than ${text}; none was sent.`,
    `See them with \`candor changes\`. To send them all, write \`--most ${count}\`.`,
  );
}

const preview = ({ name, target, show }: Channel, messages: readonly Message[]): string =>
  messages
    .map((message) => {
      const text = show(message).split('\n').map(showHidden).join('\n');
      return `${name} (${target}), ${showHidden(message.change.key)}:\n${text}\n`;
    })
    .join('\n');

function findJournal(invocation: Invocation, io: Io): string {
  const named = textOption(invocation, 'journal');
  return named === undefined
    ? join(readFolder(invocation, io), '.candor', 'notified.json')
    : resolve(io.cwd, named);
}

/** A UsageError where it cannot be read: without it everything would be sent again. */
function openJournal(path: string): Journal {
  const journal = existsSync(path) ? readJournal(readFileSync(path, 'utf8')) : {};
  if (journal !== undefined) return journal;
  throw new UsageError(
    `\`${path}\` is no journal of what was sent, so nothing was sent.`,
    'Delete it if what it says is not needed, or name another file with `--journal`.',
  );
}

function keepJournal(path: string, journal: Journal): void {
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, writeJournal(journal));
}

function report({ name, target }: Channel, { sent, known, left, problem, notes }: Delivery, io: Io): void {
  const parts = [
    `${sent} sent`,
    ...(known > 0 ? [`${known} sent before`] : []),
    ...(left > 0 ? [`${left} not sent`] : []),
  ];
  const line = `${name}: ${parts.join(', ')}${problem === undefined ? '' : `: ${showHidden(problem)}`}\n`;
  (problem === undefined ? io.out : io.err)(line);
  for (const note of notes) io.err(`${name}: ${target}: ${note}\n`);
}
