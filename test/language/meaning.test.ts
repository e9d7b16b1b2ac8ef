// What an editor says of the word under the cursor, and where it leads.
import { describe, expect, test } from 'vitest';
import { findDefinition } from '../../src/language/find-definition.js';
import { describeHover } from '../../src/language/hover.js';
import { sceneAt, type AtCursor } from './at-cursor.js';

function hoverAt(marked: string, options?: AtCursor): string | undefined {
  const contents = describeHover(sceneAt(marked, options))?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

function definitionAt(marked: string, options?: AtCursor): string | undefined {
  const place = findDefinition(sceneAt(marked, options));
  return place && `${place.path}:${place.start.line}:${place.start.column}`;
}

const body = (line: string): string => `---\ntitle: A\nseverity: sev2\n---\n\n## Updates\n\n${line}\n`;

describe('hover', () => {
  test.each([
    ['---\nmiti|gated: 2025-10-15\n---\n', '`mitigated`: When the impact was stopped.'],
    ['---\nimpact: { f|rom: 2025-10-15 }\n---\n', '`impact.from`: When it begins.'],
    [
      '---\nseverity: se|v1\n---\n',
      '**Severe**\n\nMost customers cannot work.\n\nComponents that are listed without a state count as `major-outage`.',
    ],
    ['---\ncomponents: [web|-eu]\n---\n', '**EU website**\n\nIn Website.\n\nSince 2025-02-01.'],
    ['---\ncomponents:\n  - w|eb\n---\n', '**Website** (a group)'],
    ['---\ncomponents: { ap|i: degraded }\n---\n', '**Interface**'],
    [
      '---\nwaive:\n  - code: file/unre|ferenced\n---\n',
      '`file/unreferenced` (warning): The file is not an incident and no incident refers to it, so it is not published.',
    ],
    [
      body('### Moni|toring - 2026-01-15 14:00'),
      '**Monitoring**: it seems to be over, and is being watched.',
    ],
    [body('### Update - 2026-01-15 14:00 {ap|i: degraded}'), '**Interface**'],
    [body('Some wo|rds'), undefined],
    ['---\ntitle: Some wo|rds\n---\n', '`title`: What readers see, on one line.'],
  ])('%j', (marked, said) => {
    expect(hoverAt(marked)).toBe(said);
  });

  test('in the configuration', () => {
    expect(hoverAt('site:\n  time|zone: UTC\n', { path: 'candor.yaml' })).toMatch(
      /^`site.timezone`: The zone of every time/,
    );
  });
});

describe('go to definition', () => {
  test.each([
    [body('See [it](2025/2025-10-|15-slow.md).'), 'incidents/2025/2025-10-15-slow.md:1:1'],
    // The heading of its postmortem.
    [body('See [it](2025-11-02-login.md#post|mortem).'), 'incidents/2025-11-02-login.md:17:1'],
    [body('See [it](https://acme.example/a|.md).'), undefined],
    [body('See [it](no|where.md).'), undefined],
    ['---\nseverity: se|v2\n---\n', 'candor.yaml:14:11'],
    ['---\ncomponents: [web-|us]\n---\n', 'candor.yaml:10:15'],
    ['---\ncomponents: { ap|i: degraded }\n---\n', 'candor.yaml:11:11'],
    [body('### Update - 2026-01-15 14:00 {web-e|u: degraded}'), 'candor.yaml:9:15'],
    ['---\ntitle: Some wo|rds\n---\n', undefined],
  ])('%j', (marked, place) => {
    expect(definitionAt(marked)).toBe(place);
  });

  test('knows no line of a severity that every site has', () => {
    const config = 'site:\n  title: Acme Status\ncomponents: []\n';
    expect(definitionAt('---\nseverity: lo|w\n---\n', { config })).toBeUndefined();
  });
});
