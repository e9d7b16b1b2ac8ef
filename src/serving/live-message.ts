// What the browser is told of the sources, as data: the problems with the lines that they speak of. Of a withheld file
// it hears no more than a report says.
import { countLevels, type Counts, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import type { Level } from '../kernel/codes.js';
import { excerptOf, splitLines } from '../output/report/excerpt.js';
import { toReport } from '../output/report/report.js';
import { showHidden } from '../output/visible.js';
import type { LiveState } from './published-site.js';

/** An event of the stream; src/serving/overlay/live.js reads it. */
export interface LiveMessage {
  /** Shows that a page of this server asks, when a file is to be opened. */
  readonly token: string;
  /** Of the page as it is served now, and of its stylesheets by address: what differs is loaded anew. */
  readonly page: string;
  readonly styles: Readonly<Record<string, string>>;
  /** Whether the sources have errors, so that the site is the last one without. */
  readonly isHeldBack: boolean;
  /** Whether withheld text is shown. */
  readonly reveal: boolean;
  /** In a sentence, where Candor itself failed. */
  readonly fault: string | undefined;
  readonly counts: Counts;
  /** The errors first; at most `mostShown`. */
  readonly problems: readonly ShownProblem[];
}

interface ShownProblem extends ShownPlace {
  readonly level: Level;
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly excerpt: readonly string[] | undefined;
  readonly related: readonly (ShownPlace & { readonly message: string })[];
}

interface ShownPlace {
  /** Relative to the site. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Whoever has more mends some of them first. */
const mostShown = 100;
/** Columns of an excerpt. */
const width = 90;

const levels = ['error', 'warning', 'info'] as const;

/** What a state says of the sources; the same for every page. */
export function describeProblems(
  { diagnostics, sourceOf }: LiveState,
  added: readonly Diagnostic[],
): Pick<LiveMessage, 'counts' | 'problems'> {
  const reported = toReport([...diagnostics, ...added]);
  const ordered = levels.flatMap((level) => reported.filter((diagnostic) => diagnostic.level === level));
  return {
    counts: countLevels(reported),
    problems: ordered.slice(0, mostShown).map((diagnostic) => describe(diagnostic, sourceOf)),
  };
}

function describe(diagnostic: Diagnostic, sourceOf: LiveState['sourceOf']): ShownProblem {
  const { code, level, message, hint, place, related, quotable } = diagnostic;
  const source = quotable ? sourceOf(place.path) : undefined;
  const excerpt = source === undefined ? undefined : excerptOf(splitLines(source), place, width);
  return {
    ...showPlace(place),
    level,
    code,
    message: showHidden(message),
    // A hint may have lines of its own.
    hint: hint?.split('\n').map(showHidden).join('\n'),
    excerpt:
      excerpt === undefined
        ? undefined
        : [excerpt.text, ' '.repeat(excerpt.indent) + '^'.repeat(excerpt.length)],
    related: related.map((other) => ({ ...showPlace(other.place), message: showHidden(other.message) })),
  };
}

const showPlace = ({ path, start }: Place): ShownPlace => ({
  path,
  line: start.line,
  column: start.column,
});
