// A page of a served site in a browser, together with everything that browsers complain about and it must not do.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ServedSite } from './serve.js';

export interface OpenPage {
  readonly page: Page;
  /** Errors and warnings of the console, breaches of the policy, and requests for other hosts, as sentences. */
  readonly complaints: readonly string[];
  readonly go: (address: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** In a context of its own, which nothing was loaded in. */
export async function openPage(
  browser: Browser,
  { url }: ServedSite,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A browser says of every missing page that it is missing.
    const isMissingPage = message.text().includes('404') && message.location().url === page.url();
    if (['error', 'warning'].includes(message.type()) && !isMissingPage) {
      complaints.push(`${page.url()} says ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()} throws ${String(error)}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`${page.url()} asks for ${request.url()}`);
  });
  page.on('response', (response) => {
    const isAsset = response.request().resourceType() !== 'document';
    if (isAsset && !response.ok()) complaints.push(`${page.url()} lacks ${response.url()}`);
  });
  return {
    page,
    complaints,
    go: async (address) => {
      await page.goto(`${url}${address}`, { waitUntil: 'load' });
    },
    close: () => context.close(),
  };
}
