// Why a build does not publish over what stands in the output: it would destroy what Candor did not write.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { outputPathProblem } from '../../model/output.js';
import { collidingOutputPaths } from '../../model/path-claims.js';
import { hashFile } from './copy.js';
import { OutputError } from './output-error.js';
import type { Planned } from './planned.js';
import { listed } from './target.js';

export function checkKeep(keep: readonly string[]): void {
  for (const path of keep) {
    const problem = outputPathProblem(path);
    if (problem === undefined) continue;
    throw new OutputError(
      'path',
      `The site was not published: output.keep has ${JSON.stringify(path)}, which ${problem}.`,
      'Give each file or folder to keep by its path inside the output, such as CNAME or .well-known.',
    );
  }
}

export function refuseRepository(out: string, path: string): never {
  throw new OutputError(
    'target',
    `Candor does not publish into ${out}: it contains ${path}, so a repository is in it.`,
    'Publish into a folder of its own and copy or push the site from there.',
  );
}

export function refuseForeign(out: string, foreign: readonly string[]): void {
  if (foreign.length === 0) return;
  throw new OutputError(
    'foreign',
    `Candor does not publish into ${out}: it holds files that Candor did not write: ${listed(foreign)}.`,
    'Move them away, put them into public/ so that they are part of the site, or name them under output.keep.',
  );
}

export function refuseOverwriting(out: string, kept: readonly string[], planned: Planned): void {
  if (kept.length === 0) return;
  const other = kept.filter(
    (path) => !planned.paths.has(path) || hashOfKept(join(out, path)) !== planned.hash(path),
  );
  const both = collidingOutputPaths([...planned.paths, ...other]).map(([, path]) => path);
  if (both.length === 0) return;
  throw new OutputError(
    'foreign',
    `The site was not published: output.keep protects files in ${out} that the site has too, with other content: ${listed(both)}.`,
    'Delete them from the output if the site is right, or take them out of public/.',
  );
}

/** A link or pipe never equals a file of the site. */
const hashOfKept = (path: string): string => (lstatSync(path).isFile() ? hashFile(path) : '');

export function refuseEdited(out: string, edited: readonly string[]): void {
  if (edited.length === 0) return;
  throw new OutputError(
    'edited',
    `Candor does not publish into ${out}: files in it were changed since Candor wrote them: ${listed(edited)}.`,
    'Bring the changes into the sources if they are needed; then delete these files, or the whole folder, and build again.',
  );
}
