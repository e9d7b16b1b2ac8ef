// A live server with a small site, and what it was told and asked.
import { onTestFinished } from 'vitest';
import { diagnose, type Diagnostic, type Position } from '../../src/kernel/diagnostic.js';
import type { OutputFile } from '../../src/model/output.js';
import { startLiveServer, type LiveServer, type LiveServerOptions } from '../../src/serving/live-server.js';
import type { LiveState, PublishedSite } from '../../src/serving/published-site.js';

export interface Heard {
  readonly notices: string[];
  readonly problems: Diagnostic[];
  /** `path:line:column` of each file that was to be opened. */
  readonly opened: string[];
}

/** Closed when the test is over. */
export async function startLive(
  options: Partial<LiveServerOptions> = {},
): Promise<LiveServer & { readonly heard: Heard }> {
  const heard: Heard = { notices: [], problems: [], opened: [] };
  const server = await startLiveServer({
    host: '127.0.0.1',
    port: 0,
    reveal: false,
    openFile: (path: string, { line, column }: Position) => {
      heard.opened.push(`${path}:${line}:${column}`);
      return Promise.resolve(undefined);
    },
    describeError: () => undefined,
    onRenderProblem: (problem) => heard.problems.push(problem),
    onNotice: (sentence) => heard.notices.push(sentence),
    ...options,
  });
  onTestFinished(() => server.close());
  return { ...server, heard };
}

export const siteOf = (
  files: Readonly<Record<string, string>>,
  more: Partial<PublishedSite> = {},
): PublishedSite => ({
  basePath: '/',
  folder: '',
  files: Object.entries(files).map(([path, content]): OutputFile => ({ path, content })),
  ...more,
});

export const stateOf = (
  site: PublishedSite | undefined,
  diagnostics: readonly Diagnostic[] = [],
): LiveState => ({
  site,
  diagnostics,
  sourceOf: (path) => sources[path],
});

const sources: Readonly<Record<string, string>> = {
  'incidents/a.md': '---\ntitle: A\nseverity: lwo\n---\n',
};

/** An error at 3:11 of incidents/a.md, whose hint holds a tag. */
export const slip: Diagnostic = diagnose(
  'config/unknown-severity',
  { path: 'incidents/a.md', start: { line: 3, column: 11 }, end: { line: 3, column: 14 } },
  'The severity `lwo` is not one of the site.',
  { hint: 'Did you mean `low`? <b>Not</b> this.' },
);

export const pageOf = (text: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head><title>${text}</title><link rel="stylesheet" href="assets/a.css"></head>\n<body>\n<main><h1>${text}</h1></main>\n</body>\n</html>\n`;

export const small: PublishedSite = siteOf({
  'index.html': pageOf('Status'),
  '404.html': pageOf('Missing'),
  'history/index.html': pageOf('History'),
  'history/größe & more/index.html': pageOf('Odd'),
  'assets/a.css': 'body { color: red }\n',
  'data.json': '{}\n',
});
