// Prints, in milliseconds, how long the live preview takes from a saved file to the pages that show it: the median of ten
// edits once the engine has warmed up, besides the quiet time of the watcher. Needs a build of Candor.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openWorkspace } from '../dist/src/workspace.js';
import { median } from './figures.mjs';

const [folder, path, now] = process.argv.slice(2);
const file = join(folder, path);
const page = `incidents/${basename(path, '.md')}/index.html`;
const text = readFileSync(file, 'utf8');
const workspace = openWorkspace({ folder, runsTheme: true, onDemand: true });

/** The page of the incident and the status page, as one asks for them who has just saved. */
async function readPages(count) {
  const { compilation } = await workspace.read(Number(now) + count, undefined, new Set([path]));
  const wanted = compilation.files.filter((output) => ['index.html', page].includes(output.path));
  return wanted.map((output) => output.content).join('');
}

await readPages(0);
const times = [];
for (let count = 1; count <= 20; count += 1) {
  const title = `Edited ${count} times`;
  writeFileSync(file, text.replace(/^title: .*$/m, `title: ${title}`));
  const saved = performance.now();
  const pages = await readPages(count);
  times.push(performance.now() - saved);
  if (!pages.includes(title)) throw new Error(`The pages do not show what ${path} was changed to.`);
}
writeFileSync(file, text);
console.log(median(times.slice(10)));
