// What VS Code is told agrees with what Candor prints and accepts.
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { writeEditorFiles } from '../../src/scaffold/editor-files.js';
import { candor, incident, makeSite, wrongIncident } from '../cli/site-folder.js';
import { startCandor } from '../watching/start-candor.js';

const read = (name: string): unknown =>
  JSON.parse(writeEditorFiles().find(({ path }) => path === `.vscode/${name}.json`)?.text ?? '');

interface Matcher {
  readonly pattern: Readonly<Record<string, string | number>>;
  readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
}

const { tasks } = read('tasks') as {
  tasks: { command: string; isBackground: boolean; problemMatcher: Matcher }[];
};

describe('the task', () => {
  const [task] = tasks;
  const { regexp = '', ...groups } = task?.problemMatcher.pattern ?? {};

  test('reads every line that a check in the same format prints', async () => {
    const folder = makeSite({
      'incidents/a: b.md': incident({ fields: 'sevrity: low' }),
      'incidents/2025-10-15-wrong.md': wrongIncident,
    });
    const { out } = await candor(folder, ['check', '--format', 'lines']);
    const found = out
      .trimEnd()
      .split('\n')
      .map((line) => {
        const match = new RegExp(String(regexp)).exec(line) ?? [];
        return Object.fromEntries(
          Object.entries(groups).map(([name, group]) => [name, match[Number(group)]]),
        );
      });
    expect(found.length).toBeGreaterThan(2);
    expect(found).toContainEqual({
      file: 'incidents/2025-10-15-wrong.md',
      line: '4',
      column: '14',
      severity: 'error',
      message: expect.stringContaining('`apo`') as string,
      code: 'link/unknown-component',
    });
    for (const problem of found) expect(Object.values(problem)).not.toContain(undefined);
  });

  test('knows when a check begins and ends', async () => {
    const folder = makeSite({ 'incidents/2025-10-15-wrong.md': wrongIncident });
    const { beginsPattern = '', endsPattern = '' } = task?.problemMatcher.background ?? {};
    const { said, until } = startCandor(folder, task?.command.split(' ').slice(2) ?? []);
    const findLine = (pattern: string): number =>
      said.out.split('\n').findIndex((line) => new RegExp(pattern).test(line));
    await until(() => findLine(endsPattern) > -1);
    expect(findLine(beginsPattern)).toBe(0);
    expect(findLine(String(regexp))).toBe(1);
    expect(findLine(endsPattern)).toBe(2);
  });
});

test('the settings lead from candor.yaml to its schema', () => {
  expect(read('settings')).toMatchObject({ 'yaml.schemas': { '.vscode/candor.schema.json': 'candor.yaml' } });
  expect(read('candor.schema')).toEqual(configJsonSchema());
});
