// Paths that the site would write twice, or that some system cannot hold: an alias that is somebody's page, a public
// file that is a page, names that differ only in case.
import { diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import { placeOf, type Incident } from '../model/incident.js';
import { collidingOutputPaths, outputPathProblem, type OutputFile } from '../model/output.js';
import { outputPathOf } from './pages.js';

/** Diagnostics at the aliases and source files that cannot be published beside the rest. */
export function checkPaths(files: readonly OutputFile[], entries: readonly Incident[]): Diagnostic[] {
  const aliasByPath = new Map<string, { incident: Incident; index: number }[]>();
  for (const incident of entries) {
    incident.aliases.forEach((alias, index) => {
      const path = outputPathOf({ page: 'redirect', alias });
      aliasByPath.set(path, [...(aliasByPath.get(path) ?? []), { incident, index }]);
    });
  }
  const sourceByPath = new Map(
    files.flatMap((file) => ('copyOf' in file ? [[file.path, file.copyOf] as const] : [])),
  );
  const collisions = collidingOutputPaths(files.map(({ path }) => path)).flatMap(
    ([first, second]): Diagnostic[] => {
      const aliases = aliasByPath.get(second) ?? aliasByPath.get(first);
      const alias = aliases?.at(-1);
      if (alias !== undefined) {
        const { incident, index } = alias;
        const other = aliases?.find((entry) => entry !== alias);
        const owner =
          other === undefined
            ? 'the path of something else in the site'
            : `an alias in \`${other.incident.path}\``;
        const message = `The alias \`${incident.aliases[index] ?? ''}\` is already ${owner}.`;
        const hint = 'Remove it, or write another path.';
        return [
          diagnose('identity/duplicate-alias', placeOf(incident, `aliases.${index}`), message, { hint }),
        ];
      }
      const source = sourceByPath.get(second) ?? sourceByPath.get(first);
      if (source === undefined) return [];
      const clashing = source === sourceByPath.get(second) ? first : second;
      const message = `\`${source}\` would be published at the path of \`${clashing}\`, or differ from it only in case or Unicode form.`;
      return [
        diagnose('identity/public-clash', startOfFile(source), message, {
          hint: 'Rename or remove the file.',
        }),
      ];
    },
  );
  const names = files.flatMap((file): Diagnostic[] => {
    const problem = 'copyOf' in file ? outputPathProblem(file.path) : undefined;
    if (problem === undefined || !('copyOf' in file)) return [];
    const message = `The path \`${file.path}\` ${problem}, so it cannot be published everywhere.`;
    return [
      diagnose('identity/reserved-name', startOfFile(file.copyOf), message, { hint: 'Rename the file.' }),
    ];
  });
  return [...collisions, ...names];
}
