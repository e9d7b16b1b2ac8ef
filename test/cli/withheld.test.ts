// What is withheld stays in its file: no page, no file name, no count and no report on any build tells it.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compileFiles, compileTree, contents, exampleNow, exampleTree } from './compile-files.js';
import {
  candor,
  config,
  incident,
  listFiles,
  makeFolder,
  makeSite,
  project,
  readTree,
  type Files,
} from './site-folder.js';

const formats = ['pretty', 'json', 'github', 'sarif', 'lines'];
const secret = `security:
  confirmations: [{ party: Zanderhaven }]`;
const security = `${secret}
  public: { title: Security issue, slug: security-1, summary: Later. }`;

/** Words that stand in withheld files of these tests and nowhere else. */
const canaries = /canary|zanderhaven|quixotic/i;

describe('the withheld incident of the example', () => {
  const path = 'incidents/2025/2025-12-04-s1.md';
  const text = readFileSync(join(project, path), 'utf8');
  const wordsOf = (source: string): string[] => source.toLowerCase().match(/[\p{L}\p{N}]{5,}/gu) ?? [];
  const others = exampleTree.files.filter((file) => file.path !== path);
  const without = contents(compileTree({ ...exampleTree, files: others }, { now: exampleNow }));
  const copied = [...exampleTree.attachments, ...exampleTree.publicFiles].map((file) =>
    readFileSync(join(project, file.path), 'utf8'),
  );
  const catalogue = readFileSync(join(project, 'src/model/messages/en.ts'), 'utf8');
  const elsewhere = new Set(wordsOf([...Object.entries(without).flat(), ...copied, catalogue].join('\n')));
  const face = /^ {2}public:\n(?: {4}.*\n)+/m.exec(text)?.[0] ?? '';
  const told = new Set(wordsOf(face));
  const distinctive = [...new Set(wordsOf(text))].filter((word) => !elsewhere.has(word) && !told.has(word));

  test('adds to the site the page of its public face, and that such incidents may be held back', () => {
    const files = Object.keys(contents(compileTree(exampleTree, { now: exampleNow })));
    const added = files.filter((name) => !(name in without));
    expect(added.filter((name) => /(^|\/)incidents\//.test(name)).sort()).toEqual([
      'api/candor/v1/incidents/2025-12-security-1.json',
      'api/v2/incidents/2025-12-security-1.json',
      'incidents/2025-12-security-1/index.html',
      'incidents/2025-12-security-1/index.md',
    ]);
  });

  test('has words of its own to look for', () => {
    expect(distinctive.length).toBeGreaterThan(50);
    for (const word of ['quillfeather', 'zanderhaven', 'pelorus', 'voucher', 'forgery', 'signature'])
      expect(distinctive).toContain(word);
  });

  test('is in no file of the site and in no name of one', { timeout: 120_000 }, async () => {
    const out = join(makeFolder(), 'site');
    for (const options of [[], ['--keep-going', '--file-links']]) {
      const built = await candor(project, ['build', '--out', out, '--now', '2026-11-21', ...options]);
      expect(built).toMatchObject({ code: 0 });
      const published = Object.entries(readTree(out))
        .map(([name, content]) => `${name}\n${unpackIndex(name, content)}`)
        .join('\n');
      const words = new Set(wordsOf(published + built.out + built.err));
      expect(distinctive.filter((word) => words.has(word))).toEqual([]);
      expect(published).not.toMatch(/2025-12-04-s1|forged mooring/i);
      expect(built.out).toContain('2025-12-04-s1.md: withheld until 1 more party confirms.');
    }
  });

  test.each(formats)('is quoted by no report of its own mistakes: %s', async (format) => {
    const broken = text
      .replace('severity: high', 'severity: hihg\nvoucher: forgery')
      .replace('## Updates', '## Forgery\n\nSee [Pelorus](pelorus.md) and <kiosk>.\n\n## Updates')
      .replace('- 2025-12-04 13:45', '- Zanderhaven');
    const site = makeSite({
      'candor.yaml': readFileSync(join(project, 'candor.yaml'), 'utf8'),
      [path]: broken,
    });
    const { code, out } = await candor(site, ['check', '--format', format, '--now', '2026-11-21']);
    expect(code).toBe(1);
    expect(out).toContain('2025-12-04-s1.md');
    for (const part of ['format/unknown-field', 'markdown/unknown-section', 'markdown/raw-html'])
      expect(out).toContain(part);
    const words = new Set(wordsOf(out));
    expect(distinctive.filter((word) => words.has(word))).toEqual([]);
  });
});

/** What is packed in a file of the search index; of the search engine's own files, whose words are not ours, nothing. */
function unpackIndex(name: string, content: string): string {
  if (!name.startsWith('pagefind/')) return content;
  return /\.pf_\w+$/.test(name) ? gunzipSync(Buffer.from(content, 'latin1')).toString('utf8') : '';
}

/** Files that are meant to be withheld and have something wrong. */
const suspects: Files = {
  'an error in the front matter': incident({ title: 'Canary', fields: `${security}\ncanary: quixotic` }),
  'an error in the body': incident({
    title: 'Canary',
    fields: security,
    more: '\n## Quixotic\n\n<canary>\n',
  }),
  'an error in an update': incident({ title: 'Canary', fields: security }).replace(
    'Resolved -',
    'Quixotic -',
  ),
  'a time in the future': incident({ title: 'Canary', fields: security, day: '2026-10-15' }),
  'a component that is not there': incident({ title: 'Canary', fields: security, components: '[quixotic]' }),
  'YAML that is broken before the map': incident({ title: 'Canary: quixotic: x', fields: security }),
  'YAML that is broken in the map': incident({ title: 'Canary', fields: 'security:\n  public: [quixotic' }),
  'YAML that is broken after the map': incident({ title: 'Canary', fields: `${security}\ntags: [quixotic` }),
  'a map that is none': incident({ title: 'Canary', fields: 'security: true' }),
  'an empty map': incident({ title: 'Canary', fields: 'security:' }),
  'a misspelt map': incident({ title: 'Canary', fields: security.replace('security', 'securty') }),
  'a map in capitals': incident({ title: 'Canary', fields: security.replace('security', 'Security') }),
  'front matter that is not closed': `---\ntitle: Canary\n${security}\n\nQuixotic.\n`,
  'front matter that is not opened': `title: Canary\n${security}\n---\n\nQuixotic.\n`,
  'front matter in another language': `---json\n{ "title": "Canary", "security": { "party": "quixotic" } }\n---\n`,
  'a merge conflict': incident({
    title: 'Canary',
    fields: `${security}\n<<<<<<< HEAD\ntags: [canary]\n=======\n>>>>>>> quixotic`,
  }),
  'a mark without a map': incident({
    title: 'Canary',
    more: '\n## Details\n\n:::withheld\nQuixotic.\n:::\n',
  }),
  'a mark inside a line, without a map': incident({
    title: 'Canary',
    more: '\n## Details\n\nIt was :withheld[quixotic].\n',
  }),
  'a misspelt mark': incident({ title: 'Canary', more: '\n## Details\n\n:::witheld\nQuixotic.\n:::\n' }),
  'marks in front matter that is broken': incident({
    title: 'Canary: quixotic: x',
    more: '\n## Details\n\n:::withheld\n:::\n',
  }),
  'a byte-order mark and Windows line ends': `\ufeff${incident({ title: 'Canary', fields: `${security}\ncanary: x` }).replaceAll('\n', '\r\n')}`,
};

describe('a file with something to withhold and', () => {
  test.each(formats)('anything of this is quoted by no report: %s', async (format) => {
    const files = Object.values(suspects).map((text, index): [string, string | Uint8Array] => [
      `incidents/2025/x${index}.md`,
      text,
    ]);
    const { code, out } = await candor(makeSite(Object.fromEntries(files)), ['check', '--format', format]);
    expect(code).toBe(1);
    for (const [path] of files) expect(out).toContain(path);
    expect(out).not.toMatch(canaries);
  });

  test.each(Object.entries(suspects))('%s', async (_, text) => {
    const site = makeSite({
      // The index of the search is looked through with the example.
      'candor.yaml': `${config}output: { search: false }\n`,
      'incidents/2025/x.md': text,
      'incidents/2025/good.md': incident({ title: 'A good one' }),
    });
    const refused = await candor(site, ['build']);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('x.md');
    expect(refused.out + refused.err).not.toMatch(canaries);
    expect(listFiles(site).some((path) => path.startsWith('_site'))).toBe(false);

    const kept = await candor(site, ['build', '--keep-going']);
    expect(kept.code).toBe(1);
    expect(kept.out + kept.err).not.toMatch(canaries);
    const tree = readTree(join(site, '_site'));
    expect(
      Object.keys(tree)
        .filter((path) => /(^|\/)incidents\//.test(path))
        .sort(),
    ).toEqual([
      'api/candor/v1/incidents/good.json',
      'api/v2/incidents/good.json',
      'api/v2/incidents/unresolved.json',
      'incidents/good/index.html',
      'incidents/good/index.md',
    ]);
    expect(Object.values(tree).join('\n')).not.toMatch(canaries);
  });
});

describe('what is withheld', () => {
  const around: Files = {
    'incidents/2025/a.md': incident({ title: 'Before', day: '2025-10-14' }),
    'incidents/2025/c.md': incident({ title: 'After', day: '2025-10-16' }),
    // With one such file or two, the policy page says that there may be any.
    'incidents/2025/s1.md': incident({ title: 'Other', fields: secret }),
  };
  const withheld = incident({
    title: 'Canary',
    fields: `${secret}\nslug: canary\naliases: [/canary]\ntags: [canary]\ndetected_by: quixotic`,
    more: '\n## Postmortem - 2025-10-16 10:00\n\n### What happened\n\nThe canary ![sang](canary.png).\n',
  });
  const without = contents(compileFiles(around));

  test('leaves no trace: the site is the same without it', () => {
    expect(
      contents(
        compileFiles({ ...around, 'incidents/2025/canary.md': withheld, 'incidents/2025/canary.png': 'x' }),
      ),
    ).toEqual(without);
  });

  test('leaves none either while it is open, of any kind, or the first or last of all', () => {
    const kinds = [
      incident({ title: 'Canary', fields: secret, isOpen: true, day: '2026-01-14' }),
      incident({ title: 'Canary', fields: secret, day: '2023-05-05' }),
      `---\ntitle: Canary\nkind: maintenance\nwindow: { from: 2026-01-10, to: 2026-01-20 }\n${secret}\n---\n\nQuixotic.\n`,
      `---\ntitle: Canary\nkind: notice\nstarted: 2026-01-10\n${secret}\n---\n\nQuixotic.\n`,
    ];
    for (const text of kinds) {
      const compiled = compileFiles({ ...around, 'incidents/2025/canary.md': text });
      expect(compiled.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
      expect(contents(compiled)).toEqual(without);
    }
  });

  test('whatever it says and however wrong, under --keep-going the others are the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(withheld.length), (noise, at) => {
        // Behind the front matter, so that the file still has its map.
        const place = Math.max(withheld.indexOf('\n---\n') + 5, at);
        const text = `${withheld.slice(0, place)}${noise}${withheld.slice(place)}`;
        const compiled = compileFiles({ ...around, 'incidents/2025/canary.md': text });
        expect(contents(compiled)).toEqual(without);
      }),
      { numRuns: 60, seed: 20260115 },
    );
  });

  test('is named by links of others with the words of the link alone', () => {
    const linking = incident({
      title: 'Public',
      more: '\n## Details\n\nAs [last time](canary.md#what-happened) and [then](canary.md#canar).\n',
    });
    const { reader, problems } = compileFiles({
      'incidents/2025/canary.md': withheld,
      'incidents/2025/canary.png': 'x',
      'incidents/2025/p.md': linking,
    });
    expect(problems).toEqual([
      'incidents/2025/canary.md:1:1 withheld/file-name',
      'incidents/2025/p.md:19:4 link/unpublished',
      'incidents/2025/p.md:19:45 link/unpublished',
    ]);
    expect(reader.text('incidents/p/index.html')).toContain('As last time and then');
    expect(reader.files.map(({ path }) => path).join('\n')).not.toMatch(canaries);
    for (const path of reader.paths.filter((name) => name.endsWith('.html')))
      expect(reader.source(path)).not.toMatch(canaries);
  });

  test('keeps its attachments to itself, but for those that published text shows', () => {
    const files = {
      'incidents/2025/canary.md': withheld.replace('canary.png)', 'canary.png) ![both](both.png)'),
      'incidents/2025/canary.png': 'x',
      'incidents/2025/both.png': 'x',
      'incidents/2025/p.md': incident({ more: '\n## Details\n\n![both](both.png)\n' }),
    };
    const { files: published, problems } = compileFiles(files);
    expect(problems).toEqual(['incidents/2025/canary.md:1:1 withheld/file-name']);
    expect(published.flatMap((file) => ('copyOf' in file ? file.copyOf : []))).toEqual([
      'incidents/2025/both.png',
    ]);
  });

  test('is not lowered by rules, nor silenced by a waiver', () => {
    const rules = `${config}rules: { withheld/mark: off }\n`;
    const marked = incident({
      fields: 'waive: [{ code: withheld/mark, reason: We know. }]',
      more: '\n## Details\n\n:::withheld\nCanary.\n:::\n',
    });
    const compiled = compileFiles({ 'candor.yaml': rules, 'incidents/x.md': marked });
    const errors = compiled.diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code);
    expect(errors).toEqual(
      expect.arrayContaining(['config/rule-fixed', 'withheld/mark', 'format/waiver-refused']),
    );
    expect(compiled.history.entries).toEqual([]);
  });
});
