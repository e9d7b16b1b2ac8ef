// The public API: for programs to check, build and compile a site, and for themes the tools that theme.ts has too.
export { buildSite, type Build, type BuildOptions } from './build.js';
export { checkSite, type Check, type CheckOptions } from './building/read-site.js';
export { defaultTheme } from '../theme/index.js';
export { anchorInDigest, extendTheme, hasSubscribePage, html, joinHtml } from './theme.js';
export { loadTheme, type LoadedTheme } from './theming/load-theme.js';
export { compile, type Compilation, type CompileOptions } from './compile.js';
export type { Code, Level } from './kernel/codes.js';
export type { Diagnostic, Place, Position, Related } from './kernel/diagnostic.js';
export type { History } from './model/history.js';
export type { OutputFile } from './model/output.js';
export type { Site } from './model/site.js';
export type { SourceEntry, SourceFile, SourceTree } from './model/source.js';
