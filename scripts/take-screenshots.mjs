// Takes the screenshots of the README from the example site, as of a moment that is always the same. Needs a build and
// a Chromium: the one that `npm ci` brings or that of CHROMIUM_PATH, which draws with the fonts of the machine.
import chromium from '@sparticuz/chromium';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as browsers } from 'playwright-core';
import sirv from 'sirv';

const images = 'docs/images';
/** As of a moment when the example has a notice to show, and work that is planned. */
const now = '2026-11-21 10:00 UTC';
const wide = { width: 1120, height: 940 };
/** Down to the bars of the components. */
const tall = { width: 1120, height: 1180 };
const phone = { width: 390, height: 760 };

const shots = [
  { name: 'status-light', page: '', viewport: tall, colorScheme: 'light' },
  { name: 'status-dark', page: '', viewport: tall, colorScheme: 'dark' },
  { name: 'incident-light', page: 'incidents/2025-07-26-booking-and-payments-down/', viewport: wide },
  {
    name: 'incident-dark',
    page: 'incidents/2025-07-26-booking-and-payments-down/',
    viewport: wide,
    colorScheme: 'dark',
  },
  { name: 'history-light', page: 'history/2025/', viewport: wide },
  { name: 'status-phone', page: '', viewport: phone, colorScheme: 'dark' },
];

/** Larger images would make every clone of the repository pay for them. */
const mostBytes = 150_000;

const site = mkdtempSync(join(tmpdir(), 'candor-screenshots-'));
execFileSync(process.execPath, ['dist/src/cli.js', 'build', '--now', now, '--out', site, '.'], {
  stdio: 'inherit',
});
const serve = sirv(site);
const server = createServer((request, response) =>
  serve(request, response, () => response.writeHead(404).end()),
);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await browsers.launch({
  executablePath: process.env.CHROMIUM_PATH || (await chromium.executablePath()),
  args: ['--no-sandbox', '--disable-gpu'],
});

mkdirSync(images, { recursive: true });
for (const { name, page: address, viewport, colorScheme = 'light' } of shots) {
  // Without the script: ages would be those of today, and a time zone that of this machine.
  const page = await browser.newPage({ viewport, colorScheme, javaScriptEnabled: false });
  await page.goto(`http://127.0.0.1:${server.address().port}/${address}`);
  const path = join(images, `${name}.png`);
  await page.screenshot({ path });
  await page.close();
  const { size } = statSync(path);
  console.log(`${path} ${Math.round(size / 1000)} KB`);
  if (size > mostBytes) {
    console.error(`${path} has more than ${mostBytes / 1000} KB: show less of the page.`);
    process.exitCode = 1;
  }
}

await browser.close();
server.close();
rmSync(site, { recursive: true });
