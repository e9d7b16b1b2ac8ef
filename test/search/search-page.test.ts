// The search page in a real browser, as it is published: below a path, under its Content-Security-Policy.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { indexDocuments } from '../../src/searching/index-documents.js';
import { searchDocuments } from '../../src/site/search-documents.js';
import { launchBrowser } from '../browser/launch.js';
import { serveSite, type ServedSite } from '../browser/serve.js';
import { compileFiles } from '../cli/compile-files.js';
import { config, incident, project, type Files } from '../cli/site-folder.js';

const two = (number: number): string => String(number).padStart(2, '0');

/** So many that not all results are shown at once. */
const many: Files = Object.fromEntries(
  Array.from({ length: 45 }, (_, index) => [
    `incidents/2025/m${two(index)}.md`,
    incident({
      title: `Queue ${two(index)} stood still`,
      day: `2025-0${1 + Math.floor(index / 15)}-${two(1 + (index % 15))}`,
      components: '[web]',
    }),
  ]),
);

const files: Files = {
  ...many,
  'candor.yaml': `${config}  - id: eu
    name: Europe
    components:
      - { id: mail-eu, name: E-mail }
`,
  'incidents/2025/pool.md': incident({
    title: 'Sign-in was down',
    fields: 'tags: [authentication]',
    more: `
## Postmortem - 2025-10-20

### Root cause

The connection pool was exhausted by \`<b>retries</b>\` & leaks.

## Details

The gateway logged nothing.
`,
  }),
  'incidents/2025/mail.md': incident({
    title: 'Mails came late',
    day: '2025-11-05',
    components: '[mail-eu]',
  }).replace('severity: low', 'severity: critical'),
  'incidents/2025/th.md': incident({ title: 'ระบบหยุดทำงาน', day: '2025-12-06', components: '[web]' }),
  'incidents/2025/jp.md': incident({ title: '決済サービスの障害', day: '2025-12-05' }),
};

let browser: Browser;
let site: ServedSite;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  const { history, files: pages } = compileFiles(files, { baseUrl: 'https://example.org/a/status/' });
  const index = await indexDocuments(searchDocuments(history), 'en');
  if ('problem' in index) throw new Error(index.problem);
  site = await serveSite({ files: [...pages, ...index.files], basePath: '/a/status/' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  problems.length = 0;
  const context = await browser.newContext();
  page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) problems.push(request.url());
  });
  return async () => {
    await context.close();
  };
});

const open = (query = ''): Promise<unknown> => page.goto(`${site.url}search/${query}`);
const type = (text: string): Promise<void> => page.getByRole('searchbox').fill(text);
const said = (text: string | RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 5_000 });
const titles = (): Promise<string[]> => page.locator('.results .what').allInnerTexts();
const marks = (): Promise<string[]> => page.locator('.results mark').allInnerTexts();

describe('a query', () => {
  test('is answered as it is typed, with the places that hold it, and no error of the policy', async () => {
    await open();
    await type('exhausted');
    await said(/^1 result$/);
    expect(await titles()).toEqual(['Sign-in was down']);
    expect(await marks()).toEqual(['exhausted']);
    expect(await page.locator('.results .when').innerText()).toBe('15 October 2025');
    expect(await page.locator('.results .how').innerText()).toContain('Low');
    await page.getByRole('link', { name: 'Root cause' }).click();
    expect(page.url()).toBe(`${site.url}incidents/pool/#root-cause`);
    expect(await page.locator(':target').innerText()).toContain('Root cause');
    expect(problems).toEqual([]);
  });

  test('loads nothing of the index before it is asked, and then only what it needs', async () => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await open();
    await page.getByRole('searchbox').waitFor();
    expect(loaded.filter((url) => url.includes('pagefind'))).toEqual([]);
    await type('exhausted');
    await said('1 result');
    expect(loaded.filter((url) => url.includes('/fragment/'))).toHaveLength(1);
    expect(loaded.filter((url) => url.includes('/filter/'))).toEqual([]);
  });

  test('leads to the very update', async () => {
    await open('?q=sign-in%20looking');
    await said('1 result');
    await page.getByRole('link', { name: /^Investigating · 15 October 2025/ }).click();
    const heading = page.locator(':target');
    expect(await heading.innerText()).toMatch(/^Investigating/);
  });

  test('finds other forms of a word, names of components and tags', async () => {
    await open();
    for (const [query, title] of [
      ['exhaust', 'Sign-in was down'],
      ['authentication', 'Sign-in was down'],
      ['Europe', 'Mails came late'],
      ['gateway', 'Sign-in was down'],
    ] as const) {
      await type(query);
      await page.locator('.results .what', { hasText: title }).first().waitFor();
    }
  });

  test('is shown as text, whatever the record holds', async () => {
    await open('?q=retries');
    await said('1 result');
    expect(await page.locator('.results').innerText()).toContain('<b>retries</b> & leaks');
    expect(await page.locator('.results b').count()).toBe(0);
  });

  test('finds words inside of a text without spaces', async () => {
    for (const [query, title] of [
      ['障害', '決済サービスの障害'],
      ['サービスの', '決済サービスの障害'],
      ['決済 障害', '決済サービスの障害'],
      ['หยุด', 'ระบบหยุดทำงาน'],
    ] as const) {
      await open(`?q=${encodeURIComponent(query)}`);
      await said('1 result');
      expect(await titles()).toEqual([title]);
    }
    await open(`?q=${encodeURIComponent('害障')}`);
    await said('Nothing found.');
  });

  test('that finds nothing says so', async () => {
    await open('?q=xylophone');
    await said('Nothing found.');
    expect(await titles()).toEqual([]);
  });
});

describe('filters', () => {
  test('narrow a query down, alone list the newest first, and stand in the address', async () => {
    await open();
    await page.getByLabel('Severity').selectOption('critical');
    await said('1 result');
    expect(await titles()).toEqual(['Mails came late']);
    expect(page.url()).toBe(`${site.url}search/?severity=critical`);
    await type('sign-in');
    await said('Nothing found.');
    await page.getByLabel('Severity').selectOption('');
    await said('1 result');
    expect(page.url()).toBe(`${site.url}search/?q=sign-in`);
    await type('');
    await page.getByLabel('Component').selectOption('eu');
    await said('1 result');
    expect(await titles()).toEqual(['Mails came late']);
    await page.getByLabel('Component').selectOption('api');
    await said('2 results');
    expect(await titles()).toEqual(['決済サービスの障害', 'Sign-in was down']);
    expect(problems).toEqual([]);
  });

  test('come back with the address, and one step back with the button of the browser', async () => {
    await open('?q=late&component=eu');
    await said('1 result');
    expect(await page.getByRole('searchbox').inputValue()).toBe('late');
    expect(await page.getByLabel('Component').inputValue()).toBe('eu');
    await page.getByLabel('Component').selectOption('web');
    await said('Nothing found.');
    await page.goBack();
    await said('1 result');
    expect(page.url()).toBe(`${site.url}search/?q=late&component=eu`);
    expect(await page.getByLabel('Component').inputValue()).toBe('eu');
  });

  test('that the site does not know are left out', async () => {
    await open('?q=late&component=nowhere&colour=blue');
    await said('1 result');
    expect(await page.getByLabel('Component').inputValue()).toBe('');
  });
});

test('many results are shown twenty at a time, all by the keyboard', async () => {
  await open();
  await page.keyboard.press('Tab');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('queue');
  await page.keyboard.press('Enter');
  await said('45 results');
  expect(await titles()).toHaveLength(20);
  const more = page.getByRole('button', { name: 'Show more results' });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.locator('.results > li').nth(39).waitFor();
  // The first of those that came is where reading goes on.
  expect(await page.evaluate('document.activeElement.textContent')).toBe((await titles())[20]);
  await more.focus();
  await page.keyboard.press('Enter');
  await page.locator('.results > li').nth(44).waitFor();
  expect(await more.isHidden()).toBe(true);
  expect(new Set(await titles()).size).toBe(45);
  expect(problems).toEqual([]);
});

test.each([
  ['the engine', /pagefind\.js$/],
  ['its entry', /pagefind-entry\.json/],
  ['a piece of the index', /\.pf_index$/],
  ['a text', /\.pf_fragment$/],
])('says so where %s does not arrive, rather than that there is nothing', async (_, pattern) => {
  await page.route(pattern, (route) => route.fulfill({ status: 404 }));
  await open('?q=exhausted');
  await said('The search could not be loaded.');
  expect(await titles()).toEqual([]);
});

test.each(['light', 'dark'] as const)('results have no barriers, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await open('?q=exhausted');
  await said('1 result');
  await page.evaluate(readFileSync(join(project, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  expect(await marks()).toEqual(['exhausted']);
});

test('without JavaScript there is no form, and a way to everything', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${site.url}search/`);
  expect(await plain.getByText('Searching needs JavaScript.').isVisible()).toBe(true);
  expect(await plain.getByRole('searchbox').isVisible()).toBe(false);
  await plain.getByRole('main').getByRole('link', { name: 'Critical (1)' }).click();
  expect(await plain.getByRole('main').innerText()).toContain('Mails came late');
  await context.close();
});
