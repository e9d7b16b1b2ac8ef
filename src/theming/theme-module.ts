// Loads a theme that a site brings along: a module of JavaScript, which runs with the rights of whoever builds the site.
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ThemeFile } from '../config/resolve-theme.js';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { isHtml } from '../kernel/html.js';
import { nearestWord } from '../kernel/nearest.js';
import type { PartName, Parts, Theme, ThemeContext } from '../site/parts.js';
import { findFileProblem } from './theme-files.js';

export interface ThemeModule {
  /** Undefined where it cannot be used. */
  readonly theme: Theme | undefined;
  /** Where its assets are. */
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Rejects never: what is wrong with the module is a diagnostic at its own line, where that is known. A module is loaded
 * once by a process, unless another version of it is asked for.
 */
export async function loadThemeModule(
  folder: string,
  file: ThemeFile,
  usual: Theme,
  version: string,
): Promise<ThemeModule> {
  const path = join(folder, file.path);
  const failed = (diagnostics: readonly Diagnostic[]): ThemeModule => ({
    theme: undefined,
    folder: dirname(path),
    diagnostics,
  });
  const missing = findFileProblem(folder, file);
  if (missing !== undefined) return failed([missing]);
  let exported: unknown;
  try {
    ({ default: exported } = await importTheme(path, version));
  } catch (error) {
    return failed([describeFailure(error, path, file)]);
  }
  const diagnostics = checkTheme(exported, usual, file);
  if (diagnostics.length > 0) return failed(diagnostics);
  const theme = exported as Theme;
  return { theme: guardParts(theme, usual, path, file), folder: dirname(path), diagnostics: [] };
}

/** Candor itself, whichever copy of it lies nearer to the site: the HTML of one is text to another. */
function importTheme(path: string, version: string): Promise<{ readonly default?: unknown }> {
  const own = (names: readonly string[]): string => {
    const urls = names.map((name) => new URL(name, import.meta.url));
    return (urls.find((url) => existsSync(fileURLToPath(url))) ?? urls[0])?.href ?? '';
  };
  const theme = pathToFileURL(path).href;
  const resolutions = {
    candor: own(['../index.js', '../../dist/src/index.js']),
    'candor/theme': own(['../theme.js', '../../dist/src/theme.js']),
  };
  const query = version === '' ? '' : `?version=${version}`;
  // Without a package.json that says so, a file that ends in .js is no module everywhere.
  const hooks = `
    const resolutions = ${JSON.stringify(resolutions)};
    const folder = ${JSON.stringify(theme.replace(/[^/]*$/, ''))};
    const query = ${JSON.stringify(query)};
    export const resolve = async (specifier, context, next) => {
      if (specifier in resolutions) return { url: resolutions[specifier], shortCircuit: true };
      const found = await next(specifier, context);
      const isOwn = query !== '' && found.url.startsWith(folder) && !found.url.includes('/node_modules/');
      return isOwn ? { ...found, url: found.url.replace(/\\?.*$/, '') + query } : found;
    };
    export const load = (url, context, next) =>
      next(url, url.startsWith(folder) && /\\.js(?:\\?|$)/.test(url) && !url.includes('/node_modules/')
        ? { ...context, format: 'module' }
        : context);`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
  return import(/* @vite-ignore */ `${theme}${query}`) as Promise<{ readonly default?: unknown }>;
}

function describeFailure(error: unknown, path: string, { path: name, place }: ThemeFile): Diagnostic {
  const message = `The module could not be loaded: ${firstLine(error)}`;
  return diagnose('theme/module-failed', placeInTheme(error, path, name) ?? place, message, {
    hint: 'Run it with `node` to see more. It must be an ES module, with `import` and `export default`.',
  });
}

const firstLine = (error: unknown): string => {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = text.split('\n', 1)[0] ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
};

/** The first line of the module that a stack names; a syntax error names it in its first line. */
function placeInTheme(error: unknown, path: string, name: string): Place | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const location of [pathToFileURL(path).href, path]) {
    const after = stack.split(location)[1];
    const [, line, column = '1'] = /^(?:\?[^:]*)?:(\d+)(?::(\d+))?/.exec(after ?? '') ?? [];
    if (line === undefined) continue;
    const start = { line: Number(line), column: Number(column) };
    return { path: name, start, end: start };
  }
  return undefined;
}

function checkTheme(exported: unknown, usual: Theme, { path, place }: ThemeFile): Diagnostic[] {
  const invalid = (message: string): Diagnostic[] => [
    diagnose('theme/invalid-module', place, message, {
      hint: 'Write `export default extendTheme(defaultTheme, { parts: { … } });`, as docs/theming.md shows.',
    }),
  ];
  if (exported === undefined) return invalid(`\`${path}\` has no default export.`);
  if (
    typeof exported !== 'object' ||
    exported === null ||
    !('parts' in exported) ||
    !('assets' in exported)
  ) {
    return invalid(`The default export of \`${path}\` is no theme: it has no \`parts\` or no \`assets\`.`);
  }
  const { parts, assets } = exported as { readonly parts: unknown; readonly assets: unknown };
  if (typeof parts !== 'object' || parts === null)
    return invalid('`parts` of the theme is no map of functions.');
  if (!Array.isArray(assets) || !assets.every(isAsset)) {
    return invalid('`assets` of the theme is no list of `{ path, source }`.');
  }
  const known = Object.keys(usual.parts);
  const given = parts as Readonly<Record<string, unknown>>;
  return [
    ...Object.keys(given).flatMap((name) => {
      if (known.includes(name)) return [];
      const nearest = nearestWord(name, known);
      const hint =
        nearest === undefined ? 'docs/theming.md lists the parts.' : `Did you mean \`${nearest}\`?`;
      return [diagnose('theme/unknown-part', place, `No page asks for the part \`${name}\`.`, { hint })];
    }),
    ...known.flatMap((name) =>
      typeof given[name] === 'function'
        ? []
        : invalid(
            `The part \`${name}\` of the theme is ${given[name] === undefined ? 'missing' : 'no function'}.`,
          ),
    ),
  ];
}

const isAsset = (asset: unknown): boolean =>
  typeof asset === 'object' &&
  asset !== null &&
  'path' in asset &&
  typeof asset.path === 'string' &&
  'source' in asset &&
  [asset.source].flat().every((source) => typeof source === 'string');

/** Thrown where a part of a site's own theme fails; caught where the site is compiled. */
export class PartError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'PartError';
    this.diagnostic = diagnostic;
  }
}

/** What is the site's own is not trusted to return HTML. */
function guardParts(theme: Theme, usual: Theme, path: string, file: ThemeFile): Theme {
  const guarded = Object.entries(theme.parts).map(([name, part]) => {
    if (part === usual.parts[name as PartName]) return [name, part];
    const guard = (props: never, context: ThemeContext): unknown => {
      const fail = (found: string, place: Place = file.place): never => {
        const message = `The part \`${name}\` ${found} on a page of the kind \`${context.route.page}\`.`;
        throw new PartError(
          diagnose('theme/part-failed', place, message, {
            hint: 'A part takes its props and the context, and returns what the tag `html` makes.',
          }),
        );
      };
      let made: unknown;
      try {
        made = (part as (props: never, context: ThemeContext) => unknown)(props, context);
      } catch (error) {
        if (error instanceof PartError) throw error;
        return fail(`failed with “${firstLine(error)}”`, placeInTheme(error, path, file.path));
      }
      if (made instanceof Promise) return fail('returned a promise');
      return isHtml(made) ? made : fail(`returned ${made === null ? 'null' : typeof made} and no HTML`);
    };
    return [name, guard];
  });
  return { ...theme, parts: Object.fromEntries(guarded) as Parts };
}
