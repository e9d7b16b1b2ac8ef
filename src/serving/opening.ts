// The answer to a click on a problem: its file opens in the author's editor, and no other file does, wherever it lies.
import type { IncomingMessage } from 'node:http';
import type { Diagnostic, Position } from '../kernel/diagnostic.js';
import type { Target } from './addresses.js';
import { isOwnPage, type Refusal } from './check-request.js';

export interface Opening {
  /** A file of a problem, as the problem names it. */
  readonly path: string;
  readonly position: Position;
}

/** What is to be opened: `?path=…&line=…&column=…`, asked by a page that was told the token. */
export function readOpening(
  { query }: Target,
  request: IncomingMessage,
  token: string,
  problems: readonly Diagnostic[],
): Opening | Refusal {
  // A HEAD must change nothing, and here a GET does.
  if (request.method !== 'GET')
    return { status: 405, reason: 'Only GET opens a file.', headers: { Allow: 'GET' } };
  // No foreign page can send this header without asking first, and nobody answers when it does (WHATWG, Fetch).
  if (!isOwnPage(request) || request.headers['x-candor-token'] !== token)
    return { status: 403, reason: 'Only a page of this preview opens a file. Load it anew.' };
  const wanted = new URLSearchParams(query);
  const [path, line, column] = ['path', 'line', 'column'].map((name) => wanted.get(name) ?? '');
  const places = problems.flatMap(({ place, related }) => [place, ...related.map((other) => other.place)]);
  const known = places.find((place) => place.path === path)?.path;
  const isPosition = [line, column].every((number) => /^\d{1,7}$/.test(number ?? ''));
  if (known === undefined || !isPosition)
    return { status: 404, reason: 'No problem is known at this place.' };
  return { path: known, position: { line: Number(line), column: Number(column) } };
}
