// What the script of all pages adds: the reader's own time, ages, and what the clock made true since the build.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileFiles } from '../cli/compile-files.js';
import { incident } from '../cli/site-folder.js';
import { launchBrowser } from './launch.js';
import { serveSite, type ServedSite } from './serve.js';

const builtAt = Date.UTC(2026, 0, 15, 12);
const minute = 60_000;

const { files } = compileFiles(
  {
    'incidents/2026/open.md': incident({ title: 'Still open', day: '2026-01-14', isOpen: true }),
    'incidents/2025/closed.md': incident({ title: 'Long over' }),
    'incidents/2026/planned.md': `---
title: A new database
kind: maintenance
components: [web]
window: { from: 2026-01-15 14:00, to: 2026-01-15 16:00 }
---

The website can be read only.

## Updates

### Scheduled - 2026-01-10 10:00
Planned for Thursday.
`,
  },
  { now: builtAt },
);

let browser: Browser;
let site: ServedSite;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await serveSite({ files });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

interface Reader {
  /** After the build, in minutes. */
  readonly after?: number;
  readonly zone?: string;
  readonly script?: boolean;
}

/** Runs what a reader sees, with a clock and a zone of their own. */
async function read<Seen>(
  path: string,
  { after = 0, zone = 'Europe/Berlin', script = true }: Reader,
  see: (page: Page) => Promise<Seen>,
): Promise<Seen> {
  const context = await browser.newContext({ timezoneId: zone, locale: 'en-GB', javaScriptEnabled: script });
  try {
    const page = await context.newPage();
    await page.clock.install({ time: builtAt + after * minute });
    await page.goto(`${site.url}${path}`);
    return await see(page);
  } finally {
    await context.close();
  }
}

const updateOf = (page: Page): Promise<string> => page.locator('.updates h3').first().innerText();
const notes = (page: Page): Promise<string[]> => page.locator('.stale:visible').allInnerTexts();

describe('the time of the reader', () => {
  test('stands behind that of the record, with its zone', async () => {
    const text = await read('incidents/closed/', { zone: 'America/New_York' }, updateOf);
    expect(text).toBe('Resolved 15 October 2025, 18:05 CEST (12:05 EDT)');
  });

  test('names the day where it is another one', async () => {
    const text = await read('incidents/closed/', { zone: 'Asia/Tokyo' }, updateOf);
    expect(text).toMatch(/18:05 CEST \(Oct 16, 01:05 .+\)$/);
  });

  test.each([
    ['where the clocks agree', { zone: 'Europe/Paris' }],
    ['without a script', { zone: 'Asia/Tokyo', script: false }],
  ])('is left out %s', async (_, reader) => {
    expect(await read('incidents/closed/', reader, updateOf)).toBe('Resolved 15 October 2025, 18:05 CEST');
  });

  test('is not added to days in lists', async () => {
    const times = await read('history/2025/', { zone: 'Asia/Tokyo' }, (page) =>
      page.locator('.record .when').allInnerTexts(),
    );
    expect(times).toEqual(['15 October']);
  });
});

describe('ages', () => {
  test.each([
    [0, '19 hours ago'],
    [26 * 60, '1 day ago'],
  ])('are counted from the clock of the reader, %i minutes after the build', async (after, age) => {
    const text = await read('', { after }, (page) =>
      page.locator('.card', { hasText: 'Still open' }).locator('.when').innerText(),
    );
    expect(text).toContain(`Updated 14 January 2026, 17:28 CET · ${age}`);
  });

  test('grow while the page is open', async () => {
    const shown = await read('', { after: 5 }, async (page) => {
      const built = page.locator('.built');
      const before = await built.innerText();
      await page.clock.fastForward(10 * minute);
      return [before, await built.innerText()];
    });
    expect(shown).toEqual([
      'Built 15 January 2026, 13:00 CET · 5 minutes ago',
      'Built 15 January 2026, 13:00 CET · 15 minutes ago',
    ]);
  });
});

describe('what only the clock can tell', () => {
  const begun = 'By the clock, this window has begun. This page was built before that.';
  const over = 'By the clock, this window is over. This page was built before that.';
  const stale =
    'This page was built more than an hour ago while something was open. It may lack the latest update.';

  test.each([
    ['right after the build', { after: 1 }, []],
    ['an hour later', { after: 60 }, [stale, begun]],
    ['after the window', { after: 180 }, [stale, over]],
    ['without a script', { after: 180, script: false }, []],
  ])('is shown %s', async (_, reader, expected) => {
    expect(await read('', reader, notes)).toEqual(expected);
  });

  test('changes while the page is open', async () => {
    const seen = await read('', { after: 59 }, async (page) => {
      const before = await notes(page);
      await page.clock.fastForward(2 * minute);
      return [before, await notes(page)];
    });
    expect(seen).toEqual([[], [stale, begun]]);
  });
});
