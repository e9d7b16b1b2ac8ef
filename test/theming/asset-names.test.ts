// What stylesheets and scripts are called in a built site: by their content, so that browsers may keep them for ever.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameAssets } from '../../src/theming/name-assets.js';
import { candor, config, incident, makeSite, readTree } from '../cli/site-folder.js';

const look = `${config}theme:\n  stylesheet: theme/site.css\n`;
const now = ['--now', '2026-01-15T12:00:00Z'];
const hashed = /^assets\/[a-z]+\.[0-9a-f]{10}\.(?:css|js)$/;

describe('the names of stylesheets and scripts', () => {
  const site = makeSite({
    'candor.yaml': look,
    'theme/site.css': 'a { color: teal }\n',
    'incidents/2025/2025-10-15-slow.md': incident(),
  });
  const build = async (): Promise<Record<string, string>> => {
    expect(await candor(site, ['build', ...now])).toMatchObject({ code: 0 });
    return readTree(join(site, '_site'));
  };
  const named = (files: Record<string, string>, stem: string): readonly string[] =>
    Object.keys(files).filter((path) => path.startsWith(`assets/${stem}`) && !path.endsWith('.svg'));

  it('change with their content, and nothing else does; pages and the host know them', async () => {
    const before = await build();
    writeFileSync(join(site, 'theme/site.css'), 'a { color: maroon }\n');
    const after = await build();
    for (const files of [before, after]) {
      const own = Object.keys(files).filter(
        (path) => /\.(?:css|js)$/.test(path) && path.startsWith('assets/'),
      );
      expect(own.map((path) => path.replace(/\..*\./, '.')).sort()).toEqual([
        'assets/search.css',
        'assets/search.js',
        'assets/site.css',
        'assets/theme.css',
        'assets/theme.js',
      ]);
      for (const path of own) {
        expect(path).toMatch(hashed);
        expect(files['_headers']).toContain(
          `/${path}\n  Cache-Control: public, max-age=31536000, immutable\n`,
        );
      }
      const ofSearch = named(files, 'search.');
      for (const path of own) {
        expect(files['search/index.html']).toContain(`"../${path}"`);
        const isLinked = files['history/index.html']?.includes(`"../${path}"`);
        expect(isLinked).toBe(!ofSearch.includes(path));
      }
    }
    expect(named(after, 'theme.')).toEqual(named(before, 'theme.'));
    expect(named(after, 'site.')).not.toEqual(named(before, 'site.'));
    expect(after[named(after, 'site.').join()]).toBe(readFileSync(join(site, 'theme/site.css'), 'utf8'));
  });

  it('leave to a theme which of its files others lead to by name', () => {
    const asset = { path: 'assets/a.js', source: 'a.js' };
    const files = [
      { path: 'assets/a.js', content: 'import "./b.js"' },
      { path: 'assets/b.js', content: '' },
    ];
    const loaded = nameAssets({
      theme: {
        parts: {} as never,
        assets: [asset, { path: 'assets/b.js', source: 'b.js', keepsName: true }],
      },
      assets: files,
      diagnostics: [],
    });
    expect(loaded.assets.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^assets\/a\.[0-9a-f]{10}\.js$/) as string,
      'assets/b.js',
    ]);
  });
});
