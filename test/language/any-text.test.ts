// No text and no cursor makes a feature fail: what is typed is broken most of the time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete } from '../../src/language/complete.js';
import { findDefinition } from '../../src/language/find-definition.js';
import { describeHover } from '../../src/language/hover.js';
import { incident } from '../cli/site-folder.js';
import { sceneAt, siteConfig } from './at-cursor.js';

const whole = incident({
  fields:
    'impact: { from: 2025-10-15 17:04, to: 2025-10-15 17:24 }\nwaive:\n  - { code: link/dead, reason: a }\nsecurity:\n  withhold: all',
  more: '\n## Postmortem\n\n### What happened\n\nSee [it](2025/2025-10-15-slow.md#updates).\n',
});

test.each([
  ['an incident', 'incidents/2026-01-15-new.md', whole],
  ['the configuration', 'candor.yaml', siteConfig],
])('of %s', (_what, path, text) => {
  const slip = fc.record({
    at: fc.nat(text.length),
    cut: fc.nat(20),
    typed: fc.constantFrom('', '|', '{', '[', '- ', ': ', '"', '\t', '#', '](', '\r\n', '\u{1f600}', '---\n'),
    cursor: fc.nat(text.length),
  });
  const property = fc.property(slip, ({ at, cut, typed, cursor }) => {
    const broken = (text.slice(0, at) + typed + text.slice(at + cut)).replaceAll('|', '');
    const scene = sceneAt(`${broken.slice(0, cursor)}|${broken.slice(cursor)}`, { path });
    const line = scene.lines[scene.cursor.line] ?? '';
    for (const { textEdit } of complete(scene)) {
      const range = textEdit !== undefined && 'range' in textEdit ? textEdit.range : undefined;
      expect(range?.start.line).toBe(scene.cursor.line);
      expect(range?.start.character).toBeLessThanOrEqual(scene.cursor.character);
      expect(range?.end.character).toBeLessThanOrEqual(line.length);
    }
    describeHover(scene);
    findDefinition(scene);
  });
  fc.assert(property, { numRuns: 300 });
});
