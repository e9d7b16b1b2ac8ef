// What the site's rules and a file's waivers make of the diagnostics that were found.
import { isLowerable, type Code } from '../kernel/codes.js';
import { compareDiagnostics, diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import type { SourceRecord } from './rule.js';

const weight = { info: 0, warning: 1, error: 2 } as const;

export interface Judgement {
  /** Paths of files that yield no entry: they would be left out without an error, so none of theirs is lowered. */
  readonly unread: ReadonlySet<string>;
  /** Whether anything could have reported that code in that file: else nobody knows what a waiver of it silences. */
  readonly isJudged: (code: Code, path: string) => boolean;
}

/** In the order of reports, each once, at the level of the site, and without what is switched off. */
export function applyLevels(
  found: readonly Diagnostic[],
  { site, incidents }: Pick<SourceRecord, 'site' | 'incidents'>,
  { unread, isJudged }: Judgement,
): Diagnostic[] {
  const waiving = incidents.filter(({ waivers }) => waivers.length > 0);
  const waiversByPath = new Map(waiving.map(({ path, waivers }) => [path, waivers]));
  const used = new Set<object>();
  const judged = found.flatMap((diagnostic): Diagnostic[] => {
    if (diagnostic.level === 'error' && unread.has(diagnostic.place.path)) return [diagnostic];
    const rule = site.rules.get(diagnostic.code);
    if (rule === 'off') return [];
    const waivers = waiversByPath.get(diagnostic.place.path);
    const waiver = waivers?.find(({ code }) => code === diagnostic.code);
    if (waiver !== undefined && isLowerable(diagnostic.code)) {
      used.add(waiver);
      return [
        {
          ...diagnostic,
          level: 'info',
          message: `${diagnostic.message} Waived: ${waiver.reason}`,
          hint: undefined,
        },
      ];
    }
    // A rule speaks about the usual level; what was found to matter less in this place stays below it.
    const isMild = weight[diagnostic.level] < weight[diagnose(diagnostic.code, diagnostic.place, '').level];
    return rule === undefined || isMild ? [diagnostic] : [{ ...diagnostic, level: rule }];
  });
  // What a file with errors would report once they are mended is not known.
  const faulty = new Set(judged.flatMap(({ level, place }) => (level === 'error' ? [place.path] : [])));
  const unused = waiving.flatMap(({ path, waivers }) =>
    waivers
      .filter((waiver) => !used.has(waiver) && !faulty.has(path) && isJudged(waiver.code, path))
      .map(({ code, place }) => {
        const message = `Nothing in this file reports \`${code}\`, so the waiver silences nothing.`;
        return diagnose('format/unused-waiver', place, message, { hint: 'Remove it.' });
      }),
  );
  return withoutRepeats([...judged, ...unused].sort(compareDiagnostics));
}

const withoutRepeats = (sorted: readonly Diagnostic[]): Diagnostic[] =>
  sorted.filter((diagnostic, index) => {
    const before = sorted[index - 1];
    return (
      before === undefined || before.code !== diagnostic.code || compareDiagnostics(before, diagnostic) !== 0
    );
  });
