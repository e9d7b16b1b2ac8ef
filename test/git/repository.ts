// Sites in real repositories, with commits at times of our choosing.
import { execFileSync } from 'node:child_process';
import { makeFolder, makeSite, writeFiles, type Files } from '../cli/site-folder.js';

/** None of the machine's own configuration. */
const plain = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' } as const;

export interface Repository {
  /** The root of its working tree. */
  readonly folder: string;
  readonly git: (...question: readonly string[]) => string;
  /** Writes files and commits everything at a time in UTC, such as `2025-10-15 15:30`; gives the id of the commit. */
  readonly commit: (time: string, files?: Files, author?: string) => string;
}

export function runGit(folder: string, question: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  return execFileSync('git', [...question], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...plain, ...env },
  });
}

/** The environment of a commit at a time in UTC; its author may have had it ready earlier. */
export const commitTimes = (time: string, author: string = time): NodeJS.ProcessEnv => ({
  GIT_COMMITTER_DATE: `${time}:00 +0000`,
  GIT_AUTHOR_DATE: `${author}:00 +0000`,
});

/** An empty repository; the site's configuration is there, and in the first commit. */
export function makeRepository(siteFolder = ''): Repository {
  const folder = makeFolder();
  runGit(folder, ['init', '-q', '-b', 'main']);
  for (const [name, value] of [
    ['user.name', 'Sam Keeper'],
    ['user.email', 'sam@acme.example'],
    ['commit.gpgSign', 'false'],
  ] as const) {
    runGit(folder, ['config', name, value]);
  }
  makeSite({}, siteFolder === '' ? folder : `${folder}/${siteFolder}`);
  return {
    folder,
    git: (...question) => runGit(folder, question),
    commit: (time, files = {}, author) => {
      writeFiles(folder, files);
      runGit(folder, ['add', '-A']);
      runGit(folder, ['commit', '-q', '-m', 'x', '--allow-empty'], commitTimes(time, author));
      return runGit(folder, ['rev-parse', 'HEAD']).trim();
    },
  };
}
