// What a repository's host runs, as far as its name tells.
import type { RepositorySoftware } from '../model/site.js';

const knownHosts: Readonly<Record<string, RepositorySoftware>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'codeberg.org': 'forgejo',
  'gitea.com': 'gitea',
  'bitbucket.org': 'bitbucket',
};

/** Many of those who run one of these themselves call the host after it: `gitlab.example.com`. */
const tellingNames = /(?:^|[.-])(gitlab|forgejo|gitea)[.-]/;

/** Undefined where the name of the host says nothing. */
export function guessSoftware(url: string): RepositorySoftware | undefined {
  const host = new URL(url).hostname;
  const named = tellingNames.exec(host)?.[1] as RepositorySoftware | undefined;
  return knownHosts[host.replace(/^www\./, '')] ?? named;
}
