// Sends messages through one channel, in order: what fails for the moment is tried again, and what has failed for good ends
// it, for then the next would fail as well.
import type { Instant } from '../kernel/time.js';
import type { Channel, Message, Outcome } from './channel.js';

export interface DeliverOptions {
  /** Whether the channel has had the message of this key already. */
  readonly hasSent: (key: string) => boolean;
  /** Told as soon as a message has arrived. */
  readonly onSent: (key: string) => void;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
  readonly clock: () => Instant;
}

export interface Delivery {
  readonly sent: number;
  /** How many had been sent before. */
  readonly known: number;
  /** How many were not sent. */
  readonly left: number;
  /** Why not. */
  readonly problem: string | undefined;
  /** What is to be said of messages that were sent. */
  readonly notes: readonly string[];
}

/** Milliseconds to wait before each further attempt, unless the other side names its own. */
const pauses: readonly number[] = [1_000, 4_000, 15_000];

/** Who wants to be left alone for longer than this, in milliseconds, is left alone until the next run. */
const longestWait = 90_000;

export async function deliver(
  channel: Channel,
  messages: readonly Message[],
  options: DeliverOptions,
): Promise<Delivery> {
  const fresh = messages.filter(({ change }) => !options.hasSent(change.key));
  const known = messages.length - fresh.length;
  const notes: string[] = [];
  for (const [sent, message] of fresh.entries()) {
    const outcome = await tryToSend(channel, message, options);
    if (!outcome.ok) return { sent, known, left: fresh.length - sent, problem: outcome.problem, notes };
    options.onSent(message.change.key);
    if (outcome.note !== undefined) notes.push(outcome.note);
  }
  return { sent: fresh.length, known, left: 0, problem: undefined, notes };
}

async function tryToSend(
  channel: Channel,
  message: Message,
  { pause, clock }: DeliverOptions,
): Promise<Outcome> {
  for (const usual of pauses) {
    const outcome = await channel.send(message, clock());
    if (outcome.ok || !outcome.isPassing) return outcome;
    const wait = Math.max(usual, outcome.wait ?? 0);
    if (wait > longestWait) {
      const seconds = Math.ceil(wait / 1000);
      return { ...outcome, problem: `${outcome.problem}, and wants to be left alone for ${seconds} seconds` };
    }
    await pause(wait);
  }
  const last = await channel.send(message, clock());
  if (last.ok) return last;
  return { ...last, problem: `${last.problem}, at the last of ${pauses.length + 1} attempts` };
}
