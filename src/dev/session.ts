// What the live preview knows at a moment, and what of it browsers are shown.
import type { Check } from '../building/read-site.js';
import { decodeText } from '../kernel/decode.js';
import { compareDiagnostics, type Diagnostic } from '../kernel/diagnostic.js';
import { once } from '../kernel/remember.js';
import type { OutputFile } from '../model/output.js';
import { toReport } from '../output/report/report.js';
import type { LiveState, PublishedSite } from '../serving/published-site.js';
import type { Reading } from '../workspace.js';

export interface Session {
  current: Current | undefined;
  /** Problems that only showed when pages were made or searched. */
  later: readonly Diagnostic[];
  /** What is served: of the current sources, or where they have errors the last without. */
  site: PublishedSite | undefined;
  /** The last site of which all pages were made and searched. */
  settled: PublishedSite | undefined;
  /** The files of the last search index. */
  index: readonly OutputFile[];
  fault: string | undefined;
}

/** The sources as they were read last. */
export interface Current {
  readonly reading: Reading;
  /** Milliseconds since 1970-01-01T00:00Z: the time as of which they were read. */
  readonly now: number;
}

export const newSession = (): Session => ({
  current: undefined,
  later: [],
  site: undefined,
  settled: undefined,
  index: [],
  fault: undefined,
});

export function withProblems(check: Check, problems: readonly Diagnostic[]): Check {
  const { compilation } = check;
  const diagnostics = [...compilation.diagnostics, ...problems].sort(compareDiagnostics);
  return { ...check, compilation: { ...compilation, diagnostics } };
}

export const toSite = (
  folder: string,
  { compilation }: Check,
  files: readonly OutputFile[],
): PublishedSite => ({
  basePath: compilation.site.url === undefined ? '/' : new URL(compilation.site.url).pathname,
  files,
  folder,
});

/** Of a withheld file, neither words nor lines. */
export function toLiveState({ current, later, site, fault }: Session): LiveState {
  if (current === undefined) return { site, diagnostics: [], sourceOf: () => undefined, fault };
  const { tree, compilation } = withProblems(current.reading, later);
  const closed = new Set(
    compilation.diagnostics.flatMap(({ quotable, place }) => (quotable ? [] : place.path)),
  );
  // Most often nothing has a problem, and nobody asks.
  const byPath = once(
    () => new Map([tree.config ?? [], ...tree.files].flat().map((file) => [file.path, file.bytes])),
  );
  return {
    site,
    diagnostics: toReport(compilation.diagnostics),
    sourceOf: (path) => {
      const bytes = byPath().get(path);
      return bytes === undefined || closed.has(path) ? undefined : decodeText(path, bytes).text;
    },
    fault,
  };
}
