// `npm run bench:peers`: the same generated incidents built by Candor, by a minimal Hugo site and by a minimal Eleventy
// site, in turn, as whole processes into new folders. docs/performance.md says what each of them does and does not do.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describeMachine, ratio, round, summarize, writeTable } from './figures.mjs';
import { readArguments } from './arguments.mjs';
import { measureProcess } from './measure-process.mjs';
import { candor, candorWhole } from './peers/candor.mjs';
import { eleventy } from './peers/eleventy.mjs';
import { hugo } from './peers/hugo.mjs';
import { listIncidents, weigh, withFolder, withSite } from './sites.mjs';

const usage = `node bench/peers.mjs [sizes] [--rounds N]
  sizes     numbers of incidents; 1000 10000 unless given
  --rounds  how often each build is measured; 3 unless given
`;

/** The generated incidents as the others want them: the same text, and the day as a field. */
const readIncidents = (site) =>
  listIncidents(site).map((path) => {
    const name = basename(path);
    const text = readFileSync(join(site, path), 'utf8');
    return {
      year: basename(dirname(path)),
      name,
      text: text.replace('---\n', `---\ndate: ${name.slice(0, 10)}\n`),
    };
  });

/** Those that can be run here, each with its version; says why one cannot. */
function prepare(peers, tools) {
  return peers.flatMap((peer) => {
    try {
      return [{ ...peer, version: peer.prepare(tools) }];
    } catch (error) {
      console.log(`${peer.name} is left out: ${String(error.message).split('\n', 1)[0]}`);
      return [];
    }
  });
}

async function measureSize(peers, count, { rounds, tools }) {
  return withFolder(async (folder) => {
    const incidents = await withSite(count, {}, readIncidents);
    const figures = new Map(peers.map(({ name }) => [name, []]));
    for (const { name, writeSite } of peers) {
      mkdirSync(join(folder, name));
      writeSite(join(folder, name), incidents, count);
    }
    for (let number = 1; number <= rounds; number += 1) {
      for (const { name, command } of peers) {
        const site = join(folder, name);
        const out = join(folder, `${name}-${number}`);
        // Nobody profits from the round before.
        for (const kept of ['.candor', '.cache', 'resources']) {
          rmSync(join(site, kept), { recursive: true, force: true });
        }
        const measured = await measureProcess(...command(site, out, tools), { cwd: site });
        figures.get(name).push({ ...measured, ...weigh(out) });
      }
    }
    return figures;
  });
}

function printSize(count, peers, figures) {
  const ours = figures.get(candor.name);
  const rows = peers.map(({ name, version }) => {
    const theirs = figures.get(name);
    return [
      `${name} ${version}`,
      ...['wall', 'cpu', 'peak'].map((figure) => summarize(theirs.map((one) => one[figure]))),
      ...['wall', 'cpu', 'peak'].map((figure) => ratio(ours, theirs, figure)),
      theirs[0].files,
      round(theirs[0].size),
    ];
  });
  console.log(`\n### ${count.toLocaleString('en')} incidents\n`);
  console.log(
    writeTable(['', 'wall s', 'CPU s', 'peak MiB', 'ours: wall', 'CPU', 'peak', 'files', 'MiB'], rows),
  );
}

function printGrowth(peers, sizes) {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === last) return;
  const rows = peers.map(({ name }) => [
    name,
    ...['wall', 'cpu', 'peak'].map((figure) =>
      ratio(last.figures.get(name), first.figures.get(name), figure),
    ),
  ]);
  console.log(
    `### From ${first.count.toLocaleString('en')} to ${last.count.toLocaleString('en')} incidents, times\n`,
  );
  console.log(writeTable(['', 'wall', 'CPU', 'peak'], rows));
}

const { sizes, rounds } = readArguments(usage, [1_000, 10_000]);
await withFolder(async (tools) => {
  console.log(`${describeMachine()}; ${rounds} rounds in turn, median (least–greatest).\n`);
  const peers = prepare([candor, candorWhole, hugo, eleventy], tools);
  const measured = [];
  for (const count of sizes) {
    const figures = await measureSize(peers, count, { rounds, tools });
    printSize(count, peers, figures);
    measured.push({ count, figures });
  }
  printGrowth(peers, measured);
});
