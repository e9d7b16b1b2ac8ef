// A webhook of one's own, signed as Standard Webhooks has it, so that its receiver can check it with a library.
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import { createHmac } from 'node:crypto';
import { changeJson, siteJson } from '../changes/changes-json.js';
import { formatInstant } from '../kernel/time-writing.js';
import type { Instant } from '../kernel/time.js';
import type { Message } from './channel.js';
import { nameMessage } from './name-message.js';

/** `timestamp` is the moment of the build, so that the same message has the same bytes. */
export const writeWebhook = ({ change, site, built }: Message): object => ({
  type: `status.${change.kind}`,
  timestamp: formatInstant(built),
  data: { site: siteJson(site), change: changeJson(change) },
});

/** `webhook-id` is the same for the same change, however often it is sent: receivers know by it what they had. */
export function signWebhook(
  message: Message,
  body: string,
  key: Uint8Array,
  now: Instant,
): Readonly<Record<string, string>> {
  const id = `msg_${nameMessage(message.change.key, message.site)}`;
  const seconds = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}

/** `whsec_` and 24 to 64 bytes in base64; undefined for anything else. */
export function readSecret(text: string): Uint8Array | undefined {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  if (encoded === undefined || encoded.replace(/=+$/, '').length % 4 === 1) return undefined;
  const key = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return key.length >= 24 && key.length <= 64 ? key : undefined;
}
