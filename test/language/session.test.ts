// A session of an editor: mistakes are told as they are typed and gone once they are mended, and it ends in good order.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { serveEditor } from '../../src/language-server.js';
import { config, incident, makeFolder, makeSite, testNow } from '../cli/site-folder.js';
import { startEditor, uriOf, type Editor } from './editor.js';

interface Session {
  readonly editor: Editor;
  readonly exitCode: Promise<number>;
  readonly toServer: PassThrough;
}

const sessions: Session[] = [];
afterEach(() => {
  for (const { toServer } of sessions.splice(0)) toServer.destroy();
});

async function startSession({ canWatch = true } = {}): Promise<Session> {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  const exitCode = serveEditor({
    input: toServer,
    output: toEditor,
    clock: () => testNow,
    timeZoneData: '2025c',
    isRunning: () => true,
  });
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: canWatch } } };
  const session = { editor: await startEditor(toEditor, toServer, capabilities), exitCode, toServer };
  sessions.push(session);
  return session;
}

const codesOf = async (editor: Editor, file: string): Promise<readonly unknown[]> =>
  (await editor.problemsOf(file)).diagnostics.map(({ code }) => code);

describe('a mistake', () => {
  test('is told as it is typed, at its place, and gone once the fix is taken', async () => {
    const folder = makeSite({ 'incidents/2025-10-15-slow.md': incident() });
    const file = join(folder, 'incidents/2025-10-15-slow.md');
    const { editor } = await startSession();
    editor.open(file, incident());
    expect(await codesOf(editor, file)).toEqual([]);
    editor.type(file, 'severity: low', 'severity: lwo');
    const { diagnostics } = await editor.problemsOf(file);
    expect(diagnostics).toMatchObject([
      {
        code: 'link/unknown-severity',
        severity: 1,
        source: 'candor',
        range: { start: { line: 2, character: 10 }, end: { line: 2, character: 13 } },
      },
    ]);
    expect(diagnostics[0]?.message).toContain('Did you mean `low`?');
    const [fix] = await editor.fixesAt(file, 'severity: l');
    expect(fix?.title).toBe('Write `low`');
    if (fix !== undefined) editor.apply(fix);
    expect(await codesOf(editor, file)).toEqual([]);
  });

  test('in a configuration that is not saved shows at once in the incidents that are open', async () => {
    const folder = makeSite({ 'incidents/2025-10-15-slow.md': incident() });
    const file = join(folder, 'incidents/2025-10-15-slow.md');
    const { editor } = await startSession();
    editor.open(file, incident());
    editor.open(join(folder, 'candor.yaml'), config);
    expect(await codesOf(editor, file)).toEqual([]);
    editor.type(join(folder, 'candor.yaml'), '{ id: api', '{ id: interface');
    await editor.problemsOf(join(folder, 'candor.yaml'));
    expect(await codesOf(editor, file)).toEqual(['link/unknown-component']);
  });

  test('is forgotten when its file is closed', async () => {
    const folder = makeSite({ 'incidents/a.md': incident({ components: '[apo]' }) });
    const file = join(folder, 'incidents/a.md');
    const { editor } = await startSession();
    editor.open(file, incident({ components: '[apo]' }));
    expect(await codesOf(editor, file)).toContain('link/unknown-component');
    editor.close(file);
    await editor.request('textDocument/hover', {
      textDocument: { uri: uriOf(file) },
      position: { line: 0, character: 0 },
    });
    expect(editor.told.at(-1)).toEqual({ uri: uriOf(file), diagnostics: [] });
  });

  test('of a withheld file is told without a word of it', async () => {
    const text = incident({ title: 'Xylophone leak', fields: 'security: {}\nxylophone: 1' });
    const folder = makeSite({ 'incidents/2025-10-15-sec.md': text });
    const file = join(folder, 'incidents/2025-10-15-sec.md');
    const { editor } = await startSession();
    editor.open(file, text);
    const { diagnostics } = await editor.problemsOf(file);
    expect(diagnostics.map(({ code }) => code)).toContain('format/unknown-field');
    expect(JSON.stringify(diagnostics).toLowerCase()).not.toContain('xylophone');
  });
});

test.each([
  ['of no site', (): string => join(makeFolder(), 'incidents/notes.md')],
  ['that a site does not read', (): string => join(makeSite({}), 'README.md')],
])('a file %s is left alone, and its questions are answered', async (_what, makeFile) => {
  const file = makeFile();
  const { editor } = await startSession();
  editor.open(file, '## ');
  expect(await editor.complete(file, '## ')).toEqual([]);
  expect(await editor.hover(file, '#')).toBeUndefined();
  expect(editor.told).toEqual([]);
});

test('completion, hover and definition speak of the site', async () => {
  const other = incident({ title: 'Another one' });
  const text = incident({ more: '\nSee [the other](other.md).\n' }).replace('severity: low', 'severity: ');
  const folder = makeSite({ 'incidents/a.md': incident(), 'incidents/other.md': other });
  const file = join(folder, 'incidents/a.md');
  const { editor } = await startSession();
  editor.open(file, text);
  expect(await editor.complete(file, 'severity: ')).toEqual(['critical', 'high', 'medium', 'low']);
  expect(await editor.hover(file, 'components: [ap')).toContain('Interface');
  expect(await editor.define(file, '[the other](other')).toMatchObject({
    uri: uriOf(join(folder, 'incidents/other.md')),
    range: { start: { line: 0, character: 0 } },
  });
  // `  - { id: api, name: Interface }` is the seventh line.
  expect(await editor.define(file, 'components: [ap')).toMatchObject({
    uri: uriOf(join(folder, 'candor.yaml')),
    range: { start: { line: 6, character: 10 } },
  });
});

describe('a change on disk', () => {
  const link = incident({ more: '\nSee [the other](other.md).\n' });
  const problems = (editor: Editor, uri: string): readonly unknown[] | undefined =>
    editor.told.findLast((params) => params.uri === uri)?.diagnostics.map(({ code }) => code);

  test.each([true, false])(
    'is seen, be it told by the editor (%s) or not',
    async (canWatch) => {
      const folder = makeSite({ 'incidents/a.md': link });
      const file = join(folder, 'incidents/a.md');
      const other = join(folder, 'incidents/other.md');
      const { editor } = await startSession({ canWatch });
      editor.open(file, link);
      expect(await codesOf(editor, file)).toEqual(['link/missing-page']);
      await vi.waitFor(
        () => {
          // Whoever begins to watch just now misses the first of them.
          writeFileSync(other, incident({ title: 'Another one', day: '2025-10-16' }));
          if (canWatch)
            editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(other), type: 1 }] });
          expect(problems(editor, uriOf(file))).toEqual([]);
        },
        { timeout: 10_000, interval: 500 },
      );
    },
    15_000,
  );
});

describe('the session ends', () => {
  test('well after a request to shut down', async () => {
    const { editor, exitCode } = await startSession();
    expect(await editor.request('shutdown')).toBeNull();
    editor.notify('exit');
    expect(await exitCode).toBe(0);
  });

  test('with a failure where the editor just leaves', async () => {
    const { editor, toServer, exitCode } = await startSession();
    // What was sent before has arrived.
    expect(await editor.hover('/nowhere.md', '')).toBeUndefined();
    toServer.destroy();
    expect(await exitCode).toBe(1);
  });
});
