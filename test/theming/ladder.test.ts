// Every step of docs/theming.md, from a custom property to a theme of one's own, built with the incidents of the example
// site; and what a theme that fails does to a build.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultTheme } from '../../theme/index.js';
import { candor, listFiles, makeFolder, makeSite, project, readTree } from '../cli/site-folder.js';

const step = (name: string): string => join(project, 'test/themes', name);

/** A hash in the name of a stylesheet or a script. */
const hashInName = /\.[0-9a-f]{10}(?=\.(?:css|js)\b)/g;

/** The files of a site with the look of a step; their names, and links to them, without hashes. */
async function build(name: string): Promise<Record<string, string>> {
  const folder = makeFolder();
  cpSync(step(name), folder, { recursive: true });
  cpSync(join(project, 'test/sites/minimal/incidents'), join(folder, 'incidents'), { recursive: true });
  const config = readFileSync(join(folder, 'candor.yaml'), 'utf8');
  const own = readFileSync(join(project, 'test/sites/minimal/candor.yaml'), 'utf8');
  const look = config.slice(config.indexOf('\ntheme:') + 1);
  const site = makeSite({ 'candor.yaml': `${own.trimEnd()}\noutput:\n  search: false\n${look}` }, folder);
  const now = ['--now', '2026-11-20T09:12:00+01:00'];
  expect(await candor(site, ['build', ...now])).toMatchObject({
    code: 0,
    err: expect.not.stringContaining('theme/') as string,
  });
  const strip = (text: string): string => text.replaceAll(hashInName, '');
  const files = Object.entries(readTree(join(site, '_site')));
  return Object.fromEntries(files.map(([path, content]) => [strip(path), strip(content)]));
}

const pagesOf = (files: Record<string, string>): readonly string[] =>
  Object.entries(files).flatMap(([path, content]) => (path.endsWith('.html') ? [content] : []));

describe('each step builds', () => {
  test('custom properties become a stylesheet after the one of the theme', async () => {
    const files = await build('properties');
    expect(files['assets/custom.css']).toBe(
      ':root {\n  --round: 4px;\n  --sans: Verdana, sans-serif;\n  --link: #0a5c36;\n}\n' +
        '@media (prefers-color-scheme: dark) {\n:root {\n  --link: #6bcb9b;\n}\n}\n',
    );
    for (const page of pagesOf(files))
      expect(page).toMatch(/theme\.css">\n<link rel="stylesheet" href="[./a-z]*custom\.css">/);
  });

  test('a stylesheet of the site comes last', async () => {
    const files = await build('stylesheet');
    expect(files['assets/site.css']).toBe(readFileSync(join(step('stylesheet'), 'theme/site.css'), 'utf8'));
    for (const page of pagesOf(files))
      expect([...page.matchAll(/[\w]+\.css/g)].join()).toBe('theme.css,site.css');
  });

  test('a part is replaced on every page, and may use the one that it replaces', async () => {
    for (const page of pagesOf(await build('part'))) {
      expect(page).toContain('<p>Kestrel Rail, platform 4.');
      expect(page).toContain('<footer class="footer">');
    }
  });

  test('another shell holds the same pages, with an asset of its own', async () => {
    const files = await build('shell');
    expect(files['assets/shell.css']).toContain('body {');
    for (const page of pagesOf(files)) {
      expect(page).toContain('<nav aria-label="Kestrel Rail">');
      expect(page).not.toContain('class="masthead"');
    }
  });

  test('a theme from nothing makes every page and brings no file of the default one', async () => {
    const files = await build('plain');
    expect(Object.keys(files).filter((path) => path.startsWith('assets/'))).toEqual(['assets/plain.css']);
    expect(pagesOf(files).length).toBeGreaterThan(10);
    for (const page of pagesOf(files)) {
      expect(page).toContain('plain.css');
      expect(page).not.toMatch(/<svg|<script|theme\.css/);
    }
  });
});

const themed = (parts: string): Record<string, string> => ({
  'candor.yaml': `site:
  title: Kestrel Rail status
  url: https://status.kestrel.example/
  timezone: Europe/Berlin
components:
  - { id: api, name: Interface }
output: { search: false }
theme:
  module: theme/theme.js
`,
  'theme/theme.js': `import { defaultTheme, extendTheme, html } from 'candor';\n\nexport default extendTheme(defaultTheme, { parts: {\n  ${parts}\n} });\n`,
});

describe('a theme that fails', () => {
  let site: string;
  beforeAll(async () => {
    site = makeSite(themed('footer: () => html`<footer>As it was</footer>`'));
    expect(await candor(site, ['build'])).toMatchObject({ code: 0 });
  });

  test.each([
    [
      'throws',
      "footer: () => { throw new Error('no platform'); }",
      /theme\/theme\.js:4:\d+ error theme\/part-failed\n.*“Error: no platform\.” on a page of the kind `status`/,
    ],
    [
      'is asynchronous',
      'footer: async () => html`x`',
      /error theme\/part-failed\n {2}The part `footer` returned a promise/,
    ],
    [
      'returns nothing',
      'footer: () => undefined',
      /error theme\/part-failed\n {2}The part `footer` returned undefined and no HTML/,
    ],
  ])('because a part %s leaves the last site in place', async (name, parts, report) => {
    const before = readTree(join(site, '_site'));
    makeSite(
      {
        [`theme/again-${name.replaceAll(' ', '-')}.js`]: themed(parts)['theme/theme.js'] ?? '',
        'candor.yaml': (themed(parts)['candor.yaml'] ?? '').replace(
          'theme.js',
          `again-${name.replaceAll(' ', '-')}.js`,
        ),
      },
      site,
    );
    const { code, err } = await candor(site, ['build']);
    expect(code).toBe(1);
    expect(err.replaceAll(/again-[a-z-]+/g, 'theme')).toMatch(report);
    expect(err).not.toContain('    at ');
    expect(readTree(join(site, '_site'))).toEqual(before);
  });

  test('is passed over by --keep-going, because an outage does not wait for it', async () => {
    const broken = makeSite(themed('footer: () => nowhere.at.all'));
    const { code, err } = await candor(broken, ['build', '--keep-going']);
    expect(code).toBe(1);
    expect(err).toContain('nowhere is not defined');
    expect(readFileSync(join(broken, '_site/index.html'), 'utf8')).toContain('class="footer"');
  });

  test('is no file of the site where it lies outside or is a folder', async () => {
    const odd = makeSite({
      ...themed(''),
      'candor.yaml': (themed('')['candor.yaml'] ?? '').replace('theme/theme.js', 'theme'),
    });
    const { err } = await candor(odd, ['build']);
    expect(err).toContain('`theme` is no regular file.');
    expect(listFiles(odd)).not.toContain('_site/index.html');
  });
});

test('docs/theming.md names every part, and no other', () => {
  const text = readFileSync(join(project, 'docs/theming.md'), 'utf8');
  const table = text.slice(text.indexOf('\n## The parts\n'), text.indexOf('\n## What a part can ask for\n'));
  const named = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(Object.keys(defaultTheme.parts).sort());
});

test('docs/theming.md names every custom property, and no other', () => {
  const tokens = readFileSync(join(project, 'theme/assets/css/tokens.css'), 'utf8');
  const text = readFileSync(join(project, 'docs/theming.md'), 'utf8');
  const table = text.slice(text.indexOf('\n### Custom properties\n'), text.indexOf('\n## 2. '));
  const named = [...table.matchAll(/`(--\w+)`/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(
    [...new Set([...tokens.matchAll(/(--\w+):/g)].map(([, name]) => name))].sort(),
  );
});
