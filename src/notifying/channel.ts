// What a channel is: somewhere that messages go. One file beside this one for each kind writes what it takes.
import type { ToldChange } from '../changes/tell-change.js';
import type { Instant } from '../kernel/time.js';

export const channelNames = ['slack', 'teams', 'discord', 'webhook', 'mail'] as const;
export type ChannelName = (typeof channelNames)[number];

/** One change, told to whoever follows the site. */
export interface Message {
  readonly change: ToldChange;
  readonly site: MessageSite;
  /** The moment of the build that made it public. */
  readonly built: Instant;
}

export interface MessageSite {
  readonly title: string;
  /** Undefined where the site does not know where it lives: then messages have no links. */
  readonly url: string | undefined;
  readonly timezone: string;
  readonly locale: string;
}

export type Outcome =
  | { readonly ok: true; readonly note?: string }
  | {
      readonly ok: false;
      /** Without the channel's name, and without anything of its secrets. */
      readonly problem: string;
      /** Whether it may go better another time. */
      readonly isPassing: boolean;
      /** How long the other side wants to be left alone, in milliseconds. */
      readonly wait?: number | undefined;
    };

export interface Channel {
  readonly name: ChannelName;
  /** Where messages go, without anything secret: the name of a host. */
  readonly target: string;
  /** The message as it would be sent, without anything secret. */
  readonly show: (message: Message) => string;
  /** `now` is the moment of the attempt. Never rejects. */
  readonly send: (message: Message, now: Instant) => Promise<Outcome>;
}

/** The address of a change, where it is a full one. */
export const linkOf = ({ change, site }: Message): string | undefined =>
  site.url === undefined ? undefined : change.url;
