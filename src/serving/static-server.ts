// The server of `candor preview`: a built folder as a static host would publish it, with what the site tells its host.
import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OutputFile } from '../model/output.js';
import type { Target } from './addresses.js';
import { openBuiltFolder, type BuiltFolder } from './built-folder.js';
import { contentTypeOf, isText } from './content-type.js';
import { refuse, serveHttp, type Answer, type HttpServer, type ServeOptions } from './http-server.js';
import { ServingError } from './serving-error.js';

export interface StaticServerOptions extends ServeOptions {
  /** The built folder, absolute. */
  readonly folder: string;
}

export interface StaticServer extends HttpServer {
  /** The path of the site's address, with a slash at both ends. */
  readonly basePath: string;
}

const pack = promisify(gzip);
/** Bytes of text that are worth packing. */
const leastPacked = 1024;
/** Milliseconds between two looks at a folder that a build is exchanging, and how many there are. */
const pause = 50;
const looks = 10;

/** Rejects with a ServingError where no built site is in the folder, and where it cannot listen. */
export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
  const folder = openBuiltFolder(options.folder);
  const first = folder.site();
  if (first === undefined)
    throw new ServingError(`No built site is in ${options.folder}.`, 'Build it first: `candor build`.');
  const server = await serveHttp(options, (target, request) => answer(folder, target, request));
  return { ...server, basePath: first.basePath };
}

async function answer(
  folder: BuiltFolder,
  { path, query }: Target,
  request: IncomingMessage,
): Promise<Answer> {
  for (let look = 1; look <= looks; look += 1) {
    const site = folder.site();
    const redirect = site?.rules.redirectOf(path);
    if (redirect !== undefined) return redirectTo(redirect.to, redirect.status);
    const found = site?.find(path);
    if (found?.kind === 'redirect') return redirectTo(found.to + query, 301);
    const file = found?.file ?? site?.missing;
    if (site !== undefined && file === undefined) break;
    const content = file === undefined ? undefined : folder.read(file);
    if (file !== undefined && content !== undefined) {
      const headers = site?.rules.headersOf(path) ?? {};
      return found === undefined
        ? { status: 404, headers: { ...headersOf(file), ...headers }, body: content }
        : answerFile(file, content, headers, request);
    }
    // Between the folder that was and the one that comes there is none for a moment.
    await wait(pause);
  }
  return refuse({ status: 404, reason: 'There is no such page, and the site has no page that says so.' });
}

async function answerFile(
  file: OutputFile,
  content: Uint8Array,
  rules: Readonly<Record<string, string>>,
  { headers: asked }: IncomingMessage,
): Promise<Answer> {
  const usual = headersOf(file);
  const isPackable = isText(usual['content-type'] ?? '') && content.length >= leastPacked;
  const isPacked = isPackable && acceptsGzip(asked['accept-encoding']);
  const etag = `"${hash('sha256', content).slice(0, 32)}${isPacked ? '-gzip' : ''}"`;
  const headers = {
    ...usual,
    etag,
    ...(isPackable ? { vary: 'Accept-Encoding' } : {}),
    ...rules,
  };
  if (isKnown(asked['if-none-match'], etag)) return { status: 304, headers, body: '' };
  if (!isPacked) return { status: 200, headers, body: content };
  return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: await pack(content) };
}

/** Lower-case names, as those of the rules, so that a rule replaces what is usual. */
const headersOf = ({ path }: OutputFile): Readonly<Record<string, string>> => ({
  'content-type': contentTypeOf(path),
  'cache-control': 'max-age=0, must-revalidate',
});

const redirectTo = (to: string, status: number): Answer => ({
  status,
  headers: { 'cache-control': 'max-age=0, must-revalidate', location: to },
  body: '',
});

/** RFC 9110, section 12.5.3. */
function acceptsGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((part) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(part));
}

/** RFC 9110, section 13.1.2: compared weakly. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((part) => ['*', etag].includes(part.trim().replace(/^W\//, '')));
