// A site that is read again and again gives what a cold check gives, whatever has changed meanwhile; and an author who
// asks for it sees what readers do not get yet.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/building/read-site.js';
import type { Compilation } from '../../src/compile.js';
import { openWorkspace, type WorkspaceOptions } from '../../src/workspace.js';
import { config, incident, makeSite, project, testNow, writeFiles } from '../cli/site-folder.js';

const contents = (compilation: Compilation): readonly string[] =>
  compilation.files.map((file) => `${file.path}\n${'content' in file ? String(file.content) : file.copyOf}`);

const open = (folder: string, more: Partial<WorkspaceOptions> = {}): ReturnType<typeof openWorkspace> =>
  openWorkspace({ folder, runsTheme: true, commit: 'abc1234', ...more });

const page = ({ files }: Compilation, path: string): string => {
  const file = files.find((each) => each.path === path);
  return file !== undefined && 'content' in file ? String(file.content) : '';
};

describe('after any change, a reading equals a cold one', () => {
  const texts = [
    incident({ day: '2025-10-15' }),
    incident({ day: '2025-10-15', title: 'Something else', isOpen: true }),
    incident({ day: '2025-11-02', components: '[web]', more: '\nSee [the other](b.md).\n' }),
    incident({ day: '2025-11-02', components: '[nothing]' }),
    'no front matter',
    incident({ fields: 'security: { public: { title: Security issue, slug: sec-1 } }' }),
  ];
  const configs = [config, config.replace('Berlin', 'London'), config.replace('web', 'site'), 'site: ['];
  const change = fc.oneof(
    fc.record({ path: fc.constantFrom('a.md', 'b.md', 'c.md'), text: fc.constantFrom(undefined, ...texts) }),
    fc.record({ path: fc.constant('../candor.yaml'), text: fc.constantFrom(...configs) }),
  );

  test('of incidents and of the configuration', async () => {
    const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
      const folder = makeSite({ 'incidents/a.md': texts[0] ?? '', 'incidents/b.md': texts[2] ?? '' });
      const workspace = open(folder, { onDemand: true });
      const told = open(folder, { onDemand: true });
      await workspace.read(testNow);
      await told.read(testNow);
      let now = testNow;
      for (const { path, text } of changes) {
        const file = join(folder, 'incidents', path);
        if (text === undefined) rmSync(file, { force: true });
        else writeFileSync(file, text);
        now += 3_600_000;
        const { compilation } = await workspace.read(now);
        const cold = readSite({ folder, now, commit: 'abc1234' }).compilation;
        expect(compilation.diagnostics).toEqual(cold.diagnostics);
        expect(contents(compilation)).toEqual(contents(cold));
        const changed = new Set([path === '../candor.yaml' ? 'candor.yaml' : `incidents/${path}`]);
        const partial = (await told.read(now, undefined, changed)).compilation;
        expect(told.isBehind()).toBe(false);
        expect(partial.diagnostics).toEqual(cold.diagnostics);
        expect(contents(partial)).toEqual(contents(cold));
      }
    });
    await fc.assert(property, { numRuns: 8 });
  }, 120_000);

  test('of which nobody was told, once it is looked for', async () => {
    const folder = makeSite({
      'incidents/a.md': incident(),
      'incidents/b.md': incident({ day: '2025-11-02' }),
    });
    const workspace = open(folder);
    const titles = async (changed?: ReadonlySet<string>): Promise<readonly string[]> =>
      (await workspace.read(testNow, undefined, changed)).compilation.history.entries.map(
        ({ title }) => title,
      );
    await titles();
    writeFiles(folder, {
      'incidents/a.md': incident({ title: 'Told' }),
      'incidents/b.md': incident({ day: '2025-11-02', title: 'Not told' }),
    });
    expect(await titles(new Set(['incidents/a.md']))).toEqual(['Slow answers', 'Told']);
    expect(workspace.isBehind()).toBe(true);
    expect(await titles()).toEqual(['Not told', 'Told']);
    rmSync(join(folder, 'incidents/b.md'));
    expect(await titles(new Set(['incidents/b.md']))).toEqual(['Told']);
    expect(workspace.isBehind()).toBe(false);
  });

  test('of a site with archives and with work that lies ahead, as of any moment', async () => {
    const days = Array.from({ length: 57 }, (_, index) =>
      new Date(Date.UTC(2025, 0, 1 + 6 * index)).toISOString().slice(0, 10),
    );
    const folder = makeSite({
      ...Object.fromEntries(days.map((day) => [`incidents/${day}.md`, incident({ day })])),
      'incidents/ahead.md': incident({ day: '2026-01-16' }),
      'incidents/work.md':
        '---\nkind: maintenance\ntitle: New disks\ncomponents: [web]\nwindow: [{ from: 2026-01-17 22:00, to: 2026-01-18 02:00 }]\n---\n',
    });
    const file = (name: string): string => join(folder, 'incidents', name);
    const changes: readonly (() => void)[] = [
      () => undefined,
      () => writeFileSync(file('2025-03-08.md'), incident({ day: '2025-03-08', title: 'Edited' })),
      () => renameSync(file('2025-05-19.md'), file('renamed.md')),
      () => writeFileSync(file('2025-06-30.md'), incident({ day: '2025-12-20', isOpen: true })),
      () => writeFileSync(file('new.md'), incident({ day: '2026-01-14', isOpen: true })),
      () => rmSync(file('2025-09-10.md')),
      () => writeFileSync(file('other.md'), incident({ fields: 'aliases: [/incidents/2025-01-01/]' })),
    ];
    const workspace = open(folder, { onDemand: true });
    // Back again too: a clock may be set.
    for (const hours of [0, 36, 60, 1, 24 * 40]) {
      for (const change of hours === 36 ? changes : [changes[0]]) {
        change?.();
        const now = testNow + hours * 3_600_000;
        const { compilation } = await workspace.read(now);
        const cold = readSite({ folder, now, commit: 'abc1234' }).compilation;
        expect(compilation.diagnostics).toEqual(cold.diagnostics);
        expect(contents(compilation)).toEqual(contents(cold));
      }
    }
  }, 120_000);

  // The loader of the tests knows nothing of versions of a module, so this one runs in a process of its own.
  test('of the theme, and of what its module imports', () => {
    const folder = makeSite({
      'candor.yaml': `${config}theme: { module: theme/theme.js }\n`,
      'theme/theme.js': `import { defaultTheme, extendTheme, html } from 'candor';
import { text } from './text.js';
export default extendTheme(defaultTheme, { parts: { footer: () => html\`<footer>\${text}</footer>\` } });
`,
    });
    const script = `
import { writeFileSync } from 'node:fs';
import { openWorkspace } from '${join(project, 'dist/src/workspace.js')}';
const workspace = openWorkspace({ folder: '${folder}', runsTheme: true });
for (const text of ["'One'", "'Two'", '', "'One'"]) {
  writeFileSync('${folder}/theme/text.js', 'export const text = ' + text + ';');
  const { files, diagnostics } = (await workspace.read(${testNow})).compilation;
  const { content } = files.find(({ path }) => path === 'index.html');
  console.log(/<footer>(.*)<[/]footer>/.exec(content)?.[1] ?? diagnostics.map(({ code }) => code).join());
}`;
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(said).toBe('One\nTwo\ntheme/module-failed\nOne\n');
  });

  test('of a folder that goes and comes back', async () => {
    const folder = makeSite({ 'incidents/a.md': incident() });
    const workspace = open(folder);
    expect((await workspace.read(testNow)).compilation.history.entries).toHaveLength(1);
    rmSync(join(folder, 'incidents'), { recursive: true });
    expect((await workspace.read(testNow)).compilation.history.entries).toHaveLength(0);
    mkdirSync(join(folder, 'incidents'));
    writeFiles(folder, { 'incidents/a.md': incident() });
    expect((await workspace.read(testNow)).compilation.history.entries).toHaveLength(1);
  });
});

test('what an editor holds stands for what is on disk, also where nothing is', async () => {
  const folder = makeSite({ 'incidents/a.md': incident() });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const held = new Map([
    ['incidents/a.md', bytes(incident({ title: 'Being typed' }))],
    ['incidents/new.md', bytes(incident({ components: '[' }))],
    ['README.md', bytes('nothing of ours')],
  ]);
  const workspace = open(folder);
  const { compilation } = await workspace.read(testNow, held);
  expect(compilation.record.incidents.map(({ title }) => title)).toContain('Being typed');
  expect(compilation.diagnostics.map(({ place }) => place.path)).toContain('incidents/new.md');
  const saved = (await workspace.read(testNow)).compilation;
  expect(saved.history.entries.map(({ title }) => title)).toEqual(['Slow answers']);
});

describe('a preview that reveals', () => {
  const secret = incident({
    title: 'Tokens could be read by strangers',
    fields: 'security: { public: { title: Security issue, slug: sec-1 } }',
  });
  const marked = incident({
    day: '2025-10-20',
    fields: 'security: { withhold: marked, public: { title: Security issue, slug: sec-2 } }',
    more: '\n## Details\n\n:::withheld\n\nThe key was in the log.\n\n:::\n',
  });
  const draft = incident({ day: '2025-10-22', more: '\n## Postmortem\n\n### Root cause\n\nA full disk.\n' });
  const folder = makeSite({
    'incidents/secret.md': secret,
    'incidents/marked.md': marked,
    'incidents/draft.md': draft,
  });
  const all = async (reveal: boolean): Promise<string> =>
    contents((await open(folder, { reveal }).read(testNow)).compilation).join('\n');

  test('shows withheld text and drafts, and marks them', async () => {
    const { compilation } = await open(folder, { reveal: true }).read(testNow);
    const whole = page(compilation, 'incidents/secret/index.html');
    expect(whole).toContain('Tokens could be read by strangers');
    expect(whole).toContain('This is withheld.');
    expect(page(compilation, 'incidents/marked/index.html')).toContain('The key was in the log.');
    const unpublished = page(compilation, 'incidents/draft/index.html');
    expect(unpublished).toContain('A full disk.');
    expect(unpublished).toContain('The postmortem is a draft.');
    // In lists too nobody takes it for public.
    expect(page(compilation, 'history/2025/index.html')).toMatch(/Withheld[\s\S]*Draft|Draft[\s\S]*Withheld/);
  });

  test('is the only one that does', async () => {
    const shown = await all(false);
    for (const text of ['Tokens could be read', 'The key was', 'A full disk', 'is a draft'])
      expect(shown).not.toContain(text);
    expect(await all(true)).toContain('Tokens could be read');
  });
});
