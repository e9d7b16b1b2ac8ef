// Gives the stylesheets and scripts of a theme names that change with their content, so that browsers may keep them for
// ever. Builds do; the live preview does not, because a page that is being looked at keeps its links.
import { hash } from 'node:crypto';
import type { LoadedTheme } from './load-theme.js';

/** Enough that no two versions of a file share a name. */
const hashLength = 10;

/** `assets/theme.css` becomes `assets/theme.1f0c6a52be.css`. Images keep their names: stylesheets lead to them. */
export function nameAssets(loaded: LoadedTheme): LoadedTheme {
  const keeping = new Set(loaded.theme.assets.flatMap(({ path, keepsName }) => (keepsName ? path : [])));
  const names = new Map(
    loaded.assets.flatMap((file) => {
      const [, stem = '', ending = ''] = /^(.*)(\.(?:css|js))$/.exec(file.path) ?? [];
      if ('copyOf' in file || ending === '' || keeping.has(file.path)) return [];
      return [[file.path, `${stem}.${hash('sha256', file.content).slice(0, hashLength)}${ending}`]];
    }),
  );
  return {
    ...loaded,
    theme: {
      ...loaded.theme,
      assets: loaded.theme.assets.map((asset) => {
        const published = names.get(asset.path);
        return published === undefined ? asset : { ...asset, published };
      }),
    },
    assets: loaded.assets.map((file) => ({ ...file, path: names.get(file.path) ?? file.path })),
  };
}
