// Paths that the site would write twice, or that some system cannot hold: an alias that is somebody's page, a public
// file that is a page, names that differ only in case.
import { diagnose, startOfFile, type Diagnostic, type Related } from '../kernel/diagnostic.js';
import { placeOf } from '../model/incident.js';
import { foldPath, outputPathProblem, type OutputFile } from '../model/output.js';
import { areSoundPaths, collidingOutputPaths } from '../model/path-claims.js';
import { listClaims, listPaths, type Claim } from './list-claims.js';
import type { SitePlan } from './plan-site.js';

type AliasClaim = Claim & { readonly kind: 'alias' };
type FileClaim = Claim & { readonly kind: 'file' };

/** Diagnostics at the aliases and source files that cannot be published beside the rest, each at its own place. */
export const checkPaths = (plan: SitePlan, copied: readonly OutputFile[]): readonly Diagnostic[] =>
  areSoundPaths(listPaths(plan, copied)) ? [] : checkClaims(listClaims(plan, copied));

function checkClaims(claims: readonly Claim[]): readonly Diagnostic[] {
  const collisions = groupRivals(claims).flatMap((rivals) =>
    rivals.flatMap((claim) => {
      if (claim.kind !== 'alias' && claim.kind !== 'file') return [];
      const others = rivals.filter((other) => other !== claim && relate(claim, other) !== undefined);
      return claim.kind === 'alias' ? refuseAlias(claim, others) : refuseFile(claim, others);
    }),
  );
  const names = claims.flatMap((claim): Diagnostic[] => {
    const problem = claim.kind === 'file' ? outputPathProblem(claim.path) : undefined;
    if (problem === undefined || claim.kind !== 'file') return [];
    const message = `The path \`${claim.path}\` ${problem}, so it cannot be published.`;
    return [
      diagnose('identity/reserved-name', startOfFile(claim.source), message, { hint: 'Rename the file.' }),
    ];
  });
  return [...collisions, ...names];
}

/** Groups that hold all that a claim collides with. */
function groupRivals(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const pairs = collidingOutputPaths(claims.map(({ path }) => path));
  if (pairs.length === 0) return [];
  const claimsByPath = new Map<string, Claim[]>();
  for (const claim of claims) {
    const path = foldPath(claim.path);
    const known = claimsByPath.get(path);
    if (known === undefined) claimsByPath.set(path, [claim]);
    else known.push(claim);
  }
  const pathsByFirst = new Map<string, Set<string>>();
  for (const [first, second] of pairs) {
    const key = foldPath(first);
    const paths = pathsByFirst.get(key) ?? new Set([key]);
    pathsByFirst.set(key, paths.add(foldPath(second)));
  }
  return [...pathsByFirst.values()].map((paths) =>
    [...paths].flatMap((path) => claimsByPath.get(path) ?? []),
  );
}

/** `nested`: one is a file where the other needs a folder. `spelling`: a folder of theirs differs only in case. */
function relate({ path }: Claim, { path: other }: Claim): 'same' | 'nested' | 'spelling' | undefined {
  const [folded, foldedOther] = [foldPath(path), foldPath(other)];
  if (folded === foldedOther) return 'same';
  if (folded.startsWith(`${foldedOther}/`) || foldedOther.startsWith(`${folded}/`)) return 'nested';
  const others = other.split('/');
  const differing = path.split('/').findIndex((part, index) => part !== others[index]);
  return foldPath(path.split('/')[differing] ?? '') === foldPath(others[differing] ?? '')
    ? 'spelling'
    : undefined;
}

// Which of two aliases is right only their author knows, so both are refused; a page has its path by right.
function refuseAlias(claim: AliasClaim, rivals: readonly Claim[]): Diagnostic[] {
  const { incident, index } = claim;
  // Of two in one file only the later one has to go.
  const others = rivals.filter(
    (other) => !(other.kind === 'alias' && other.incident === incident && other.index > index),
  );
  const other = strongestOf(others);
  if (other === undefined) return [];
  const alias = incident.aliases[index] ?? '';
  const place = placeOf(incident, `aliases.${index}`);
  const related = relatedTo(others);
  const relation = relate(claim, other);
  if (relation !== 'same') {
    const found =
      relation === 'nested'
        ? `cannot stand beside ${showPath(other)}: one is a file where the other needs a folder`
        : `has a folder that differs from one of ${showPath(other)} only in case or in Unicode form`;
    const hint = 'Remove it, or write the path that the incident really had.';
    const code = relation === 'nested' ? 'identity/duplicate-alias' : 'identity/case-collision';
    return [diagnose(code, place, `The alias \`${alias}\` ${found}.`, { hint, related })];
  }
  const message =
    other.kind === 'alias'
      ? `The alias \`${alias}\` is also ${nameOf(other)}.`
      : `The alias \`${alias}\` is already the path of ${nameOf(other)}.`;
  const hint =
    other.kind === 'alias' && other.incident !== incident
      ? 'Keep it in the file of the incident that had this path.'
      : 'Remove it, or write the path that the incident really had.';
  return [diagnose('identity/duplicate-alias', place, message, { hint, related })];
}

// A file of the public folder gives way to the site, attachments included; aliases give way to files.
function refuseFile(claim: FileClaim, rivals: readonly Claim[]): Diagnostic[] {
  const others = rivals.filter(
    (other) => other.kind !== 'alias' && (isPublic(claim) || !(other.kind === 'file' && isPublic(other))),
  );
  const other = strongestOf(others);
  if (other === undefined) return [];
  const { path, source } = claim;
  const place = startOfFile(source);
  const related = relatedTo(others);
  if (relate(claim, other) === 'spelling' || (relate(claim, other) === 'same' && path !== other.path)) {
    const message = `\`${source}\` differs from ${showPath(other)} only in case or in Unicode form.`;
    const hint = isPublic(claim)
      ? 'Rename or remove it.'
      : 'Rename one of the two, and mend the links to it.';
    return [diagnose('identity/case-collision', place, message, { hint, related })];
  }
  const isFolder = foldPath(other.path).startsWith(`${foldPath(path)}/`);
  const found = isFolder
    ? `\`${path}\` has to be a folder of the site`
    : path === other.path
      ? `\`${path}\` is the path of ${nameOf(other)}`
      : `\`${other.path}\` is a file of the site and cannot be a folder`;
  const message = `${found}, so \`${source}\` cannot be published.`;
  return [diagnose('identity/public-clash', place, message, { hint: 'Rename or remove it.', related })];
}

const isPublic = ({ source }: FileClaim): boolean => source.startsWith('public/');

const strength = ['site', 'entry', 'file', 'alias'] as const satisfies readonly Claim['kind'][];

/** The claim that the others have to give way to. */
const strongestOf = (claims: readonly Claim[]): Claim | undefined =>
  strength.map((kind) => claims.find((claim) => claim.kind === kind)).find((claim) => claim !== undefined);

function nameOf(claim: Claim): string {
  switch (claim.kind) {
    case 'alias':
      return `an alias in \`${claim.incident.path}\``;
    case 'entry':
      return `the page of \`${placeOf(claim.incident, '').path}\``;
    case 'file':
      return `\`${claim.source}\``;
    case 'site':
      return claim.path.endsWith('.html') ? 'a page of the site' : 'a file of the site';
  }
}

/** Where the author finds it, or else the reader. */
const showPath = (claim: Claim): string => `\`${claim.kind === 'file' ? claim.source : claim.path}\``;

/** A list copied into a thousand files is shown by its first places. */
const mostRelated = 5;

function relatedTo(claims: readonly Claim[]): readonly Related[] {
  return claims
    .flatMap((claim): Related[] => {
      if (claim.kind === 'site') return [];
      if (claim.kind === 'file') return [{ message: 'The other file.', place: startOfFile(claim.source) }];
      return claim.kind === 'entry'
        ? [{ message: 'The incident that has this page.', place: placeOf(claim.incident, 'slug') }]
        : [{ message: 'It is claimed here too.', place: placeOf(claim.incident, `aliases.${claim.index}`) }];
    })
    .slice(0, mostRelated);
}
