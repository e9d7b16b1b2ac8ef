// What the live preview serves to browsers and to others, what it tells of changes, and what it opens.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../cli/site-folder.js';
import { listenTo } from './event-reader.js';
import { pageOf, siteOf, slip, small, startLive, stateOf } from './live-site.js';

const asPage = { headers: { accept: 'text/html,*/*', 'sec-fetch-dest': 'document' } };

describe('pages', () => {
  test('are the very bytes of the site for whoever is no browser', async () => {
    const { url, show } = await startLive();
    show(stateOf(small));
    for (const file of small.files) {
      const response = await fetch(url + file.path.split('/').map(encodeURIComponent).join('/'));
      expect(await response.text()).toBe('content' in file ? file.content : '');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('bring the script with them in a browser, and other files do not', async () => {
    const { url, show } = await startLive();
    show(stateOf(small));
    const page = await (await fetch(url, asPage)).text();
    expect(page).toMatch(
      /<script src="\/__candor\/live\.js" data-page="[0-9a-f]{64}" defer><\/script>\n<\/body>/,
    );
    expect(page.replace(/<script.*<\/script>\n/, '')).toBe(pageOf('Status'));
    expect(await (await fetch(`${url}assets/a.css`, asPage)).text()).toBe('body { color: red }\n');
    const frame = { headers: { accept: 'text/html', 'sec-fetch-dest': 'iframe' } };
    expect(await (await fetch(url, frame)).text()).toBe(pageOf('Status'));
    const script = await fetch(`${url}__candor/live.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test('are found as on a static host', async () => {
    const { url, show } = await startLive();
    show(stateOf(small));
    const bare = await fetch(`${url}history?a=b`, { redirect: 'manual' });
    expect([bare.status, bare.headers.get('location')]).toEqual([301, '/history/?a=b']);
    expect(await (await fetch(`${url}history`)).text()).toBe(pageOf('History'));
    const odd = await fetch(`${url}history/gr%c3%b6%C3%9Fe & more`, { redirect: 'manual' });
    expect(odd.headers.get('location')).toBe('/history/gr%C3%B6%C3%9Fe%20%26%20more/');
    expect(await (await fetch(`${url}history/größe%20&%20more/`)).text()).toBe(pageOf('Odd'));
    const missing = await fetch(`${url}nowhere/`);
    expect([missing.status, await missing.text()]).toEqual([404, pageOf('Missing')]);
    expect((await fetch(`${url}data.json/`)).status).toBe(404);
  });

  test('lie below the path of the address of the site', async () => {
    const { url, show } = await startLive();
    show(stateOf({ ...small, basePath: '/our status/' }));
    const root = await fetch(url, { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([301, '/our%20status/']);
    expect(await (await fetch(`${url}our%20status/history/`)).text()).toBe(pageOf('History'));
    // As the address of a site has it: encoded already, and not twice.
    show(stateOf({ ...small, basePath: '/st%C3%A4tus/' }));
    expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('/st%C3%A4tus/');
    expect(await (await fetch(`${url}st%c3%a4tus/history/`)).text()).toBe(pageOf('History'));
    expect((await fetch(`${url}history/`)).status).toBe(404);
  });

  test('wait for a site without errors', async () => {
    const { url, show } = await startLive();
    show(stateOf(undefined, [slip]));
    const page = await fetch(`${url}history/`, asPage);
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('There is no page yet')]);
    const text = await (await fetch(url)).text();
    expect(text).toContain('incidents/a.md:3:11 error config/unknown-severity');
    show(stateOf(small));
    expect((await fetch(`${url}history/`, asPage)).status).toBe(200);
  });

  test('of copied files are read when they are asked for, and missing when the source is gone', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'graph.txt'), 'one');
    const { url, show } = await startLive();
    const files = [...small.files, { path: 'a/graph.txt', copyOf: 'graph.txt' }];
    show(stateOf({ ...small, folder, files: [...files, { path: 'gone', copyOf: 'gone' }] }));
    writeFileSync(join(folder, 'graph.txt'), 'two');
    expect(await (await fetch(`${url}a/graph.txt`)).text()).toBe('two');
    expect((await fetch(`${url}gone`)).status).toBe(404);
  });
});

describe('events', () => {
  test('tell of the problems, with the line and without a word more of what is withheld', async () => {
    const { url, show } = await startLive();
    const end = { line: 4, column: 1 };
    const quiet = {
      ...slip,
      place: { ...slip.place, start: end, end },
      quotable: false,
      message: 'The secret word is `plum`.',
      hint: 'Not `plum`.',
    };
    show(stateOf(small, [slip, quiet]));
    const events = await listenTo(`${url}__candor/events?page=/`);
    const [first] = await events.take(1);
    expect(first).toMatchObject({
      isHeldBack: true,
      reveal: false,
      counts: { error: 2, warning: 0, info: 0 },
    });
    expect(first?.problems).toMatchObject([
      {
        level: 'error',
        code: 'config/unknown-severity',
        message: 'The severity `lwo` is not one of the site.',
        hint: 'Did you mean `low`? <b>Not</b> this.',
        path: 'incidents/a.md',
        line: 3,
        column: 11,
        excerpt: ['severity: lwo', '          ^^^'],
      },
      { path: 'incidents/a.md', line: 4 },
    ]);
    expect(first?.problems[1]).not.toHaveProperty('excerpt');
    expect(JSON.stringify(first?.problems)).not.toContain('plum');
  });

  test('tell by page whether it has changed', async () => {
    const { url, show } = await startLive();
    show(stateOf(small));
    const events = await listenTo(
      `${url}__candor/events?page=${encodeURIComponent('/history/größe%20&%20more/')}`,
    );
    const other = siteOf({ ...filesOf(small), 'index.html': pageOf('Other') });
    show(stateOf(other));
    show(stateOf(siteOf({ ...filesOf(other), 'history/größe & more/index.html': pageOf('New') })));
    const [before, same, changed] = await events.take(3);
    expect(same?.page).toBe(before?.page);
    expect(changed?.page).not.toBe(before?.page);
    const page = await (await fetch(`${url}history/größe%20&%20more/`, asPage)).text();
    expect(page).toContain(`data-page="${changed?.page}"`);
  });

  test('tell of a changed stylesheet apart from the page', async () => {
    const { url, show } = await startLive();
    show(stateOf(small));
    const events = await listenTo(`${url}__candor/events?page=/`);
    show(stateOf(siteOf({ ...filesOf(small), 'assets/a.css': 'body { color: blue }\n' })));
    const [before, after] = await events.take(2);
    expect(after?.page).toBe(before?.page);
    expect(Object.keys(after?.styles ?? {})).toEqual(['/assets/a.css']);
    expect(after?.styles['/assets/a.css']).not.toBe(before?.styles['/assets/a.css']);
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port', { 'sec-fetch-site': 'same-site' }],
    ['nobody', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'http://evil.example' }],
  ])('are not for pages of %s', async (_, headers) => {
    const { url } = await startLive();
    expect((await fetch(`${url}__candor/events?page=/`, { headers })).status).toBe(403);
  });

  test('go to no more pages than a person has open', async () => {
    const { url, show } = await startLive();
    show(stateOf(small));
    const open = await Promise.all(Array.from({ length: 70 }, () => fetch(`${url}__candor/events?page=/`)));
    expect(open.filter(({ status }) => status === 503)).toHaveLength(6);
    for (const { body } of open) await body?.cancel();
    await expect.poll(async () => (await fetch(`${url}__candor/events?page=/`)).status).toBe(200);
  });
});

describe('a file is opened', () => {
  const place = 'path=incidents%2Fa.md&line=3&column=11';

  async function start(): Promise<Awaited<ReturnType<typeof startLive>> & { readonly token: string }> {
    const server = await startLive();
    server.show(stateOf(small, [slip]));
    const [first] = await (await listenTo(`${server.url}__candor/events?page=/`)).take(1);
    return { ...server, token: first?.token ?? '' };
  }

  test('for a page of the preview, at the place', async () => {
    const { url, heard, token } = await start();
    const headers = { 'x-candor-token': token, 'sec-fetch-site': 'same-origin' };
    const response = await fetch(`${url}__candor/open?${place}`, { headers });
    expect([response.status, await response.json()]).toEqual([200, { problem: null }]);
    expect(heard.opened).toEqual(['incidents/a.md:3:11']);
  });

  test.each([
    ['no token', place, {}, 403],
    ['a wrong token', place, { 'x-candor-token': '0'.repeat(32) }, 403],
    ['a foreign page', place, { 'x-candor-token': 'TOKEN', 'sec-fetch-site': 'cross-site' }, 403],
    ['a file without a problem', 'path=candor.yaml&line=1&column=1', { 'x-candor-token': 'TOKEN' }, 404],
    [
      'a file from outside',
      'path=..%2F..%2Fetc%2Fpasswd&line=1&column=1',
      { 'x-candor-token': 'TOKEN' },
      404,
    ],
    ['an absolute path', 'path=%2Fetc%2Fpasswd&line=1&column=1', { 'x-candor-token': 'TOKEN' }, 404],
    ['no line', 'path=incidents%2Fa.md', { 'x-candor-token': 'TOKEN' }, 404],
    ['an odd line', 'path=incidents%2Fa.md&line=1%3Brm&column=1', { 'x-candor-token': 'TOKEN' }, 404],
  ])('but not with %s', async (_, query, given, status) => {
    const { url, heard, token } = await start();
    const headers = Object.entries(given).map(([name, value]): [string, string] => [
      name,
      value.replace('TOKEN', token),
    ]);
    expect((await fetch(`${url}__candor/open?${query}`, { headers })).status).toBe(status);
    expect(heard.opened).toEqual([]);
  });

  test('or it is said why not', async () => {
    const problem = 'No editor opened for incidents/a.md:3:11.';
    const { url, heard, show } = await startLive({ openFile: () => Promise.resolve(problem) });
    show(stateOf(small, [slip]));
    const [first] = await (await listenTo(`${url}__candor/events?page=/`)).take(1);
    const headers = { 'x-candor-token': first?.token ?? '' };
    const response = await fetch(`${url}__candor/open?${place}`, { headers });
    expect(await response.json()).toEqual({ problem });
    expect(heard.notices).toEqual([problem]);
  });
});

describe('a page that cannot be made when it is asked for', () => {
  const broken = (message: string): typeof small => ({
    ...small,
    files: [
      ...small.files,
      {
        path: 'index.html',
        get content(): string {
          throw new Error(message);
        },
      },
    ],
  });

  test('stays as it was, and the problem is told once', async () => {
    const { url, show, heard } = await startLive({ describeError: () => slip });
    show(stateOf(small));
    expect(await (await fetch(url)).text()).toBe(pageOf('Status'));
    show(stateOf(broken('x')));
    const events = await listenTo(`${url}__candor/events?page=/history/`);
    expect(await (await fetch(url)).text()).toBe(pageOf('Status'));
    expect(await (await fetch(url)).text()).toBe(pageOf('Status'));
    const [before, after] = await events.take(2);
    expect([before?.problems.length, after?.problems.length]).toEqual([0, 1]);
    expect(heard.problems).toEqual([slip]);
  });

  test('says so where it never was', async () => {
    const { url, show, heard } = await startLive({ describeError: () => slip });
    show(stateOf(broken('x')));
    const page = await fetch(url, asPage);
    expect([page.status, await page.text()]).toEqual([500, expect.stringContaining('could not be made')]);
    await expect.poll(() => heard.problems).toEqual([slip]);
  });

  test('is a fault of Candor where nobody knows the error', async () => {
    const { url, show, heard } = await startLive();
    show(stateOf(broken('a bolt is loose')));
    expect((await fetch(url)).status).toBe(500);
    expect(heard.notices).toEqual([expect.stringContaining('a bolt is loose')]);
    expect((await fetch(`${url}history/`)).status).toBe(200);
  });
});

describe('the address', () => {
  test('is not one that others reach, where withheld text is shown', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'status.example']) {
      await expect(startLive({ host, reveal: true })).rejects.toMatchObject({ name: 'ServingError' });
    }
  });

  test('that is in use is said to be', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startLive({ port })).rejects.toMatchObject({
      message: `Port ${port} is in use by another program.`,
      hint: 'Name another with `--port`, or leave it out: then the first that is free is taken.',
    });
    other.close();
  });

  test('goes up to the next free port where none was named', async () => {
    const [first, second] = [await startLive({ port: undefined }), await startLive({ port: undefined })];
    expect(first.port).toBeGreaterThanOrEqual(4000);
    expect(second.port).toBeGreaterThan(first.port);
  });

  test('that this machine does not have is said so', async () => {
    await expect(startLive({ host: '192.0.2.1' })).rejects.toMatchObject({
      message: '`192.0.2.1` is no address of this machine.',
    });
  });

  test('is free again at once, though pages listen', async () => {
    const server = await startLive();
    server.show(stateOf(small));
    await listenTo(`${server.url}__candor/events?page=/`);
    await server.close();
    const next = await startLive({ port: server.port });
    expect(next.port).toBe(server.port);
  });
});

function filesOf({ files }: typeof small): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file.path, 'content' in file ? String(file.content) : '']));
}
