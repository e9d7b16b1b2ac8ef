import { afterEach, expect, test, vi } from 'vitest';
import { launchBrowser } from './launch.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the browser that npm ci brings starts', async () => {
  vi.stubEnv('CHROMIUM_PATH', '');
  const browser = await launchBrowser();
  expect(browser.version()).toMatch(/^143\./);
  await browser.close();
});

test('a browser that cannot be started is an error that says what to do', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  await expect(launchBrowser()).rejects.toThrow(/from \/nowhere\/chromium\. .* set CHROMIUM_PATH to/);
});
