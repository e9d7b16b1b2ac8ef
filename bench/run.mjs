// `npm run bench`: how long each stage takes, how much memory and how large the site, for 100, 1,000 and 5,000 generated
// incidents. Each size runs in a process of its own; what counts are the ratios between the rows of one run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSite } from './generate-site.mjs';

const sizes = process.argv.slice(2).map(Number);
const rows = [];
for (const count of sizes.length > 0 ? sizes : [100, 1_000, 5_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  try {
    generateSite(folder, count);
    const measured = execFileSync(process.execPath, [join(import.meta.dirname, 'measure.mjs'), folder], {
      encoding: 'utf8',
    });
    rows.push({ incidents: count, ...JSON.parse(measured) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const columns = [
  'incidents',
  'load',
  'config',
  'parse',
  'check',
  'plan',
  'render',
  'search',
  'write',
  'total ms',
  'ms each',
  'edit ms',
  'peak MiB',
  'files',
  'output MiB',
];
const cells = rows.map((row) => columns.map((column) => String(row[column] ?? '')));
const widths = columns.map((column, index) =>
  Math.max(column.length, ...cells.map((row) => row[index].length)),
);
for (const row of [columns, ...cells])
  console.log(row.map((cell, index) => cell.padStart(widths[index])).join('  '));
const [first, last] = [rows.at(0), rows.at(-1)];
if (first !== last) {
  const growth = last['total ms'] / first['total ms'];
  console.log(
    `\n${last.incidents / first.incidents} times the incidents took ${growth.toFixed(1)} times as long (stages in ms, wall time).`,
  );
}
