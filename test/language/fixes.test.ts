// Quick fixes keep their word: where a problem comes with one, the problem is gone once it is taken.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic, Fix, Position } from '../../src/kernel/diagnostic.js';
import { project } from '../cli/site-folder.js';
import { checkFolder, file } from '../diagnostics/check-folder.js';
import { diagnoseText } from '../diagnostics/check-text.js';
import { readPage, type Example } from '../diagnostics/page.js';

const pages = join(project, 'docs/diagnostics');
const examples = readdirSync(pages, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/.*\.md$/.test(path))
  .map((path) => ({ path, example: readPage(readFileSync(join(pages, path), 'utf8')).bad }));

const offsetOf = (text: string, { line, column }: Position): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length +
  (line > 1 ? 1 : 0) +
  column -
  1;

const applyFix = (text: string, { place, text: written }: Fix): string =>
  text.slice(0, offsetOf(text, place.start)) + written + text.slice(offsetOf(text, place.end));

const applyIn = (example: Example, fix: Fix): Example => ({
  ...example,
  files: example.files.map((file) =>
    file.path === fix.place.path ? { ...file, text: applyFix(file.text, fix) } : file,
  ),
});

const find = (example: Example): readonly Diagnostic[] => checkFolder(example).compilation.diagnostics;
const nameOf = ({ code, message }: Diagnostic): string => `${code}: ${message}`;

describe('the fix of a slip', () => {
  const sound = `---
title: Sign-in failed
severity: low
components: [api]
---

Nobody could sign in.

## Updates

### Resolved - 2025-10-15 18:05 {api: operational}
All is well again.

### Investigating - 2025-10-15 17:28
We are looking into it.
`;

  test.each([
    ['a severity', 'severity: low', 'severity: lwo'],
    ['a component', '[api]', '[apo]'],
    ['a field', 'title:', 'titel:'],
    ['a status', '### Investigating', '### Investigatng'],
    ['the order of a heading', 'Investigating - 2025-10-15 17:28', '2025-10-15 17:28 - Investigating'],
    ['a component of an update', '{api:', '{apo:'],
    ['a state of an update', 'api: operational', 'api: operatoinal'],
    ['a section', '## Updates', '## Update'],
  ])('in %s gives the text that was meant', (_place, meant, slip) => {
    const text = sound.replace(meant, slip);
    const [first] = diagnoseText(text);
    expect(first?.fix && applyFix(text, first.fix)).toBe(sound);
  });

  test.each([
    ['a title that YAML cannot read', 'title: Sign-in failed', 'title: API: down'],
    ['a time in another spelling', '2025-10-15 17:28', '15 Oct 2025 17:28'],
    ['a comment that cuts a title', 'Sign-in failed', 'Sign-in failed #42'],
    ['a slug', 'severity: low', 'severity: low\nslug: Sign in'],
    ['a heading', '### Investigating', '###Investigating'],
    ['a boolean in words', 'severity: low', 'severity: low\nexternal: yes'],
    ['a kind that is misspelt', 'severity: low', 'severity: low\nkind: incidnet'],
  ])('in %s leaves nothing wrong', (_place, meant, slip) => {
    const text = sound.replace(meant, slip);
    const [first] = diagnoseText(text);
    expect(first?.fix && diagnoseText(applyFix(text, first.fix))).toEqual([]);
  });

  test('of a link writes its address, and leaves its words', () => {
    const other = sound.replace('Sign-in failed', 'The other');
    const check = (link: string): readonly Diagnostic[] =>
      checkFolder({
        files: [
          file('incidents/2025-10-15-sign-in.md', `${sound}\n## Details\n\nSee ${link}.\n`),
          file('incidents/2025-10-15-other.md', other),
        ],
        report: undefined,
      }).compilation.diagnostics;
    const fixOf = (link: string): string | undefined =>
      check(link).find(({ fix }) => fix !== undefined)?.fix?.text;
    expect(fixOf('[the other](2025-10-15-othr.md)')).toBe('2025-10-15-other.md');
    expect(fixOf('[the other](2025-10-15-other.md#updtes)')).toBe('2025-10-15-other.md#updates');
    expect(fixOf('[below](#detals)')).toBe('#details');
  });

  test('is not made where the hint only shows an example', () => {
    const [first] = diagnoseText(sound.replace(' - 2025-10-15 17:28', ''));
    expect(first).toMatchObject({ code: 'update/missing-time' });
    expect(first).not.toHaveProperty('fix');
  });
});

describe('the fixes of the bad examples', () => {
  const fixable = examples.flatMap(({ path, example }) =>
    find(example).flatMap((diagnostic) =>
      diagnostic.fix === undefined ? [] : [{ path, example, diagnostic }],
    ),
  );

  test('are many', () => {
    expect(fixable.length).toBeGreaterThan(15);
  });

  test.each(fixable)('$path: $diagnostic.hint', ({ example, diagnostic }) => {
    const { fix } = diagnostic;
    const left = fix === undefined ? [] : find(applyIn(example, fix));
    expect(left.map(nameOf)).not.toContain(nameOf(diagnostic));
  });
});
