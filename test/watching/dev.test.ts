// `candor dev` serves what a build would write, whatever befalls the folder.
import { describe, expect, test } from 'vitest';
import { candor, incident, makeSite, writeFiles, wrongIncident } from '../cli/site-folder.js';
import { serveSite } from './served-site.js';

const slow = 'incidents/2025/2025-10-15-slow.md';

const security = `security:
  confirmations: [{ party: Zanderhaven }]
  public: { title: Security issue, slug: security-1, summary: Later. }`;

describe('candor dev', () => {
  test('serves the files of a build, byte for byte, the search index among them', async () => {
    const site = makeSite({ [slow]: incident(), 'public/notes.txt': 'Notes.\n' });
    const { untilLikeBuild, get, said, end } = await serveSite(site);
    expect(said.out).toMatch(/^Built in \d+ ms: 1 entry, no problems\.$/m);
    await untilLikeBuild();
    expect((await get('pagefind/pagefind-entry.json')).status).toBe(200);
    expect(await end()).toBe(0);
  });

  test('shows an edit, and keeps the last good pages while there is an error', async () => {
    const site = makeSite({ [slow]: incident() });
    const { get, until, said, untilLikeBuild } = await serveSite(site);
    const front = async (): Promise<string> => (await get('')).text;
    writeFiles(site, { [slow]: incident({ title: 'Slower answers' }) });
    await until(async () => (await front()).includes('Slower answers'));
    expect(said.out).toMatch(/^Rebuilt in \d+ ms: 1 entry, no problems\.$/m);
    writeFiles(site, { [slow]: wrongIncident });
    await until(() => said.out.includes('The last good pages stay: 1 error.'));
    expect(said.err).toContain(`${slow}:4:14 error`);
    expect(await front()).toContain('Slower answers');
    writeFiles(site, { [slow]: incident({ title: 'Slowest answers' }) });
    await until(async () => (await front()).includes('Slowest answers'));
    await untilLikeBuild();
  });

  test('begins with a site that has errors, and shows it when they are mended', async () => {
    const site = makeSite({ 'candor.yaml': 'site:\n  titel: X\n', [slow]: incident() });
    const { get, until, said } = await serveSite(site);
    expect(said.out).toMatch(/^Nothing to show yet: \d+ errors?\.$/m);
    const { status, text } = await get('');
    expect(status).toBe(503);
    expect(text).toContain('candor.yaml:2:3 error');
    makeSite({}, site);
    await until(async () => (await get('')).status === 200);
  });

  test('shows a clear message where there is no site, or nothing to listen at', async () => {
    const site = makeSite({ [slow]: incident() });
    const { url } = await serveSite(site);
    const { port } = new URL(url);
    const refused = await candor(site, ['dev', '--port', port]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(port);
    expect(await candor(site, ['dev', '--port', 'many'])).toMatchObject({ code: 2 });
    expect(await candor(site, ['dev', 'incidents'])).toMatchObject({ code: 2 });
  });

  test('shows to nobody else what is withheld', async () => {
    const site = makeSite({ [slow]: incident() });
    const { code, err } = await candor(site, ['dev', '--reveal', '--host', '0.0.0.0']);
    expect(code).toBe(2);
    expect(err).toContain('--reveal');
  });

  test('says nothing of what is withheld, on no page and in no report, but with --reveal', async () => {
    const secret = 'incidents/2026/2026-01-10-s1.md';
    const withheld = incident({ title: 'Quixotic leak', day: '2026-01-10', fields: security });
    const site = makeSite({ [slow]: incident(), [secret]: withheld });
    const canary = /quixotic|zanderhaven/i;
    const closed = await serveSite(site);
    const open = await serveSite(site, '--reveal');
    expect((await closed.get('')).text).not.toMatch(canary);
    expect((await open.get('')).text).toMatch(canary);
    expect(open.said.err).toContain('keep these pages to yourself');
    await closed.untilLikeBuild();
    writeFiles(site, { [secret]: withheld.replace('severity: low', 'severity: quixotic') });
    await closed.until(() => closed.said.out.includes('The last good pages stay'));
    expect(closed.said.err).toContain(secret);
    expect(closed.said.out + closed.said.err).not.toMatch(canary);
  });
});
