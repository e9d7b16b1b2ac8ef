// What was sent already, by channel: so that a run after one that failed half-way sends only the rest. Pure; the command
// reads and writes the file.
import { channelNames, type ChannelName } from './channel.js';

export type Journal = Readonly<Partial<Record<ChannelName, readonly string[]>>>;

/** So many keys of each channel are kept, the newest: a run is repeated soon or never. */
const kept = 500;

export const hasSent = (journal: Journal, name: ChannelName, key: string): boolean =>
  journal[name]?.includes(key) === true;

export const addSent = (journal: Journal, name: ChannelName, key: string): Journal => ({
  ...journal,
  [name]: [...(journal[name] ?? []), key].slice(-kept),
});

export const writeJournal = (journal: Journal): string =>
  `${JSON.stringify({ version: 1, sent: journal }, null, 2)}\n`;

/** Undefined where the text is none. */
export function readJournal(text: string): Journal | undefined {
  const value = parse(text);
  if (!isRecord(value) || value['version'] !== 1 || !isRecord(value['sent'])) return undefined;
  const { sent } = value;
  const lists = channelNames.map((name) => [name, sent[name] ?? []] as const);
  return lists.every(([, keys]) => Array.isArray(keys) && keys.every((key) => typeof key === 'string'))
    ? Object.fromEntries(lists)
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
