// The program as an editor starts it: over standard input and output, and gone when the editor is.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { incident, makeSite, project } from '../cli/site-folder.js';
import { startEditor } from './editor.js';

type Server = ChildProcessByStdio<Writable, Readable, Readable>;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.kill('SIGKILL');
});

function startServer(folder: string): { readonly server: Server; readonly exit: Promise<unknown[]> } {
  const server = spawn(process.execPath, [join(project, 'dist/src/cli.js'), 'lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  servers.push(server);
  return { server, exit: once(server, 'exit') };
}

const path = 'incidents/2025-10-15-slow.md';

test('a mistake is told, a fix mends it, and the server ends when it is told to', async () => {
  const folder = makeSite({ [path]: incident() });
  const file = join(folder, path);
  const { server, exit } = startServer(folder);
  const editor = await startEditor(server.stdout, server.stdin);
  editor.open(file, incident());
  expect((await editor.problemsOf(file)).diagnostics).toEqual([]);
  editor.type(file, 'components: [api]', 'components: [apo]');
  const { diagnostics } = await editor.problemsOf(file);
  expect(diagnostics).toMatchObject([{ code: 'link/unknown-component', range: { start: { line: 3 } } }]);
  const [fix] = await editor.fixesAt(file, '[ap');
  if (fix !== undefined) editor.apply(fix);
  expect((await editor.problemsOf(file)).diagnostics).toEqual([]);
  expect(await editor.complete(file, 'components: [a')).toContain('web');
  expect(await editor.hover(file, 'severit')).toContain('`severity`');
  expect(await editor.define(file, 'components: [a')).toMatchObject({ range: { start: { line: 6 } } });
  await editor.request('shutdown');
  editor.notify('exit');
  expect(await exit).toEqual([0, null]);
  expect(server.stderr.read()).toBeNull();
}, 20_000);

test('the server ends with an editor that just dies', async () => {
  const folder = makeSite({ [path]: incident() });
  const { server, exit } = startServer(folder);
  const editor = await startEditor(server.stdout, server.stdin);
  editor.open(join(folder, path), incident());
  await editor.problemsOf(join(folder, path));
  server.stdin.end();
  expect(await exit).toEqual([1, null]);
}, 20_000);
