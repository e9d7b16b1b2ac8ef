// Reads the files of a theme: what it brings along, and what the configuration adds to it.
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isForeign, refuseForeign, type ThemeFile, type ThemeProperty } from '../config/resolve-theme.js';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { nearestWord } from '../kernel/nearest.js';
import type { OutputFile } from '../model/output.js';
import type { Theme } from '../site/parts.js';

/** The files of a theme; its sources lie below the folder of its module. Throws where one is missing. */
export function readAssets(theme: Theme, folder: string): readonly OutputFile[] {
  return theme.assets.map(({ path, source }) => ({ path, content: readSources([source].flat(), folder) }));
}

function readSources(sources: readonly string[], folder: string): Uint8Array {
  const contents = sources.map((source) => readFileSync(join(folder, source)));
  const joined = new Uint8Array(contents.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const content of contents) {
    joined.set(content, offset);
    offset += content.length;
  }
  return joined;
}

/** Why a file of the site cannot be used, or undefined: a regular file inside the folder, reached by no link. */
export function findFileProblem(folder: string, { path, place }: ThemeFile): Diagnostic | undefined {
  const refuse = (found: string, hint: string): Diagnostic =>
    diagnose('theme/missing-file', place, `\`${path}\` ${found}.`, { hint });
  try {
    if (!lstatSync(join(folder, path)).isFile()) {
      return refuse('is no regular file', 'Name a file, and no folder or link.');
    }
    const isInside = realpathSync(join(folder, path)).startsWith(`${realpathSync(folder)}${sep}`);
    return isInside
      ? undefined
      : refuse('lies outside of the folder of the site', 'Copy it into the folder `theme`.');
  } catch {
    return refuse(
      'does not exist in the folder of the site',
      'Create it, or correct the path; it starts at the folder of candor.yaml.',
    );
  }
}

export interface SiteStyles {
  readonly assets: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A stylesheet of the custom properties; nothing where there are none. They stand in no layer, and so win. */
export function writeProperties(
  properties: readonly ThemeProperty[],
  dark: readonly ThemeProperty[],
): readonly OutputFile[] {
  if (properties.length + dark.length === 0) return [];
  const rule = (list: readonly ThemeProperty[]): string =>
    list.length === 0
      ? ''
      : `:root {\n${list.map(({ name, value }) => `  ${name}: ${value};\n`).join('')}}\n`;
  const darkRule = rule(dark);
  const inDark = darkRule === '' ? '' : `@media (prefers-color-scheme: dark) {\n${darkRule}}\n`;
  return [{ path: 'assets/custom.css', content: `${rule(properties)}${inDark}` }];
}

/** What is doubtful about custom properties, judged by those that the theme's own stylesheets set. */
export function checkProperties(
  properties: readonly ThemeProperty[],
  dark: readonly ThemeProperty[],
  assets: readonly OutputFile[],
): Diagnostic[] {
  const decoder = new TextDecoder();
  const styles = assets
    .flatMap((asset) => ('content' in asset && asset.path.endsWith('.css') ? [asset.content] : []))
    .map((content) => (typeof content === 'string' ? content : decoder.decode(content)))
    .join('\n');
  const namesIn = (css: string): ReadonlySet<string> =>
    new Set([...css.matchAll(/(?<![\w-])(--[\w-]+)\s*:/g)].flatMap(([, name]) => name ?? []));
  const known = namesIn(styles);
  const ofDark = namesIn(
    /@media \(prefers-color-scheme: dark\) \{([\s\S]*?)\n {2}\}/.exec(styles)?.[1] ?? '',
  );
  const overridden = new Set(dark.map(({ name }) => name));
  return [
    ...[...properties, ...dark].flatMap(({ name, place }) => {
      if (known.has(name) || known.size === 0) return [];
      const nearest = nearestWord(name, known);
      const hint =
        nearest === undefined ? 'docs/theming.md lists those that it has.' : `Did you mean \`${nearest}\`?`;
      const message = `The theme has no custom property \`${name}\`, so it changes nothing by itself.`;
      return [diagnose('theme/unknown-property', place, message, { hint })];
    }),
    ...properties.flatMap(({ name, value, place }) => {
      if (!ofDark.has(name) || overridden.has(name) || /light-dark\(/i.test(value)) return [];
      const message = `\`${name}\` is changed for light and dark pages alike, which may make one of them hard to read.`;
      const hint = `Give a value for dark pages under \`theme.dark\`, or write \`light-dark(${value}, …)\`.`;
      return [diagnose('theme/one-scheme', place, message, { hint })];
    }),
  ];
}

/** The site's own stylesheet, which comes last. */
export function readStylesheet(folder: string, file: ThemeFile | undefined): SiteStyles {
  if (file === undefined) return { assets: [], diagnostics: [] };
  const problem = findFileProblem(folder, file);
  if (problem !== undefined) return { assets: [], diagnostics: [problem] };
  const content = readFileSync(join(folder, file.path));
  const foreign = isForeign(new TextDecoder().decode(content));
  return {
    assets: [{ path: 'assets/site.css', content }],
    diagnostics: foreign ? refuseForeign(`\`${file.path}\` loads`, file.place) : [],
  };
}
