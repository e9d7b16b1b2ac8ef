// A compiled site on a loopback port, as a static host would publish it: below the path of its address, with the
// headers of `_headers`, the redirects of `_redirects` and 404.html for what is missing.
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { OutputFile } from '../../src/model/output.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

export interface ServedSite {
  /** Where the status page is, with a trailing slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface SiteFiles {
  readonly files: readonly OutputFile[];
  /** Where the files are that the site copies. */
  readonly folder?: string;
  /** The path of its address, with a slash at both ends. */
  readonly basePath?: string;
}

export async function serveSite({ files, folder = '', basePath = '/' }: SiteFiles): Promise<ServedSite> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const bytesOf = (path: string): string | Uint8Array | undefined => {
    const file = byPath.get(path);
    if (file === undefined) return undefined;
    return 'content' in file ? file.content : readFileSync(join(folder, file.copyOf));
  };
  const textOf = (path: string): string => Buffer.from(bytesOf(path) ?? '').toString('utf8');
  const headers = readHeaders(textOf('_headers'));
  const redirects = readRedirects(textOf('_redirects'));

  const answer = (path: string, response: ServerResponse): void => {
    const target = redirects.get(path) ?? redirects.get(encodeURI(path));
    if (target !== undefined) {
      response.writeHead(301, { location: target }).end();
      return;
    }
    for (const [name, values] of headersOf(path, headers)) response.setHeader(name, values);
    const name = path.startsWith(basePath) ? path.slice(basePath.length) : path;
    const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
    const content = path.startsWith(basePath) ? bytesOf(file) : undefined;
    response.statusCode = content === undefined ? 404 : 200;
    response.setHeader('content-type', types[extname(content === undefined ? '404.html' : file)] ?? '');
    response.end(content ?? bytesOf('404.html') ?? '');
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    answer(decodeURIComponent(pathname), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}${basePath}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

interface HeaderRule {
  /** May end in `*`, which stands for anything. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** A path, and below it, indented, the headers of what it matches. */
function readHeaders(text: string): readonly HeaderRule[] {
  return text
    .split(/^(?=\S)/m)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [path = '', ...lines] = block.trim().split('\n');
      return {
        path,
        headers: lines.map((line): [string, string] => {
          const [name = '', ...value] = line.trim().split(': ');
          return [name.toLowerCase(), value.join(': ')];
        }),
      };
    });
}

/** Those of every rule that matches: of two policies a browser obeys both. */
function headersOf(path: string, rules: readonly HeaderRule[]): ReadonlyMap<string, readonly string[]> {
  const matches = (rule: string): boolean =>
    rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule;
  const found = rules.filter((rule) => matches(rule.path)).flatMap(({ headers }) => headers);
  return new Map(
    found.map(([name]) => [name, found.filter(([other]) => other === name).map(([, value]) => value)]),
  );
}

const readRedirects = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\n')
      .map((line) => line.split(' '))
      .flatMap(([from, to]) => (from === undefined || to === undefined ? [] : [[from, to] as const])),
  );
