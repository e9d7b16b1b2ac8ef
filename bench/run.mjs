// `npm run bench`: what a build takes, as whole processes, of 100, 1,000 and 10,000 generated incidents: the first one, and
// those after it. Times of a machine say little; what counts are the ratios between the rows of one run.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from './arguments.mjs';
import { describeMachine, median, ratio, round, summarize, writeTable } from './figures.mjs';
import { shapeNames } from './generate-site.mjs';
import { measureProcess } from './measure-process.mjs';
import { listIncidents, weigh, withSite } from './sites.mjs';

const program = join(import.meta.dirname, '../dist/src/cli.js');
const now = Date.UTC(2026, 5, 10);
const hour = 3_600_000;

const usage = `node bench/run.mjs [sizes] [--all] [--shape ${shapeNames.join('|')}] [--rounds N] [--search]
  sizes     numbers of incidents; 100 1000 10000 unless given
  --all     50,000 as well
  --shape   of the history; ${shapeNames[0]} unless given
  --rounds  how often each build is measured; 3 unless given
  --search  measure the index of the search as well
`;

/** Builds a site and adds, to what it took, the stages and how many files have changed. */
async function build(site, out, at) {
  const time = new Date(at).toISOString();
  const measured = await measureProcess(process.execPath, [
    program,
    'build',
    site,
    '--out',
    out,
    '--now',
    time,
    '--profile',
  ]);
  const [, changed] = /, (\d+) of them changed\.$/m.exec(measured.stdout) ?? [];
  const table = measured.stderr.slice(measured.stderr.indexOf('stage '));
  const stages = [...table.matchAll(/^(\w+) +(\d+) +(\d+) +(\d+)$/gm)].map(([, stage, wall, cpu, peak]) => ({
    stage,
    wall: Number(wall),
    cpu: Number(cpu),
    peak: Number(peak),
  }));
  return { ...measured, changed: Number(changed), stages };
}

/** One round: a first build, and what follows it. The output is a new folder in each, and the cache that of this round. */
async function measureRound(site, number, { hasSearch }) {
  rmSync(join(site, '.candor'), { recursive: true, force: true });
  const out = (name) => join(site, `_${name}-${number}`);
  const [newest] = listIncidents(site).map((path) => join(site, path));
  const text = readFileSync(newest, 'utf8');
  const builds = {
    'first build': await build(site, out('site'), now),
    'nothing changed': await build(site, out('site'), now),
    'an hour later': await build(site, out('site'), now + hour),
  };
  writeFileSync(newest, text.replace(/^title: .*$/m, 'title: Another title'));
  builds['one incident changed'] = await build(site, out('site'), now + hour);
  writeFileSync(newest, text);
  builds['cache kept, output gone'] = await build(site, out('anew'), now + hour);
  if (hasSearch) {
    const config = join(site, 'candor.yaml');
    const without = `${config}.without`;
    copyFileSync(config, without);
    writeFileSync(config, readFileSync(config, 'utf8').replace('search: false', 'search: true'));
    rmSync(join(site, '.candor'), { recursive: true, force: true });
    builds['first build with search'] = await build(site, out('search'), now);
    copyFileSync(without, config);
  }
  return { builds, output: weigh(out('site')) };
}

async function measureSize(count, { shape, rounds, hasSearch }) {
  return withSite(count, { shape, search: false }, async (site) => {
    const measured = [];
    for (let number = 1; number <= rounds; number += 1) {
      measured.push(await measureRound(site, number, { hasSearch }));
    }
    const edit = await measureProcess(process.execPath, [
      join(import.meta.dirname, 'measure-edit.mjs'),
      site,
      listIncidents(site)[0],
      String(now),
    ]);
    const names = Object.keys(measured[0].builds);
    return {
      count,
      builds: new Map(names.map((name) => [name, measured.map(({ builds }) => builds[name])])),
      output: measured[0].output,
      edit: Number(edit.stdout),
    };
  });
}

function printSize({ count, builds, output, edit }) {
  const first = builds.get('first build');
  const rows = [...builds].map(([name, figures]) => [
    name,
    summarize(figures.map(({ wall }) => wall)),
    summarize(figures.map(({ cpu }) => cpu)),
    summarize(figures.map(({ peak }) => peak)),
    ratio(figures, first, 'wall'),
    ratio(figures, first, 'cpu'),
    figures[0].changed,
  ]);
  console.log(`\n### ${count.toLocaleString('en')} incidents\n`);
  console.log(
    writeTable(
      ['build', 'wall s', 'CPU s', 'peak MiB', 'wall, of the first', 'CPU, of the first', 'files written'],
      rows,
    ),
  );
  console.log(
    `The site has ${output.files.toLocaleString('en')} files of ${round(output.size)} MiB together. In the live preview ${round(edit)} ms pass from a saved file to its page and the status page.\n`,
  );
  console.log(writeStages(first, builds.get('nothing changed')));
}

/** Where the time of a first build goes, and that of one after which nothing had changed. */
function writeStages(first, unchanged) {
  const middle = (rounds, stage, name) =>
    Math.round(median(rounds.map(({ stages }) => stages.find((one) => one.stage === stage)?.[name] ?? 0)));
  const rows = first[0].stages.map(({ stage }) => [
    stage,
    ...[first, unchanged].flatMap((rounds) =>
      ['wall', 'cpu', 'peak'].map((name) => middle(rounds, stage, name)),
    ),
  ]);
  return writeTable(
    ['stage', 'first: wall ms', 'CPU ms', 'peak MiB', 'unchanged: wall ms', 'CPU ms', 'peak MiB'],
    rows,
  );
}

/** How the figures grow from each size to the next. */
function printGrowth(sizes) {
  const rows = sizes.slice(1).map((size, index) => {
    const [before, after] = [sizes[index], size].map(({ builds }) => builds.get('first build'));
    return [
      `${sizes[index].count.toLocaleString('en')} → ${size.count.toLocaleString('en')}`,
      round(size.count / sizes[index].count),
      ...['wall', 'cpu', 'peak'].map((name) => ratio(after, before, name)),
    ];
  });
  if (rows.length > 0) console.log('### Growth of the first build\n');
  if (rows.length > 0) console.log(writeTable(['incidents', 'times', 'wall', 'CPU', 'peak'], rows));
}

const options = readArguments(usage, [100, 1_000, 10_000]);
console.log(
  `${describeMachine()}; ${options.rounds} rounds, median (least–greatest), shape \`${options.shape}\`.`,
);
const measured = [];
for (const count of options.sizes) {
  const size = await measureSize(count, options);
  printSize(size);
  measured.push(size);
}
printGrowth(measured);
