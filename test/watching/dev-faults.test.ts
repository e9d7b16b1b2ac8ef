// What goes wrong beside the sources: a theme that fails, a fault of Candor itself. The pages stay, and the loop lives.
import { afterEach, describe, expect, test } from 'vitest';
import { startDev, type Dev } from '../../src/dev.js';
import { incident, makeSite, testNow, writeFiles } from '../cli/site-folder.js';
import { waitUntil } from './start-candor.js';

const slow = 'incidents/2025/2025-10-15-slow.md';
const withTheme = `site:
  title: Acme Status
  url: https://status.acme.example/
  timezone: Europe/Berlin
components:
  - { id: api, name: Interface }
  - { id: web, name: Website }
theme: { module: look/theme.js }
`;

/** A theme whose footer says this, or does this. */
const theme = (footer: string): string => `import { defaultTheme, extendTheme, html } from 'candor';
export default extendTheme(defaultTheme, {
  parts: {
    footer: (props, context) => ${footer},
  },
});
`;

const opened: Dev[] = [];
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

interface Watched {
  readonly heard: { settled: number; problems: string[]; faults: unknown[] };
  readonly get: (path: string) => Promise<string>;
  readonly until: (condition: () => boolean | Promise<boolean>) => Promise<void>;
}

async function watchDev(folder: string, now: () => number = () => testNow): Promise<Watched> {
  const heard: Watched['heard'] = { settled: 0, problems: [], faults: [] };
  const dev = await startDev({
    folder,
    host: '127.0.0.1',
    port: 0,
    reveal: false,
    poll: false,
    timeZoneData: undefined,
    now,
    clock: () => 0,
    openFile: () => Promise.resolve(undefined),
    onReading: () => undefined,
    onSettled: ({ check: { compilation } }) => {
      heard.settled += 1;
      heard.problems = compilation.diagnostics.map(
        ({ code, place: { path, start } }) => `${path}:${start.line} ${code}`,
      );
    },
    onNotice: () => undefined,
    onFault: (fault) => heard.faults.push(fault),
  });
  opened.push(dev);
  return {
    heard,
    get: async (path) => (await fetch(dev.url + path)).text(),
    until: (condition) => waitUntil(condition, () => JSON.stringify(heard)),
  };
}

describe('a theme', () => {
  test('that is edited is seen at once, and one that fails leaves the last good pages', async () => {
    const site = makeSite({
      'candor.yaml': withTheme,
      [slow]: incident(),
      'look/theme.js': theme('html`<p>First words</p>`'),
    });
    const { get, until, heard } = await watchDev(site);
    expect(await get('')).toContain('First words');
    writeFiles(site, { 'look/theme.js': theme('html`<p>Second words</p>`') });
    await until(async () => (await get('')).includes('Second words'));
    const before = heard.settled;
    await until(() => heard.settled > before);
    // Only on a page that nobody looks at.
    const failing = "context.route.page === 'statistics' ? props.none.such : html`<p>Third words</p>`";
    writeFiles(site, { 'look/theme.js': theme(failing) });
    await until(() => heard.problems.includes('look/theme.js:4 theme/part-failed'));
    expect(await get('')).toContain('Second words');
    expect(await get('statistics/')).toContain('Second words');
    writeFiles(site, { 'look/theme.js': theme('html`<p>Last words</p>`') });
    await until(async () => (await get('statistics/')).includes('Last words'));
    await until(() => heard.problems.length === 0);
  });
});

describe('a fault of Candor', () => {
  test('is told, the pages stay, and the next change may mend it', async () => {
    const site = makeSite({ [slow]: incident() });
    let isBroken = false;
    const { get, until, heard } = await watchDev(site, () => {
      if (isBroken) throw new Error('The clock has stopped.');
      return testNow;
    });
    isBroken = true;
    writeFiles(site, { [slow]: incident({ title: 'Unseen' }) });
    await until(() => heard.faults.length > 0);
    expect(heard.faults).toEqual([new Error('The clock has stopped.')]);
    expect(await get('')).toContain('Slow answers');
    isBroken = false;
    writeFiles(site, { [slow]: incident({ title: 'Seen' }) });
    await until(async () => (await get('')).includes('Seen'));
  });
});
