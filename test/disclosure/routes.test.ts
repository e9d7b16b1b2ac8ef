// The life of an incident that keeps no page of its own: open, resolved, in its digest. No link dies, no list shows what
// has no entry, and it counts from its first day.
import { describe, expect, test } from 'vitest';
import { compileFiles, type Compiled } from '../cli/compile-files.js';
import { config, incident, type Files } from '../cli/site-folder.js';

const policy = (more = ''): string => `${config}policy:
  since: 2025-01-01
${more}  severities:
    low: { page: false, digest: quarterly, publish: external }
`;

const path = 'incidents/2025/2025-10-15-slow.md';
const page = 'incidents/2025-10-15-slow/index.html';
const slow = (isOpen = false): string =>
  incident({ isOpen, fields: 'external: true\naliases: [/old/slow/]\nslug: 2025-10-15-slow' });

const build = (now: string, files: Files = {}): Compiled => {
  const all = { 'candor.yaml': policy(), [path]: slow(), ...files };
  return compileFiles(all, { now: Date.parse(now) });
};

/** Every page that names it, but its own. */
const pagesWith = ({ reader }: Compiled, title = 'Slow answers'): readonly string[] =>
  reader.paths
    .filter((name) => name.endsWith('.html') && name !== page && reader.text(name).includes(title))
    .toSorted();

describe('while it is open', () => {
  const open = build('2025-10-15T16:00Z', { [path]: slow(true) });

  test('it has its page and stands in every list', () => {
    expect(open.reader.text(page)).toContain('We are looking into it.');
    expect(open.reader.text(page)).toContain('Once it is resolved, a digest reports it.');
    for (const name of ['index.html', 'history/2025/index.html', 'components/api/index.html'])
      expect(pagesWith(open)).toContain(name);
  });

  test('unless the policy says that open incidents are not shown', () => {
    const quiet = build('2025-10-15T16:00Z', {
      'candor.yaml': policy('  show_open: false\n'),
      [path]: slow(true),
    });
    expect(pagesWith(quiet).filter((name) => !name.startsWith('old/'))).toEqual([]);
    expect(quiet.reader.text(page)).toContain('It will be reported in a digest once it is resolved.');
    expect(quiet.reader.text('index.html')).toMatch(/^Degraded/);
  });
});

describe('once it is resolved', () => {
  const resolved = build('2025-11-01T12:00Z');

  test('its address says which digest will report it, and nothing of its text', () => {
    const text = resolved.reader.text(page);
    expect(text).toContain('It will be reported in the digest of Q4 2025.');
    expect(text).toContain('15 October 2025, 17:28');
    expect(text).toContain('37 minutes');
    expect(text).not.toContain('Some requests took long.');
    expect(resolved.reader.source(page)).toContain('content="noindex"');
  });

  test('no list, sitemap or search names it, and each says what it lacks', () => {
    expect(pagesWith(resolved)).toEqual(['old/slow/index.html']);
    expect(resolved.reader.source('sitemap.xml')).not.toContain('slow');
    for (const name of [
      'index.html',
      'history/2025/index.html',
      'history/2025/low/index.html',
      'severity/low/index.html',
      'components/api/index.html',
    ])
      expect(resolved.reader.text(name)).toContain(
        '1 more incident is reported in the digests: Q4 2025, still to come.',
      );
  });

  test('it counts in totals, availability and "since"', () => {
    expect(resolved.reader.text('index.html')).toContain(
      'No customer-facing incident published since 15 October 2025, 18:05',
    );
    expect(resolved.reader.text('history/index.html')).toMatch(/2025 0 0 0 1 1 0/);
    expect(resolved.reader.text('components/api/index.html')).toContain('one that a digest reports');
  });
});

describe('once the quarter is over', () => {
  const closed = build('2026-01-02T12:00Z');

  test('its address and its aliases lead to its place in the digest', () => {
    for (const name of [page, 'old/slow/index.html'])
      expect(closed.reader.source(name)).toMatch(
        /http-equiv="refresh" content="0; url=[./]*digests\/2025-q4\/#incident-2025-10-15-slow"/,
      );
    expect(closed.reader.source('_redirects')).toContain(
      '/incidents/2025-10-15-slow/ /digests/2025-q4/#incident-2025-10-15-slow 301\n',
    );
  });

  test('lists lead to the digest', () => {
    expect(closed.reader.text('history/2025/index.html')).toMatch(
      /1 more incident is reported in the digests: digest of Q4 2025 ?\./,
    );
  });
});

test('what was resolved before the policy keeps its page', () => {
  const older = build('2026-01-02T12:00Z', {
    'candor.yaml': policy().replace('since: 2025-01-01', 'since: 2025-10-16'),
  });
  expect(older.reader.text(page)).toContain('Some requests took long.');
});

describe('a digest whose record names what is no longer there', () => {
  const record = {
    'incidents/_digests/2025-q4.md': '---\nclosed: [{ id: 2025-11-01-lost, severity: low }]\n---\n',
  };
  const sentence = '1 incident was reported here when the digest was closed and has been removed since.';

  test('says so', () => {
    const { reader } = build('2026-01-02T12:00Z', record);
    expect(reader.text('digests/2025-q4/index.html')).toContain(sentence);
  });

  test('says nothing on a site that withholds, for it may be withheld again', () => {
    const secret = incident({ fields: 'external: true\nsecurity: { confirmations: [{ party: x }] }' });
    const { reader } = build('2026-01-02T12:00Z', { ...record, 'incidents/2025/s1.md': secret });
    expect(reader.text('digests/2025-q4/index.html')).not.toContain('removed since');
  });
});
