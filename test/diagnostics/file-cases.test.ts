// What can lie in the folders of a site beside sound files: what is reported, and at which path.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSite } from '../../src/building/read-site.js';
import { checkFiles, file, soundIncident } from './check-folder.js';
import { exampleConfig, exampleNow } from './page.js';

const sound = file('incidents/a.md', soundIncident());

test.each<[string, ReturnType<typeof file>[], string[]]>([
  ['nothing but the configuration', [], []],
  ['hidden files', [sound, file('incidents/.DS_Store', 'x'), file('incidents/.a.md.swp', 'x')], []],
  ['backups of an editor', [sound, file('incidents/a.md~', 'x'), file('incidents/#a.md#', 'x')], []],
  ['a hidden public folder', [sound, file('public/.well-known/security.txt', 'x')], []],
  ['other folders of a repository', [sound, file('docs/a.md', 'x'), file('README.md', 'x')], []],

  ['another ending', [file('incidents/a.markdown', 'x')], ['incidents/a.markdown:1:1 file/wrong-extension']],
  ['capital letters', [file('incidents/a.MD', 'x')], ['incidents/a.MD:1:1 file/wrong-extension']],
  ['a second ending', [file('incidents/a.md.txt', 'x')], ['incidents/a.md.txt:1:1 file/wrong-extension']],
  ['MDX', [file('incidents/a.mdx', 'x')], ['incidents/a.mdx:1:1 file/wrong-extension']],
  [
    'a picture that nothing shows',
    [sound, file('incidents/a.png', 'x')],
    ['incidents/a.png:1:1 file/unreferenced'],
  ],
  [
    'a picture that a broken file shows',
    [file('incidents/a.md', soundIncident(['tag: x'], '![A graph](a.png)')), file('incidents/a.png', 'x')],
    ['incidents/a.md:7:1 format/unknown-field'],
  ],
  [
    'a picture that an unread file may show',
    [file('incidents/a.md', 'ff', 'hex'), file('incidents/a.png', 'x')],
    ['incidents/a.md:1:1 file/not-utf8'],
  ],
  ['a draft by its name', [file('incidents/_a.md', 'x')], ['incidents/_a.md:1:1 file/unknown-name']],
  ['the prose of no year', [file('incidents/_year.md', 'x')], ['incidents/_year.md:1:1 file/unknown-name']],
  [
    'a year of two digits',
    [file('incidents/25/_year.md', 'x')],
    ['incidents/25/_year.md:1:1 file/unknown-name'],
  ],
  [
    'the prose of a year with fields',
    [file('incidents/2025/_year.md', '---\ntitle: 2025\n---\n\nQuiet.')],
    ['incidents/2025/_year.md:1:1 format/field-not-allowed'],
  ],
  [
    'a conflict in the prose of a year',
    [file('incidents/2025/_year.md', '<<<<<<< a\nQuiet\n=======\nLoud\n>>>>>>> b\n')],
    [
      'incidents/2025/_year.md:1:1 format/conflict-marker',
      'incidents/2025/_year.md:5:1 format/conflict-marker',
    ],
  ],
  [
    'a digest in a folder of its own',
    [file('incidents/_digests/2025/2025-q4.md', 'x')],
    ['incidents/_digests/2025/2025-q4.md:1:1 file/unknown-name'],
  ],
  [
    'a folder of drafts',
    [file('incidents/_drafts/b.md', soundIncident())],
    ['incidents/_drafts/b.md:1:1 file/unknown-name'],
  ],
  [
    'a policy elsewhere',
    [file('incidents/2025/_policy.md', 'x')],
    ['incidents/2025/_policy.md:1:1 file/unknown-name'],
  ],

  [
    'a folder like a file',
    [file('incidents/a.md/b.md', soundIncident())],
    ['incidents/a.md:1:1 file/not-regular'],
  ],
  ['a pipe', [file('incidents/a.md', '', 'fifo')], ['incidents/a.md:1:1 file/not-regular']],
  [
    'a pipe among attachments',
    [file('incidents/a.log', '', 'fifo')],
    ['incidents/a.log:1:1 file/not-regular'],
  ],
  ['a pipe for the public', [file('public/a', '', 'fifo')], ['public/a:1:1 file/not-regular']],
  [
    'a link to a file',
    [sound, file('incidents/b.md', '', 'symlink', 'a.md')],
    ['incidents/b.md:1:1 file/symlink'],
  ],
  ['a link to nothing', [file('incidents/b.md', '', 'symlink', 'c.md')], ['incidents/b.md:1:1 file/symlink']],
  ['a link to a folder', [sound, file('incidents/b', '', 'symlink', '.')], ['incidents/b:1:1 file/symlink']],
  [
    'a link for incidents',
    [file('x/a.md', soundIncident()), file('incidents', '', 'symlink', 'x')],
    ['incidents:1:1 file/symlink'],
  ],
  ['a link for the public', [file('public', '', 'symlink', 'incidents')], ['public:1:1 file/symlink']],
  [
    'a link for the configuration',
    [file('x.yaml', exampleConfig), file('candor.yaml', '', 'symlink', 'x.yaml')],
    ['candor.yaml:1:1 file/symlink'],
  ],
  [
    'a folder for the configuration',
    [file('candor.yaml', '', 'mkdir')],
    ['candor.yaml:1:1 file/not-regular'],
  ],
  ['no configuration', [file('candor.yaml', '', 'missing'), sound], ['candor.yaml:1:1 config/missing']],
  ['a file for a folder', [file('incidents', 'x')], ['incidents:1:1 file/unreadable']],
  ['a folder of another name', [file('incident/a.md', 'x')], ['incident:1:1 file/folder-name']],
  ['an incident folder of something else', [sound, file('incident/a.md', 'x')], []],

  ['UTF-16', [file('incidents/a.md', 'ff fe 2d 00', 'hex')], ['incidents/a.md:1:1 file/not-utf8']],
  ['Latin-1', [file('incidents/a.md', '2d 2d 2d 0a 74 fc', 'hex')], ['incidents/a.md:2:2 file/not-utf8']],
  [
    'a character that is cut off',
    [file('incidents/a.md', '2d 2d 2d 0a e2 82', 'hex')],
    ['incidents/a.md:2:1 file/not-utf8'],
  ],
  ['a configuration in Latin-1', [file('candor.yaml', '73 69 fc', 'hex')], ['candor.yaml:1:3 file/not-utf8']],
  ['far too large', [file('incidents/a.md', 'x'.repeat(300 * 1024))], ['incidents/a.md:1:1 file/too-large']],
  ['a huge configuration', [file('candor.yaml', '#'.repeat(300 * 1024))], ['candor.yaml:1:1 file/too-large']],
])('%s', (_name, files, expected) => {
  expect(checkFiles(...files)).toEqual(expected);
});

describe('sizes', () => {
  const config = file('candor.yaml', `${exampleConfig}limits: { attachment_mib: 1 }\n`);
  const large = 'x'.repeat(1024 * 1024 + 1);

  test('of what is published are held against the limit', () => {
    const shown = file('incidents/a.md', soundIncident([], '[Log](a.log)'));
    const files = [config, shown, file('incidents/a.log', large), file('public/b.txt', large)];
    expect(checkFiles(...files)).toEqual([
      'incidents/a.log:1:1 file/too-large',
      'public/b.txt:1:1 file/too-large',
    ]);
  });

  test('of what is not published do not matter', () => {
    expect(checkFiles(config, sound, file('incidents/a.log', large))).toEqual([
      'incidents/a.log:1:1 file/unreferenced',
    ]);
  });

  test('up to the limit are fine', () => {
    expect(checkFiles(config, file('public/b.txt', large.slice(1)))).toEqual([]);
  });
});

// The superuser may read everything.
const isSuperuser = process.getuid?.() === 0;

test.skipIf(isSuperuser)('a file without permission to read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-secret-'));
  try {
    writeFileSync(join(folder, 'candor.yaml'), exampleConfig);
    chmodSync(join(folder, 'candor.yaml'), 0o000);
    const { diagnostics } = checkSite({ folder, now: exampleNow }).compilation;
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'file/unreadable The file could not be read, because permission was denied (EACCES).',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
