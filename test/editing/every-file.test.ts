// Edits of all incident files of the project, as they are and as other editors leave them.
import { expect, test } from 'vitest';
import { mayBeOpen } from '../../src/editing/may-be-open.js';
import { deriveTimeline } from '../../src/model/timeline.js';
import { checkHardUpdates, checkPlainUpdates } from './check-edit.js';
import { ownFiles, variants, vary } from './edited-files.js';

test('a plain update speaks against nothing', () => {
  expect(ownFiles.length).toBeGreaterThan(30);
  checkPlainUpdates(ownFiles, 60);
});

test('a message full of Markdown is an update or refused', () => {
  checkHardUpdates(ownFiles, 100);
});

test('no open entry is overlooked', () => {
  for (const file of ownFiles) {
    for (const variant of Object.values(variants)) {
      const { text, site, incident } = vary(file, variant);
      if (deriveTimeline(incident, Date.UTC(2026, 10, 21)).isOpen) expect(mayBeOpen(text, site)).toBe(true);
    }
  }
});
