// What readers get of an incident while all of it is withheld, made of nothing but what may be said of it (format,
// section 5): so whatever else the incident says, every page is the same.
import { escapeText } from '../kernel/html.js';
import type { Instant, Moment } from '../kernel/time.js';
import { writePlaces } from './field-places.js';
import { placeOf, type Incident } from './incident.js';
import { writeProse, type Prose } from './prose.js';
import type { PublicFace } from './security.js';
import { deriveTimeline } from './timeline.js';
import type { UndatedIncident } from './undated.js';

export type Face =
  | { readonly kind: 'dated'; readonly incident: Incident }
  | { readonly kind: 'undated'; readonly incident: UndatedIncident };

/** Undefined where nothing may be said of it: it has no `public` map, or it affected nobody outside. */
export function faceOf(incident: Incident, now: Instant): Face | undefined {
  const { security, external } = incident;
  if (security?.face === undefined || !external) return undefined;
  const { face } = security;
  const dated = face.hidesTimes ? undefined : datedFace(incident, face, now);
  if (dated !== undefined) return { kind: 'dated', incident: dated };
  const undated: UndatedIncident = {
    slug: face.slug,
    title: face.title,
    summary: face.summary,
    severity: incident.severity,
    isOpen: deriveTimeline(incident, now).isOpen,
    components: incident.components,
  };
  return { kind: 'undated', incident: undated };
}

/**
 * Undefined where the front matter alone, which is public, does not say when it began, or would have it open when it is
 * not: then the updates alone know, and those are withheld.
 */
function datedFace(incident: Incident, face: PublicFace, now: Instant): Incident | undefined {
  const { impact, window } = incident;
  const started = incident.startedGiven ? incident.started : (impact[0]?.from ?? window[0]?.from);
  if (started === undefined) return undefined;
  // Of all that the updates tell, this alone is public.
  const { isOpen } = deriveTimeline(incident, now);
  const resolved = isOpen ? undefined : (face.resolved ?? endOfImpact(incident));
  const dated = makeFace(incident, face, started, resolved);
  return deriveTimeline(dated, now).isOpen === isOpen ? dated : undefined;
}

/** Of an incident that only its updates say to be over, the end of what was measured. */
const endOfImpact = ({ kind, impact }: Incident): Moment | undefined =>
  kind === 'incident' ? impact.at(-1)?.to : undefined;

function makeFace(
  incident: Incident,
  { title, slug, summary }: PublicFace,
  started: Moment,
  resolved: Moment | undefined,
): Incident {
  const { kind, severity, components, impact, window } = incident;
  const place = placeOf(incident, 'security.public.slug');
  return {
    id: slug,
    // No link, edit address or order can come from where the file lies.
    path: '',
    slug,
    aliases: [],
    title,
    kind,
    severity,
    components,
    started,
    startedGiven: true,
    resolvedGiven: resolved,
    impact,
    detected: undefined,
    detectedBy: undefined,
    mitigated: undefined,
    window,
    until: undefined,
    external: true,
    tags: [],
    updates: [],
    updateOrder: 'newest-first',
    postmortem: undefined,
    summary: summary === undefined ? undefined : proseOf(summary),
    introduction: undefined,
    details: undefined,
    anchors: new Set(),
    waivers: [],
    security: undefined,
    withheld: true,
    revealed: [],
    disclosedSince: undefined,
    owesSince: undefined,
    publicSlug: slug,
    places: writePlaces(place.path, [
      ['', place],
      ['slug', place],
    ]),
  };
}

/** A paragraph of plain text. */
function proseOf(text: string): Prose {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return writeProse([`<p>${escapeText(line)}</p>`], line);
}
