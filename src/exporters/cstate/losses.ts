// What cState has no words for, in sentences for the report.
import { isApproximate } from '../../model/duration.js';
import type { Site } from '../../model/site.js';
import type { Entry } from '../../site/entry.js';
import { isDown } from './write-post.js';

export function listLosses({ incident, timeline }: Entry): readonly string[] {
  const { kind, started, startedGiven, window, updates, postmortem, severity } = incident;
  const times = [started, timeline.resolved, incident.until, ...updates.map(({ time }) => time)];
  const written = kind === 'incident' && isDown(incident) ? 'down' : 'disrupted';
  const own = written === 'down' ? 'high' : 'medium';
  const states = new Set(incident.components.values());
  const isOwnState =
    states.size === 0 || (states.size === 1 && states.has(written === 'down' ? 'major-outage' : 'degraded'));
  const end = window.at(-1)?.to;
  const losses: readonly (readonly [boolean, string])[] = [
    [
      kind === 'incident' && severity?.id !== own,
      `the severity “${severity?.label ?? 'none'}”, which is written as ${written}`,
    ],
    [kind === 'incident' && !isOwnState, `the states of the components, which are written as ${written}`],
    [updates.some(({ changes }) => changes.size > 0), 'how components stood from an update on'],
    [times.some((moment) => moment?.about === true), 'that times are only about known'],
    [
      times.some(
        (moment) => moment?.precision === 'second' && moment.from % 60_000 === 0 && !isApproximate(moment),
      ),
      'that full minutes are known to the second',
    ],
    [
      kind === 'maintenance' && end === undefined && timeline.resolved === undefined,
      'that it is maintenance: without an end it is a notice',
    ],
    [
      kind === 'maintenance' && startedGiven && started.from !== window[0]?.from.from,
      'when it was announced',
    ],
    [
      kind === 'maintenance' &&
        end !== undefined &&
        timeline.resolved !== undefined &&
        end.from !== timeline.resolved.from,
      'the planned end, in whose place the real one stands',
    ],
    [window.length > 1, 'the windows between the first beginning and the last end'],
    [
      kind === 'maintenance' && timeline.status === 'cancelled',
      'that it was cancelled, but for the words of the update',
    ],
    [incident.impact.length > 0, 'the measured impact'],
    [incident.detected !== undefined, 'when it was detected'],
    [incident.detectedBy !== undefined, 'by what it was detected'],
    [incident.mitigated !== undefined, 'when it was mitigated'],
    [!incident.external, 'that it affected nobody outside'],
    [
      postmortem?.published !== undefined,
      'when the postmortem was published, and the owners and times of its action items: it is text of the post',
    ],
    [
      incident.introduction !== undefined && updates.length > 0,
      'the place of the text below the summary, which follows the updates',
    ],
  ];
  return losses.flatMap(([isLost, reason]) => (isLost ? reason : []));
}

export function listSiteLosses({ components, links, url }: Site): readonly string[] {
  const isNested = components.some(({ isGroup, depth }) => isGroup && depth > 0);
  return [
    'all but the title, the address, the description, the language, the time zone, the links and the components',
    ...(isNested ? ['groups within groups, whose categories are named by the way there'] : []),
    ...(components.some(({ since, retired }) => since !== undefined || retired !== undefined)
      ? ['since when components exist, and when they were retired']
      : []),
    ...(links.some(({ place }) => place === 'footer') ? ['the links of the footer'] : []),
    ...(url === undefined ? ['the address: the site does not say where it lives'] : []),
  ];
}
