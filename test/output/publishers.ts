// Publishing in processes of its own, so that a test can kill one, or run several at once or as another user.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The writer as JavaScript, compiled afresh, and a script that publishes with it; returns the script. */
export function compilePublisher(): string {
  const top = mkdtempSync(join(tmpdir(), 'candor-publisher-'));
  writeFileSync(join(top, 'package.json'), '{"type":"module"}');
  for (const folder of ['src/kernel', 'src/model', 'src/output', 'src/output/write']) {
    mkdirSync(join(top, folder), { recursive: true });
    for (const name of readdirSync(join(root, folder))) {
      if (!name.endsWith('.ts')) continue;
      const { outputText } = ts.transpileModule(readFileSync(join(root, folder, name), 'utf8'), {
        compilerOptions: {
          module: ts.ModuleKind.ESNext,
          target: ts.ScriptTarget.ES2023,
          verbatimModuleSyntax: true,
        },
      });
      writeFileSync(join(top, folder, name.replace(/\.ts$/, '.js')), outputText);
    }
  }
  const script = join(top, 'publish.js');
  writeFileSync(script, publisher);
  return script;
}

export interface Order {
  readonly site: string;
  readonly out: string;
  /** One publication after the other. */
  readonly versions: readonly Readonly<Record<string, string>>[];
  readonly keep?: readonly string[];
  readonly patience?: number;
  /** Waits for a line on standard input before the first publication. */
  readonly waits?: boolean;
}

const publisher = `
import { readFileSync } from 'node:fs';
import { publishSite } from './src/output/write/publish-site.js';
const order = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const isRunning = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};
const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
say('ready');
if (order.waits) await new Promise((go) => process.stdin.once('data', go));
const sources = ['candor.yaml', 'incidents', 'public', 'theme'].map((name) => order.site + '/' + name);
for (const version of order.versions) {
  const files = Object.entries(version).map(([path, content]) => ({ path, content }));
  try {
    const options = { site: order.site, out: order.out, sources, keep: order.keep ?? [], cwd: order.site, patience: order.patience ?? 10000 };
    say({ result: await publishSite(files, { ...options, runner: { pid: process.pid, isRunning } }) });
  } catch (error) {
    say({ error: error.name, reason: error.reason, message: error.message, hint: error.hint });
  }
}
process.exit(0);
`;

export interface Line {
  readonly result?: { readonly method: string; readonly notes: readonly string[] };
  readonly error?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly hint?: string;
}

export interface Publisher {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  /** What it said until it ended. */
  readonly ended: Promise<{ readonly lines: readonly Line[]; readonly signal: string | null }>;
}

/** Starts a process that publishes; `user` is a user id to run it as, where the test runs as root. */
export function startPublisher(script: string, order: Order, user?: number): Publisher {
  const identity = user === undefined ? {} : { uid: user, gid: user };
  const file = join(dirname(script), `${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(order));
  const child = spawn(process.execPath, [script, file], {
    cwd: dirname(script),
    stdio: ['pipe', 'pipe', 'inherit'],
    ...identity,
  });
  let text = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('"ready"')) resolve();
    });
  });
  const ended = new Promise<{ lines: readonly Line[]; signal: string | null }>((resolve) => {
    child.on('close', (_, signal) => {
      const lines = text.split('\n').filter((line) => line.startsWith('{'));
      resolve({ lines: lines.map((line) => JSON.parse(line) as Line), signal });
    });
  });
  return { child, ready, ended };
}
