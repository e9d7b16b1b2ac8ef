// The live preview in a browser: what an author sees beside the page while a file is wrong, and after it was mended.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LiveServer } from '../../src/serving/live-server.js';
import type { LiveState } from '../../src/serving/published-site.js';
import { basePathOf } from '../../src/site/pages.js';
import { launchBrowser } from '../browser/launch.js';
import { openPage, type OpenPage } from '../browser/open-page.js';
import { compileFiles } from '../cli/compile-files.js';
import { incident, project, type Files } from '../cli/site-folder.js';
import { startLive, type Heard } from './live-site.js';

vi.setConfig({ testTimeout: 60_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const good: Files = { 'incidents/2025-10-15-slow.md': incident() };
const broken: Files = { 'incidents/2025-10-15-slow.md': incident({ components: '[apo]' }) };
const doubtful: Files = { 'incidents/2025-10-15-slow.md': incident({ components: '[]' }) };

/** What the preview would show: the pages of the last good files, and the problems of these. */
function stateOf(pages: Files | undefined, files: Files): LiveState {
  const { diagnostics } = compileFiles(files);
  const good = pages === undefined ? undefined : compileFiles(pages);
  const site = good && {
    basePath: basePathOf(good.site.url),
    folder: project,
    files: good.files,
  };
  return {
    site,
    diagnostics: diagnostics.filter(({ level }) => level !== 'info'),
    sourceOf: (path) => String(files[path] ?? ''),
  };
}

let server: LiveServer & { readonly heard: Heard };
let open: OpenPage;
let page: Page;
let pill: Locator;
let panel: Locator;
afterEach(() => open.close());

async function start(
  state: LiveState,
  address = 'incidents/2025-10-15-slow/',
  options: Parameters<typeof startLive>[0] = {},
): Promise<void> {
  server = await startLive(options);
  server.show(state);
  open = await openPage(browser, { url: server.url, close: () => server.close() });
  ({ page } = open);
  pill = page.locator('candor-live .pill');
  panel = page.getByRole('dialog');
  await open.go(address);
}

const isShown = (locator: Locator): Promise<boolean> => locator.isVisible();
const waitFor = (locator: Locator, state: 'visible' | 'hidden'): Promise<void> =>
  locator.waitFor({ state, timeout: 5_000 });

/** Marks the document, so that it can be told whether it was loaded anew. */
const mark = (): Promise<void> => page.evaluate(`document.documentElement.dataset.marked = ''`);
const isMarked = (): Promise<boolean> => page.evaluate(`'marked' in document.documentElement.dataset`);

describe('a slip in a file', () => {
  test('is told over the last good page, and gone when it is mended', async () => {
    await start(stateOf(good, good));
    expect(await isShown(pill)).toBe(false);
    await mark();
    server.show(stateOf(good, broken));
    await waitFor(panel, 'visible');
    expect(await panel.innerText()).toContain('The page behind is the last one without errors.');
    const item = panel.getByRole('listitem').first();
    expect(await item.getByRole('button').innerText()).toBe('incidents/2025-10-15-slow.md:4:14');
    const [, line = '', caret = ''] =
      /(.*)\n(.*)/.exec((await item.locator('pre').textContent()) ?? '') ?? [];
    expect([line, caret.trim(), caret.indexOf('^')]).toEqual([
      '4 | components: [apo]',
      '^^^',
      line.indexOf('apo'),
    ]);
    expect(await item.locator('.hint').innerText()).toContain('api');
    expect(await pill.innerText()).toBe('1 error');
    expect(await page.locator('main h1').innerText()).toBe('Slow answers');
    server.show(stateOf(good, good));
    await waitFor(panel, 'hidden');
    expect(await isShown(pill)).toBe(false);
    expect(await isMarked()).toBe(true);
    expect(open.complaints).toEqual([]);
  });

  test('opens in the editor by a click', async () => {
    await start(stateOf(good, broken));
    await panel.getByRole('button', { name: 'incidents/2025-10-15-slow.md:4:14' }).click();
    await expect.poll(() => server.heard.opened).toEqual(['incidents/2025-10-15-slow.md:4:14']);
  });

  test('says in the page where no editor opens', async () => {
    const problem = 'No editor opened for <i>it</i>.';
    await start(stateOf(good, broken), '', { openFile: () => Promise.resolve(problem) });
    await panel.getByRole('button', { name: ':4:14' }).click();
    await expect.poll(() => panel.locator('.answer').first().textContent()).toBe(problem);
  });

  test('can be put away by the keyboard, and stays away until there is another', async () => {
    await start(stateOf(good, broken));
    await waitFor(panel, 'visible');
    await panel.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Escape');
    await waitFor(panel, 'hidden');
    expect(
      await page.evaluate(`document.querySelector('candor-live').shadowRoot.activeElement.className`),
    ).toBe('pill');
    await open.go('history/');
    await waitFor(pill, 'visible');
    expect(await isShown(panel)).toBe(false);
    await pill.focus();
    await page.keyboard.press('Enter');
    await waitFor(panel, 'visible');
    await page.keyboard.press('Escape');
    server.show(
      stateOf(good, { ...broken, 'incidents/2025-10-16-more.md': incident({ components: '[wob]' }) }),
    );
    await waitFor(panel, 'visible');
  });

  test('is no more than text, whatever stands in the file', async () => {
    const files = {
      'incidents/2025-10-15-slow.md': incident({ components: `['<img src=x onerror=alert(1)>']` }),
    };
    await start(stateOf(good, files));
    await waitFor(panel, 'visible');
    expect(await panel.innerText()).toContain('<img src=x');
    expect(await panel.locator('img').count()).toBe(0);
    expect(open.complaints).toEqual([]);
  });
});

test('a warning does not open by itself', async () => {
  await start(stateOf(good, doubtful));
  await waitFor(pill, 'visible');
  expect([await isShown(panel), await pill.innerText()]).toEqual([false, '1 warning']);
});

test('before there is a site, the problems are the page, and then the site comes by itself', async () => {
  await start(stateOf(undefined, broken), 'incidents/2025-10-15-slow/');
  await waitFor(panel, 'visible');
  expect(await page.locator('main h1').innerText()).toBe('There is no page yet');
  server.show(stateOf(good, good));
  await expect.poll(() => page.locator('main h1').innerText()).toBe('Slow answers');
});

describe('a change', () => {
  const renamed: Files = { 'incidents/2025-10-15-slow.md': incident({ title: 'Quick answers' }) };

  test('loads the page that it shows in anew, where the reader was, and no other', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
    const long = (title: string): Files => ({
      'incidents/2025-10-15-slow.md': incident({ title, more: many }),
    });
    await start(stateOf(long('Slow'), good), 'incidents/2025-10-15-slow/');
    // The theme scrolls smoothly, which takes its time.
    await page.evaluate("scrollTo({ top: 900, behavior: 'instant' })");
    await expect.poll(() => page.evaluate('scrollY')).toBe(900);
    server.show(stateOf(long('Quick'), good));
    await expect.poll(() => page.locator('main h1').innerText()).toBe('Quick');
    await expect.poll(() => page.evaluate('scrollY')).toBe(900);
    await open.go('policy/');
    await mark();
    server.show(stateOf(long('Slower'), broken));
    await waitFor(pill, 'visible');
    expect(await isMarked()).toBe(true);
  });

  test('of a stylesheet shows without loading the page anew', async () => {
    const state = stateOf(renamed, renamed);
    await start(state);
    await mark();
    const path = 'assets/theme.css';
    expect(state.site?.files.map((file) => file.path)).toContain(path);
    const style = { path, content: 'body { background: rgb(1, 2, 3) !important }' };
    const site = state.site && { ...state.site, files: [...state.site.files, style] };
    server.show({ ...state, site });
    const color = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await expect.poll(color).toBe('rgb(1, 2, 3)');
    expect(await isMarked()).toBe(true);
    expect(open.complaints).toEqual([]);
  });

  test('is seen after the server was started anew', async () => {
    await start(stateOf(good, good));
    const { port } = server;
    await server.close();
    await waitFor(pill, 'visible');
    expect(await pill.innerText()).toBe('Candor does not answer');
    server = await startLive({ port });
    server.show(stateOf(renamed, renamed));
    await expect.poll(() => page.locator('main h1').innerText(), { timeout: 8_000 }).toBe('Quick answers');
  });
});

test('that withheld text is shown is said on every page', async () => {
  await start(stateOf(good, good), '', { reveal: true });
  await waitFor(pill, 'visible');
  expect(await pill.innerText()).toBe('withheld text is shown');
});

const axe = readFileSync(join(project, 'node_modules/axe-core/axe.min.js'), 'utf8');

describe.each([
  { scheme: 'light', width: 320 },
  { scheme: 'dark', width: 320 },
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
] as const)('in $scheme, $width wide', ({ scheme, width }) => {
  test('the problems can be read by everybody', async () => {
    const files = {
      ...broken,
      'incidents/2025-10-16-more.md': doubtful['incidents/2025-10-15-slow.md'] ?? '',
    };
    await start(stateOf(good, files));
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 700 });
    await waitFor(panel, 'visible');
    await page.evaluate(axe);
    const results = await page.evaluate<AxeResults>(`axe.run(document.querySelector('candor-live'))`);
    expect(
      results.violations.map(({ id, nodes }) => [id, nodes.map(({ failureSummary }) => failureSummary)]),
    ).toEqual([]);
    expect(results.passes.length).toBeGreaterThan(5);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const box = await panel.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    const [scrolled, shown] = await panel.evaluate((element) => [element.scrollWidth, element.clientWidth]);
    expect(scrolled).toBe(shown);
  });
});
