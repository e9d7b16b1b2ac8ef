// Which files a command has to read in full to find what is open.
import { expect, test } from 'vitest';
import { mayBeOpen } from '../../src/editing/may-be-open.js';
import { deriveTimeline } from '../../src/model/timeline.js';
import { openText, readSite } from './edited-files.js';

const site = readSite(
  'site: { title: Acme, timezone: Europe/Berlin, locale: de }\ncomponents: [{ id: api }]\n',
);

const file = (body: string, fields = 'severity: low'): string =>
  `---\ntitle: Slow\n${fields}\ncomponents: [api]\nstarted: 2025-10-15 17:00\n---\n\nSlow.\n\n${body}`;
const resolved = '### Resolved - 2025-10-15 18:05\nOver.\n';
const begun = '### Wird untersucht - 2025-10-15 17:28\nWe look.\n';
const again = '### Investigating - 2025-10-15 19:00\nAgain.\n';

test.each<[string, string]>([
  ['closed', `## Updates\n\n${resolved}\n${begun}`],
  ['closed, oldest first', `## Updates\n\n${begun}\n${resolved}`],
  ['closed, with a closing word of the site', `## Updates\n\n${resolved.replace('Resolved', 'Behoben')}`],
  ['closed, with code in its postmortem', `## Updates\n\n${resolved}\n## Postmortem\n\n\`\`\`\nx\n\`\`\`\n`],
  ['closed, and more said later', `## Updates\n\n### Update - 2025-10-16\nMore.\n\n${resolved}`],
])('surely over is %s', (_name, body) => {
  expect(mayBeOpen(file(body), site)).toBe(false);
  expect(mayBeOpen(`\uFEFF${file(body).replaceAll('\n', '\r\n')}`, site)).toBe(false);
});

test('surely over is what says `resolved`, and a notice', () => {
  expect(mayBeOpen(file('', 'severity: low\nresolved: "2025-10-15 18:05" # said later'), site)).toBe(false);
  expect(mayBeOpen(file('', 'kind: notice'), site)).toBe(false);
});

test.each<[string, string, string?]>([
  ['without updates', ''],
  ['with an open status', `## Updates\n\n${begun}`],
  ['reopened', `## Updates\n\n${again}\n${resolved}\n${begun}`],
  [
    'reopened after `resolved`',
    `## Updates\n\n${again}\n${resolved}`,
    'severity: low\nresolved: 2025-10-15 18:05',
  ],
  ['closed in a comment', `<!--\n## Updates\n${resolved}-->\n\n## Updates\n\n${begun}`],
  ['closed in code', `## Updates\n\n${begun}\n~~~\n${resolved}~~~\n`],
  ['reopened by a heading that is indented', `## Updates\n\n ${again}\n${resolved}`],
  ['closed in another section', `## Updates\n\n${begun}\n## Details\n\n${resolved}`],
])('read in full is what is %s', (_name, body, fields) => {
  const text = file(body, fields);
  expect(deriveTimeline(openText(text, site).incident, Date.UTC(2026, 0, 15)).isOpen).toBe(true);
  expect(mayBeOpen(text, site)).toBe(true);
});
