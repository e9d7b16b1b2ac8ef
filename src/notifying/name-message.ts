// The name by which receivers tell whether they had a message.
import { createHash } from 'node:crypto';
import type { MessageSite } from './channel.js';

/** 32 hexadecimal digits: the same for the same change of the same site. */
export const nameMessage = (key: string, { url, title }: MessageSite): string =>
  createHash('sha256')
    .update(`${url ?? title}\n${key}`)
    .digest('hex')
    .slice(0, 32);
