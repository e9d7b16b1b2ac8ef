// What readers get of a file as of now: all of it, what is left without the marked parts, its public face, or nothing.
import { rememberBy } from '../kernel/remember.js';
import { minuteAt, type Instant } from '../kernel/time.js';
import type { Incident } from './incident.js';
import { faceOf } from './public-face.js';
import { releaseOf, type Release } from './release.js';
import type { Security } from './security.js';
import type { UndatedIncident } from './undated.js';

export interface TextView {
  readonly kind: 'whole' | 'redacted';
  readonly incident: Incident;
}

export type View =
  | TextView
  | { readonly kind: 'face'; readonly incident: Incident }
  | { readonly kind: 'undated'; readonly incident: UndatedIncident };

/** `redacted` is the incident without its marked parts; undefined where it has none, or where a mark is wrong. */
export function viewOf(incident: Incident, redacted: Incident | undefined, now: Instant): View | undefined {
  const { security } = incident;
  if (security === undefined) return wholeOf(incident);
  const release = releaseOf(security, now);
  if (release.isReleased) return viewDisclosed(incident, security, release);
  const silent = silence(security);
  if (!security.isSound) return undefined;
  if (security.withhold === 'marked') {
    return redacted === undefined ? undefined : { kind: 'redacted', incident: { ...redacted, ...silent } };
  }
  const face = faceOf(incident, now);
  if (face?.kind === 'undated') return face;
  return face === undefined ? undefined : { kind: 'face', incident: face.incident };
}

/** Who has confirmed and who has not is for no page. */
const silence = ({ face }: Security): Pick<Incident, 'security' | 'publicSlug'> => ({
  security: undefined,
  publicSlug: face?.slug,
});

/** The same as long as the incident is: what was disclosed years ago costs no edit anything. */
function viewDisclosed(
  incident: Incident,
  security: Security,
  release: Release & { readonly isReleased: true },
): TextView {
  const known = lastDisclosed.get(incident);
  if (known?.incident.disclosedSince === release.since) return known;
  const disclosed = { ...incident, ...silence(security), ...disclosedBy(security, release) };
  const view: TextView = { kind: 'whole', incident: disclosed };
  lastDisclosed.set(incident, view);
  return view;
}

const lastDisclosed = new WeakMap<Incident, TextView>();

/** All of it, which is the same as long as the incident is. */
export const wholeOf: (incident: Incident) => TextView = rememberBy((incident) => ({
  kind: 'whole',
  incident,
}));

/** All of it, as if it were disclosed and its postmortem published at this moment, and marked: for its author's eyes. */
export function revealedView(incident: Incident, now: Instant): View {
  const { security, postmortem } = incident;
  const view = viewOf(incident, undefined, now);
  const isWithheld = view?.kind !== 'whole';
  const shown = isWithheld
    ? { ...incident, security: undefined, publicSlug: security?.face?.slug }
    : view.incident;
  if (postmortem === undefined || postmortem.published !== undefined) {
    return { kind: 'whole', incident: isWithheld ? { ...shown, revealed: ['withheld'] } : shown };
  }
  return {
    kind: 'whole',
    incident: {
      ...shown,
      postmortem: { ...postmortem, published: minuteAt(now) },
      revealed: isWithheld ? ['withheld', 'draft'] : ['draft'],
    },
  };
}

/** What an incident says of its disclosure. */
export function disclosedBy(
  { withhold }: Security,
  release: Release,
): Pick<Incident, 'disclosedSince' | 'owesSince'> {
  const since = release.isReleased ? release.since : undefined;
  return { disclosedSince: since, owesSince: withhold === 'all' ? since : undefined };
}

/** Whether readers get the text of an entry, all of it or what is left without its marked parts. */
export const showsText = (view: View | undefined): view is TextView =>
  view?.kind === 'whole' || view?.kind === 'redacted';
