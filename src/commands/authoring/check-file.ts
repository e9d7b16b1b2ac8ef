// What `candor check` says of one file, and how a verb shows it.
import { compileSite } from '../../building/read-site.js';
import type { Diagnostic } from '../../kernel/diagnostic.js';
import type { SourceTree } from '../../model/source.js';
import { reporters } from '../../output/report/reporters.js';
import { decodeText } from '../../kernel/decode.js';
import type { Io } from '../command.js';
import { showsColor } from '../site-options.js';
import { narrowTree } from './narrow-tree.js';
import type { SiteAtHand } from './site-at-hand.js';

/** What is wrong with the file at `path` in a tree of the site, promises apart. */
export function checkFile(
  path: string,
  tree: SourceTree,
  { folder, site, now }: SiteAtHand,
): readonly Diagnostic[] {
  const narrow = narrowTree(tree, path, site);
  const { diagnostics } = compileSite(narrow, { folder, now, policy: false, search: false, onDemand: true });
  return diagnostics.filter(({ place }) => place.path === path);
}

/** The errors that are not among those of before, wherever these have moved to. */
export function listNewErrors(
  after: readonly Diagnostic[],
  before: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = before.filter(isError).map(textOf);
  return after.filter(isError).filter((diagnostic) => {
    const index = known.indexOf(textOf(diagnostic));
    if (index !== -1) known.splice(index, 1);
    return index === -1;
  });
}

export const isError = ({ level }: Diagnostic): boolean => level === 'error';

const textOf = ({ code, message }: Diagnostic): string => `${code}\n${message}`;

/** For people, as `candor check` shows it; nothing of a withheld file is quoted. */
export function describeProblems(
  diagnostics: readonly Diagnostic[],
  tree: SourceTree,
  prefix: string,
  io: Io,
): string {
  return reporters.pretty(diagnostics, {
    sourceOf: (path) => {
      const file = tree.files.find((candidate) => candidate.path === path);
      return file === undefined ? undefined : decodeText(path, file.bytes).text;
    },
    color: showsColor('err', io),
    prefix,
  });
}
