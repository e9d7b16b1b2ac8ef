// A made-up site with an entry of every kind, and what a reader finds in the pages made from it.
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { listEndpoints } from '../../src/endpoints/index.js';
import { rememberBy } from '../../src/kernel/remember.js';
import type { History } from '../../src/model/history.js';
import type { Incident, Postmortem } from '../../src/model/incident.js';
import type { MadeFile, OutputFile } from '../../src/model/output.js';
import { writeProse, type Hole, type Prose } from '../../src/model/prose.js';
import { openRoute } from '../../src/model/policy.js';
import type { Component, Site } from '../../src/model/site.js';
import type { BuildFacts } from '../../src/site/machine-files.js';
import { planSite } from '../../src/site/plan-site.js';
import { renderSite, type RenderOptions } from '../../src/site/render-site.js';
import { defaultTheme } from '../../theme/index.js';
import { makeHistory, makeIncident, makeSite, time, type IncidentParts } from '../model/make-incident.js';

export const zone = 'Europe/Berlin';
const place = { path: 'incidents/x.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

export const prose = (text: string, segments: Prose['segments'] = [`<p>${text}</p>`]): Prose =>
  writeProse(segments, text);
const link = (path: string, anchor = ''): Hole => ({ kind: 'link', path, anchor });

/** An incident with words in it: those of the model's tests have none. */
export function write(parts: IncidentParts, words: Partial<Incident> = {}): Incident {
  const incident = makeIncident({ zone, ...parts });
  return {
    ...incident,
    path: `incidents/${incident.started.from > Date.UTC(2026, 0) ? 2026 : 2025}/${incident.id}.md`,
    summary: prose(`Summary of ${incident.id}.`),
    updates: incident.updates.map((update) => ({
      ...update,
      prose: prose(`Said ${update.status} of ${incident.id}.`),
    })),
    ...words,
  };
}

const rename = (site: Site, names: Readonly<Record<string, Partial<Component>>>): Site => {
  const components = site.components.map((component) => ({ ...component, ...names[component.id] }));
  return {
    ...site,
    components,
    componentById: new Map(components.map((component) => [component.id, component])),
  };
};

export const site: Site = {
  ...rename(
    makeSite({
      timezone: zone,
      launched: '2025-03-01',
      components: {
        eu: { children: { 'web-app-eu': {}, mail: { since: '2026-06-01' } } },
        'api.v2': {},
        fax: { retired: '2026-01-31' },
      },
    }),
    {
      eu: { name: 'EU data center' },
      'web-app-eu': { name: 'Web application', description: 'What customers sign in to.' },
      mail: { name: 'E-mail' },
      'api.v2': { name: 'API & hooks' },
      fax: { name: 'Fax' },
    },
  ),
  title: 'Acme Status',
  url: 'https://example.org/status/',
  contact: 'help@example.org',
  logo: 'logo.svg',
  favicon: 'favicon.ico',
  links: [
    { label: 'Website', url: 'https://example.org/', place: 'nav' },
    { label: 'Imprint', url: 'https://example.org/imprint?a=1&b=2', place: 'footer' },
  ],
  severities: (
    [
      ['critical', 'Critical', 'critical', 'major-outage'],
      ['high', 'High', 'major', 'partial-outage'],
      ['medium', 'Medium', 'minor', 'degraded'],
      ['low', 'Low', 'minor', 'degraded'],
    ] as const
  ).map(([id, label, indicator, state]) => ({
    id,
    label,
    description: `What ${id} means.`,
    indicator,
    state,
    route: openRoute,
  })),
};

const severity = (id: string): Site['severities'][number] | undefined =>
  site.severities.find((known) => known.id === id);

const postmortem: Postmortem = {
  published: time('2025-10-16 15:14', zone),
  introduction: prose('Looking back.'),
  parts: [
    {
      title: 'Root cause',
      anchor: 'root-cause',
      section: 'root-cause',
      prose: prose('A rule.', [
        '<p>A rule, as in <a href="',
        link('incidents/2025/2025-05-01-sign-in.md', 'update-0'),
        '">the other one</a>.</p>',
      ]),
      actionItems: [],
      actionItemsOrdered: false,
      place,
    },
    {
      title: 'Action items',
      anchor: 'action-items',
      section: 'action-items',
      prose: prose('', []),
      actionItems: [
        {
          prose: prose('Move it.'),
          done: false,
          owner: 'platform',
          due: time('2025-11-15', zone),
          ref: { text: 'T-1', url: 'https://example.com/t/1' },
        },
        { prose: prose('Check it.'), done: true, owner: undefined, due: undefined, ref: undefined },
      ],
      actionItemsOrdered: true,
      place,
    },
  ],
  anchor: 'postmortem',
  place,
};

/** The short incident of the lowest severity whose impact was measured. */
export const customerCreation: Incident = write(
  {
    id: '2025-10-15-customer-creation',
    components: { 'web-app-eu': 'degraded' },
    impact: [['2025-10-15 17:04', '2025-10-15 17:24']],
    detected: '2025-10-15 17:06',
    updates: [
      ['investigating', '2025-10-15 17:28'],
      ['monitoring', '2025-10-15 17:30', { 'web-app-eu': 'operational' }],
      ['resolved', '2025-10-15 18:05'],
    ],
  },
  {
    title: 'Creating a customer failed',
    severity: severity('low'),
    postmortem,
    detectedBy: 'error-rate alarm',
    tags: ['deploy', 'storage'],
  },
);

export const entries: readonly Incident[] = [
  customerCreation,
  write(
    {
      id: '2025-05-01-sign-in',
      components: { 'api.v2': 'major-outage' },
      updates: [
        ['investigating', '2025-05-01 09:00'],
        ['resolved', '2025-05-01 10:52'],
      ],
    },
    {
      title: 'Sign-in was down',
      severity: severity('critical'),
      aliases: ['/issues/sign-in.html', '/old/sign in/'],
    },
  ),
  write(
    { id: '2025-02-01-pilot', external: false, updates: [['resolved', '2025-02-01']] },
    { title: 'A pilot customer lost a draft', severity: severity('medium') },
  ),
  write(
    {
      id: '2025-12-31-slow',
      components: { 'web-app-eu': 'degraded' },
      updates: [
        ['identified', '2025-12-31 22:00'],
        ['resolved', '2026-01-01 04:00'],
      ],
    },
    {
      title: 'Slow over New Year',
      severity: severity('medium'),
      introduction: prose('', [
        '<h2 id="',
        { kind: 'prefix' },
        'graph">Graph</h2><p><img src="',
        link('incidents/2025/a graph.png'),
        '" alt="Slow"> and <a href="',
        link('incidents/2025/gone.md'),
        '">a draft</a></p>',
      ]),
      details: prose('More.'),
    },
  ),
  write(
    {
      id: '2026-07-01-reopened',
      components: { mail: 'partial-outage' },
      updates: [
        ['investigating', '2026-07-01 08:00'],
        ['resolved', '2026-07-01 09:00'],
        ['investigating', '2026-07-03 08:00'],
        ['resolved', '2026-07-03 08:30'],
      ],
    },
    {
      title: 'Mail was late, twice',
      severity: severity('high'),
      postmortem: { ...postmortem, published: time('2026-07-02 12:00', zone), parts: [] },
    },
  ),
  write(
    {
      id: '2026-11-19-uploads',
      components: { 'web-app-eu': 'partial-outage', 'api.v2': 'degraded' },
      updates: [
        ['investigating', '2026-11-19 07:40'],
        ['monitoring', '2026-11-19 08:51', { 'web-app-eu': 'degraded' }],
      ],
    },
    { title: 'Uploads time out', severity: severity('high') },
  ),
  write(
    {
      id: '2026-11-18-database',
      kind: 'maintenance',
      components: { mail: 'maintenance' },
      window: [['2026-11-18 22:00', '2026-11-18 23:00']],
      updates: [['in-progress', '2026-11-18 22:00']],
    },
    { title: 'Database upgrade' },
  ),
  write(
    {
      id: '2027-01-05-network',
      kind: 'maintenance',
      window: [
        ['2027-01-05 05:00', '2027-01-05 05:30'],
        ['2027-01-06 05:00', '2027-01-06 05:30'],
      ],
    },
    { title: 'Network work' },
  ),
  write(
    { id: '2026-11-10-tls', kind: 'notice', started: '2026-11-10', until: '2026-12-01' },
    { title: 'TLS 1.1 ends' },
  ),
  write({ id: '2025-06-10-office', kind: 'notice', started: '2025-06-10' }, { title: 'We have moved' }),
];

export const attachments: ReadonlySet<string> = new Set([
  'incidents/2025/a graph.png',
  'incidents/2025/unused.png',
]);

export const history: History = {
  ...makeHistory(entries, '2026-11-19 09:12', site),
  undated: [],
  digestRecords: [],
  policyProse: undefined,
  holdsBack: false,
  yearProse: new Map([
    [
      2025,
      prose('', [
        '<p>The year of the launch, see <a href="',
        link('incidents/2025/2025-10-15-customer-creation.md'),
        '">October</a>.</p>',
      ]),
    ],
  ]),
};

export interface SiteOptions extends RenderOptions {
  readonly facts: BuildFacts;
  readonly attachments: ReadonlySet<string>;
}

/** The files of a history, planned and rendered. */
export const renderHistory = (
  shown: History,
  { facts, attachments: files, ...rest }: SiteOptions,
): readonly OutputFile[] => renderSite(planSite(shown, facts, files), rest);

/** The paths of the files for machines that a site has besides, which pages link to. */
export const endpointPaths = (
  shown: History,
  { facts, attachments: files }: SiteOptions,
): readonly string[] => listEndpoints(planSite(shown, facts, files), facts).map(({ path }) => path);

export const options: SiteOptions = {
  theme: defaultTheme,
  facts: { now: history.now, commit: '4f1c2aa9d', version: '0.1.0' },
  fileLinks: false,
  attachments,
};

export interface Reader {
  readonly files: readonly OutputFile[];
  readonly paths: readonly string[];
  /** The text of a file. */
  readonly source: (path: string) => string;
  /** What stands in the main part of a page, white space folded. */
  readonly text: (path: string) => string;
  readonly document: (path: string) => Node;
}

export type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

/** Each file is written when a test first asks for it: most tests look at a few of hundreds. */
export function open(files: readonly OutputFile[]): Reader {
  const made = new Map(files.flatMap((file) => ('content' in file ? [[file.path, file] as const] : [])));
  const textOfFile = rememberBy((file: MadeFile) => String(file.content));
  const source = (path: string): string => {
    const file = made.get(path);
    if (file === undefined) throw new Error(`There is no ${path} among ${[...made.keys()].join(', ')}.`);
    return textOfFile(file);
  };
  const document = (path: string): Node => parse(source(path));
  return {
    files,
    paths: files.map(({ path }) => path),
    source,
    document,
    text: (path) => textOf(find(document(path), 'main')[0] ?? document(path)),
  };
}

export const visit = (changes: Partial<History> = {}, other: Partial<SiteOptions> = {}): Reader =>
  open(renderHistory({ ...history, ...changes }, { ...options, ...other }));

/** All elements with a tag name, in document order. */
export function find(node: Node, tagName: string): readonly Element[] {
  const own = 'tagName' in node && node.tagName === tagName ? [node] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap((child) => find(child, tagName)) : [])];
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** What stands in a page to be read; drawings say the same in their labels. */
export function textOf(node: Node): string {
  const raw = (at: Node): string =>
    at.nodeName === '#text' && 'value' in at
      ? at.value
      : 'childNodes' in at && at.nodeName !== 'svg'
        ? at.childNodes.map(raw).join(' ')
        : '';
  return raw(node).replaceAll(/\s+/g, ' ').trim();
}

/** What the sections of a page are called. */
export const headings = (reader: Reader, path: string): readonly string[] =>
  find(reader.document(path), 'h2').map(textOf);

/** An incident of a severity that began an hour before the history ends. */
export const openIncident = (id: string, severityId: string, words: Partial<Incident> = {}): Incident =>
  write(
    { id, components: { 'web-app-eu': 'partial-outage' }, updates: [['investigating', '2026-11-19 08:00']] },
    { severity: severity(severityId), ...words },
  );
