// Draws the image of links to sites that have none of their own: theme/assets/card.png, from theme/card.svg. Needs a
// Chromium: the one that `npm ci` brings, or that of CHROMIUM_PATH.
import chromium from '@sparticuz/chromium';
import { readFileSync, statSync } from 'node:fs';
import { chromium as browsers } from 'playwright-core';

const drawing = readFileSync('theme/card.svg', 'utf8');
const path = 'theme/assets/card.png';
/** Some chat apps show no larger image, and every site has to carry it. */
const mostBytes = 60_000;

const browser = await browsers.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.setContent(`<!doctype html><style>body { margin: 0 } svg { display: block }</style>${drawing}`);
await page.screenshot({ path });
await browser.close();

const { size } = statSync(path);
console.log(`${path} ${Math.round(size / 1000)} KB`);
if (size > mostBytes) {
  console.error(`${path} has more than ${mostBytes / 1000} KB: draw it with less.`);
  process.exitCode = 1;
}
