// Reading by other means than a mouse and a screen: the keyboard, no script, paper, forced colours, no motion.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  describeFocus,
  findControls,
  findEmptyBoxes,
  findFaintMarks,
  findMotion,
  readMain,
  type Focus,
} from './in-page.js';
import { launchBrowser } from './launch.js';
import { openPage, type OpenPage } from './open-page.js';
import { serveSite, type ServedSite } from './serve.js';
import { addressOf, exampleSite, pagesByKind } from './sites.js';

const site = exampleSite();
const pages = [...pagesByKind(site)];

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let served: ServedSite;
beforeAll(async () => {
  browser = await launchBrowser();
  served = await serveSite(site);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

async function withPage<Result>(
  options: BrowserContextOptions,
  use: (open: OpenPage) => Promise<Result>,
): Promise<Result> {
  const open = await openPage(browser, served, options);
  try {
    return await use(open);
  } finally {
    await open.close();
  }
}

/** One window for the pages of a block, which each of its tests leads to another. */
function openOne(options: BrowserContextOptions): () => OpenPage {
  let open: OpenPage | undefined;
  beforeAll(async () => {
    open = await openPage(browser, served, options);
    return () => open?.close();
  });
  return () => {
    if (open === undefined) throw new Error('Only a test has a page.');
    return open;
  };
}

describe('by the keyboard alone', () => {
  const opened = openOne({ reducedMotion: 'reduce' });

  test.each(pages)(
    '%s: Tab reaches every control in order, each seen, and leaves the page',
    async (_, path) => {
      const { page, go } = opened();
      await go(addressOf(path));
      const controls = await page.evaluate(findControls);
      const reached: Focus[] = [];
      // One more than there are: then the focus is back at the browser, and nothing holds it.
      for (let step = 0; step <= controls.length; step += 1) {
        await page.keyboard.press('Tab');
        reached.push(await page.evaluate(describeFocus));
      }
      expect(reached.map(({ control }) => control)).toEqual([...controls, undefined]);
      expect(reached.filter(({ problem }) => problem !== undefined)).toEqual([]);
    },
  );

  test('the first stop leads past the navigation', async () => {
    const { page, go } = opened();
    await go('history/');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
  });
});

describe('without JavaScript', () => {
  const both = [true, false].map((javaScriptEnabled) => openOne({ javaScriptEnabled }));

  test.each(pages.filter(([kind]) => kind !== 'search'))('%s says the same', async (_, path) => {
    const texts = await Promise.all(
      both.map(async (opened) => {
        const { page, go } = opened();
        await go(addressOf(path));
        return { text: await page.evaluate(readMain), empty: await page.evaluate(findEmptyBoxes) };
      }),
    );
    const [withScript, without] = texts;
    expect(without?.text).toBe(withScript?.text);
    expect(without?.text).not.toBe('');
    expect(without?.empty).toEqual([]);
  });

  test('the search page shows no form, and ways to everything', async () => {
    await withPage({ javaScriptEnabled: false }, async ({ page, go }) => {
      await go('search/');
      expect(await page.locator('main :is(input, select, button):visible').count()).toBe(0);
      expect(await page.locator('main a:visible').count()).toBeGreaterThan(10);
      expect(await page.evaluate(findEmptyBoxes)).toEqual([]);
    });
  });
});

describe('on paper', () => {
  const opened = openOne({});

  test.each(pages.filter(([kind]) => !['search', '404'].includes(kind)))(
    '%s: all of the record and none of the navigation',
    async (_, path) => {
      const { page, go } = opened();
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
      await go(addressOf(path));
      const shown = await page.evaluate(readMain);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.locator('nav:visible').count()).toBe(0);
      // What only leads elsewhere may be missing.
      const printed = await page.evaluate(readMain);
      for (const heading of await page.locator('main h2').allInnerTexts()) {
        expect(printed).toContain(heading.replaceAll(/\s+/g, ' ').trim());
      }
      expect(printed.length).toBeGreaterThan(shown.length * 0.6);
      // Ink on white, whatever scheme the screen has.
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
    },
  );
});

describe('in forced colours', () => {
  test.each(['light', 'dark'] as const)(
    '%s: shapes stand out from what is behind them',
    async (colorScheme) => {
      await withPage({ forcedColors: 'active', colorScheme }, async ({ page, go }) => {
        for (const [, path] of pages) {
          await go(addressOf(path));
          expect(await page.evaluate(findFaintMarks, 3), path).toEqual([]);
        }
      });
    },
  );
});

test('nothing moves where the reader wants no motion', async () => {
  await withPage({ reducedMotion: 'reduce' }, async ({ page, go }) => {
    for (const [, path] of pages) {
      await go(addressOf(path));
      expect(await page.evaluate(findMotion), path).toEqual([]);
    }
  });
});

test('the script adds the time of the reader', async () => {
  await withPage({ timezoneId: 'Asia/Kathmandu' }, async ({ page, go }) => {
    await go(addressOf('incidents/2025-10-15-new-skippers-could-not-register/index.html'));
    const local = page.locator('.updates time[datetime^="2025-10-15T17:28"] + .local');
    expect((await local.innerText()).trim()).toBe('(21:13 GMT+5:45)');
  });
});

test('a former address leads to the page of today', async () => {
  const { reader } = site.compiled;
  const lines = reader.source('_redirects').trim().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  await withPage({}, async ({ page }) => {
    for (const line of lines) {
      const [from = '', to = ''] = line.split(' ');
      await page.goto(new URL(from, served.url).href);
      const { pathname, hash } = new URL(page.url());
      expect(pathname + hash).toBe(to);
      expect(await page.locator('h1').count()).toBe(1);
    }
  });
});
