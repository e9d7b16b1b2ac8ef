// Every kind of page against the rules of axe-core: WCAG 2.2 at level AA and what is known to work best.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { project } from '../cli/site-folder.js';
import { dose } from './dose.js';
import { launchBrowser } from './launch.js';
import { openPage, type OpenPage } from './open-page.js';
import { serveSite, type ServedSite } from './serve.js';
import { addressOf, emptySite, exampleSite, hardSite, pagesByKind, type TestedSite } from './sites.js';

const axe = readFileSync(join(project, 'node_modules/axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Look {
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly forcedColors?: 'active';
}

const schemes = ['light', 'dark'] as const;
const looks: readonly Look[] = schemes.flatMap((scheme) => [320, 1280].map((width) => ({ scheme, width })));
/** For pages that differ from those of the example in what they hold, not in how they are coloured. */
const twoLooks: readonly Look[] = [
  { scheme: 'light', width: 320 },
  { scheme: 'dark', width: 1280 },
];
const forced: readonly Look[] = [{ scheme: 'dark', width: 1280, forcedColors: 'active' }];

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const options = {
  runOnly: { type: 'tag', values: tags },
  resultTypes: ['violations'],
  // Of these rules none looks at stylesheets, which axe would else ask for and read.
  preload: { assets: ['media'] },
};

/** What axe, which is in the page already, finds on it as it is now: `rule at selector: what is wrong`. */
async function findViolations(page: Page): Promise<readonly string[]> {
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${target.join(' ')}: ${failureSummary.split('\n').at(1)?.trim() ?? ''}`,
    ),
  );
}

async function checkLooks({ page, go }: OpenPage, path: string, chosen: readonly Look[]): Promise<void> {
  await go(addressOf(path));
  const found: string[] = [];
  for (const { scheme, width, forcedColors = 'none' } of chosen) {
    await page.emulateMedia({ colorScheme: scheme, forcedColors });
    await page.setViewportSize({ width, height: 800 });
    // The page hears of its new width when it is next drawn.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const violations = await findViolations(page);
    found.push(...violations.map((violation) => `${path} ${scheme} ${width} ${violation}`));
  }
  expect(found).toEqual([]);
}

/** Tests for each kind of page of a site. */
function testKinds(
  site: TestedSite,
  chosen: readonly Look[],
  more: readonly string[] = [],
  most = Infinity,
): void {
  let served: ServedSite;
  let open: OpenPage;
  beforeAll(async () => {
    served = await serveSite(site);
    open = await openPage(browser, served);
    await open.page.addInitScript({ content: axe });
  });
  afterAll(async () => {
    await open.close();
    await served.close();
  });
  const kinds = [...[...pagesByKind(site)].slice(0, most), ...more.map((path) => [path, path] as const)];
  test.each(kinds)('%s', async (_, path) => {
    await checkLooks(open, path, chosen);
  });
}

describe('the example, in both schemes, on a small and a large screen', () => {
  testKinds(exampleSite(), dose(twoLooks, looks));
});

describe('the example, in forced colours', () => {
  testKinds(exampleSite(), forced, [], dose(4, Infinity));
});

describe('a site that is hard to lay out', () => {
  testKinds(hardSite(), dose(twoLooks.slice(0, 1), twoLooks), [
    'incidents/updates/index.html',
    'incidents/emoji/index.html',
  ]);
});

describe('a site without a record', () => {
  testKinds(emptySite(), twoLooks.slice(0, 1));
});

test('axe finds what is wrong, where something is', async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<html lang="en"><title>x</title><main><h1>x</h1><img src="x"><a href="/x"></a></main>',
  );
  await page.evaluate(axe);
  expect((await findViolations(page)).map((line) => line.split(' ')[0])).toEqual(
    expect.arrayContaining(['image-alt', 'link-name']),
  );
  await page.close();
});
