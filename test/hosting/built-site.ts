// A built site for servers to publish, and what is asked of it: answers have to be those that `_headers` and `_redirects`
// tell a host to give.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readHostRules, type HostRules } from '../../src/serving/host-rules.js';
import { candor, config, incident, listFiles, makeSite, project } from '../cli/site-folder.js';

export interface BuiltSite {
  readonly folder: string;
  readonly files: readonly string[];
  readonly rules: HostRules;
}

export async function buildForHosts(): Promise<BuiltSite> {
  const site = makeSite({
    'candor.yaml': `${config}output:\n  search: false\n`,
    'incidents/2025/2025-10-15-slow.md': incident({ fields: 'aliases: [/old/störung-1, /old.html]' }),
  });
  const { code, err } = await candor(site, ['build', '--now', '2026-01-15T12:00:00Z']);
  if (code !== 0) throw new Error(err);
  const folder = join(site, '_site');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { folder, files: listFiles(folder), rules: readHostRules(read('_headers'), read('_redirects')) };
}

/** The first block of a language in docs/hosting.md after a heading. */
export function readBlock(heading: string, language: string): string {
  const text = readFileSync(join(project, 'docs/hosting.md'), 'utf8');
  const section = text.slice(text.indexOf(`\n## ${heading}\n`));
  const block = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section)?.[1];
  if (block === undefined) throw new Error(`docs/hosting.md has no ${language} under ${heading}.`);
  return block;
}

/** Runs the command that makes redirects, with files of the test in the place of those of the page. */
export function writeRedirects(command: string, { folder }: BuiltSite, to: string): void {
  execFileSync('sh', ['-c', command.replaceAll('/srv/status', folder).replace(/> \S+/, `> ${to}`)]);
}

export const isInstalled = (program: string): boolean =>
  spawnSync(program, [program === 'nginx' ? '-v' : 'version']).error === undefined;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface Running {
  readonly ask: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

/** Starts a server in the foreground and waits until it answers. */
export async function start(
  program: string,
  argv: readonly string[],
  port: number,
  home: string,
): Promise<Running> {
  const child = spawn(program, argv, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: home },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ask: Running['ask'] = (path, headers = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', headers });
  for (let look = 0; look < 100; look += 1) {
    const isThere = await ask('/').then(
      () => true,
      () => false,
    );
    if (isThere) {
      return {
        ask,
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      };
    }
    if (child.exitCode !== null) break;
    await wait(100);
  }
  child.kill('SIGKILL');
  throw new Error(`${program} does not answer: ${said}`);
}
