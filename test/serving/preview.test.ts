// `candor preview`: what a static host would answer, of a folder that a build has written.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { basePathIn, readHostRules } from '../../src/serving/host-rules.js';
import { candor, config, incident, makeSite, writeFiles, type Files } from '../cli/site-folder.js';
import { startCandor } from '../watching/start-candor.js';
import { requestOf, sendRaw } from './raw-request.js';

const slow = 'incidents/2025-10-15-slow.md';

async function build(
  files: Files = { [slow]: incident({ fields: 'aliases: [/2025/slow]' }) },
): Promise<string> {
  const site = makeSite(files);
  const { code, err } = await candor(site, ['build']);
  expect([code, err]).toEqual([0, err]);
  return site;
}

interface Previewed {
  /** Of the status page. */
  readonly url: string;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
}

async function preview(site: string, ...options: readonly string[]): Promise<Previewed> {
  const { said, until } = startCandor(site, ['preview', '--port', '0', ...options]);
  const address = (): string | undefined => /at (http:\S+) until Ctrl-C/.exec(said.out)?.[1];
  await until(() => address() !== undefined);
  const url = address() ?? '';
  return { url, get: (path, headers = {}) => fetch(new URL(path, url), { redirect: 'manual', headers }) };
}

describe('a built site', () => {
  test('is served with its own headers, and what is missing with its page', async () => {
    const site = await build();
    const { get } = await preview(site);
    const status = await get('/');
    expect(await status.text()).toBe(readFileSync(join(site, '_site/index.html'), 'utf8'));
    expect(status.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(status.headers.get('cache-control')).toBe('max-age=0, must-revalidate');
    expect(status.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(status.headers.get('content-security-policy')).toMatch(
      /^frame-ancestors 'self', default-src 'none';/,
    );
    const missing = await get('/nowhere');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toBe(readFileSync(join(site, '_site/404.html'), 'utf8'));
  });

  test('leads from former addresses, and from folders without their slash, to where they are', async () => {
    const { get } = await preview(await build());
    const targets = ['/2025/slow', '/2025/slow/', '/history'].map(async (path) => {
      const { status, headers } = await get(path);
      return `${path} ${status} ${headers.get('location')}`;
    });
    expect(await Promise.all(targets)).toEqual([
      '/2025/slow 301 /incidents/2025-10-15-slow/',
      '/2025/slow/ 301 /incidents/2025-10-15-slow/',
      '/history 301 /history/',
    ]);
  });

  test.each(['/_headers', '/_redirects', '/.candor-manifest.json'])('keeps %s to itself', async (path) => {
    expect((await (await preview(await build())).get(path)).status).toBe(404);
  });

  test('lies below the path of its address, also one that only the build was given', async () => {
    const site = makeSite({ [slow]: incident() });
    await candor(site, ['build', '--base-url', 'https://acme.example/our/status/']);
    const { url, get } = await preview(site);
    expect(new URL(url).pathname).toBe('/our/status/');
    expect((await get('/')).headers.get('location')).toBe('/our/status/');
    expect((await get('/our/status/history/')).status).toBe(200);
    expect((await get('/history/')).status).toBe(404);
  });

  test('shows the next build without a new start, and never a gap', async () => {
    const site = await build();
    const { get } = await preview(site);
    await get('/');
    writeFiles(site, { 'incidents/2025-11-02-new.md': incident({ title: 'News', day: '2025-11-02' }) });
    const progress = { isDone: false };
    const building = candor(site, ['build']).then(() => (progress.isDone = true));
    const seen = new Set<number>();
    const look = async (): Promise<boolean> => {
      const wasDone = progress.isDone;
      seen.add((await get('/incidents/2025-10-15-slow/')).status);
      return wasDone;
    };
    while (!(await look()));
    await building;
    expect([...seen]).toEqual([200]);
    expect(await (await get('/incidents/2025-11-02-new/')).text()).toContain('News');
  });

  test('waits for a folder that is being exchanged', async () => {
    const site = await build();
    const { get } = await preview(site);
    await get('/');
    const [out, aside] = [join(site, '_site'), join(site, '_aside')];
    renameSync(out, aside);
    setTimeout(() => renameSync(aside, out), 100);
    expect((await get('/history/')).status).toBe(200);
  });
});

describe('what a browser has already', () => {
  test('is not sent again', async () => {
    const { get } = await preview(await build());
    const etag = (await get('/')).headers.get('etag') ?? '';
    const again = await get('/', { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get('/history/', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('text is packed', () => {
  test.each([
    ['gzip', 'gzip'],
    ['br;q=1.0, GZIP;q=0.5', 'gzip'],
    ['*', 'gzip'],
    ['gzip;q=0', undefined],
    ['br', undefined],
    ['', undefined],
  ])('for whoever accepts it: %s', async (accepted, encoding) => {
    const site = await build();
    const { url } = await preview(site);
    const { port, host } = new URL(url);
    const request = requestOf('GET / HTTP/1.1', `Host: ${host}`, `Accept-Encoding: ${accepted}`);
    const { headers } = await sendRaw(Number(port), request);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toBe('Accept-Encoding');
  });

  test('and pictures are not', async () => {
    const { get } = await preview(await build());
    expect((await get('/assets/card.png')).headers.get('content-encoding')).toBeNull();
    const page = await get('/', { 'accept-encoding': 'gzip' });
    expect(Number(page.headers.get('content-length'))).toBeLessThan((await page.text()).length / 2);
  });
});

describe('bad usage', () => {
  test('is a site that was not built', async () => {
    const site = makeSite({ [slow]: incident() });
    const { code, err } = await candor(site, ['preview']);
    expect([code, err]).toEqual([
      2,
      `No built site is in ${join(site, '_site')}.\nhint: Build it first: \`candor build\`.\n`,
    ]);
  });

  test('is a folder that no build has written', async () => {
    const site = await build();
    rmSync(join(site, '_site/.candor-manifest.json'));
    expect((await candor(site, ['preview'])).err).toMatch(/^No built site is in/);
    expect((await candor(site, ['preview', '--out', 'incidents'])).err).toMatch(/^No built site is in/);
  });

  test.each(['x', '-1', '65536', '1e3'])('is a port like %s', async (port) => {
    const site = makeSite({});
    writeFileSync(join(site, 'candor.yaml'), config);
    expect((await candor(site, ['preview', `--port=${port}`])).code).toBe(2);
  });
});

describe('the rules of a host', () => {
  const rules = readHostRules(
    [
      '# for all',
      '/*',
      '  X-All: a b',
      '  Content-Length: 3',
      '  Bad Header: x',
      '  X-Split: a\u0000b',
      '/a/*',
      '  X-All: c',
      '\tx-tab:  d  ',
      '/exact',
      '  X-Exact: e',
      'https://other.example/*',
      '  X-Other: f',
    ].join('\r\n'),
    '# former\n/old /new\n/with/* /to/:splat 302\n/page /other 200\n/x javascript:alert(1) 301\n/gr%C3%B6%C3%9Fe /size 308!\n',
  );

  test('are added up, and those of the transport are not for a site to set', () => {
    expect(rules.headersOf('/')).toEqual({ 'x-all': 'a b' });
    expect(rules.headersOf('/a/b/c')).toEqual({ 'x-all': 'a b, c', 'x-tab': 'd' });
    expect(rules.headersOf('/exact')).toEqual({ 'x-all': 'a b', 'x-exact': 'e' });
  });

  test('redirect what they name', () => {
    const found = ['/old', '/old/', '/with/a/b', '/page', '/x', '/gr%C3%B6%C3%9Fe'].map(rules.redirectOf);
    expect(found.map((redirect) => redirect && `${redirect.status} ${redirect.to}`)).toEqual([
      '301 /new',
      undefined,
      '302 /to/a/b',
      undefined,
      undefined,
      '308 /size',
    ]);
  });

  test('say where the site is', () => {
    expect(basePathIn('/our/status/*\n  A: b\n/our/status/x\n  C: d\n')).toBe('/our/status/');
    expect(basePathIn('')).toBe('/');
  });
});
