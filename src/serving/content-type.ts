// What the content of a file is, told by the end of its name: the only user of mrmime.
import { lookup } from 'mrmime';

/** For the header; all text that Candor writes is UTF-8, and so is what it copies unless it says otherwise itself. */
export function contentTypeOf(path: string): string {
  const type = isJsonFeed(path) ? 'application/feed+json' : (lookup(path) ?? 'application/octet-stream');
  return isText(type) ? `${type}; charset=utf-8` : type;
}

/** No other file for machines ends like one of another kind (jsonfeed.org, version 1.1). */
const isJsonFeed = (path: string): boolean => /(?:^|\/)feeds\/(?:.*\/)?[^/]+\.json$/.test(path);

/** Whether it is made of letters, and so grows much smaller when packed. */
export const isText = (type: string): boolean =>
  /^text\/|^application\/(?:json|xml|manifest\+json|javascript)\b|\+(?:json|xml)\b/.test(type);
