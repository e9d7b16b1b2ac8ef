// `candor audit`: it proves what it says of sites that withhold, tells which file would break it, and repeats nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTree, contents, treeOf } from '../cli/compile-files.js';
import { candor, incident, listFiles, makeSite, project, type Files } from '../cli/site-folder.js';
import { replaceWithheld } from '../../src/compilation/replace-withheld.js';
import { secret, shape, siteWith } from './interference.js';

const hidden = `security:
  public: { title: Security issue, slug: security-1, summary: Details follow. }
  confirmations: [{ party: Zanderhaven }]`;

const site = (files: Files = {}): Files => ({
  'incidents/2025/shown.md': incident({ day: '2025-10-14' }),
  'incidents/2025/s1.md': incident({
    title: 'Quillfeather',
    fields: `started: 2025-10-15 17:00\nresolved: 2025-10-15 19:00\n${hidden}`,
    more: '\n## Postmortem\n\n### What happened\n\nQuillfeather.\n',
  }),
  ...files,
});

const audit = async (files: Files): ReturnType<typeof candor> => candor(makeSite(files), ['audit']);

test('says how many files withhold and how much it has compared, and writes nothing', async () => {
  const folder = makeSite(site());
  const before = listFiles(folder);
  const { code, out, err } = await candor(folder, ['audit']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^incidents\/2025\/s1\.md: withheld until 1 more party confirms\.\n1 file withholds something\. With other words in its place all \d+ files of the site are the same, byte for byte, and none of them holds a word of it\.\n$/,
  );
  expect(listFiles(folder)).toEqual(before);
});

test('proves it of the example', { timeout: 120_000 }, async () => {
  const { code, out } = await candor(project, ['audit', '--now', '2026-11-21 10:00']);
  expect([code, out]).toEqual([0, expect.stringContaining('byte for byte')]);
});

test('says so where nothing is withheld', async () => {
  expect(await audit({ 'incidents/2025/shown.md': incident() })).toMatchObject({
    code: 0,
    out: 'No file withholds anything now.\n',
  });
});

test('names the files that are not the same with other words, and nothing of what is withheld', async () => {
  // Of such a theme nothing can be proved.
  const theme = `import { defaultTheme, extendTheme, html } from 'candor';
let runs = 0;
export default extendTheme(defaultTheme, {
  parts: { footer: () => html\`<p>\${(runs += 1)}</p>\` },
});\n`;
  const { code, out } = await audit(
    site({
      'candor.yaml': `site: { title: Acme, url: https://status.acme.example/, timezone: Europe/Berlin, launched: 2025-01-01 }
components: [{ id: api, name: Interface }]
theme: { module: theme/theme.js }
output: { search: false }\n`,
      'theme/theme.js': theme,
    }),
  );
  expect(code).toBe(1);
  expect(out).toContain('these files of the site change with it:\n  404.html\n');
  expect(out).not.toMatch(/quillfeather|zanderhaven/i);
});

test('finds the words themselves as a build does', async () => {
  const { code, out, err } = await audit(site({ 'public/note.txt': 'Quillfeather' }));
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('withheld/leak');
  expect(err).toContain('Nothing is proved while there is an error.');
  expect(err).not.toMatch(/quillfeather/i);
});

test('proves nothing of a site with errors', async () => {
  const { code, err } = await audit(site({ 'incidents/2025/bad.md': incident({ components: '[apo]' }) }));
  expect([code, err]).toEqual([1, expect.stringContaining('Nothing is proved')]);
});

test(
  'whatever is withheld, other words in its place have no error and change nothing',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(shape, secret, (given, hiddenPart) => {
        const now = Date.UTC(2025, 11, 15, 12);
        const tree = treeOf(siteWith(given, hiddenPart));
        const one = compileTree(tree, { now, commit: 'c0ffee' });
        const replaced = replaceWithheld(tree, one);
        const two = compileTree(replaced, { now, commit: 'c0ffee' });
        expect(two.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
        expect(contents(two)).toEqual(contents(one));
        const texts = replaced.files.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
        expect(texts).not.toMatch(/zander|kiosk|quayside|écluse/i);
      }),
      { numRuns: 30, seed: 20261121 },
    );
  },
);
