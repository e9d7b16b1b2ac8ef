// `npm run bench:record`: runs both benchmarks on a machine that does nothing else, and puts what they print into
// docs/performance.md, between the comments that name them. Arguments go to both.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureProcess } from './measure-process.mjs';

const page = join(import.meta.dirname, '../docs/performance.md');

async function record(script) {
  const { stdout } = await measureProcess(process.execPath, [
    join(import.meta.dirname, `${script}.mjs`),
    ...process.argv.slice(2),
  ]);
  console.log(stdout);
  const [begin, end] = [`<!-- bench/${script}.mjs -->\n`, `<!-- end -->\n`];
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end, from);
  if (from < begin.length || to === -1) throw new Error(`${page} has no place for ${script}.`);
  const figures = stdout.trim().replace(/\n{3,}/g, '\n\n');
  writeFileSync(page, `${text.slice(0, from)}\n${figures}\n\n${text.slice(to)}`);
}

for (const script of ['run', 'peers']) await record(script);
