// Requests that want what is not theirs, as bytes on a socket: a file from outside of the site, the site for another
// origin, or an end of the server.
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLiveServer, type LiveServer } from '../../src/serving/live-server.js';
import { startStaticServer } from '../../src/serving/static-server.js';
import { makeFolder } from '../cli/site-folder.js';
import { pageOf, siteOf, stateOf } from './live-site.js';
import { requestOf, sendRaw } from './raw-request.js';

const secret = 'the secret of the folder above';

function makeSite(): string {
  const folder = makeFolder();
  const site = join(folder, 'site');
  mkdirSync(join(site, '.git'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), secret);
  writeFileSync(join(site, 'secret.txt'), secret);
  writeFileSync(join(site, '.git/config'), secret);
  writeFileSync(join(site, '.env'), secret);
  writeFileSync(join(site, 'image.txt'), 'an attachment');
  return site;
}

async function startLive(): Promise<Pick<LiveServer, 'port' | 'close'>> {
  const server = await startLiveServer({
    host: '127.0.0.1',
    port: 0,
    reveal: false,
    openFile: () => Promise.resolve(undefined),
    describeError: () => undefined,
    onRenderProblem: () => undefined,
    onNotice: (sentence) => {
      throw new Error(sentence);
    },
  });
  const site = siteOf(
    { 'index.html': pageOf('Status'), '404.html': pageOf('Missing') },
    { folder: makeSite() },
  );
  const files = [...site.files, { path: 'a/image.txt', copyOf: 'image.txt' }];
  server.show(stateOf({ ...site, files }));
  return server;
}

async function startStatic(): Promise<Pick<LiveServer, 'port' | 'close'>> {
  const folder = makeSite();
  const out = join(folder, '_site');
  mkdirSync(join(out, 'a'), { recursive: true });
  writeFileSync(join(out, 'index.html'), pageOf('Status'));
  writeFileSync(join(out, '404.html'), pageOf('Missing'));
  writeFileSync(join(out, 'a/image.txt'), 'an attachment');
  writeFileSync(join(out, '.candor-manifest.json'), `{"version":1,"files":{}}`);
  return startStaticServer({
    folder: out,
    host: '127.0.0.1',
    port: 0,
    onFault: (error) => {
      throw error;
    },
  });
}

const targets = [
  '/..%2f..%2fetc/passwd',
  '/..%2fsecret.txt',
  '/../secret.txt',
  '/a/../../secret.txt',
  '/a/..%2f..%2fsecret.txt',
  '/a%2fimage.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/..%255csecret.txt',
  '/..%252fsecret.txt',
  '/a/image.txt%00.html',
  '/%00',
  '/secret.txt',
  '/image.txt',
  '/.git/config',
  '/.env',
  '/.candor-manifest.json',
  '/%2ecandor-manifest.json',
  '/a/image.txt::$DATA',
  '/A/IMAGE.TXT',
  '/a/image.txt.',
  '/a/image.txt/',
  '//127.0.0.1/a/image.txt',
  '//evil.example/',
  '/a//image.txt',
  '/./a/image.txt',
  '/constructor',
  '/__proto__',
  '/__candor/../a/image.txt',
  '/__candor/live.ts',
  `/${'a'.repeat(9_000)}`,
];

const malformed = [
  '/%',
  '/%ff',
  '/%c0%ae%c0%ae/secret.txt',
  '/%zz',
  '*',
  'http://127.0.0.1/',
  'http://evil.example/',
  'a',
];

describe.each([
  ['the live preview', startLive],
  ['the preview of a built folder', startStatic],
])('%s', (_, start) => {
  let port = 0;
  let close = (): Promise<void> => Promise.resolve();
  let host = '';
  beforeAll(async () => {
    ({ port, close } = await start());
    host = `Host: 127.0.0.1:${port}`;
  });
  afterAll(() => close());

  test('answers what it has', async () => {
    const answer = await sendRaw(port, requestOf('GET /a/image.txt?raw?? HTTP/1.1', host));
    expect([answer.status, answer.body]).toEqual([200, 'an attachment']);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each(targets)('has nothing at %s', async (target) => {
    const { status, body } = await sendRaw(port, requestOf(`GET ${target} HTTP/1.1`, host));
    expect(status).toBe(404);
    expect(body).not.toContain(secret);
  });

  test.each(malformed)('does not understand %s', async (target) => {
    expect((await sendRaw(port, requestOf(`GET ${target} HTTP/1.1`, host))).status).toBe(400);
  });

  test.each([
    ['a foreign name that leads here', ['Host: evil.example']],
    ['a foreign name with the right port', ['Host: evil.example:PORT']],
    ['the right name with another port', ['Host: 127.0.0.1:1']],
    ['the right name without a port', ['Host: 127.0.0.1']],
    ['a name that only ends like ours', ['Host: 127.0.0.1:PORT.evil.example']],
    ['a name of its own root', ['Host: localhost.:PORT']],
    ['an empty name', ['Host: ']],
    ['two names, the first of them ours', ['Host: 127.0.0.1:PORT', 'Host: evil.example']],
    ['two names, the last of them ours', ['Host: evil.example', 'Host: 127.0.0.1:PORT']],
    ['a page of a foreign origin', ['Host: 127.0.0.1:PORT', 'Origin: http://evil.example']],
    ['a page of another port', ['Host: 127.0.0.1:PORT', 'Origin: http://127.0.0.1:1']],
    ['a page of no origin', ['Host: 127.0.0.1:PORT', 'Origin: null']],
  ])('refuses %s', async (_, lines) => {
    const headers = lines.map((line) => line.replace('PORT', String(port)));
    const { status, body } = await sendRaw(port, requestOf('GET / HTTP/1.1', ...headers));
    expect([403, 400]).toContain(status);
    expect(body).not.toContain('Status');
    expect(body).not.toContain('evil');
  });

  test('refuses a request that names no host at all', async () => {
    expect((await sendRaw(port, requestOf('GET / HTTP/1.0'))).status).toBe(403);
    expect((await sendRaw(port, requestOf('GET / HTTP/1.1'))).status).toBe(400);
  });

  test.each(['localhost', '127.0.0.1', '[::1]', 'LocalHost'])('answers as %s', async (name) => {
    const { status } = await sendRaw(port, requestOf('GET / HTTP/1.1', `Host: ${name}:${port}`));
    expect(status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'refuses %s',
    async (method) => {
      const { status, headers } = await sendRaw(port, requestOf(`${method} / HTTP/1.1`, host));
      expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
    },
  );

  test('refuses to be a proxy', async () => {
    const { status } = await sendRaw(port, requestOf('CONNECT evil.example:443 HTTP/1.1', host));
    expect(status).toBe(405);
  });

  test('answers HEAD as GET, without the content', async () => {
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => sendRaw(port, requestOf(`${method} / HTTP/1.1`, host))),
    );
    const withoutDate = (answer: typeof get): object => ({ ...answer?.headers, date: '' });
    expect([head?.status, head?.body]).toEqual([200, '']);
    expect(withoutDate(head)).toEqual(withoutDate(get));
    expect(Number(head?.headers['content-length'])).toBe(pageOf('Status').length);
  });

  test('refuses headers without an end, and lives on', async () => {
    const long = requestOf('GET / HTTP/1.1', host, `X-Long: ${'x'.repeat(100_000)}`);
    expect((await sendRaw(port, long)).status).toBe(431);
    expect((await sendRaw(port, '\x00\xff\x16\x03\x01 garbage\r\n\r\n')).status).toBe(400);
    expect((await sendRaw(port, requestOf('GET / HTTP/1.1', host))).status).toBe(200);
  });

  test('lives on when those who ask go away', async () => {
    for (let index = 0; index < 50; index += 1) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(`GET / HTTP/1.1\r\n${host}\r\n\r\n`.slice(0, index));
          socket.destroy();
          resolve();
        });
      });
    }
    expect((await sendRaw(port, requestOf('GET / HTTP/1.1', host))).status).toBe(200);
  });
});
