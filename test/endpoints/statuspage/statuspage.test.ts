// Statuspage's API: what clients of it get. docs/statuspage-api.md names the clients that were run against it by hand.
import { describe, expect, test } from 'vitest';
import type {
  ComponentShape,
  IncidentShape,
  PageShape,
  StatusShape,
} from '../../../src/endpoints/statuspage/shapes.js';
import { compile, type Compilation } from '../../../src/compile.js';
import type { SourceTree } from '../../../src/model/source.js';
import { loadDefaultTheme } from '../../../src/theming/load-theme.js';
import { exampleNow, exampleTree, treeOf } from '../../cli/compile-files.js';
import { testNow, type Files } from '../../cli/site-folder.js';
import { documentNames, problemsOf } from './check-document.js';
import { statuspageConfig, statuspageFiles } from './statuspage-site.js';

/** What any document may hold; that it does is for the schema to say. */
interface Document {
  readonly page: PageShape;
  readonly status: StatusShape;
  readonly components: readonly ComponentShape[];
  readonly incidents: readonly IncidentShape[];
  readonly scheduled_maintenances: readonly IncidentShape[];
  readonly incident: IncidentShape;
}

/** No page is made: these files are all that counts here. */
const compileTree = (tree: SourceTree, now: number): Compilation =>
  compile(tree, { facts: { now, commit: undefined }, ...loadDefaultTheme(), onDemand: true });

const compileFiles = (files: Files, now = testNow): Compilation => compileTree(treeOf(files), now);

const namesOf = ({ files }: Compilation): readonly string[] =>
  files.flatMap(({ path }) => /^api\/v2\/(.*)\.json$/.exec(path)?.[1] ?? []);

function readText({ files }: Compilation, name: string): string {
  const file = files.find(({ path }) => path === `api/v2/${name}.json`);
  if (file === undefined || !('content' in file)) throw new Error(`There is no ${name}.`);
  return String(file.content);
}

const read = (compiled: Compilation, name: string): Document =>
  JSON.parse(readText(compiled, name)) as Document;
const idsOf = (incidents: readonly IncidentShape[]): readonly string[] => incidents.map(({ id }) => id);

const site = compileFiles(statuspageFiles);

describe('the shape', () => {
  test('every document of two sites is as the schema has it', () => {
    const example = compileTree(exampleTree, exampleNow);
    const problems = [site, example].flatMap((compiled) =>
      namesOf(compiled).flatMap((name) =>
        problemsOf(name, read(compiled, name)).map((problem) => `${name}: ${problem}`),
      ),
    );
    expect(problems).toEqual([]);
    expect(namesOf(site)).toEqual(expect.arrayContaining([...documentNames]));
  });

  test.each<[string, string, (text: string) => string]>([
    ['a key too few', 'status', (text) => text.replace('"description"', '"descriptive"')],
    [
      'a list that is null',
      'incidents/gone',
      (text) => text.replace(/"components":\[.*?\]/, '"components":null'),
    ],
    ['a time without milliseconds', 'incidents', (text) => text.replace('.000Z', 'Z')],
    ['a day that there is not', 'incidents', (text) => text.replace('2026-01-15', '2026-02-30')],
    ['a status of ours', 'incidents', (text) => text.replace('"identified"', '"cancelled"')],
    ['a status of maintenance', 'incidents', (text) => text.replace('"identified"', '"scheduled"')],
    ['a state of ours', 'components', (text) => text.replace('"degraded_performance"', '"degraded"')],
    [
      'an unknown indicator',
      'summary',
      (text) => text.replace('"indicator":"major"', '"indicator":"maintenance"'),
    ],
    [
      'an incident without updates',
      'incidents/gone',
      (text) => text.replace(/"incident_updates":\[.*\],"comp/, '"incident_updates":[],"comp'),
    ],
  ])('the schema refuses %s', (_name, name, spoil) => {
    const text = readText(site, name);
    expect(spoil(text)).not.toBe(text);
    expect(problemsOf(name, JSON.parse(spoil(text)))).not.toEqual([]);
  });
});

describe('the page', () => {
  test('stands as its worst incident and component, in words that clients know', () => {
    expect(read(site, 'status')).toEqual({
      page: {
        id: 'status-tidewater-example',
        name: 'Tidewater Status',
        url: 'https://status.tidewater.example',
        time_zone: 'Europe/Berlin',
        updated_at: '2026-01-15T11:30:00.000Z',
      },
      status: { indicator: 'major', description: 'Partial System Outage' },
    });
  });

  test.each([
    ['nothing', '', 'none', 'All Systems Operational'],
    [
      'maintenance alone',
      'kind: maintenance\nwindow: { from: 2026-01-15 12:00 }',
      'none',
      'Service Under Maintenance',
    ],
    [
      'a component that is worse than the severity',
      'severity: low\ncomponents: { desk: major-outage }',
      'critical',
      'Major Service Outage',
    ],
    [
      'a degraded component',
      'severity: low\ncomponents: { desk: degraded }',
      'minor',
      'Partially Degraded Service',
    ],
    [
      'an incident alone',
      'severity: low\ncomponents: { desk: operational }',
      'minor',
      'Minor Service Outage',
    ],
    ['an internal incident', 'severity: critical\nexternal: false', 'none', 'All Systems Operational'],
  ])('%s', (_name, fields, indicator, description) => {
    const more = fields.includes('components') ? '' : '\ncomponents: [desk]';
    const files =
      fields === ''
        ? {}
        : { 'incidents/x.md': `---\ntitle: X\n${fields}${more}\nstarted: 2026-01-15 12:00\n---\n` };
    const { status } = read(
      compileFiles({ 'candor.yaml': statuspageConfig.split('policy:')[0] ?? '', ...files }),
      'status',
    );
    expect(status).toEqual({ indicator, description });
  });
});

test('a site of which a file cannot be read is not called operational', () => {
  const broken = compileFiles({ 'incidents/x.md': '---\ntitel: X\n---\n' });
  expect(read(broken, 'status').status).toEqual({ indicator: 'minor', description: 'Status Incomplete' });
});

describe('components', () => {
  test('groups are rows that name theirs, at one level; the retired are left out', () => {
    const rows = read(site, 'components').components.map(
      ({ id, name, status, position, group_id, group, components }) => [
        id,
        name,
        status,
        position,
        group_id,
        group,
        components,
      ],
    );
    expect(rows).toEqual([
      ['booking', 'Booking', 'degraded_performance', 1, null, true, ['north', 'south', 'app']],
      ['north', 'Website › North', 'degraded_performance', 1, 'booking', false, undefined],
      ['south', 'Website › South', 'under_maintenance', 2, 'booking', false, undefined],
      ['app', 'App', 'operational', 3, 'booking', false, undefined],
      ['desk', 'Desk', 'degraded_performance', 2, null, false, undefined],
    ]);
  });

  test('a row tells since when it is measured and when it last changed', () => {
    expect(read(site, 'components').components.find(({ id }) => id === 'app')).toMatchObject({
      created_at: '2025-03-31T22:00:00.000Z',
      updated_at: '2026-01-10T11:30:00.000Z',
      start_date: '2025-04-01',
      description: 'On the telephone',
      page_id: 'status-tidewater-example',
    });
  });
});

describe('incidents', () => {
  test('stand in lists newest first, with what has a page of its own', () => {
    expect(idsOf(read(site, 'incidents').incidents)).toEqual([
      '2026-01-15-slow',
      'gone',
      '2026-01-08-draft',
      'security-1',
      '2025-05-01-quiet',
    ]);
    expect(idsOf(read(site, 'incidents/unresolved').incidents)).toEqual(['2026-01-15-slow']);
    const maintenance = ['2026-02-01-more', '2026-01-05-off', '2026-01-15-work'];
    expect(idsOf(read(site, 'scheduled-maintenances').scheduled_maintenances)).toEqual(maintenance);
    expect(idsOf(read(site, 'scheduled-maintenances/upcoming').scheduled_maintenances)).toEqual([
      '2026-02-01-more',
    ]);
    expect(idsOf(read(site, 'scheduled-maintenances/active').scheduled_maintenances)).toEqual([
      '2026-01-15-work',
    ]);
    const summary = read(site, 'summary');
    expect(idsOf(summary.incidents)).toEqual(['2026-01-15-slow']);
    expect(idsOf(summary.scheduled_maintenances)).toEqual(['2026-02-01-more', '2026-01-15-work']);
  });

  test('an open one tells how components stood before and after each update', () => {
    const { incident } = read(site, 'incidents/2026-01-15-slow');
    expect(incident).toMatchObject({
      name: 'Slow & odd',
      status: 'identified',
      impact: 'major',
      started_at: '2026-01-15T11:00:00.000Z',
      resolved_at: null,
      shortlink: 'https://status.tidewater.example/incidents/2026-01-15-slow/',
    });
    expect(incident.components.map(({ id, status }) => [id, status])).toEqual([
      ['desk', 'degraded_performance'],
      ['north', 'degraded_performance'],
    ]);
    const [newer, older] = incident.incident_updates;
    expect(newer).toMatchObject({
      id: '2026-01-15-slow-20260115T1130',
      body: 'It is a <code>&lt;loop></code>; see <a href="https://status.tidewater.example/incidents/gone/">the other one</a>.',
      display_at: '2026-01-15T11:30:00.000Z',
      affected_components: [
        { code: 'desk', name: 'Desk', old_status: 'partial_outage', new_status: 'degraded_performance' },
        {
          code: 'north',
          name: 'Website › North',
          old_status: 'operational',
          new_status: 'degraded_performance',
        },
      ],
    });
    expect(older).toMatchObject({
      body: '<p>We look into it.</p>\n<p>It is slow.</p>',
      affected_components: [{ code: 'desk', old_status: 'operational', new_status: 'partial_outage' }],
    });
  });

  test('a postmortem is the newest update and the status, without what the site hides', () => {
    const { incident } = read(site, 'incidents/gone');
    expect([incident.status, incident.monitoring_at, incident.resolved_at]).toEqual([
      'postmortem',
      '2026-01-10T11:10:00.000Z',
      '2026-01-10T11:30:00.000Z',
    ]);
    expect(incident.incident_updates.map(({ status }) => status)).toEqual([
      'postmortem',
      'resolved',
      'monitoring',
      'monitoring',
      'investigating',
    ]);
    const body = incident.incident_updates[0]?.body ?? '';
    expect(body).toContain('<h3>Root cause</h3>\n<p>Gravity.</p>');
    expect(body).toContain('<li>Hold it (due: 2026-02-01)</li>');
    expect(body).not.toContain('nobody-in-public');
    expect(incident.components.every(({ status }) => status === 'operational')).toBe(true);
  });

  test('an internal one has no impact, a draft is not told, and a bare day that ends it counts to its end', () => {
    const { incident } = read(site, 'incidents/2026-01-08-draft');
    expect([incident.impact, incident.status, incident.resolved_at]).toEqual([
      'none',
      'resolved',
      '2026-01-09T23:00:00.000Z',
    ]);
    expect(readText(site, 'incidents/2026-01-08-draft')).not.toContain('Secret');
  });

  test('the text of one without updates stands as its one update', () => {
    expect(read(site, 'incidents/2025-05-01-quiet').incident.incident_updates).toMatchObject([
      {
        status: 'resolved',
        body: '<p>It was short.</p>\n<p>Very.</p>',
        display_at: '2025-05-01T09:00:00.000Z',
      },
    ]);
  });

  test('of one that is withheld there is what its page says, under the same id before and after', () => {
    const { incident } = read(site, 'incidents/security-1');
    expect([incident.name, incident.incident_updates.map(({ body }) => body)]).toEqual([
      'Security of the desk',
      ['Details follow.'],
    ]);
    expect(
      namesOf(site)
        .map((name) => readText(site, name))
        .join(''),
    ).not.toMatch(/hull|plug|Water\b|the yard/);
    const path = 'incidents/2025-12-01-s.md';
    const agreed = String(statuspageFiles[path]).replace(
      '{ party: the yard }',
      '{ party: the yard, confirmed: 2026-01-05 }',
    );
    const disclosed = compileFiles({ ...statuspageFiles, [path]: agreed });
    expect(read(disclosed, 'incidents/security-1').incident).toMatchObject({
      id: 'security-1',
      name: 'A hole in the hull',
    });
  });

  test('one that bears the name of a list has a file of its own', () => {
    const text = String(statuspageFiles['incidents/2026-01-08-draft.md']);
    const named = compileFiles({ 'candor.yaml': statuspageConfig, 'incidents/unresolved.md': text });
    expect(read(named, 'incidents/unresolved').incidents).toEqual([]);
    expect(read(named, 'incidents/unresolved-').incident.id).toBe('unresolved-');
    expect(namesOf(named)).toHaveLength(new Set(namesOf(named)).size);
  });

  test('what has no page has no file', () => {
    expect(namesOf(site)).not.toEqual(expect.arrayContaining(['incidents/2026-01-02-note']));
    expect(namesOf(site)).not.toEqual(expect.arrayContaining(['incidents/2026-01-03-small']));
  });
});

describe('maintenance', () => {
  test('has its window, and turns to what it does when it begins', () => {
    const { incident } = read(site, 'incidents/2026-01-15-work');
    expect(incident).toMatchObject({
      status: 'in_progress',
      impact: 'none',
      created_at: '2026-01-12T08:00:00.000Z',
      started_at: '2026-01-12T08:00:00.000Z',
      scheduled_for: '2026-01-15T11:00:00.000Z',
      scheduled_until: '2026-01-15T14:00:00.000Z',
    });
    expect(incident.incident_updates.map(({ affected_components: [first] }) => first)).toMatchObject([
      { old_status: 'operational', new_status: 'under_maintenance' },
      { old_status: 'operational', new_status: 'operational' },
    ]);
  });

  test('begins by the clock, which is a change', () => {
    const begun = Date.UTC(2026, 1, 1, 12);
    expect(read(compileFiles(statuspageFiles, begun), 'incidents/2026-02-01-more')).toMatchObject({
      page: { updated_at: '2026-02-01T11:00:00.000Z' },
      incident: { status: 'in_progress', updated_at: '2026-02-01T11:00:00.000Z' },
    });
  });

  test('that nobody announced has no time that lies ahead, and a face without a summary says what it is', () => {
    const soon = String(statuspageFiles['incidents/2026-02-01-more.md']).replace(/## Updates[^]*/, '');
    const files = { ...statuspageFiles, 'incidents/2026-02-01-more.md': soon };
    const launched = '2024-12-31T23:00:00.000Z';
    expect(read(compileFiles(files), 'incidents/2026-02-01-more')).toMatchObject({
      page: { updated_at: launched },
      incident: { created_at: launched, started_at: launched, scheduled_for: '2026-02-01T11:00:00.000Z' },
    });
    expect(
      read(compileFiles(files, Date.UTC(2026, 1, 2)), 'incidents/2026-02-01-more').incident,
    ).toMatchObject({
      created_at: '2026-02-01T11:00:00.000Z',
    });
    const held = String(statuspageFiles['incidents/2025-12-01-s.md']).replace(
      ', summary: Details follow.',
      '',
    );
    const silent = compileFiles({ ...statuspageFiles, 'incidents/2025-12-01-s.md': held });
    expect(read(silent, 'incidents/security-1').incident.incident_updates).toMatchObject([
      { body: expect.stringContaining('withheld') as string },
    ]);
  });

  test('an open window has no end, and what was cancelled is completed', () => {
    expect(read(site, 'incidents/2026-02-01-more').incident.scheduled_until).toBeNull();
    expect(read(site, 'incidents/2026-01-05-off').incident.status).toBe('completed');
  });
});

describe('a site that grows', () => {
  const many: Files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `incidents/x${index}.md`,
      `---\ntitle: X${index}\nseverity: high\ncomponents: [desk]\nstarted: 2025-10-01 10:${String(index).padStart(2, '0')}\nresolved: 2025-10-02 11:00\n---\n`,
    ]),
  );

  test('lists the newest fifty, and has a file of each', () => {
    const grown = compileFiles({ 'candor.yaml': statuspageConfig, ...many });
    expect(idsOf(read(grown, 'incidents').incidents)).toEqual(
      Array.from({ length: 50 }, (_, index) => `x${59 - index}`),
    );
    expect(namesOf(grown).filter((name) => /^incidents\/x\d+$/.test(name))).toHaveLength(60);
  });

  test('changes no file of what is over, neither as time goes by nor by another incident', () => {
    const later = compileFiles({ ...statuspageFiles, ...many }, testNow + 3_600_000);
    for (const name of ['incidents/gone', 'incidents/security-1', 'incidents/2025-05-01-quiet'])
      expect(readText(later, name)).toBe(readText(site, name));
  });

  test('says nothing of the time of the build', () => {
    const later = compileFiles(statuspageFiles, testNow + 60_000);
    for (const name of namesOf(site)) expect(readText(later, name)).toBe(readText(site, name));
  });
});

test('a site that does not know where it lives has addresses from its root', () => {
  const homeless = compileFiles({
    ...statuspageFiles,
    'candor.yaml': statuspageConfig.replace(/ {2}url: .*\n/, ''),
  });
  const { page, incident } = read(homeless, 'incidents/gone');
  expect([page.id, page.url, incident.shortlink]).toEqual(['site', '/', '/incidents/gone/']);
});

test('a site can do without', () => {
  expect(namesOf(compileFiles({ 'candor.yaml': `${statuspageConfig}output: { api: false }\n` }))).toEqual([]);
});
