// The site around the posts: its configuration, its languages, names that cannot be ids, files that are no posts.
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/kernel/yaml.js';
import { importFiles, postWith, runImport } from './import-files.js';

const candorYaml = (config: string, path = 'config.yml'): unknown => {
  const result = runImport({ [path]: config, 'content/issues/a.md': postWith('Text.') });
  if (!result.ok) throw new Error(result.reason);
  const file = result.imported.files.find((entry) => entry.path === 'candor.yaml');
  return readYaml(file?.text ?? '', { path: 'candor.yaml' }).value;
};

const notesOn = (config: string): string[] => {
  const result = runImport({ 'config.yml': config, 'content/issues/a.md': postWith('Text.') });
  return result.ok
    ? result.imported.notes
        .filter(({ path }) => path === 'config.yml')
        .map(({ kind, line, reason }) => `${kind} ${line} ${reason}`)
    : [result.reason];
};

describe('configuration', () => {
  test('title, address, description, language and tabs are carried over', () => {
    const config = `title: Orchard
baseURL: http://status.orchard.example/sub/
languageCode: pt_BR
params:
  description: >
    All about
    fruit
  customTabs:
    - name: Shop
      link: https://orchard.example
    - link: /about
    - name: Mail
      link: mailto:a@orchard.example
`;
    expect(candorYaml(config)).toEqual({
      site: {
        title: 'Orchard',
        url: 'http://status.orchard.example/sub/',
        description: 'All about fruit',
        timezone: 'UTC',
        locale: 'pt-BR',
        links: [
          { label: 'Shop', url: 'https://orchard.example', place: 'nav' },
          { label: '/about', url: 'http://status.orchard.example/sub/about', place: 'nav' },
        ],
      },
    });
    expect(notesOn(config)).toContain(
      'lost 8 the tab “Mail” leads to “mailto:a@orchard.example”, which is no web address',
    );
  });

  test('what has no place is named at its own line', () => {
    const config = `title: T
languages: { en: {} }
params:
  categories:
    - name: Core
      closed: true
      untitled: false
    - { name: Other, closed: true }
  systems:
    - name: Core Mail
      category: Core
      link: https://a.example
    - name: Core
      category: Other
      link: https://a.example
      order: [1, 2]
languages:
  de: {}
`;
    expect(notesOn(config)).toEqual(
      expect.arrayContaining([
        'lost 6 the setting “closed: true” of the category “Core” has no place in Candor',
        'lost 8 the setting “closed: true” of the category “Other” has no place in Candor',
        'lost 12 the setting “link: https://a.example” of the system “Core Mail” has no place in Candor',
        'lost 15 the setting “link: https://a.example” of the system “Core” has no place in Candor',
        'lost 16 the setting “order: [1,2]” of the system “Core” has no place in Candor',
        'lost 17 the key “languages” stands twice, and what is said here is left out',
      ]),
    );
  });

  test('systems and categories become components and groups', () => {
    const config = `title: T
params:
  categories:
    - name: Core Services
      description: Ours
    - name: Hidden
      untitled: true
    - name: Empty
  systems:
    - { name: API, category: Core Services, description: 'The *API*' }
    - { name: Größe & Maß, category: Hidden }
    - { name: 検索, category: Core Services }
    - { name: API, category: Core Services }
    - { name: all, category: Nowhere }
    - { name: Low, displayName: Low Orbit }
    - Plain
`;
    expect(candorYaml(config)).toEqual({
      site: { title: 'T', timezone: 'UTC' },
      components: [
        {
          id: 'core-services',
          name: 'Core Services',
          description: 'Ours',
          components: [
            { id: 'api', name: 'API', description: 'The *API*' },
            { id: 'component-3', name: '検索' },
            { id: 'api-2', name: 'API' },
          ],
        },
        { id: 'grosse-mass', name: 'Größe & Maß' },
        { id: 'all-2', name: 'all' },
        { id: 'low-2', name: 'Low Orbit' },
        { id: 'plain', name: 'Plain' },
      ],
    });
    const notes = notesOn(config).join('\n');
    expect(notes).toContain('guessed 9 two systems are called “API”; posts mean the first');
    expect(notes).toContain('lost 3 the category “Empty” has no systems');
    expect(notes).toContain('the system “all” has the category “Nowhere”, which is not defined');
  });

  test('settings without a place are summed up, a line for each kind', () => {
    const config =
      'title: T\ntheme: cstate\nbuildFuture: true\nparams:\n  brand: red\n  useLogo: true\n  dateFormat: x\n  newThing: 1\n';
    expect(notesOn(config).filter((note) => note.startsWith('lost'))).toEqual([
      'lost 1 the site has no web address, so links to its own pages become text',
      'lost 2 settings of Hugo have no place in Candor: theme, buildFuture',
      'lost 5 settings for the look have no place in Candor: brand, useLogo',
      'lost 7 settings for how times are shown have no place in Candor: dateFormat',
      'lost 8 other settings have no place in Candor: newThing',
    ]);
  });

  test.each([
    ['hugo.toml', 'title = "T"\n[params]\n[[params.systems]]\nname = "Mail"\n'],
    ['config.yaml', 'title: T\nparams: { systems: [Mail] }\n'],
    ['config.json', '{"title": "T", "params": {"systems": ["Mail"]}}'],
    ['old/config.yml', 'title: T\nparams: { systems: [Mail] }\n'],
  ])('%s', (path, config) => {
    const folder = path.startsWith('old/') ? 'old/' : '';
    const result = runImport({ [path]: config, [`${folder}content/issues/a.md`]: postWith('Text.') });
    expect(result.ok && result.imported.files.map((file) => file.path)).toEqual([
      'candor.yaml',
      'incidents/2024/a.md',
    ]);
    expect(result.ok && result.imported.files[0]?.text).toContain('- id: mail\n    name: Mail\n');
  });

  test('a folder of configuration files', () => {
    const result = runImport({
      'config/_default/hugo.yaml': 'title: T\n',
      'config/_default/params.yaml': 'systems: [Mail]\n',
      'content/issues/a.md': postWith('Text.'),
    });
    expect(result.ok && result.imported.files[0]?.text).toContain('name: Mail');
  });

  test('the zone of times without an offset is the configured one, else UTC; either is said', () => {
    const files = { 'content/issues/a.md': postWith('Text.') };
    const started = (config: string): string | undefined => {
      const result = runImport({ 'config.yml': config, ...files }, 'Europe/Berlin');
      return result.ok ? /started: (.*)/.exec(result.imported.files[1]?.text ?? '')?.[1] : undefined;
    };
    expect(started('title: T\n')).toBe('2024-03-05 11:00');
    expect(started('title: T\ntimeZone: America/New_York\n')).toBe('2024-03-05 16:00');
    expect(notesOn('title: T\n')).toContain(
      'guessed 1 times without an offset (there are 1) are read as UTC, as Hugo does',
    );
    expect(notesOn('title: T\ntimeZone: Mars\n')).toContain(
      'guessed 2 the time zone “Mars” is not known; times without an offset are read as UTC',
    );
  });

  test.each([
    ['no configuration', {}, 'no Hugo configuration'],
    [
      'another Hugo site',
      { 'config.yml': 'title: Blog\n', 'content/posts/a.md': '---\ntitle: A\n---\n' },
      'names no systems and there are no posts',
    ],
    [
      'broken configuration',
      { 'config.yml': 'title: "T\n', 'content/issues/a.md': '' },
      'config.yml cannot be read: line 1',
    ],
    [
      'broken TOML',
      { 'hugo.toml': 'title = \n', 'content/issues/a.md': '' },
      'hugo.toml cannot be read: line 1',
    ],
  ])('%s: nothing is imported', (_name, files, reason) => {
    const result = runImport(files);
    expect(result.ok ? '' : result.reason).toContain(reason);
  });
});

describe('files', () => {
  test('names become ids, and no two are the same', () => {
    const names = ['a b', 'A-B', 'störung', '-x-', 'con', 'x'.repeat(130), '2021-07-56-summer', '…'];
    const files = Object.fromEntries(names.map((name) => [`content/issues/${name}.md`, postWith('Text.')]));
    const imported = importFiles({ ...files, 'content/issues/2023/nested/index.md': postWith('Text.') });
    const ids = imported.files
      .map(({ path }) => path)
      .filter((path) => path.startsWith('incidents/'))
      .map((path) => path.slice(15, -3))
      .sort();
    expect(ids).toEqual(
      [
        '2021-07-56-summer',
        'A-B',
        'a-b-2',
        'incident',
        'incident-con',
        'nested',
        'störung',
        'x',
        'x'.repeat(115),
      ].sort(),
    );
    expect(
      imported.notes.filter(({ reason }) => reason.includes('cannot be an id')).map(({ path }) => path),
    ).toHaveLength(5);
  });

  test('an incident lies in the year in which it began, in the zone of the new site', () => {
    const post = postWith('Text.').replace('2024-03-05 10:00:00', '2023-12-31 23:30:00');
    const paths = (zone: string): string[] =>
      importFiles({ 'content/issues/a.md': post }, zone).files.map(({ path }) => path);
    expect(paths('UTC')).toContain('incidents/2023/a.md');
    expect(paths('Europe/Berlin')).toContain('incidents/2024/a.md');
  });

  test('old addresses lead to the new page', () => {
    const imported = importFiles({
      'content/issues/My Post.md': postWith(
        'Text.',
        'severity: down\naliases: [/old/name, issues/other.html]',
      ),
      'content/issues/b.md': postWith('Text.', 'severity: down\nslug: c'),
      'content/issues/d.md': postWith('Text.', 'severity: down\nurl: /moved/d/\naliases: [/old/name]'),
    });
    const aliases = imported.files
      .slice(1)
      .map(({ text }) => [...text.matchAll(/^ {2}- (\/.*)$/gm)].map(([, path]) => path));
    expect(aliases).toEqual([
      ['/issues/my-post/', '/old/name/', '/issues/other/'],
      ['/issues/c/'],
      ['/moved/d/'],
    ]);
  });

  test('of translations the default language is kept', () => {
    const config = 'title: T\ndefaultContentLanguage: de\nlanguages: { de: {}, en: {} }\n';
    const result = runImport({
      'config.yml': config,
      'content/issues/a.de.md': postWith('Deutsch.'),
      'content/issues/a.en.md': postWith('English.'),
      'content/en/issues/b.md': postWith('Only English.'),
    });
    expect(result.ok && result.imported.counts).toEqual({ read: 3, written: 2, refused: 1 });
    expect(result.ok && result.imported.files.map(({ path }) => path)).toEqual([
      'candor.yaml',
      'incidents/2024/a.md',
      'incidents/2024/b.md',
    ]);
    expect(result.ok && result.imported.files[1]?.text).toContain('Deutsch.');
  });

  test('what is no post is named; a post elsewhere is found by its section', () => {
    const imported = importFiles({
      'content/issues/_index.md': '---\ntitle: List\n---\n',
      'content/issues/.gitkeep': '',
      'content/issues/notes.txt': 'x',
      'content/issues/page.html': '<p>x</p>',
      'content/pages/about.md': '---\ntitle: About\n---\nText.\n',
      'content/news/late.md': postWith('Text.'),
    });
    expect(imported.counts).toEqual({ read: 2, written: 1, refused: 1 });
    expect(
      imported.notes.filter(({ path }) => path !== 'config.yml').map(({ path, kind }) => `${kind} ${path}`),
    ).toEqual([
      'lost content/issues/.gitkeep',
      'lost content/issues/_index.md',
      'lost content/issues/notes.txt',
      'refused content/issues/page.html',
      'lost content/pages/about.md',
    ]);
  });
});
