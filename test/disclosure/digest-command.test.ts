// `candor digest`: what it writes, what it tells, and what it refuses.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candor, makeSite, type Files, type Said } from '../cli/site-folder.js';
import { digestConfig, digestFiles, tell } from './digest-site.js';

const now = Date.UTC(2026, 10, 21, 10);
const recordPath = 'incidents/_digests/2026-q2.md';
const read = (site: string, path = recordPath): string => readFileSync(join(site, path), 'utf8');
const close = (site: string, ...words: readonly string[]): Promise<Said> =>
  candor(site, ['digest', 'close', ...words], { now });
const make = (files: Files = {}): string => makeSite({ ...digestFiles, ...files });

const written = `---
closed:
  - { id: export, severity: medium }
  - { id: login, severity: medium }
  - { id: uploads, severity: medium }
---
`;

describe('candor digest close', () => {
  test('freezes what the digest reports, newest first, and says what is next', async () => {
    const site = make();
    const { code, out, err } = await close(site, '2026-q2');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`Wrote ${recordPath}, which reports 3 incidents.
  export (Medium): Exports lacked rows
  login (Medium): Sign-in failed
  uploads (Medium): Uploads failed
Add a few sentences below the front matter if there is something to say, and commit the file.
`);
    expect(read(site)).toBe(written);
    expect(readdirSync(join(site, 'incidents/_digests'))).toEqual(['2026-q2.md']);
  });

  test('what it writes is what the site then shows', async () => {
    const site = make();
    await close(site, '2026-q2');
    expect(await candor(site, ['digest', 'list'], { now })).toMatchObject({
      out: `2026-q4: not over until 2027-01-01 00:00 (Europe/Berlin)
2026: not over until 2027-01-01 00:00 (Europe/Berlin)
2026-q3: 0 incidents, not closed
2026-q2: 3 incidents, closed in ${recordPath}
2026-q1: 1 incident, not closed
`,
    });
    expect((await candor(site, ['check'], { now })).out).not.toContain(recordPath);
  });

  test.each([
    ['text', 'A quiet quarter.\n\nBut for one.\n', `${written}\nA quiet quarter.\n\nBut for one.\n`],
    [
      'front matter without a list',
      '---\n# nothing yet\n---\nText.\n',
      `${written.slice(0, -4)}# nothing yet\n---\nText.\n`,
    ],
    ['an empty file', '', written],
  ])('keeps what its file has: %s', async (_name, before, after) => {
    const site = make({ [recordPath]: before });
    expect(await close(site, '2026-q2')).toMatchObject({ code: 0 });
    expect(read(site)).toBe(after);
  });

  test('of a period without incidents', async () => {
    const site = make();
    expect((await close(site, '2026-q3')).out).toContain('which reports 0 incidents.');
    expect(read(site, 'incidents/_digests/2026-q3.md')).toBe('---\nclosed: []\n---\n');
  });

  test('names a withheld incident by its public slug', async () => {
    const fields = `started: 2026-05-20 08:00
resolved: 2026-05-20 10:00
security: { public: { title: An issue, slug: security-1 }, confirmations: [{ party: quokka }] }
`;
    const secret = tell({
      title: 'The Zanzibar hole',
      from: '2026-05-20 08:00',
      to: '2026-05-20 10:00',
      fields,
    });
    const site = make({ 'incidents/zanzibar.md': secret });
    const { out } = await close(site, '2026-q2');
    expect(out).toContain('  security-1 (Medium): An issue\n');
    expect(read(site)).toContain('  - { id: security-1, severity: medium }\n');
    expect(out + read(site)).not.toMatch(/zanzibar/i);
  });

  test('quotes an id that YAML would read as a number', async () => {
    const site = make({
      'incidents/2026.md': tell({ title: 'Odd', from: '2026-04-02 08:00', to: '2026-04-02 09:00' }),
    });
    await close(site, '2026-q2');
    expect(read(site)).toContain('{ id: "2026", severity: medium }');
    expect((await candor(site, ['check'], { now })).out).not.toContain(recordPath);
  });

  const overdue = tell({ title: 'Owed', severity: 'high', from: '2026-04-02 08:00', to: '2026-04-02 09:00' });
  test('asks not whether postmortems are owed', async () => {
    expect(await close(make({ 'incidents/owed.md': overdue }), '2026-q2')).toMatchObject({ code: 0 });
  });

  test.each<[name: string, words: readonly string[], files: Files, problem: string]>([
    [
      'no period',
      [],
      {},
      'Which period is to be closed?\nhint: Write a quarter as `2026-q2`, or a year as `2026`.\n',
    ],
    ['another form', ['2026Q2'], {}, '`2026Q2` is no period.\nhint: Did you mean `2026-q2`?\n'],
    [
      'not a period at all',
      ['soon'],
      {},
      '`soon` is no period.\nhint: Write a quarter as `2026-q2`, or a year as `2026`.\n',
    ],
    [
      'a period that is not over',
      ['2026-q4'],
      {},
      '`2026-q4` is not over until 2027-01-01 00:00 (Europe/Berlin).\nhint: Close its digest then.\n',
    ],
    [
      'one before the policy',
      ['2025-q4'],
      {},
      '`2025-q4` was over before the policy began, so it has no digest.\nhint: The first quarterly digest is `2026-q1`.\n',
    ],
    [
      'an interval that the policy lacks',
      ['2025'],
      { 'candor.yaml': `${digestConfig}  severities: { low: { digest: quarterly } }\n` },
      'The policy has no annual digest, so `2025` is not to be closed.\nhint: Set `digest: annual` for a severity under `policy` in candor.yaml.\n',
    ],
    [
      'one that is closed',
      ['2026-q2'],
      { [recordPath]: written },
      `\`2026-q2\` is closed already, in \`${recordPath}\`.\nhint: What has changed since then is marked by itself. To correct the record, edit that file.\n`,
    ],
    [
      'a site with errors',
      ['2026-q2'],
      { 'incidents/wrong.md': 'x' },
      'The site has 1 error, so what its digests report is not known for certain.\nhint: Run `candor check`, and mend what it finds.\n',
    ],
  ])('refuses %s, and writes nothing', async (_name, words, files, problem) => {
    const site = make(files);
    const before = existsSync(join(site, recordPath)) ? read(site) : undefined;
    expect(await close(site, ...words)).toEqual({ code: 2, out: '', err: problem });
    expect(existsSync(join(site, recordPath)) ? read(site) : undefined).toBe(before);
  });
});

test('candor check tells of a digest that nobody has closed, and not of an empty one', async () => {
  const { out } = await candor(make(), ['check'], { now });
  expect(out).toContain('candor digest close 2026-q1');
  expect(out).toContain('candor digest close 2026-q2');
  expect(out).not.toContain('candor digest close 2026-q3');
  expect((await candor(make(), ['check', '--no-policy'], { now })).out).not.toContain('candor digest close');
});
