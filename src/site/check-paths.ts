// Paths that the site would write twice, or that some system cannot hold: an alias that is somebody's page, a public
// file that is a page, names that differ only in case.
import { diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import { placeOf, type Incident } from '../model/incident.js';
import { collidingOutputPaths, foldPath, outputPathProblem, type OutputFile } from '../model/output.js';
import { outputPathOf } from './pages.js';

/** Diagnostics at the aliases and source files that cannot be published beside the rest. */
export function checkPaths(files: readonly OutputFile[], entries: readonly Incident[]): Diagnostic[] {
  const aliasByPath = new Map<string, Alias[]>();
  for (const incident of entries) {
    incident.aliases.forEach((alias, index) => {
      const path = foldPath(outputPathOf({ page: 'redirect', alias }));
      aliasByPath.set(path, [...(aliasByPath.get(path) ?? []), { incident, index }]);
    });
  }
  const sourceByPath = new Map(
    files.flatMap((file) => ('copyOf' in file ? [[file.path, file.copyOf] as const] : [])),
  );
  const collisions = collidingOutputPaths(files.map(({ path }) => path)).flatMap(
    ([first, second]): Diagnostic[] => {
      const aliases = aliasByPath.get(foldPath(second)) ?? aliasByPath.get(foldPath(first));
      if (aliases !== undefined) return refuseAlias(aliases);
      const [path, other] = sourceByPath.has(second) ? [second, first] : [first, second];
      const source = sourceByPath.get(path);
      return source === undefined ? [] : [refuseFile(source, path, other, sourceByPath.get(other))];
    },
  );
  const names = files.flatMap((file): Diagnostic[] => {
    const problem = 'copyOf' in file ? outputPathProblem(file.path) : undefined;
    if (problem === undefined || !('copyOf' in file)) return [];
    const message = `The path \`${file.path}\` ${problem}, so it cannot be published.`;
    return [
      diagnose('identity/reserved-name', startOfFile(file.copyOf), message, { hint: 'Rename the file.' }),
    ];
  });
  return [...collisions, ...names];
}

interface Alias {
  readonly incident: Incident;
  readonly index: number;
}

// The last one that claims a path is refused; `claims` are all of them, in the order of entries.
function refuseAlias(claims: readonly Alias[]): Diagnostic[] {
  return claims.slice(-1).map(({ incident, index }) => {
    const others = claims.slice(0, -1).map((claim) => ({
      message: 'It is claimed here too.',
      place: placeOf(claim.incident, `aliases.${claim.index}`),
    }));
    const alias = incident.aliases[index] ?? '';
    const [other] = claims;
    const owner =
      other === undefined || others.length === 0
        ? 'the path of a page of the site'
        : `an alias in \`${other.incident.path}\``;
    const message = `The alias \`${alias}\` is already ${owner}.`;
    const hint = 'Remove it, or write the path that the incident really had.';
    const place = placeOf(incident, `aliases.${index}`);
    return diagnose('identity/duplicate-alias', place, message, { hint, related: others });
  });
}

/** `path` is where the file at `source` would be written, `other` the path that it collides with. */
function refuseFile(
  source: string,
  path: string,
  other: string,
  otherSource: string | undefined,
): Diagnostic {
  const isPublic = source.startsWith('public/');
  const place = startOfFile(source);
  if (foldPath(path) === foldPath(other) && path !== other) {
    const message = `\`${source}\` differs from \`${otherSource ?? other}\` only in case or in Unicode form.`;
    const related =
      otherSource === undefined ? [] : [{ message: 'The other file.', place: startOfFile(otherSource) }];
    const hint = isPublic ? 'Rename or remove it.' : 'Rename one of the two, and mend the links to it.';
    return diagnose('identity/case-collision', place, message, { hint, related });
  }
  const isFolder = foldPath(other).startsWith(`${foldPath(path)}/`);
  const found = isFolder
    ? `\`${path}\` has to be a folder of the site`
    : path === other
      ? `\`${path}\` is the path of a page of the site`
      : `\`${other}\` is a file of the site and cannot be a folder`;
  const message = `${found}, so \`${source}\` cannot be published.`;
  return diagnose('identity/public-clash', place, message, { hint: 'Rename or remove it.' });
}
