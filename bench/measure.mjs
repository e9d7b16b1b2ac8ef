// Builds one site once and prints the time of each stage as JSON. Needs a build of Candor.
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSite } from '../dist/src/index.js';
import { openWorkspace } from '../dist/src/workspace.js';

const [folder] = process.argv.slice(2);
const stages = {};
const begin = performance.now();
let last = begin;
const built = await buildSite({
  folder,
  out: join(folder, '_site'),
  now: Date.UTC(2026, 5, 10),
  cwd: folder,
  runner: { pid: process.pid, isRunning: () => false },
  onStage: (stage) => {
    const now = performance.now();
    stages[stage] = Math.round((stages[stage] ?? 0) + now - last);
    last = now;
  },
});
const total = performance.now() - begin;
if (built.published === undefined) {
  console.error(
    built.compilation.diagnostics
      .filter(({ level }) => level === 'error')
      .slice(0, 3)
      .map(({ message }) => message),
  );
  process.exit(1);
}
const size = built.compilation.files.reduce(
  (sum, file) => sum + ('content' in file ? Buffer.byteLength(file.content) : 0),
  0,
);

/** From a saved file to the status page, as the live preview does it, once the engine has warmed up: the median of ten. */
async function measureEdit() {
  const workspace = openWorkspace({ folder, runsTheme: true, onDemand: true });
  const now = Date.UTC(2026, 5, 10);
  const [name] = readdirSync(join(folder, 'incidents'), { recursive: true }).filter((path) =>
    path.endsWith('.md'),
  );
  const path = join(folder, 'incidents', name);
  const text = readFileSync(path, 'utf8');
  await workspace.read(now);
  const times = [];
  for (let count = 0; count < 20; count += 1) {
    writeFileSync(path, text.replace(/^title: .*$/m, `title: Edited ${count} times`));
    const saved = performance.now();
    const { compilation } = await workspace.read(now + count);
    void compilation.files.find((file) => file.path === 'index.html').content;
    times.push(performance.now() - saved);
  }
  const late = times.slice(10).sort((a, b) => a - b);
  return Math.round(late[5]);
}

const mib = (bytes) => (bytes / 2 ** 20).toFixed(1);
console.log(
  JSON.stringify({
    ...stages,
    'total ms': Math.round(total),
    'edit ms': await measureEdit(),
    'ms each': (total / built.compilation.history.entries.length).toFixed(2),
    'peak MiB': mib(process.resourceUsage().maxRSS * 1024),
    files: built.compilation.files.length,
    'output MiB': mib(size),
  }),
);
