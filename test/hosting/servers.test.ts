// The configurations of docs/hosting.md, run by the servers themselves: skipped where one is not installed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../cli/site-folder.js';
import {
  buildForHosts,
  freePort,
  isInstalled,
  readBlock,
  start,
  writeRedirects,
  type BuiltSite,
  type Running,
} from './built-site.js';

type Start = (site: BuiltSite) => Promise<Running>;

const startNginx: Start = async (site) => {
  const [port, home] = [await freePort(), makeFolder()];
  const redirects = join(home, 'redirects.map');
  writeRedirects(readBlock('nginx', 'sh'), site, redirects);
  const server = readBlock('nginx', 'nginx')
    .replace('/etc/nginx/candor-redirects.map', redirects)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/status;', `root ${site.folder};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${home}/${name};`,
  );
  const path = join(home, 'nginx.conf');
  writeFileSync(
    path,
    `daemon off;\nmaster_process off;\npid ${home}/pid;\nerror_log stderr;\nevents { }\n` +
      `http {\ninclude /etc/nginx/mime.types;\naccess_log off;\n${temporary.join('\n')}\n${server}\n}\n`,
  );
  return start('nginx', ['-c', path, '-e', 'stderr'], port, home);
};

const startCaddy: Start = async (site) => {
  const [port, home] = [await freePort(), makeFolder()];
  const redirects = join(home, 'redirects');
  writeRedirects(readBlock('Caddy', 'sh'), site, redirects);
  const path = join(home, 'Caddyfile');
  const own = readBlock('Caddy', 'caddyfile')
    .replace('/etc/caddy/candor-redirects', redirects)
    .replace('status.tidewater.example {', `http://127.0.0.1:${port} {\n\tbind 127.0.0.1`)
    .replace('root * /srv/status', `root * ${site.folder}`);
  writeFileSync(path, `{\n\tadmin off\n}\n${own}`);
  return start('caddy', ['run', '--config', path, '--adapter', 'caddyfile'], port, home);
};

/** Of these the answer has what `_headers` says; nginx and Caddy leave the policy of a page to the page. */
const compared = [
  'cache-control',
  'access-control-allow-origin',
  'referrer-policy',
  'x-content-type-options',
];

describe.each([
  ['nginx', startNginx],
  ['caddy', startCaddy],
])('%s', (program, startServer) => {
  const isThere = isInstalled(program);
  let site: BuiltSite;
  let server: Running | undefined;
  beforeAll(async () => {
    if (!isThere) return;
    site = await buildForHosts();
    server = await startServer(site);
  });
  afterAll(() => server?.stop());
  const ask: Running['ask'] = (path, headers) => {
    if (server === undefined) throw new Error('It does not run.');
    return server.ask(path, headers);
  };
  const addressOf = (path: string): string =>
    `/${path
      .replace(/(^|\/)index\.html$/, '$1')
      .split('/')
      .map(encodeURIComponent)
      .join('/')}`;

  it.skipIf(!isThere)('sends with every file what `_headers` says', async () => {
    const files = site.files.filter((path) => !/^(?:_|\.candor)/.test(path) && !/^old/.test(path));
    expect(files.length).toBeGreaterThan(100);
    for (const path of files) {
      const address = addressOf(path);
      const response = await ask(address);
      const wanted = { 'cache-control': 'max-age=0, must-revalidate', ...site.rules.headersOf(address) };
      const found = Object.fromEntries(response.headers);
      expect(response.status, path).toBe(200);
      for (const name of compared)
        expect(`${name}: ${found[name]}`, path).toBe(`${name}: ${wanted[name as 'cache-control']}`);
      expect(found['content-security-policy'], path).toContain("frame-ancestors 'self'");
      const type = (wanted as Record<string, string>)['content-type'];
      if (type !== undefined) expect(found['content-type'], path).toBe(type);
      await response.arrayBuffer();
    }
  });

  it.skipIf(!isThere)('knows every type', async () => {
    const asset = site.files.find((path) => path.endsWith('.js')) ?? '';
    for (const [path, type] of [
      ['index.html', /^text\/html; charset=utf-8$/],
      [asset, /^(?:application|text)\/javascript; charset=utf-8$/],
      ['badges/status.svg', /^image\/svg\+xml/],
      ['badges/status.json', /^application\/json/],
      ['feeds/incidents.json', /^application\/feed\+json; charset=utf-8$/],
      ['maintenance.ics', /^text\/calendar; charset=utf-8$/],
    ] as const)
      expect((await ask(addressOf(path))).headers.get('content-type'), path).toMatch(type);
  });

  it.skipIf(!isThere)('leads from former addresses to the page', async () => {
    const to = '/incidents/2025-10-15-slow/';
    for (const from of ['/old.html', '/old/st%C3%B6rung-1/', '/old/st%C3%B6rung-1']) {
      const response = await ask(from);
      expect([response.status, response.headers.get('location')], from).toEqual([301, to]);
    }
    expect((await ask('/history')).status).toBeGreaterThanOrEqual(301);
    expect((await ask('/history')).headers.get('location')).toMatch(/^\/?history\/$/);
  });

  it.skipIf(!isThere)('has the page for what is missing, and keeps what is meant for hosts', async () => {
    for (const path of [
      '/nowhere/',
      '/_headers',
      '/_redirects',
      '/.candor-manifest.json',
      '/assets/no.css',
    ]) {
      const response = await ask(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toContain('<title>Page not found');
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
    }
  });

  it.skipIf(!isThere)('packs what is text', async () => {
    for (const path of ['/', '/feeds/incidents.atom', '/badges/banner.svg']) {
      const response = await ask(path, { 'accept-encoding': 'gzip' });
      expect(response.headers.get('content-encoding'), path).toBe('gzip');
    }
  });
});
