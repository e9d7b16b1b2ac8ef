// Where the links lead that edit a page and show its history, with every host and every awkward path.
import { expect, it } from 'vitest';
import { guessSoftware } from '../../src/config/guess-software.js';
import type { Repository } from '../../src/model/site.js';
import { linkToRepository } from '../../src/site/repository-links.js';
import { attribute, find, site, textOf, visit, type Reader } from './make-record.js';

const repository: Repository = {
  url: 'https://git.example.com/acme/status',
  branch: 'main',
  folder: '',
  software: 'github',
};

it.each<[Repository['software'], string, string]>([
  ['github', 'edit/release/1/docs/incidents/a.md', 'commits/release/1/docs/incidents/a.md'],
  ['gitlab', '-/edit/release/1/docs/incidents/a.md', '-/commits/release/1/docs/incidents/a.md'],
  ['forgejo', '_edit/release/1/docs/incidents/a.md', 'commits/branch/release/1/docs/incidents/a.md'],
  ['gitea', '_edit/release/1/docs/incidents/a.md', 'commits/branch/release/1/docs/incidents/a.md'],
  [
    'bitbucket',
    'src/release%2F1/docs/incidents/a.md?mode=edit&at=release%2F1',
    'history-node/release%2F1/docs/incidents/a.md',
  ],
])('has the addresses of %s', (software, edit, history) => {
  const links = linkToRepository(
    { ...repository, software, branch: 'release/1', folder: 'docs' },
    'incidents/a.md',
  );
  expect(links).toEqual({ edit: `${repository.url}/${edit}`, history: `${repository.url}/${history}` });
});

it('encodes what stands in a path', () => {
  const links = linkToRepository(repository, 'incidents/2025/店 #1?.md');
  expect(links?.edit).toBe(`${repository.url}/edit/main/incidents/2025/%E5%BA%97%20%231%3F.md`);
});

it.each([
  ['https://github.com/a/b', 'github'],
  ['https://www.github.com/a/b', 'github'],
  ['https://gitlab.com/a/b/c', 'gitlab'],
  ['https://gitlab.example.com/a/b', 'gitlab'],
  ['https://my-gitea.example.com/a/b', 'gitea'],
  ['https://codeberg.org/a/b', 'forgejo'],
  ['https://bitbucket.org/a/b', 'bitbucket'],
  ['https://git.example.com/a/b', undefined],
  ['https://notgithub.com/a/b', undefined],
  ['https://bitbucket.example.com/projects/a/repos/b', undefined],
])('guesses of %s that it is %s', (url, software) => {
  expect(guessSoftware(url)).toBe(software);
});

/** By their words. */
const linksOn = (reader: Reader, path: string): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    find(reader.document(path), 'a')
      .filter((element) => / this page$/.test(textOf(element)))
      .map((element) => [textOf(element), attribute(element, 'href')]),
  );

it('stands on the pages that have a file of their own', () => {
  const reader = visit({ site: { ...site, repository } });
  const blob = 'main/incidents/2025/2025-10-15-customer-creation.md';
  expect(linksOn(reader, 'incidents/2025-10-15-customer-creation/index.html')).toEqual({
    'Edit this page': `${repository.url}/edit/${blob}`,
    'History of this page': `${repository.url}/commits/${blob}`,
  });
  expect(linksOn(reader, 'history/2025/index.html')['Edit this page']).toBe(
    `${repository.url}/edit/main/incidents/2025/_year.md`,
  );
  for (const path of ['index.html', 'history/2026/index.html', 'components/eu/index.html'])
    expect(linksOn(reader, path), path).toEqual({});
});

it('has no links where nobody says what the host runs', () => {
  const reader = visit({ site: { ...site, repository: { ...repository, software: undefined } } });
  expect(linksOn(reader, 'incidents/2025-10-15-customer-creation/index.html')).toEqual({});
});
