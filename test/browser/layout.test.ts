// Whether pages keep to their window, load nothing but their own and are loaded without a complaint of the browser.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isPage } from '../cli/compile-files.js';
import { findCutOnPaper, findMisplaced } from './in-page.js';
import { dose } from './dose.js';
import { launchBrowser } from './launch.js';
import { openPage, type OpenPage } from './open-page.js';
import { serveSite, type ServedSite } from './serve.js';
import { addressOf, exampleSite, goldenSite, hardSite, pagesByKind, type TestedSite } from './sites.js';

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Every page but those of the busy year, which are all alike. */
const everyPage = ({ compiled }: TestedSite): readonly string[] =>
  compiled.reader.paths.filter((path) => isPage(path) && !/^incidents\/q(?!7\/)\d+\//.test(path));

const kinds = (site: TestedSite): readonly string[] => [...pagesByKind(site).values()];

interface Measure {
  readonly pages: readonly string[];
  readonly widths: readonly number[];
  readonly look?: () => readonly string[];
  /** Done to each page once it is loaded. */
  readonly prepare?: (open: OpenPage) => Promise<void>;
}

/** What is found on the pages, at each width: `page at 320: what`. */
async function measure(
  open: OpenPage,
  { pages, look = findMisplaced, prepare, widths }: Measure,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of pages) {
    await open.go(addressOf(path));
    await prepare?.(open);
    for (const width of widths) {
      if (open.page.viewportSize()?.width !== width) await open.page.setViewportSize({ width, height: 800 });
      found.push(...(await open.page.evaluate(look)).map((what) => `${path} at ${width}: ${what}`));
    }
  }
  return found;
}

/** Fonts of twice their size, as a reader sets them in the browser: queries in `em` and `rem` follow. */
async function doubleFonts({ page }: OpenPage): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

/** The spacing of text that readers may set themselves (WCAG 2.2, 1.4.12). */
async function spaceText({ page }: OpenPage): Promise<void> {
  await page.evaluate(`{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
    document.adoptedStyleSheets = [sheet];
  }`);
}

/** Serves a site to the tests of a block, to each in a window of its own: what a reader sets in one stays set. */
function openEach(site: TestedSite): () => OpenPage {
  let served: ServedSite | undefined;
  let open: OpenPage | undefined;
  beforeAll(async () => {
    served = await serveSite(site);
    return () => served?.close();
  });
  beforeEach(async () => {
    if (served !== undefined) open = await openPage(browser, served);
    return () => open?.close();
  });
  return () => {
    if (open === undefined) throw new Error('Only a test has a page.');
    return open;
  };
}

const all = dose([320, 1280], [320, 768, 1280, 1920]);
const both = dose([320], [320, 1280]);
const hard = hardSite();

describe.each<readonly [name: string, site: TestedSite, direction: string, kindWidths: readonly number[]]>([
  ['the example', exampleSite(), 'ltr', all],
  ['a site that is hard to lay out', hard, 'ltr', all],
  ['the same from right to left', hardSite('ar'), 'rtl', both],
  ['a site with one of everything', goldenSite('everything'), 'ltr', both],
  ['a German site', goldenSite('german'), 'ltr', both],
])('%s', (_, site, direction, kindWidths) => {
  const opened = openEach(site);

  test('keeps to the window, cuts nothing off, loads only its own files and is not complained about', async () => {
    const open = opened();
    const shown = kinds(site);
    expect(await measure(open, { pages: shown, widths: kindWidths })).toEqual([]);
    const isWhole = dose(site === hard, direction !== 'rtl');
    const others = !isWhole ? [] : everyPage(site).filter((path) => !shown.includes(path));
    expect(await measure(open, { pages: others, widths: [320] })).toEqual([]);
    expect(open.complaints).toEqual([]);
    expect(await open.page.locator('html').getAttribute('dir')).toBe(direction);
  });
});

describe.each([
  ['the example', exampleSite()],
  ['a site that is hard to lay out', hard],
])('%s', (_, site) => {
  const opened = openEach(site);
  const pages = kinds(site);

  test('bears fonts of twice their size', async () => {
    expect(
      await measure(opened(), { pages, widths: dose([640], [640, 1280]), prepare: doubleFonts }),
    ).toEqual([]);
  });

  test('bears the spacing of text that a reader sets', async () => {
    expect(await measure(opened(), { pages, widths: dose([320], [320, 1280]), prepare: spaceText })).toEqual(
      [],
    );
  });

  test('fits on paper', async () => {
    const open = opened();
    await open.page.emulateMedia({ media: 'print' });
    // A4 within margins of 2 cm. Of 200 columns no paper holds all.
    const printed = pages.filter((path) => path !== 'incidents/table/index.html');
    expect(await measure(open, { pages: printed, widths: [640], look: findCutOnPaper })).toEqual([]);
  });
});

test('a page that sticks out is found', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  await page.setContent('<main><p class="wide" style="width: 400px">x</p></main>');
  expect(await page.evaluate(findMisplaced)).toEqual(['p.wide reaches from 8 to 408']);
  await page.setContent('<main style="overflow-x: auto"><p style="width: 400px">x</p></main>');
  expect(await page.evaluate(findMisplaced)).toEqual([]);
  await page.setContent('<p style="width: 20px; overflow: hidden; white-space: nowrap">More than fits</p>');
  expect(await page.evaluate(findMisplaced)).toEqual(['p cuts off: More than fits']);
  await page.setContent('<main><details><summary>More</summary><p>of it</p></details></main>');
  expect(await page.evaluate(findCutOnPaper)).toEqual(['folded up: More']);
  await page.addStyleTag({ content: 'details::details-content { content-visibility: visible }' });
  expect(await page.evaluate(findCutOnPaper)).toEqual([]);
  await page.close();
});
