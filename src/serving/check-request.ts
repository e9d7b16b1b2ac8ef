// Which requests are answered at all. A page of a foreign site must not be able to read what is served on this machine,
// not even where the name of that site leads here (DNS rebinding).
import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { readTarget, type Target } from './addresses.js';

export interface Refusal {
  readonly status: number;
  /** Quotes nothing of the request. */
  readonly reason: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `host:port` of every name that the server answers to, in lower case. */
export type ServedHosts = ReadonlySet<string>;

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Whether only this machine can reach an address that a server listens at (RFC 5735, RFC 4291, RFC 6761). */
export const isLoopback = (host: string): boolean =>
  loopback.includes(bracket(host).toLowerCase()) || /^127(?:\.\d{1,3}){3}$/.test(host);

/** The names for a server that listens at `host`; all addresses of the machine where it listens at all of them. */
export function listHosts(host: string, port: number): ServedHosts {
  const isAnywhere = ['0.0.0.0', '::'].includes(host);
  const own = isAnywhere
    ? Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))
    : [host];
  const names = [...loopback, ...own.map(bracket)].map((name) => name.toLowerCase());
  return new Set(names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}

/** An address of IPv6 as it stands in a URL. */
export const bracket = (host: string): string =>
  host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;

/** What is asked for, or why that is refused. */
export function checkRequest(request: IncomingMessage, hosts: ServedHosts): Target | Refusal {
  const { method, rawHeaders, headers, url = '' } = request;
  // Node keeps the first of two hosts, and others on the way might keep the second.
  const given = rawHeaders.filter((_, index) => index % 2 === 1 && isHost(rawHeaders[index - 1]));
  const [host = ''] = given;
  if (given.length !== 1 || !hosts.has(host.toLowerCase())) {
    const reason = `This server answers to ${[...hosts].join(', ')} alone.`;
    return { status: 403, reason };
  }
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    return { status: 403, reason: 'This server answers no other site.' };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, reason: 'Only GET and HEAD are answered.', headers: { Allow: 'GET, HEAD' } };
  return readTarget(url) ?? { status: 400, reason: 'This is not a path.' };
}

const isHost = (name: string | undefined): boolean => name?.toLowerCase() === 'host';

/** Whether a page of this very server asks, as far as the browser says so (W3C, Fetch Metadata). */
export const isOwnPage = ({ headers }: IncomingMessage): boolean =>
  (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin';
