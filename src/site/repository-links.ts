// Where a browser shows the file of a page: to change it, and what has been changed in it.
import type { Repository, RepositorySoftware } from '../model/site.js';
import { encodePath } from './pages.js';

/** Where a browser shows the file of a page. */
export interface RepositoryLinks {
  readonly edit: string;
  readonly history: string;
}

interface Address {
  /** Without a slash at the end. */
  readonly url: string;
  /** Encoded; a slash of its name is left as it is. */
  readonly branch: string;
  /** The same as one segment. */
  readonly branchSegment: string;
  /** Encoded, from the root of the repository. */
  readonly path: string;
}

const ofGitea = {
  edit: ({ url, branch, path }: Address) => `${url}/_edit/${branch}/${path}`,
  history: ({ url, branch, path }: Address) => `${url}/commits/branch/${branch}/${path}`,
};

/** As each shows them in its own pages; none of them promises these forms, though all have kept them for years. */
const forms: Readonly<
  Record<RepositorySoftware, Readonly<Record<keyof RepositoryLinks, (address: Address) => string>>>
> = {
  github: {
    edit: ({ url, branch, path }) => `${url}/edit/${branch}/${path}`,
    history: ({ url, branch, path }) => `${url}/commits/${branch}/${path}`,
  },
  gitlab: {
    edit: ({ url, branch, path }) => `${url}/-/edit/${branch}/${path}`,
    history: ({ url, branch, path }) => `${url}/-/commits/${branch}/${path}`,
  },
  forgejo: ofGitea,
  gitea: ofGitea,
  bitbucket: {
    edit: ({ url, branchSegment, path }) =>
      `${url}/src/${branchSegment}/${path}?mode=edit&at=${branchSegment}`,
    history: ({ url, branchSegment, path }) => `${url}/history-node/${branchSegment}/${path}`,
  },
};

const commitForms: Readonly<Record<RepositorySoftware, string>> = {
  github: '/commit/',
  gitlab: '/-/commit/',
  forgejo: '/commit/',
  gitea: '/commit/',
  bitbucket: '/commits/',
};

/** Where a browser shows a commit. Undefined where no address is known. */
export const linkToCommit = (repository: Repository | undefined, commit: string): string | undefined =>
  repository?.software === undefined
    ? undefined
    : `${repository.url}${commitForms[repository.software]}${commit}`;

/** `path` is relative to the site. Undefined where there is no repository, or one of which no address is known. */
export function linkToRepository(
  repository: Repository | undefined,
  path: string,
): RepositoryLinks | undefined {
  if (repository?.software === undefined) return undefined;
  const { url, branch, folder, software } = repository;
  const address: Address = {
    url,
    branch: encodePath(branch),
    branchSegment: encodeURIComponent(branch),
    path: encodePath(folder === '' ? path : `${folder}/${path}`),
  };
  return { edit: forms[software].edit(address), history: forms[software].history(address) };
}
