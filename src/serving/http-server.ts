// The plain HTTP server below the live preview and the static one: it refuses what must not be answered, finds a port,
// and closes at once when told to.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Target } from './addresses.js';
import { bracket, checkRequest, listHosts, type Refusal, type ServedHosts } from './check-request.js';
import { ServingError } from './serving-error.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Undefined where the response is written by the handler itself, and stays open. */
export type Handler = (
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<Answer | undefined>;

export interface ServeOptions {
  readonly host: string;
  /** Undefined takes 4000, or the next above it that is free; 0 takes any that is free. */
  readonly port: number | undefined;
  /** Told of what a handler throws; the request is answered with 500. */
  readonly onFault: (error: unknown) => void;
}

export interface HttpServer {
  /** Of the root, with a trailing slash. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Headers of every answer: nothing here is for other sites, nor to be taken for anything but what it says it is. */
const everywhere = { 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin' };

const usualPort = 4000;
/** How many are tried where none was named. */
const portsTried = 50;

/** Rejects with a ServingError where it cannot listen. */
export async function serveHttp(options: ServeOptions, handler: Handler): Promise<HttpServer> {
  let hosts: ServedHosts = new Set();
  // Somebody who sends a request byte by byte holds a connection for no longer than this.
  const limits = { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 5_000 };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    // A browser that went away is no failure.
    response.on('error', () => undefined);
    const target = checkRequest(request, hosts);
    if ('status' in target) {
      send(request, response, refuse(target));
      return;
    }
    handler(target, request, response)
      .catch((error: unknown) => {
        options.onFault(error);
        return refuse({ status: 500, reason: 'The server failed; the terminal says why.' });
      })
      .then((given) => {
        if (given !== undefined) send(request, response, given);
      })
      .catch(options.onFault);
  };
  const server = createServer({ ...limits, connectionsCheckingInterval: 5_000 }, answer);
  // Node would answer these by itself, also to whoever must get no answer.
  server.on('checkContinue', answer);
  server.on('checkExpectation', answer);
  server.maxConnections = 200;
  server.on('connect', (_, socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nConnection: close\r\n\r\n');
  });
  await listen(server, options);
  server.on('error', options.onFault);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  hosts = listHosts(options.host, port);
  return {
    url: `http://${['0.0.0.0', '::'].includes(options.host) ? '127.0.0.1' : bracket(options.host)}:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A plain sentence; `Connection: close`, for whoever is refused may have more to come that nobody wants to read. */
export function refuse({ status, reason, headers = {} }: Refusal): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      Connection: 'close',
      ...headers,
    },
    body: `${reason}\n`,
  };
}

function send({ method }: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
  const length = answer.status === 304 ? {} : { 'Content-Length': String(body.length) };
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries({ ...everywhere, ...length, ...answer.headers }))
    response.setHeader(name, value);
  if (method === 'HEAD' || answer.status === 304) response.end();
  else response.end(body);
}

async function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  const first = port ?? usualPort;
  const last = port === undefined ? first + portsTried - 1 : first;
  for (let tried = first; tried <= last; tried += 1) {
    const problem = await listenAt(server, host, tried);
    if (problem === undefined) return;
    if (problem.code !== 'EADDRINUSE' || (tried === last && port !== undefined))
      throw explain(problem, host, tried);
  }
  const message = `Every port from ${first} to ${last} is in use.`;
  throw new ServingError(message, 'Name one that is free with `--port`.');
}

function listenAt(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => {
      server.off('error', resolve);
      resolve(undefined);
    });
  });
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): ServingError {
  switch (code ?? '') {
    case 'EADDRINUSE':
      return new ServingError(
        `Port ${port} is in use by another program.`,
        'Name another with `--port`, or leave it out: then the first that is free is taken.',
      );
    case 'EACCES':
      return new ServingError(
        `This account may not listen at port ${port}.`,
        'Name one above 1023 with `--port`.',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ServingError(
        `\`${host}\` is no address of this machine.`,
        'Leave `--host` out to serve this machine alone.',
      );
    default:
      return new ServingError(
        `Nothing can listen at ${host}, port ${port}: ${message}.`,
        'Try another port.',
      );
  }
}
