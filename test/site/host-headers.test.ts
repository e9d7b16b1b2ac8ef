// What a site tells its host to send along with files.
import { describe, expect, it } from 'vitest';
import { readHostRules } from '../../src/serving/host-rules.js';
import { writeHeaders } from '../../src/site/host-headers.js';
import { planSite } from '../../src/site/plan-site.js';
import { compileFiles } from '../cli/compile-files.js';
import { config, incident } from '../cli/site-folder.js';

const many = Array.from({ length: 150 }, (_, index) => `  - { id: part-${index}, name: Part ${index} }\n`);
const compiled = compileFiles({
  'candor.yaml': config + many.join(''),
  'incidents/2025/2025-10-15-slow.md': incident({ fields: 'aliases: [/old/1, /old/2, /older/3]' }),
});
const headers = (lasting: readonly string[] = [], site = compiled.site): string => {
  const history = { ...compiled.history, site };
  const facts = { now: history.now, commit: undefined };
  const { pages } = planSite(history, facts, new Set());
  return writeHeaders(pages, site, lasting);
};
const rulesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('/'));

describe('the headers of a site', () => {
  it('are fewer rules than hosts read, whatever the site and its theme have', () => {
    const files = Array.from({ length: 500 }, (_, index) => `assets/x-${index}.0123456789.css`);
    expect(rulesOf(headers(files)).length).toBeLessThan(100);
    expect(rulesOf(headers()).every((rule) => !rule.includes('part-'))).toBe(true);
  });

  it('tell of no file twice how long to keep it, of what type it is, or who may read it', () => {
    const { headersOf } = readHostRules(headers(['assets/theme.0123456789.css']), '');
    const values = new Set([
      undefined,
      'max-age=0, must-revalidate',
      'public, max-age=60',
      'public, max-age=31536000, immutable',
    ]);
    for (const { path } of compiled.files) {
      const found = headersOf(`/${path.replace(/(^|\/)index\.html$/, '$1')}`);
      expect(values, path).toContain(found['cache-control']);
      expect(['*', undefined], path).toContain(found['access-control-allow-origin']);
      expect(found['content-type'] ?? '', path).not.toContain(',');
    }
  });

  it('are those of each kind of file', () => {
    const { headersOf } = readHostRules(headers(), '');
    const open = { 'access-control-allow-origin': '*' };
    const brief = { ...open, 'cache-control': 'public, max-age=60' };
    expect(headersOf('/feeds/components/api/updates.json')).toMatchObject({
      ...brief,
      'content-type': 'application/feed+json; charset=utf-8',
    });
    expect(headersOf('/feeds/archive/incidents/2025.atom')).toMatchObject({
      ...brief,
      'content-type': 'application/atom+xml; charset=utf-8',
    });
    expect(headersOf('/api/v2/summary.json')).toMatchObject(brief);
    expect(headersOf('/badges/components/api/status.svg')).toMatchObject(brief);
    const calendar = { 'content-type': 'text/calendar; charset=utf-8' };
    expect(headersOf('/maintenance.ics')).toMatchObject({ ...brief, ...calendar });
    expect(headersOf('/components/api/maintenance.ics')).toMatchObject({ ...open, ...calendar });
    expect(headersOf('/components/api/')).not.toMatchObject(open);
    expect(headersOf('/incidents/2025-10-15-slow/index.md')).toMatchObject({
      ...open,
      'content-type': 'text/markdown; charset=utf-8',
    });
    expect(headersOf('/incidents/2025-10-15-slow/')).not.toMatchObject(open);
  });

  it('begin where the site does', () => {
    const rules = rulesOf(headers([], { ...compiled.site, url: 'https://tidewater.example/status/' }));
    expect(rules[0]).toBe('/status/*');
    expect(rules.every((rule) => rule.startsWith('/status/'))).toBe(true);
  });

  it('say nothing of what the site does not have', () => {
    const none = { feeds: false, calendar: false, api: false, badges: false, twins: false };
    const { output } = compiled.site;
    expect(headers([], { ...compiled.site, output: { ...output, endpoints: none } })).not.toMatch(
      /Allow-Origin| Content-Type|feeds|badges|api\/|\.ics|\.md/,
    );
  });
});
