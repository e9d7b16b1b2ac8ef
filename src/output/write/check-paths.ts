// The paths of a site, before anything is written: none may lead out of the output, nor collide on any system.
import { outputPathProblem, type OutputFile } from '../../model/output.js';
import { collidingOutputPaths } from '../../model/path-claims.js';
import { OutputError } from './output-error.js';

/** Refuses paths that lead out of the output, or that not every system can hold beside each other. */
export function checkPaths(files: readonly OutputFile[]): void {
  const refuse = (why: string): never => {
    throw new OutputError(
      'path',
      `The site was not published: ${why}.`,
      'Rename one of the files that the site is made from.',
    );
  };
  for (const { path } of files) {
    const problem = outputPathProblem(path);
    if (problem !== undefined) refuse(`the path ${JSON.stringify(path)} ${problem}`);
  }
  for (const [a, b] of collidingOutputPaths(files.map(({ path }) => path))) {
    refuse(`${a} and ${b} cannot stand beside each other on every system`);
  }
}
