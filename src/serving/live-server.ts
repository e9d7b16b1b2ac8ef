// The server of the live preview: the site as it was last compiled, from memory, and beside it what is wrong with the
// sources. Browsers are told of every change; what is not a browser gets the very bytes that a build would write.
import type { Diagnostic, Position } from '../kernel/diagnostic.js';
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
  /** Told of each such problem that is not among the diagnostics of the state, never from within `show`. */
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

/** Rejects with a ServingError where it cannot listen, or must not. */
export function startLiveServer(options: LiveServerOptions): Promise<LiveServer> {
  return Promise.reject(new ServingError(`Nothing is served at ${options.host} yet.`, 'Wait.'));
}
