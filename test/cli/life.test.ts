// The life of a site: from its first empty build through incidents, maintenance, notices and years.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileFiles, type Compiled } from './compile-files.js';
import { candor, config, incident, makeSite, readTree, testNow, type Files } from './site-folder.js';

/** A moment in winter, in Berlin. */
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+01:00`);
const status = ({ reader }: Compiled): string => reader.text('index.html');
const historyOf = ({ reader }: Compiled, year: number): string => reader.text(`history/${year}/index.html`);

/** The compilation of files that nothing is wrong with. */
function live(files: Files, now: number = testNow): Compiled {
  const compiled = compileFiles(files, { now });
  expect(compiled.problems).toEqual([]);
  return compiled;
}

const security = 'security: { confirmations: [{ party: x }] }';

describe('before anything has happened', () => {
  test.each<[string, Files]>([
    ['no incident', {}],
    ['only withheld ones', { 'incidents/2025/x.md': incident({ fields: security }) }],
    ['only prose', { 'incidents/2025/_year.md': 'The year in which we started.\n' }],
  ])('%s makes a whole site that says so', (_, files) => {
    const site = live(files);
    expect(status(site)).toMatch(
      /^All systems operational No customer-facing incident published since the launch on 1 January 2025/,
    );
    expect(status(site)).toContain('No incident has been published.');
    expect(historyOf(site, 2025)).toContain(
      'No customer-facing incident published from the launch on 1 January 2025 to the end of the year.',
    );
    expect(historyOf(site, 2026)).toContain('No customer-facing incident published in 2026 so far.');
    expect(site.reader.text('postmortems/index.html')).toContain('No postmortem has been published.');
    expect(site.reader.text('notices/index.html')).toContain('No notice is current.');
    expect(site.reader.text('components/api/index.html')).toContain('100 % available');
    expect(site.reader.paths.filter((path) => path.startsWith('incidents/'))).toEqual([]);
    expect(site.reader.source('sitemap.xml').match(/<url>/g)?.length).toBeGreaterThan(5);
  });

  test('no launch, no address, no component: two lines are enough', () => {
    const { problems, reader, isUsable } = compileFiles({ 'candor.yaml': 'site:\n  title: Mine\n' });
    expect(problems).toEqual(['candor.yaml:1:1 config/no-url']);
    expect(isUsable).toBe(true);
    expect(reader.text('index.html')).toMatch(/^No open incident/);
    expect(reader.paths).toContain('history/2026/index.html');
    expect(reader.paths).not.toContain('sitemap.xml');
  });

  test('a launch that lies ahead is no claim yet', () => {
    const site = live({ 'candor.yaml': config.replace('2025-01-01', '2026-06-01') });
    expect(status(site)).not.toContain('since the launch');
    expect(historyOf(site, 2026)).toContain('No customer-facing incident published in 2026 so far.');
  });
});

describe('an incident', () => {
  const [first, second] = ['2026-01-15 10:00', '2026-01-15 11:00'];
  const open = `---
title: Sign-in fails
severity: high
components: [web]
---

Nobody can sign in.

## Updates

### Investigating - ${first}
We see failing sign-ins.
`;
  const mitigated = `${open}\n### Monitoring - ${second} {web: degraded}\nMost can sign in.\n`;
  const closed = `${mitigated}\n### Resolved - 2026-01-15 12:00\nIt is over.\n`;
  const reopened = `${closed}\n### Investigating - 2026-01-15 12:30\nIt is back.\n`;
  const path = 'incidents/2026/2026-01-15-sign-in.md';

  test('opens: the headline, the component and the year say so', () => {
    const site = live({ [path]: open }, at('2026-01-15 10:05'));
    expect(status(site)).toMatch(/^Partial outage: 1 open incident /);
    expect(status(site)).toContain('We see failing sign-ins.');
    expect(status(site)).toMatch(/Website Partial outage/);
    expect(status(site)).toMatch(/Interface Operational/);
    expect(status(site)).not.toContain('No customer-facing incident');
    expect(historyOf(site, 2026)).toContain('Sign-in fails');
  });

  test('eases: its latest update and state are shown', () => {
    const site = live({ [path]: mitigated }, at('2026-01-15 11:05'));
    expect(status(site)).toContain('Most can sign in.');
    expect(status(site)).not.toContain('We see failing sign-ins.');
    expect(status(site)).toMatch(/Website Degraded/);
  });

  test('closes: all is well since then', () => {
    const site = live({ [path]: closed }, at('2026-01-15 12:05'));
    expect(status(site)).toMatch(
      /^All systems operational No customer-facing incident published since 15 January 2026, 12:00 CET/,
    );
    expect(status(site)).toContain('2 hours');
  });

  test('comes back: it is open again, and the hours between were no downtime', () => {
    const now = at('2026-01-15 13:00');
    const site = live({ [path]: reopened }, now);
    expect(status(site)).toMatch(/^Partial outage: 1 open incident /);
    expect(status(site)).toContain('It is back.');
    const page = site.reader.text('incidents/2026-01-15-sign-in/index.html');
    expect(page).toMatch(/Reopened/);
    // 1 h of partial outage, 1 h degraded, 30 min partial outage again: 1.5 h × 0.3 of 14.5 days.
    const year = /2026 (\d+\.\d+) %/.exec(site.reader.text('components/web/index.html'))?.[1];
    const days = (now - at('2026-01-01 00:00')) / 3_600_000;
    expect(Number(year)).toBe(Math.floor((1 - (1.5 * 0.3) / days) * 10_000) / 100);
  });

  test('that affected nobody outside is marked and counts for nothing', () => {
    const site = live(
      { [path]: open.replace('severity:', 'external: false\nseverity:') },
      at('2026-01-15 10:05'),
    );
    expect(status(site)).toMatch(
      /^All systems operational No customer-facing incident published since the launch/,
    );
    expect(status(site)).toMatch(/Sign-in fails/);
    expect(status(site)).toContain('Internal');
    expect(site.reader.text('components/web/index.html')).toContain('100 % available');
    expect(historyOf(site, 2026)).toContain('No customer-facing incident published in 2026 so far.');
  });

  test('over New Year belongs to the old year, and the new one names it', () => {
    const over = open.replaceAll('2026-01-15 10', '2025-12-31 23');
    const site = live({ 'incidents/2025/ny.md': `${over}\n### Resolved - 2026-01-01 01:00\nOver.\n` });
    expect(historyOf(site, 2025)).toMatch(/High 1 incident 31 December Sign-in fails 2 hours/);
    expect(historyOf(site, 2026)).toContain('Continued from earlier years 31 December 2025 Sign-in fails');
    expect(historyOf(site, 2026)).not.toContain('No customer-facing incident');
    expect(site.reader.text('history/index.html')).toMatch(/2026 0 0 0 0 0 0 2025 0 1 0 0 1 0/);
  });

  test('belongs to the year that it started in where the site is, not in UTC', () => {
    // 23:30 UTC on 31 December is half past midnight in Berlin.
    const text = open.replace(first, '2025-12-31 23:30Z');
    const closing = '\n### Resolved - 2026-01-01 01:00\nOver.\n';
    const site = live({ 'incidents/2026/2026-01-01-ny.md': text + closing });
    expect(historyOf(site, 2026)).toContain('Sign-in fails');
    expect(historyOf(site, 2025)).not.toContain('Sign-in fails');
  });

  test('before the launch stands apart and does not count', () => {
    const early = open
      .replaceAll('2026-01-15', '2025-03-01')
      .replace('severity:', 'external: false\nseverity:');
    const site = live({
      'candor.yaml': config.replace('2025-01-01', '2025-05-14'),
      'incidents/2025/early.md': `${early}\n### Resolved - 2025-03-01 12:00\nOver.\n`,
    });
    expect(status(site)).toContain('No customer-facing incident published since the launch on 14 May 2025');
    expect(historyOf(site, 2025)).toMatch(/Before the launch .*1 March Sign-in fails/);
  });

  test('makes a page for every year since the first, also the empty ones', () => {
    const old = `${open.replaceAll('2026-01-15', '2022-05-05')}\n### Resolved - 2022-05-05 12:00\nOver.\n`;
    const site = live({ 'incidents/2022/2022-05-05-old.md': old });
    expect(site.reader.paths.filter((name) => /^history\/\d+\/index\.html$/.test(name))).toEqual([
      'history/2026/index.html',
      'history/2025/index.html',
      'history/2024/index.html',
      'history/2023/index.html',
      'history/2022/index.html',
    ]);
    expect(historyOf(site, 2024)).toContain('No customer-facing incident published in 2024.');
  });

  test('keeps its draft of a postmortem to itself until it bears a time', () => {
    const draft = `${closed}\n## Postmortem\n\n### What happened\n\nA dolphin bit the cable.\n`;
    const now = at('2026-01-20 12:00');
    const before = compileFiles({ [path]: draft }, { now });
    expect(before.problems).toEqual([`${path}:20:1 postmortem/draft`]);
    for (const page of before.reader.paths.filter((name) => name.endsWith('.html')))
      expect(before.reader.source(page)).not.toContain('dolphin');
    const after = live({ [path]: draft.replace('## Postmortem', '## Postmortem - 2026-01-19 09:00') }, now);
    expect(after.reader.text('incidents/2026-01-15-sign-in/index.html')).toContain('dolphin');
    expect(after.reader.text('postmortems/index.html')).toContain('Sign-in fails');
  });
});

describe('maintenance', () => {
  const path = 'incidents/2026/2026-02-02-move.md';
  const planned = `---
title: Moving to another data centre
kind: maintenance
components: [web]
window: { from: 2026-02-02 22:00, to: 2026-02-02 23:00 }
---

The website is away for an hour.
`;
  const begun = `${planned}\n## Updates\n\n### In progress - 2026-02-02 22:05\nWe have begun.\n`;

  test.each<[string, string, string, RegExp, RegExp]>([
    [
      'is announced',
      planned,
      '2026-02-01 12:00',
      /^All systems operational/,
      /Planned maintenance Scheduled Moving/,
    ],
    [
      'runs by the clock',
      planned,
      '2026-02-02 22:30',
      /^Maintenance/,
      /Maintenance in progress In progress Moving/,
    ],
    [
      'is over by the clock, and in the list of its day alone',
      planned,
      '2026-02-02 23:00',
      /^All systems operational/,
      /^((?!Moving).)*2 February · Maintenance: Moving((?!Moving).)*$/,
    ],
    ['begins when it is said', begun, '2026-02-02 22:30', /^Maintenance/, /We have begun\./],
  ])('%s', (_, text, now, headline, content) => {
    const site = live({ [path]: text }, at(now));
    expect(status(site)).toMatch(headline);
    expect(status(site)).toMatch(content);
  });

  test('that outlasts its window runs on, and says so', () => {
    const now = at('2026-02-03 00:30');
    const site = compileFiles({ [path]: begun }, { now });
    expect(site.problems.map((problem) => problem.replace(/^.* /, ''))).toEqual(['incident/overrunning']);
    expect(status(site)).toMatch(/^Maintenance/);
    expect(status(site)).toMatch(/In progress · Overrunning Moving/);
    expect(status(site)).toMatch(/Website Maintenance/);
  });

  test('of a later year stands on the status page until then, and makes no year', () => {
    const later = planned.replaceAll('2026-02-02', '2027-03-03');
    const site = live({ [path.replace('2026-02-02', '2027-03-03')]: later });
    expect(status(site)).toMatch(/Planned maintenance Scheduled Moving/);
    expect(site.reader.paths).not.toContain('history/2027/index.html');
    expect(historyOf(site, 2026)).not.toContain('Moving');
    expect(site.reader.paths).toContain('incidents/2027-03-03-move/index.html');
  });

  test('that was cancelled never was', () => {
    const cancelled = `${planned}\n## Updates\n\n### Cancelled - 2026-01-30 09:00\nNot this time.\n`;
    const site = live({ [path]: cancelled }, at('2026-02-02 22:30'));
    expect(status(site)).toMatch(/^All systems operational/);
    expect(historyOf(site, 2026)).toMatch(/Maintenance .*Moving.*Cancelled/);
  });
});

describe('a notice', () => {
  const notice = (until: string): Files => ({
    'incidents/2026/2026-01-10-tls.md': `---
title: TLS 1.1 ends
kind: notice
components: [web]
started: 2026-01-10 09:00
${until}---

Please update.
`,
  });

  test.each<[string, string, boolean]>([
    ['', '2026-01-10 09:00', true],
    ['', '2026-01-24 08:59', true],
    ['', '2026-01-24 09:01', false],
    ['until: 2026-01-12\n', '2026-01-12 23:59', true],
    ['until: 2026-01-12\n', '2026-01-13 00:00', false],
  ])('%j stands at %s: %s', (until, now, stands) => {
    const site = live(notice(until), at(now));
    expect(status(site).includes('TLS 1.1 ends')).toBe(stands);
    expect(status(site)).toMatch(/^All systems operational No customer-facing incident/);
    expect(site.reader.text('notices/index.html')).toContain('TLS 1.1 ends');
    expect(site.reader.text('incidents/2026-01-10-tls/index.html')).toContain('Please update.');
  });
});

describe('other files', () => {
  test('of the public folder are copied as they are', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const site = makeSite({
      'incidents/a.md': incident(),
      'public/CNAME': 'status.acme.example\n',
      'public/.well-known/security.txt': 'Contact: x',
      'public/img/every byte.bin': bytes,
    });
    expect((await candor(site, ['build'])).code).toBe(0);
    const built = readTree(join(site, '_site'));
    expect(built['CNAME']).toBe('status.acme.example\n');
    expect(built['.well-known/security.txt']).toBe('Contact: x');
    expect(built['img/every byte.bin']).toBe(Buffer.from(bytes).toString('latin1'));
  });

  test.each([
    ['a page', 'public/history/index.html', 'identity/public-clash'],
    ['a page of an incident', 'public/incidents/a/index.html', 'identity/public-clash'],
    ['a file where the site has a folder', 'public/history', 'identity/public-clash'],
    ['the stylesheet', 'public/assets/theme.css', 'identity/public-clash'],
    ['a page but for case', 'public/INDEX.html', 'identity/case-collision'],
    ['an alias', 'public/old/index.html', 'identity/duplicate-alias'],
    ['what Candor keeps for itself', 'public/.candor-manifest.json', 'identity/reserved-name'],
  ])('with the path of %s are an error, and under --keep-going the page wins', (_, path, code) => {
    const files = { 'incidents/a.md': incident({ fields: 'aliases: [/old/]' }), [path]: 'mine' };
    const { diagnostics, files: published } = compileFiles(files);
    const errors = diagnostics.filter(({ level }) => level === 'error');
    expect(errors.map((error) => error.code)).toEqual([code]);
    if (code === 'identity/duplicate-alias') return;
    expect(errors[0]?.place.path).toBe(path);
    expect(published.some((file) => 'copyOf' in file && file.copyOf === path)).toBe(false);
    expect(published.some((file) => file.path === 'incidents/a/index.html')).toBe(true);
  });

  test('beside an incident are copied where published text shows them, and only then', () => {
    const draft = '\n## Postmortem\n\n### What happened\n\n![Later](later.png)\n';
    const { files, problems } = compileFiles({
      'incidents/2025/a.md': incident({ more: `\n## Details\n\n![Graph](graph.png)\n${draft}` }),
      'incidents/2025/graph.png': 'graph',
      'incidents/2025/later.png': 'later',
      'incidents/2025/stray.png': 'stray',
    });
    expect(problems.filter((problem) => !problem.endsWith('postmortem/draft'))).toEqual([
      'incidents/2025/stray.png:1:1 file/unreferenced',
    ]);
    expect(files.flatMap((file) => ('copyOf' in file ? [[file.path, file.copyOf]] : []))).toEqual([
      ['attachments/2025/graph.png', 'incidents/2025/graph.png'],
    ]);
  });

  test('former addresses lead to the page, by a page and by a rule', () => {
    const { reader } = live({
      'incidents/2025/a.md': incident({
        fields: 'slug: Outage-7\naliases: [/issues/7.html, /2025/fr%C3%BCher]',
      }),
    });
    expect(reader.paths).toEqual(
      expect.arrayContaining(['incidents/outage-7/index.html', 'issues/7.html', '2025/früher/index.html']),
    );
    expect(reader.source('issues/7.html')).toContain('url=../incidents/outage-7/"');
    expect(reader.source('_redirects')).toBe(
      [
        '/issues/7.html /incidents/outage-7/ 301',
        '/2025/fr%C3%BCher /incidents/outage-7/ 301',
        '/2025/fr%C3%BCher/ /incidents/outage-7/ 301',
        '',
      ].join('\n'),
    );
  });
});
