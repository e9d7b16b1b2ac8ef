// docs/authoring.md is true: its commands run one after another, and make the file that it shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, listFiles, makeSite, project } from '../cli/site-folder.js';

const page = readFileSync(join(project, 'docs/authoring.md'), 'utf8');
const commands = [...page.matchAll(/^```sh run\n([\s\S]*?)^```$/gm)].flatMap(([, text = '']) =>
  text.trimEnd().split('\n'),
);

const splitWords = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** Takes the prompts of the draft for what its author has to say. */
function writePostmortem(folder: string, path: string): void {
  const [before = '', draft = ''] = readFileSync(join(folder, path), 'utf8').split('## Postmortem\n');
  const sections = draft.matchAll(/^### (.*)$/gm);
  const written = [...sections].map(([heading, title = '']) =>
    title === 'Action items'
      ? `${heading}\n\n- Watch certificates\n`
      : `${heading}\n\nOf ${title}, all is known.\n`,
  );
  writeFileSync(join(folder, path), `${before}## Postmortem\n\n${written.join('\n')}`);
}

test('its day runs from the first command to the last', async () => {
  const folder = makeSite({});
  const [, path = '', text = ''] = /^```markdown result=(\S+)\n([\s\S]*?)^```$/m.exec(page) ?? [];
  expect(commands.length).toBeGreaterThan(12);
  for (const [index, command] of commands.entries()) {
    const [program, ...argv] = splitWords(command);
    if (argv[0] === 'publish') writePostmortem(folder, path);
    const said = await candor(folder, argv, { now: Date.UTC(2026, 10, 21, 9, 1 + index) });
    expect({ program, command, ...said }).toMatchObject({ program: 'candor', code: 0, err: '' });
    if (index === 0) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
  }
  expect(listFiles(folder)).toEqual([
    'candor.yaml',
    'incidents/2026/2026-11-21-office-closed-on-friday.md',
    path,
    'incidents/2026/2026-11-21-search-is-slow.md',
    'incidents/2026/2026-12-03-database-upgrade.md',
  ]);
  const now = Date.UTC(2026, 10, 21, 12);
  const { out } = await candor(folder, ['list'], { now });
  expect(out).toContain('2026-11-21 10:01  6 min   resolved   high      2026-11-21-payments-fail\n');
  expect(await candor(folder, ['check'], { now })).toMatchObject({ code: 0 });
});
