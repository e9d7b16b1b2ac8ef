// The channels that the environment names. No message quotes a value of it: all of them are secrets.
import type { Instant } from '../kernel/time.js';
import { channelNames, type Channel, type ChannelName, type Message } from './channel.js';
import { writeDiscord } from './discord.js';
import { post } from './post.js';
import { sendMail, type MailServer } from './send-mail.js';
import { writeSlack } from './slack.js';
import { writeTeams } from './teams.js';
import { readSecret, signWebhook, writeWebhook } from './webhook.js';
import { writeMail } from './write-mail.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of each channel; the first one is what switches it on. */
export const variables: Readonly<Record<ChannelName, readonly [string, ...(readonly string[])]>> = {
  slack: ['CANDOR_SLACK_WEBHOOK'],
  teams: ['CANDOR_TEAMS_WEBHOOK'],
  discord: ['CANDOR_DISCORD_WEBHOOK'],
  webhook: ['CANDOR_WEBHOOK_URL', 'CANDOR_WEBHOOK_SECRET'],
  mail: ['CANDOR_SMTP_URL', 'CANDOR_MAIL_FROM', 'CANDOR_MAIL_TO'],
};

export interface ChannelProblem {
  readonly problem: string;
  readonly hint: string;
}

/** In the order of the names; those without their first variable are left out. */
export function readChannels(
  env: Environment,
  wanted: readonly ChannelName[] = channelNames,
): readonly Channel[] | ChannelProblem {
  const channels: Channel[] = [];
  for (const name of channelNames) {
    if (!wanted.includes(name) || read(env, variables[name][0]) === '') continue;
    const channel = readChannel(name, env);
    if ('problem' in channel) return channel;
    channels.push(channel);
  }
  return channels;
}

/** An empty variable is none: that is how CI passes a secret that nobody has set. */
const read = (env: Environment, name: string): string => (env[name] ?? '').trim();

function readChannel(name: ChannelName, env: Environment): Channel | ChannelProblem {
  switch (name) {
    case 'slack':
      return readHook(name, env, writeSlack);
    case 'teams':
      return readHook(name, env, writeTeams);
    case 'discord':
      return readHook(name, env, writeDiscord, waitForDiscord);
    case 'webhook':
      return readSignedHook(env);
    case 'mail':
      return readMail(env);
  }
}

/** Else it answers before it has looked at the message. */
function waitForDiscord(url: URL): URL {
  const waiting = new URL(url);
  waiting.searchParams.set('wait', 'true');
  return waiting;
}

function readHook(
  name: ChannelName,
  env: Environment,
  write: (message: Message) => object,
  change: (url: URL) => URL = (url) => url,
): Channel | ChannelProblem {
  const url = readAddress(read(env, variables[name][0]));
  if (url === undefined) return describeAddress(variables[name][0]);
  return makeHook(name, change(url), write, () => ({}));
}

function readSignedHook(env: Environment): Channel | ChannelProblem {
  const [address, secret] = variables.webhook;
  const url = readAddress(read(env, address));
  if (url === undefined) return describeAddress(address);
  const key = readSecret(read(env, secret ?? ''));
  if (key === undefined) {
    return {
      problem: `${secret} is not \`whsec_\` with 24 to 64 bytes in base64 behind it.`,
      hint: 'Make one with `echo "whsec_$(openssl rand -base64 32)"`, and give it to the receiver as well.',
    };
  }
  return makeHook('webhook', url, writeWebhook, (message, body, now) => signWebhook(message, body, key, now));
}

const makeHook = (
  name: ChannelName,
  url: URL,
  write: (message: Message) => object,
  sign: (message: Message, body: string, now: Instant) => Readonly<Record<string, string>>,
): Channel => ({
  name,
  target: url.host,
  show: (message) => JSON.stringify(write(message), null, 2),
  send: (message, now) => {
    const body = JSON.stringify(write(message));
    return post(url, body, sign(message, body, now), { now });
  },
});

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** Undefined unless it is encrypted, or stays on this machine. */
function readAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return undefined;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
    ? url
    : undefined;
}

const describeAddress = (variable: string): ChannelProblem => ({
  problem: `${variable} is no address that begins with \`https://\` and has no user in it.`,
  hint: 'Copy the address of the webhook as it is shown, and nothing else.',
});

function readMail(env: Environment): Channel | ChannelProblem {
  const [address, sender = '', receivers = ''] = variables.mail;
  const server = readServer(read(env, address));
  if (server === undefined) {
    return {
      problem: `${address} is no address of a mail server.`,
      hint: 'Write `smtps://user:password@mail.example.com` or `smtp://user:password@mail.example.com:587`, with `%40` for an `@` in the user or password.',
    };
  }
  const from = read(env, sender);
  const to = read(env, receivers);
  const [, host] = /@([a-z0-9.-]+)>?$/i.exec(from) ?? [];
  if (host === undefined || !to.includes('@')) {
    return {
      problem: `Mail needs ${sender} and ${receivers}.`,
      hint: 'Write addresses such as `Acme Status <status@acme.example>`, several receivers with commas between.',
    };
  }
  return {
    name: 'mail',
    target: server.host,
    show: (message) => {
      const { subject, text } = writeMail(message, host);
      return `Subject: ${subject}\n\n${text}`;
    },
    send: (message) => sendMail(writeMail(message, host), { from, to }, server),
  };
}

function readServer(text: string): MailServer | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return undefined;
  const secure = url.protocol === 'smtps:';
  const [user, pass] = [decode(url.username), decode(url.password)];
  if (user === undefined || pass === undefined) return undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    isLocal: isLoopback(url.hostname),
    auth: user === '' ? undefined : { user, pass },
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
