// The search of each build for what is withheld: a planted word stops the build in whatever form and file it stands,
// the last site stays, and no report repeats the word. What is public anyway stops nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { addLeaks } from '../../src/building/read-site.js';
import { compileTree, exampleNow, exampleTree } from '../cli/compile-files.js';
import { readPacked } from '../../src/proof/read-packed.js';
import { candor, config, incident, makeSite, project, readTree, type Files } from '../cli/site-folder.js';

const path = 'incidents/2025/2025-11-03-s1.md';

const secret = (body: string, fields = ''): string => `---
title: Forged vouchers opened the Quayside kiosk
severity: high
components: [api]
started: 2025-11-03 10:00
resolved: 2025-11-03 12:00
detected_by: Ottilie Quillfeather
tags: [zephyrine]
${fields}security:
  public: { title: Security issue in the interface, slug: security-1, summary: Details follow. }
  confirmations: [{ party: Mül }]
---

${body}
`;

const text = 'The comparison ends at the first zero byte, so one in a few is let in by it.';

/** The index of the search costs more than all the rest, and is built where it is the point. */
const unsearched = `${config}output: { search: false }\n`;

const site = (files: Files = {}): Files => ({
  'candor.yaml': unsearched,
  'incidents/2025/2025-10-15-slow.md': incident(),
  [path]: secret(text),
  ...files,
});

async function build(
  files: Files,
): Promise<{ code: number; out: string; built: Readonly<Record<string, string>> }> {
  const folder = makeSite(files);
  const { code, out, err } = await candor(folder, ['build', '--now', '2026-01-15 12:00']);
  return { code, out: out + err, built: code === 0 ? readTree(join(folder, '_site')) : {} };
}

const publicFile = (content: string | Uint8Array): Files => ({ 'public/note.txt': content });

describe('a build fails on', () => {
  test.each<[string, Files]>([
    ['a word of six letters', publicFile('see the kiosks of Quillfeather')],
    ['it in capitals', publicFile('QUILLFEATHER')],
    ['it with accents', publicFile('Quíllfëather')],
    ['it with a soft hyphen', publicFile('Quill\u00adfeather')],
    ['it in entities', publicFile('<p>Quill&#102;eath&#x65;r</p>')],
    ['it with a tag inside', publicFile('<p>Quill<b>feather</b></p>')],
    ['it in an address', publicFile('https://example.org/?q=%51uillfeather')],
    ['it in a string of JSON', publicFile(String.raw`{"by":"\u0051uillfeather"}`)],
    ['it in base64', publicFile(Buffer.from('by Ottilie Quillfeather').toString('base64'))],
    ['it in the middle of base64', publicFile(Buffer.from('x Ottilie Quillfeather').toString('base64url'))],
    ['it in a folded line of a calendar', publicFile('SUMMARY:The kiosk of Quill\r\n feather\r\n')],
    ['it in an escaped text of a calendar', publicFile('SUMMARY:The kiosk\\nquillfeather\r\n')],
    ['it compressed', { 'public/note.gz': gzipSync('by Quillfeather') }],
    ['it in the name of a file', { 'public/quillfeather.txt': 'nothing' }],
    ['a party of three letters', publicFile('confirmed by MUL')],
    ['a tag', publicFile('zephyrine')],
    ['the name of the file', publicFile('2025-11-03-s1')],
    ['the title', publicFile('forged vouchers opened the quayside kiosk')],
    ['five short words in a row', publicFile('one in a few is')],
    [
      'an attachment that a public text shows',
      {
        'incidents/2025/2025-10-15-slow.md': incident({ more: '\n[The log](log.txt)\n' }),
        'incidents/2025/log.txt': 'voucher by Quillfeather',
      },
    ],
  ])('%s', async (_, files) => {
    const { code, out } = await build(site(files));
    expect(code).toBe(1);
    expect(out).toContain('withheld/leak');
    expect(out).toContain('Nothing was written');
    expect(out).not.toMatch(/quill|vouchers|kiosk|zephyr|zero byte|\bmül\b|few/i);
  });

  test('a theme that knows more than it is told', async () => {
    const files = site({
      'candor.yaml': `${unsearched}theme: { module: theme/theme.js }\n`,
      'theme/theme.js': `import { defaultTheme, extendTheme, html } from 'candor';
export default extendTheme(defaultTheme, { parts: { footer: () => html\`<p>\${'Quill' + 'feather'}</p>\` } });\n`,
    });
    const { code, out } = await build(files);
    expect([code, out]).toEqual([1, expect.stringContaining('withheld/leak')]);
  });
});

test('the report names the file of the site and the line of the source', async () => {
  const { out } = await build(site(publicFile('zephyrine')));
  expect(out).toContain(
    `${path}:8:1 error withheld/leak\n  \`note.txt\` of the site would hold what is withheld here.`,
  );
});

test('the last site stays in place', async () => {
  const folder = makeSite(site({ 'candor.yaml': config }));
  expect((await candor(folder, ['build', '--now', '2026-01-15 12:00'])).code).toBe(0);
  const before = readTree(join(folder, '_site'));
  mkdirSync(join(folder, 'public'));
  writeFileSync(join(folder, 'public', 'note.txt'), 'Quillfeather');
  expect((await candor(folder, ['build', '--now', '2026-01-15 12:00', '--keep-going'])).code).toBe(1);
  expect(readTree(join(folder, '_site'))).toEqual(before);
});

describe('a build goes on where', () => {
  test.each<[string, Files]>([
    [
      'the same words are published by another incident',
      {
        'incidents/2025/2025-10-15-slow.md': incident({ more: '\nOttilie Quillfeather told us.\n' }),
      },
    ],
    [
      'a withheld text is made of words of the interface',
      {
        [path]: secret(
          'The incident was resolved. Affected components: maintenance, severity, availability, history.',
        ),
      },
    ],
    [
      'it is written in the words of the format and of every page',
      {
        [path]: secret(
          'The generator of breadcrumbs, the stylesheet and the description in the viewport were degraded; see security, confirmations, severity.',
        ),
      },
    ],
    ['the words are too short or only alike', publicFile('Quillfeathers and a few of it, by a byte')],
  ])('%s', async (_, files) => {
    const { code, out } = await build(site({ 'candor.yaml': config, ...files }));
    expect([out, code]).toEqual([expect.stringContaining('Built 2 entries'), 0]);
  });

  test('nothing was withheld, whatever stands anywhere', async () => {
    const { code } = await build({ 'incidents/2025/a.md': incident(), ...publicFile('Quillfeather') });
    expect(code).toBe(0);
  });
});

test('one canary fails what catalogue words alone do not', async () => {
  const body = 'The incident was resolved. Affected components: maintenance, severity.';
  const canary = site({ [path]: secret(`${body} Xanthippe.`), ...publicFile('xanthippe') });
  expect((await build(canary)).code).toBe(1);
});

// Real prose that speaks of the same service as its neighbours, links to them and is linked from them.
test(
  'every fifth incident of the example could be withheld, and the rest would be built',
  { timeout: 240_000 },
  () => {
    const map = `security:
  public: { title: Security issue, slug: security-later }
  confirmations: [{ party: Harbour office }]`;
    const decoder = new TextDecoder();
    const open = exampleTree.files.filter(
      ({ path, bytes }) => !path.includes('/_') && !decoder.decode(bytes).includes('\nsecurity:'),
    );
    expect(open.length).toBeGreaterThan(15);
    for (const { path, bytes } of open.filter((_, index) => index % 5 === 0)) {
      const text = decoder.decode(bytes).replace('\n---\n', `\n${map}\n---\n`);
      const files = exampleTree.files.map((file) =>
        file.path === path ? { path, bytes: new TextEncoder().encode(text) } : file,
      );
      const compiled = compileTree({ ...exampleTree, files }, { now: exampleNow });
      expect(compiled.withheld.map((file) => file.path)).toContain(path);
      const problems = addLeaks(compiled, { folder: project })?.diagnostics ?? [];
      expect(problems.filter(({ code }) => code === 'withheld/leak')).toEqual([]);
    }
  },
);

test('the texts of a packed index are told apart from their lengths', () => {
  const words = ['quay', 'quillfeather', 'a'.repeat(200)];
  const packed = words.flatMap((word) => [
    ...(word.length < 24 ? [0x60 + word.length] : [0x78, word.length]),
    ...new TextEncoder().encode(word),
  ]);
  expect(readPacked(Uint8Array.from([0x83, ...packed])).split('\n')).toEqual(expect.arrayContaining(words));
});

test('stems of public words in the index of the search are no leak', () => {
  const files = site({
    'candor.yaml': config,
    'incidents/2025/2025-10-15-slow.md': incident({ more: '\n## Details\n\nProcessing stopped.\n' }),
    [path]: secret('A process stopped.'),
  });
  return expect(build(files)).resolves.toMatchObject({ code: 0 });
});
