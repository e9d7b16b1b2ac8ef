// `candor new` on a terminal: it asks for what is missing, and offers what the site knows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, config, listFiles, makeSite } from '../cli/site-folder.js';
import { answering } from './answers.js';

const site = config.replace(
  '  - { id: web, name: Website }',
  '  - id: shop\n    name: Shop\n    components:\n      - { id: pay, name: Payment, description: Cards and vouchers }',
);

test('each question offers what is known, with what it means', async () => {
  const folder = makeSite({ 'candor.yaml': site });
  const { questions, asked } = answering('Payments fail', 'high', ['pay'], 'We are looking into it.');
  const said = await candor(folder, ['new'], { questions, terminal: { in: true, err: true } });
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(asked.map(({ message }) => message)).toEqual([
    'What is wrong, in the words of your readers?',
    'How bad is it?',
    'What is affected?',
    'What should readers know?',
  ]);
  const [, severities, components] = asked;
  expect(severities?.choices?.map(({ value }) => value)).toEqual(['critical', 'high', 'medium', 'low']);
  expect(severities?.choices?.every(({ hint = '' }) => hint.length > 10)).toBe(true);
  expect(components?.choices).toEqual([
    { value: 'api', label: 'Interface' },
    { value: 'shop', label: 'Shop' },
    { value: 'pay', label: 'Shop › Payment', hint: 'Cards and vouchers' },
  ]);
  expect(readFileSync(join(folder, 'incidents/2026/2026-01-15-payments-fail.md'), 'utf8')).toBe(`---
title: Payments fail
severity: high
components: [pay]
---

## Updates

### Investigating - 2026-01-15 13:00
We are looking into it.
`);
});

test('of maintenance it asks when, and takes no answer that is no time', async () => {
  const folder = makeSite({});
  const answers = ['Upgrade', ['api'], '2026-01-20 22:00', '2026-01-21 2:00', 'Searches pause.'] as const;
  const { questions, asked } = answering(...answers);
  expect(await candor(folder, ['new', '--kind', 'maintenance'], { questions })).toMatchObject({ code: 0 });
  expect(asked[2]?.message).toBe('When does the work begin? In Europe/Berlin, as YYYY-MM-DD HH:MM.');
  const text = readFileSync(join(folder, 'incidents/2026/2026-01-20-upgrade.md'), 'utf8');
  expect(text).toContain('window: { from: 2026-01-20 22:00, to: 2026-01-21 02:00 }\n');
  const slip = answering('Repair', ['api'], 'tonight');
  const refused = candor(folder, ['new', '--kind', 'maintenance'], { questions: slip.questions });
  expect((await refused).err).toContain('`tonight` cannot be read as a time');
});

test('who gives up leaves nothing behind', async () => {
  const folder = makeSite({});
  const { questions } = answering('Slow', 'low', ['api']);
  const said = await candor(folder, ['new'], { questions, env: { EDITOR: 'true' }, terminal: { in: true } });
  expect(said).toMatchObject({ code: 2, out: '' });
  expect(said.err).toContain('The message is empty, so nothing was written.');
  expect(listFiles(folder)).toEqual(['candor.yaml']);
});
