// A postmortem comes after a resolution, and has the sections that the site requires.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { nearestWord } from '../kernel/nearest.js';
import type { Incident } from '../model/incident.js';
import type { Site } from '../model/site.js';
import { isClosing } from '../model/state.js';
import { deriveTimeline } from '../model/timeline.js';
import { ruleOfIncidents, type EntryRule } from './rule.js';

export const postmortemState: EntryRule = ruleOfIncidents(
  ['postmortem/draft', 'postmortem/not-resolved', 'postmortem/reopened'],
  (incident, { now, faulty }) => {
    const { postmortem } = incident;
    if (postmortem === undefined) return [];
    const { place, published } = postmortem;
    if (incident.kind === 'notice') {
      const message = 'A notice is never resolved, so it has no postmortem.';
      const hint = 'Delete the section, or set `kind: incident`.';
      return [diagnose('postmortem/not-resolved', place, message, { hint })];
    }
    if (published === undefined) {
      if (faulty.has(incident.path)) return [];
      const hint = 'Add the time to publish it: `## Postmortem - 2025-10-16 15:14`.';
      return [
        diagnose(
          'postmortem/draft',
          place,
          'The postmortem has no time, so it is a draft and not published.',
          { hint },
        ),
      ];
    }
    const { isOpen, lastResolution, resolved } = deriveTimeline(incident, now);
    const wasResolved =
      lastResolution !== undefined || incident.updates.some(({ status }) => isClosing(status));
    if (!wasResolved && !faulty.has(incident.path)) {
      const hint = 'Remove the time until it is resolved, or add the closing update.';
      return [
        diagnose(
          'postmortem/not-resolved',
          place,
          'The postmortem is published although nothing was ever resolved.',
          { hint },
        ),
      ];
    }
    const isReopened = wasResolved && (isOpen || (resolved !== undefined && published.to <= resolved.from));
    if (!isReopened || !deriveTimeline(incident, now).isReopened) return [];
    const hint = 'Bring it up to date once it is resolved again; it is shown as of its date.';
    return [
      diagnose(
        'postmortem/reopened',
        place,
        'The incident was reopened after its postmortem was published.',
        { hint },
      ),
    ];
  },
);

export const postmortemSections: EntryRule = ruleOfIncidents(
  ['postmortem/missing-section'],
  (incident, { site }) => {
    const { postmortem, severity } = incident;
    if (
      postmortem === undefined ||
      severity === undefined ||
      !site.postmortem.requiredFor.includes(severity.id)
    )
      return [];
    return findMissing(incident, site);
  },
);

function findMissing({ postmortem, severity }: Incident, site: Site): Diagnostic[] {
  if (postmortem === undefined) return [];
  const present = new Set(postmortem.parts.map(({ section }) => section));
  const others = postmortem.parts.filter(({ section }) => section === undefined);
  return site.postmortem.sections
    .filter(({ id }) => !present.has(id))
    .map(({ title, synonyms, covers }) => {
      const near = others.find((part) => nearestWord(part.title, [title, ...synonyms]) !== undefined);
      const message = `The postmortem has no section \`### ${title}\`, which the site requires for ${severity?.label.toLowerCase() ?? ''} incidents.`;
      const hint =
        near === undefined
          ? `Add \`### ${title}\`.${covers === undefined ? '' : ` It covers: ${covers}`}`
          : `Did you mean it by \`### ${near.title}\`?`;
      const place = near?.place ?? postmortem.place;
      const problem = diagnose('postmortem/missing-section', place, message, { hint });
      // A draft is work in progress: it must not hold back the page.
      return postmortem.published === undefined ? { ...problem, level: 'info' } : problem;
    });
}
