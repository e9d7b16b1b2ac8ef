// Names that clash, are reserved or cannot be: which files are reported, and where.
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkFiles, file, soundIncident } from './check-folder.js';

const incident = (path: string, ...lines: readonly string[]): ReturnType<typeof file> =>
  file(path, soundIncident(lines));

describe('the name of a file', () => {
  test.each(['sign-in', '2025-10-15-sign-in', 'INC_42.v2', 'störung-2025', '事件-1', 'a', 'x'.repeat(120)])(
    '%s is an id',
    (name) => {
      expect(checkFiles(incident(`incidents/${name}.md`))).toEqual([]);
    },
  );

  test.each<[string, string]>([
    ['sign in', 'identity/invalid-id'],
    ['sign-in(2)', 'identity/invalid-id'],
    ['-sign-in', 'identity/invalid-id'],
    ['sign-in-', 'identity/invalid-id'],
    ['sign-in.', 'identity/invalid-id'],
    ['sign&in', 'identity/invalid-id'],
    ['sign%20in', 'identity/invalid-id'],
    ['x'.repeat(121), 'identity/invalid-id'],
    ['ü'.repeat(61), 'identity/invalid-id'],
    ['index', 'identity/reserved-name'],
    ['Index', 'identity/reserved-name'],
    ['con', 'identity/reserved-name'],
    ['AUX', 'identity/reserved-name'],
    ['nul.2025', 'identity/reserved-name'],
    ['com1', 'identity/reserved-name'],
  ])('%s is none', (name, code) => {
    expect(checkFiles(incident(`incidents/${name}.md`))).toEqual([`incidents/${name}.md:1:1 ${code}`]);
  });
});

describe('two of a kind', () => {
  test.each<[string, ReturnType<typeof file>[], string[]]>([
    [
      'ids in two folders',
      [incident('incidents/2024/a.md'), incident('incidents/2025/a.md')],
      ['incidents/2024/a.md:1:1 identity/duplicate-id', 'incidents/2025/a.md:1:1 identity/duplicate-id'],
    ],
    [
      'ids in two cases',
      [incident('incidents/2024/A.md'), incident('incidents/2025/a.md')],
      ['incidents/2024/A.md:1:1 identity/case-collision', 'incidents/2025/a.md:1:1 identity/case-collision'],
    ],
    [
      'ids in two Unicode forms',
      [incident('incidents/2024/st\u00f6rung.md'), incident('incidents/2025/sto\u0308rung.md')],
      [
        'incidents/2024/st\u00f6rung.md:1:1 identity/case-collision',
        'incidents/2025/sto\u0308rung.md:1:1 identity/case-collision',
      ],
    ],
    [
      'an id of a file that cannot be read',
      [incident('incidents/2024/a.md'), file('incidents/2025/a.md', 'ff', 'hex')],
      [
        'incidents/2024/a.md:1:1 identity/duplicate-id',
        'incidents/2025/a.md:1:1 file/not-utf8',
        'incidents/2025/a.md:1:1 identity/duplicate-id',
      ],
    ],
    [
      'years with prose',
      [file('incidents/2025/_year.md', 'Quiet.'), file('incidents/old/2025/_year.md', 'Loud.')],
      [
        'incidents/2025/_year.md:1:1 identity/duplicate-id',
        'incidents/old/2025/_year.md:1:1 identity/duplicate-id',
      ],
    ],
    [
      'slugs',
      [incident('incidents/a.md', 'slug: down'), incident('incidents/b.md', 'slug: Down')],
      ['incidents/a.md:7:7 identity/duplicate-slug', 'incidents/b.md:7:7 identity/duplicate-slug'],
    ],
    [
      'a slug and an id',
      [incident('incidents/a.md', 'slug: b'), incident('incidents/b.md')],
      ['incidents/a.md:7:7 identity/duplicate-slug', 'incidents/b.md:1:1 identity/duplicate-slug'],
    ],
    [
      'aliases',
      [incident('incidents/a.md', 'aliases: [/old/]'), incident('incidents/b.md', 'aliases: [x, old]')],
      ['incidents/a.md:7:11 identity/duplicate-alias', 'incidents/b.md:7:14 identity/duplicate-alias'],
    ],
    [
      'aliases in files with other errors',
      [
        incident('incidents/a.md', 'aliases: [/old/]', 'extenal: true'),
        incident('incidents/b.md', 'aliases: [/old/]'),
        incident('incidents/c.md', 'aliases: [/incidents/a/]'),
      ],
      [
        'incidents/a.md:7:11 identity/duplicate-alias',
        'incidents/a.md:8:1 format/unknown-field',
        'incidents/b.md:7:11 identity/duplicate-alias',
        'incidents/c.md:7:11 identity/duplicate-alias',
      ],
    ],
    [
      'an alias and a folder',
      [incident('incidents/a.md', 'aliases: [/robots.txt/a/, /History/a/]')],
      ['incidents/a.md:7:11 identity/duplicate-alias', 'incidents/a.md:7:27 identity/case-collision'],
    ],
    [
      'aliases in one file',
      [incident('incidents/a.md', 'aliases: [/old/, /Old]')],
      ['incidents/a.md:7:18 identity/duplicate-alias'],
    ],
    [
      'an alias and a page',
      [incident('incidents/a.md', 'aliases: [/x/, /components/api/]')],
      ['incidents/a.md:7:16 identity/duplicate-alias'],
    ],
    [
      'an alias and the page of the incident itself',
      [incident('incidents/a.md', 'aliases: [/incidents/a/]')],
      ['incidents/a.md:7:11 identity/duplicate-alias'],
    ],
    [
      'an alias and a file of the site',
      [incident('incidents/a.md', 'aliases: [robots.txt]')],
      ['incidents/a.md:7:11 identity/duplicate-alias'],
    ],
    [
      'a public file and a page',
      [incident('incidents/a.md'), file('public/incidents/a/index.html', 'x')],
      ['public/incidents/a/index.html:1:1 identity/public-clash'],
    ],
    [
      'a public file and a folder',
      [file('public/history', 'x')],
      ['public/history:1:1 identity/public-clash'],
    ],
  ])('%s', (_name, files, expected) => {
    expect(checkFiles(...files)).toEqual(expected);
  });
});

// Some file systems take the two for one; they cannot hold the example.
const isFolding = existsSync(import.meta.filename.toUpperCase());

describe.skipIf(isFolding)('two files in one folder that differ in case', () => {
  test.each<[string, ReturnType<typeof file>[], string[]]>([
    [
      'public files',
      [file('public/Logo.svg', 'x'), file('public/logo.svg', 'x')],
      ['public/Logo.svg:1:1 identity/case-collision', 'public/logo.svg:1:1 identity/case-collision'],
    ],
    [
      'attachments',
      [
        file('incidents/a.md', soundIncident([], '[a](Log.txt), [b](log.txt)')),
        file('incidents/Log.txt', 'x'),
        file('incidents/log.txt', 'x'),
      ],
      ['incidents/Log.txt:1:1 identity/case-collision', 'incidents/log.txt:1:1 identity/case-collision'],
    ],
  ])('%s', (_name, files, expected) => {
    expect(checkFiles(...files)).toEqual(expected);
  });
});

describe('an address in the front matter', () => {
  test.each([['slug: 2025-10-sign-in'], ['slug: störung'], ['aliases: [/2024/old-name/, old.html, /a/b/c]']])(
    '%s is one',
    (line) => {
      expect(checkFiles(incident('incidents/a.md', line))).toEqual([]);
    },
  );

  test.each<[string, string]>([
    ['slug: Sign-in is down', '7:7 identity/invalid-slug'],
    ['slug: 2025/sign-in', '7:7 identity/invalid-slug'],
    ['slug: sign-in/', '7:7 identity/invalid-slug'],
    [`slug: ${'x'.repeat(121)}`, '7:7 identity/invalid-slug'],
    ['slug: index', '7:7 identity/reserved-name'],
    ['slug: Aux', '7:7 identity/reserved-name'],
    ['aliases: [https://example.com/old/]', '7:11 identity/invalid-slug'],
    ['aliases: [/old name/]', '7:11 identity/invalid-slug'],
    ['aliases: [/old/?id=7]', '7:11 identity/invalid-slug'],
    ['aliases: [/old/, /../up/]', '7:18 identity/invalid-slug'],
    ['aliases: ["/"]', '7:11 identity/invalid-slug'],
  ])('%s is none', (line, expected) => {
    expect(checkFiles(incident('incidents/a.md', line))).toEqual([`incidents/a.md:${expected}`]);
  });
});

test('public files that some systems cannot hold', () => {
  expect(checkFiles(file('public/aux.txt', 'x'), file('public/.candor-lock', 'x'))).toEqual([
    'public/.candor-lock:1:1 identity/reserved-name',
    'public/aux.txt:1:1 identity/reserved-name',
  ]);
});
