// What all reports share: which diagnostics they tell, in which order, and what they must not tell.
import { entryOf } from '../../kernel/codes.js';
import { compareDiagnostics, type Diagnostic } from '../../kernel/diagnostic.js';

export interface ReportOptions {
  /** The text of a file by its path in the site; undefined where it is not known. */
  readonly sourceOf: (path: string) => string | undefined;
  /** Whether the reader is a terminal that shows colours. */
  readonly color: boolean;
  /** What leads from the reader's folder to the site's: empty, or ending in `/`. */
  readonly prefix: string;
  /** Columns of the terminal that a line of source may take up; 100 unless given. */
  readonly width?: number | undefined;
}

/** Turns diagnostics into a text that ends its last line, or is empty. */
export type Reporter = (diagnostics: readonly Diagnostic[], options: ReportOptions) => string;

/** The diagnostics in order. Of a withheld file only the place and what the code itself says are left. */
export function toReport(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics
    .map((diagnostic) => (diagnostic.quotable ? diagnostic : withhold(diagnostic)))
    .sort(compareDiagnostics);
}

/** The end of the place goes too: it would tell how long the withheld text is. */
function withhold({ code, level, message, place, quotable }: Diagnostic): Diagnostic {
  const { summary, hint = `docs/diagnostics/${code}.md shows the right form.` } = entryOf(code);
  return {
    code,
    level,
    // It names a file of the site, and quotes nothing.
    message: code === 'withheld/leak' ? message : summary,
    hint,
    place: { ...place, end: place.start },
    related: [],
    quotable,
  };
}
