// The server of the live preview: the site as it was last compiled, from memory, and beside it what is wrong with the
// sources. Browsers are told of every change; what is not a browser gets the very bytes that a build would write.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Diagnostic, Position } from '../kernel/diagnostic.js';
import type { OutputFile } from '../model/output.js';
import { reportPretty } from '../output/report/report-pretty.js';
import { readTarget, type Target } from './addresses.js';
import { isLoopback, isOwnPage } from './check-request.js';
import { contentTypeOf } from './content-type.js';
import { openEventStreams } from './event-streams.js';
import { refuse, serveHttp, type Answer } from './http-server.js';
import { describeProblems, type LiveMessage } from './live-message.js';
import { addScript, failedPage, isNavigation, ownFolder, waitingPage } from './live-pages.js';
import { openLiveSite } from './live-site.js';
import { readOpening } from './opening.js';
import type { LiveState } from './published-site.js';
import { ServingError } from './serving-error.js';

export interface LiveServerOptions {
  /** The address to listen at: `127.0.0.1` unless somebody asked for another. */
  readonly host: string;
  /** Undefined takes 4000, or the next above it that is free; 0 takes any that is free. */
  readonly port: number | undefined;
  /** Whether the pages show what is withheld: then only this machine may see them. */
  readonly reveal: boolean;
  /** Opens a source file, by its path relative to the site; resolves with a sentence where that failed. */
  readonly openFile: (path: string, position: Position) => Promise<string | undefined>;
  /** What is wrong where a page could not be made when it was asked for; undefined for a fault of Candor. */
  readonly describeError: (error: unknown) => Diagnostic | undefined;
  /** Told once for each site of each such problem that is not among its diagnostics, never from within `show`. */
  readonly onRenderProblem: (problem: Diagnostic) => void;
  /** A sentence for the terminal: an editor that could not be opened, a fault. */
  readonly onNotice: (sentence: string) => void;
}

export interface LiveServer {
  /** Of the root, with a trailing slash: `http://127.0.0.1:4000/`. It leads on to the path of the site. */
  readonly url: string;
  readonly port: number;
  /** From now on this is served; browsers that show what has changed load it anew. */
  readonly show: (state: LiveState) => void;
  /** Resolves when every connection is closed. */
  readonly close: () => Promise<void>;
}

const nothing: LiveState = { site: undefined, diagnostics: [], sourceOf: () => undefined };

/** Rejects with a ServingError where it cannot listen, or must not. */
export async function startLiveServer(options: LiveServerOptions): Promise<LiveServer> {
  if (options.reveal && !isLoopback(options.host)) {
    throw new ServingError(
      `What is withheld is not shown at \`${options.host}\`, where other machines could read it.`,
      'Leave out `--reveal`, or leave out `--host`.',
    );
  }
  const token = randomBytes(16).toString('hex');
  let state = nothing;
  let problems = describeProblems(nothing, []);
  /** What went wrong while pages of this site were made. */
  let failures: readonly Diagnostic[] = [];

  const site = openLiveSite((error) => {
    const failure = options.describeError(error);
    if (failure === undefined) {
      options.onNotice(`A page could not be made: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    if ([...failures, ...state.diagnostics].some((known) => isSame(known, failure))) return;
    failures = [...failures, failure];
    problems = describeProblems(state, listFailures());
    setImmediate(() => {
      options.onRenderProblem(failure);
      streams.send();
    });
  });
  const listFailures = (): readonly Diagnostic[] =>
    failures.filter((failure) => !state.diagnostics.some((known) => isSame(known, failure)));

  const streams = openEventStreams((path) => {
    // First, for a page that cannot be made is one of the problems.
    const fingerprint = site.fingerprint(path);
    const message: LiveMessage = {
      token,
      ...fingerprint,
      ...problems,
      fault: state.fault,
      isHeldBack: problems.counts.error > 0 || state.fault !== undefined,
      reveal: options.reveal,
    };
    return JSON.stringify(message);
  });

  const answerFile = (path: string, file: OutputFile, status: number, request: IncomingMessage): Answer => {
    const type = contentTypeOf(file.path);
    const isShown = type.startsWith('text/html') && isNavigation(request);
    const content = site.read(file);
    if (content === undefined && 'copyOf' in file)
      return refuse({ status: 404, reason: 'The file that this is a copy of is gone.' });
    if (content === undefined) {
      const body = failedPage();
      return reply(500, 'text/html; charset=utf-8', isShown ? addScript(body, '') : body);
    }
    return reply(status, type, isShown ? addScript(content, site.fingerprint(path).page) : content);
  };

  const answerPage = ({ path, query }: Target, request: IncomingMessage): Answer => {
    if (state.site === undefined) {
      if (isNavigation(request)) return reply(503, 'text/html; charset=utf-8', addScript(waitingPage(), ''));
      const { diagnostics, sourceOf } = state;
      const report = reportPretty(diagnostics, { sourceOf, color: false, prefix: '' });
      return reply(503, 'text/plain; charset=utf-8', report);
    }
    const found = site.find(path);
    if (found?.kind === 'redirect')
      return { status: 301, headers: { ...unstored, Location: found.to + query }, body: '' };
    const file = found?.file ?? site.missing();
    if (file === undefined) return refuse({ status: 404, reason: 'There is no such page.' });
    return answerFile(path, file, found === undefined ? 404 : 200, request);
  };

  const open = async (target: Target, request: IncomingMessage): Promise<Answer> => {
    const opening = readOpening(target, request, token, [...state.diagnostics, ...failures]);
    if ('status' in opening) return refuse(opening);
    const problem = await options.openFile(opening.path, opening.position);
    if (problem !== undefined) options.onNotice(problem);
    return reply(200, 'application/json', JSON.stringify({ problem: problem ?? null }));
  };

  const listen = (request: IncomingMessage, response: ServerResponse, query: string): Answer | undefined => {
    if (!isOwnPage(request)) return refuse({ status: 403, reason: 'Only a page of this preview listens.' });
    if (request.method !== 'GET') return reply(200, 'text/event-stream; charset=utf-8', '');
    const page = readTarget(new URLSearchParams(query).get('page') ?? '/');
    if (page === undefined) return refuse({ status: 400, reason: 'This is not a path.' });
    if (streams.open(page.path, response)) return undefined;
    return refuse({ status: 503, reason: 'Too many pages are open.', headers: { 'Retry-After': '5' } });
  };

  const overlay = loadOverlay();
  const server = await serveHttp(
    {
      ...options,
      onFault: (error) => {
        options.onNotice(error instanceof Error ? (error.stack ?? error.message) : String(error));
      },
    },
    async (target, request, response) => {
      const own = target.path.startsWith(ownFolder) ? target.path.slice(ownFolder.length) : undefined;
      if (own === undefined) return answerPage(target, request);
      if (own === 'events') return listen(request, response, target.query);
      if (own === 'open') return open(target, request);
      const content = overlay.get(own);
      if (content === undefined) return refuse({ status: 404, reason: 'There is no such file.' });
      return reply(200, contentTypeOf(own), content);
    },
  );
  return {
    url: server.url,
    port: server.port,
    show: (next) => {
      if (next.site !== state.site) failures = [];
      if (next.site !== undefined && next.site !== state.site) site.replace(next.site);
      state = next;
      problems = describeProblems(state, listFailures());
      streams.send();
    },
    close: () => {
      streams.close();
      return server.close();
    },
  };
}

const isSame = (a: Diagnostic, b: Diagnostic): boolean =>
  a.code === b.code &&
  a.message === b.message &&
  a.place.path === b.place.path &&
  a.place.start.line === b.place.start.line;

const unstored = { 'Cache-Control': 'no-store' };

const reply = (status: number, type: string, body: string | Uint8Array): Answer => ({
  status,
  headers: { ...unstored, 'Content-Type': type },
  body,
});

/** What runs in the browser, as it lies beside this file in the sources as in the package. */
const loadOverlay = (): ReadonlyMap<string, string> =>
  new Map(
    ['live.js', 'live.css', 'page.css'].map((name) => [
      name,
      readFileSync(new URL(`overlay/${name}`, import.meta.url), 'utf8'),
    ]),
  );
