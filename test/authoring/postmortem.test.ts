// `candor postmortem` and `candor publish`: from an incident that is over to what readers learn from it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, config, incident, makeSite, readTree } from '../cli/site-folder.js';
import { answering } from './answers.js';

const path = 'incidents/2025-10-15-slow.md';
const withSections = `${config}postmortem:
  sections:
    - { id: happened, title: What happened, covers: What failed and for whom it did so. }
    - { id: actions, title: Action items }
`;
const read = (folder: string): string => readFileSync(join(folder, path), 'utf8');

test('a draft has the sections of the site, is filled in, and published', async () => {
  const folder = makeSite({ 'candor.yaml': withSections, [path]: incident() });
  expect(await candor(folder, ['postmortem'])).toMatchObject({
    code: 0,
    out: `Added the draft of a postmortem to ${path}. It is not published.
Write it there: below each heading stands what belongs there.
Then: candor publish 2025-10-15-slow
`,
  });
  expect(read(folder)).toBe(`${incident()}
## Postmortem

### What happened

What failed and for whom it did so.

### Action items
`);
  const before = readTree(folder);
  const early = await candor(folder, ['publish']);
  expect(early).toMatchObject({ code: 1, out: '' });
  expect(early.err).toContain(`${path}:21:1 error postmortem/template-text`);
  expect(early.err).toContain(`${path} would be wrong, so nothing was written.`);
  expect(readTree(folder)).toEqual(before);
  const written = read(folder)
    .replace('What failed and for whom it did so.', 'A lock was held by a job that had died.')
    .replace('### Action items\n', '### Action items\n\n- Watch the age of locks (owner: platform)\n');
  writeFileSync(join(folder, path), written);
  expect(await candor(folder, ['publish', '--at', '2026-01-15 12:50'])).toEqual({
    code: 0,
    out: `The postmortem in ${path} is published as of 2026-01-15 12:50, with the next build of the site.\n`,
    err: '',
  });
  expect(read(folder)).toBe(written.replace('## Postmortem\n', '## Postmortem - 2026-01-15 12:50\n'));
  expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
});

test('the newest without one are offered', async () => {
  const folder = makeSite({
    [path]: incident(),
    'incidents/2025-11-02-mail.md': incident({ day: '2025-11-02', title: 'Mail is late' }),
    'incidents/2026-01-14-open.md': incident({ day: '2026-01-14', isOpen: true }),
  });
  const alone = await candor(folder, ['postmortem']);
  expect(alone).toMatchObject({ code: 2, out: '' });
  expect(alone.err).toContain('  2025-11-02-mail (Mail is late, resolved 2025-11-02 18:05)\n');
  const { questions, asked } = answering(path);
  expect(await candor(folder, ['postmortem'], { questions })).toMatchObject({ code: 0 });
  expect(asked[0]?.choices?.map(({ label }) => label)).toEqual(['2025-11-02-mail', '2025-10-15-slow']);
});

const draft = incident({ more: '\n## Postmortem\n\n### What happened\nA lock.\n' });
const open = incident({ day: '2026-01-14', isOpen: true });

test.each([
  ['an incident that is open', open, ['postmortem', 'slow'], 'is not over', 'candor resolve'],
  [
    'a second postmortem',
    draft,
    ['postmortem', 'slow'],
    'the draft of a postmortem already, on line 17',
    'candor publish',
  ],
  ['nothing to begin', draft, ['postmortem'], 'has a postmortem, or a draft', 'candor publish'],
  ['nothing to publish', incident(), ['publish'], 'There is no draft', 'candor postmortem'],
  ['no postmortem', incident(), ['publish', 'slow'], 'has no postmortem', 'candor postmortem'],
  [
    'one that is published',
    draft.replace('## Postmortem', '## Postmortem - 2025-10-20 12:00'),
    ['publish', 'slow'],
    'published already',
    'by hand',
  ],
])('%s is refused, with what to do', async (_, text, argv, message, hint) => {
  const folder = makeSite({ [path]: text });
  const before = readTree(folder);
  const said = await candor(folder, argv);
  expect(said).toMatchObject({ code: 2, out: '' });
  expect(said.err).toContain(message);
  expect(said.err.slice(said.err.indexOf('hint:'))).toContain(hint);
  expect(readTree(folder)).toEqual(before);
});
