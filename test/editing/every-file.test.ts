// Edits of all incident files of the project, as they are and as other editors leave them.
import { expect, test } from 'vitest';
import { mayBeOpen } from '../../src/editing/may-be-open.js';
import { deriveTimeline } from '../../src/model/timeline.js';
import { checkHardUpdates, checkPlainUpdates } from './check-edit.js';
import { exampleFiles, ownFiles, variants } from './edited-files.js';

test('a plain update speaks against nothing', () => {
  expect(ownFiles.length).toBeGreaterThan(30);
  checkPlainUpdates(ownFiles, 25);
}, 90_000);

test('a message full of Markdown is an update or refused', () => {
  expect(exampleFiles.length).toBeGreaterThan(30);
  checkHardUpdates([...ownFiles, ...exampleFiles], 60);
}, 90_000);

test('no open entry is overlooked', () => {
  for (const file of [...ownFiles, ...exampleFiles]) {
    if (!deriveTimeline(file.incident, Date.UTC(2026, 10, 21)).isOpen) continue;
    for (const variant of Object.values(variants))
      expect(mayBeOpen(variant(file.text), file.site)).toBe(true);
  }
});
