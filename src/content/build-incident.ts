// Brings front matter and sections together into an incident. With errors it still yields what can be known, so that
// every other check of the file can run; such an incident is never published.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { rememberBy } from '../kernel/remember.js';
import type { Moment } from '../kernel/time.js';
import { validate, withoutEchoes } from '../kernel/validate.js';
import type { YamlReading } from '../kernel/yaml.js';
import type { Incident } from '../model/incident.js';
import { statusWords } from '../model/messages/messages-for.js';
import { isVoidResolved } from '../model/phases.js';
import type { Security } from '../model/security.js';
import type { Site } from '../model/site.js';
import type { Kind, State } from '../model/state.js';
import { checkLists } from './check-lists.js';
import { checkValues } from './check-values.js';
import type { FrontMatterReading } from './front-matter.js';
import { orderUpdates } from './order-updates.js';
import type { Body } from './read-body.js';
import { readComponents, resolveChanges, type ComponentsReading } from './read-components.js';
import {
  checkFieldsOfKind,
  findKind,
  guessKind,
  seemsGiven,
  withoutForeignFields,
} from './fields-of-kind.js';
import { lintTimeline } from './lint-timeline.js';
import { listPlaces } from './list-places.js';
import { readFields, type Fields } from './read-fields.js';
import { readPostmortem } from './read-postmortem.js';
import { readSecurity } from './read-security.js';
import { findStrayUpdates, readUpdates } from './read-updates.js';
import { renderPostmortem, renderTexts, renderUpdates } from './render-texts.js';
import { frontMatterSchema, textFields, type WrittenIncident } from './schema.js';
import { splitSections } from './split-sections.js';

export interface IncidentReading {
  readonly incident: Incident | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function buildIncident(
  path: string,
  frontMatter: FrontMatterReading,
  body: Body,
  site: Site,
): IncidentReading {
  const { front, diagnostics: problems } = readFront(frontMatter, site);
  const sections = splitSections(body.root, body.source);
  const words = wordsOf(site);
  const kind = front === undefined ? findKind(frontMatter.source) : front.fields.kind;
  const updates =
    sections.updates === undefined
      ? undefined
      : readUpdates(sections.updates, body.source, kind ?? 'incident', site, words);
  const postmortem =
    sections.postmortem === undefined ? undefined : readPostmortem(sections.postmortem, body.source, site);
  const diagnostics = [
    ...problems,
    ...sections.diagnostics,
    ...findStrayUpdates(sections, body.source, words),
    // Which statuses fit can only be said of a kind.
    ...(updates?.diagnostics.filter(({ code }) => kind !== undefined || code !== 'update/wrong-kind') ?? []),
    ...(postmortem?.diagnostics ?? []),
  ];
  if (front === undefined || kind === undefined) return { incident: undefined, diagnostics };

  const { written, fields, yaml, components } = front;
  const { updates: ordered, order } = orderUpdates(updates?.updates ?? []);
  const started = findStart(kind, fields, ordered[0]?.time);
  if (started === undefined) {
    // A time that stands there but cannot be read has had its own diagnostic, and so have updates in a section that is
    // not called so.
    const isGiven = ['started', 'impact', 'window'].some((name) => seemsGiven(yaml, name));
    const isLost = sections.diagnostics.some(({ code }) => code === 'markdown/unknown-section');
    const isSilent = !body.isCut && !isGiven && !isLost;
    const isMisread = updates?.diagnostics.some(({ code }) => code === 'markdown/text-before-update');
    if (
      isSilent &&
      kind === 'incident' &&
      isMisread !== true &&
      (sections.updates?.parts ?? []).length === 0
    ) {
      const message =
        'Nothing says when the incident started: it has no update, no `impact` and no `started`.';
      const hint = 'Add a line such as `started: 2025-10-15 17:28`, with the time at which it began.';
      diagnostics.push(diagnose('incident/no-start', frontMatter.place, message, { hint }));
    }
    return { incident: undefined, diagnostics };
  }
  const changes = resolveChanges(
    ordered.map((update) => update.changes),
    components.components,
    site,
  );
  // Before the updates, whose nodes are changed as they are rendered: the summary may be borrowed from one.
  const texts = renderTexts(sections.introduction, sections.details, ordered, body);
  const rendered = renderUpdates(ordered, changes, body);
  const { resolved } = fields.times;
  const isVoid = resolved !== undefined && isVoidResolved(resolved, rendered);
  if (isVoid) {
    const message = 'The `resolved` time lies before a later reopening, so it does not count.';
    const hint = 'Delete the line, or move it to when it was finally resolved.';
    diagnostics.push(diagnose('incident/void-resolved', yaml.placeOfValue(['resolved']), message, { hint }));
  }
  const id = idOfPath(path);
  const incident: Incident = {
    id,
    path,
    slug: fields.slug ?? id.toLowerCase().normalize('NFC'),
    aliases: fields.aliases,
    title: written.title,
    kind,
    severity: fields.severity,
    components: components.components,
    started,
    startedGiven: fields.times.started !== undefined,
    resolvedGiven: isVoid ? undefined : resolved,
    impact: fields.impact,
    detected: fields.times.detected,
    detectedBy: written.detected_by,
    mitigated: fields.times.mitigated,
    window: fields.window,
    until: fields.times.until,
    external: written.external ?? true,
    tags: written.tags ?? [],
    updates: rendered,
    updateOrder: order,
    postmortem: postmortem === undefined ? undefined : renderPostmortem(postmortem.postmortem, body),
    ...texts,
    anchors: body.anchors,
    waivers: fields.waivers,
    security: front.security,
    withheld: false,
    revealed: [],
    disclosedSince: undefined,
    owesSince: undefined,
    publicSlug: undefined,
    places: listPlaces(written, yaml, frontMatter.place),
  };
  if (postmortem !== undefined)
    diagnostics.push(...lintTimeline(incident, postmortem.postmortem, body.source, site));
  return { incident, diagnostics };
}

const wordsOf = rememberBy((site: Site) => statusWords(site.locale));

/** The id of the entry in a file: its name without the ending. */
export const idOfPath = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.md$/, '');

interface Front {
  readonly written: WrittenIncident;
  readonly fields: Fields;
  readonly components: ComponentsReading;
  readonly security: Security | undefined;
  readonly yaml: YamlReading;
}

function readFront(
  frontMatter: FrontMatterReading,
  site: Site,
): { front: Front | undefined; diagnostics: readonly Diagnostic[] } {
  const { yaml, place } = frontMatter;
  if (yaml?.value === undefined) return { front: undefined, diagnostics: [] };
  const opener: YamlReading = {
    ...yaml,
    placeOfValue: (path) => (path.length === 0 ? place : yaml.placeOfValue(path)),
  };
  const kind = guessKind(yaml);
  // What has no place here is to go, so it is not judged by what it says.
  const own = kind === undefined ? opener : withoutForeignFields(opener, kind);
  const { value: written, reading, diagnostics } = validate(frontMatterSchema, own);
  if (written === undefined) return { front: undefined, diagnostics };
  const fields = readFields(written, reading, site, kind);
  const fallback: State =
    fields.kind === 'incident'
      ? (fields.severity?.state ?? 'degraded')
      : fields.kind === 'maintenance'
        ? 'maintenance'
        : 'operational';
  const components = readComponents(written.components ?? [], reading, site, fallback);
  const security = readSecurity(written, reading, {
    given: yaml,
    problems: [...frontMatter.diagnostics, ...diagnostics],
    resolved: fields.times.resolved,
    zone: site.timezone,
  });
  return {
    front: { written, fields, components, security: security.security, yaml: reading },
    diagnostics: [
      ...diagnostics,
      ...withoutEchoes(
        [
          ...security.diagnostics,
          ...(kind === undefined ? [] : checkFieldsOfKind(opener, kind)),
          ...fields.diagnostics,
          ...components.diagnostics,
          ...checkLists(written, reading, site, kind),
          ...requireExternal(reading, fields),
          ...checkValues(own, textFields),
        ],
        reading,
      ),
    ],
  };
}

function requireExternal(yaml: YamlReading, fields: Fields): Diagnostic[] {
  if (fields.severity?.route.publish !== 'external' || seemsGiven(yaml, 'external')) return [];
  const message = `An incident of severity \`${fields.severity.id}\` must say whether it affected people outside; \`external\` is missing.`;
  const hint = 'Add `external: true` if it did, else `external: false`; only the former is published.';
  return [diagnose('incident/no-external', yaml.placeOfValue([]), message, { hint })];
}

function findStart(
  kind: Kind,
  { times, window, impact }: Fields,
  earliest: Moment | undefined,
): Moment | undefined {
  if (times.started !== undefined) return times.started;
  if (kind === 'maintenance') return window[0]?.from;
  return kind === 'notice' ? undefined : (earliest ?? impact[0]?.from);
}
