// The check of one file finds what a check of the whole site finds in it.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileSite } from '../../src/building/read-site.js';
import { checkFile } from '../../src/commands/authoring/check-file.js';
import { readConfig } from '../../src/config/read-config.js';
import { loadSite } from '../../src/content/load.js';
import { isIncidentPath } from '../../src/model/source.js';
import { config, incident, makeSite, project, testNow } from '../cli/site-folder.js';

const entangled = {
  'candor.yaml': config,
  'incidents/2025-10-15-first.md': incident({
    fields: 'aliases: [/old/one/]',
    more: '\n## Details\n\nSee [it](2025-10-16-second.md#nowhere), [that](gone.md) and [this](2025-10-17-third.md).\n',
  }),
  'incidents/2025-10-16-second.md': incident({ day: '2025-10-16', fields: 'slug: 2025-10-15-first' }),
  'incidents/2025-10-17-third.md': incident({
    day: '2025-10-17',
    fields: 'external: false\naliases: [/old/one]',
  }),
  'incidents/2025/2025-10-17-Third.md': incident({ day: '2025-10-17', components: '[apo]' }),
  'incidents/2025-10-18-fourth.md': incident({
    day: '2025-10-18',
    fields: 'security:\n  public: { title: Issue, slug: 2025-10-16-second }\n  confirmations: [{ party: x }]',
  }),
};

describe.each([
  ['the example', project],
  ['a site with everything', join(project, 'test/sites/everything')],
  ['a site whose files are entangled', makeSite(entangled)],
])('%s', (_, folder) => {
  test('each file', () => {
    const tree = loadSite(folder);
    const { site } = readConfig(tree.config);
    const hand = { folder, tree, site, now: testNow, prefix: '', option: '' };
    const whole = compileSite(tree, { folder, now: testNow, policy: false, search: false, onDemand: true });
    const paths = tree.files.map(({ path }) => path).filter(isIncidentPath);
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) {
      const found = whole.diagnostics.filter(({ place }) => place.path === path);
      expect(checkFile(path, tree, hand)).toEqual(found);
    }
  });
});

test('the entangled ones are wrong', () => {
  const folder = makeSite(entangled);
  const { diagnostics } = compileSite(loadSite(folder), { folder, now: testNow });
  const codes = new Set<string>(diagnostics.map(({ code }) => code));
  for (const code of [
    'identity/duplicate-slug',
    'identity/case-collision',
    'link/missing-anchor',
    'link/missing-page',
  ])
    expect(codes).toContain(code);
});
