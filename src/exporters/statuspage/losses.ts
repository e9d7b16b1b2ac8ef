// What Statuspage has no words for, in sentences for the report.
import { whyPageless } from '../account.js';
import type { Moment } from '../../kernel/time.js';
import { isApproximate } from '../../model/duration.js';
import type { Incident } from '../../model/incident.js';
import type { Site } from '../../model/site.js';
import type { Entry } from '../../site/entry.js';

/** Undefined for what is exported. */
export const whyOmitted = (entry: Entry): string | undefined =>
  entry.incident.kind === 'notice' ? 'Statuspage knows no notices' : whyPageless(entry);

export function listLosses({ incident, timeline }: Entry): readonly string[] {
  const { updates, postmortem, window, kind } = incident;
  const inexact = timesOf(incident).filter(isApproximate).length;
  const isTold = postmortem?.published !== undefined;
  const losses: readonly (readonly [boolean, string])[] = [
    [updates.length === 0, 'it has no updates; its text is written as one'],
    [updates.length > 0 && hasOwnSummary(incident), 'the summary'],
    [updates.length > 0 && incident.introduction !== undefined, 'the text below the summary'],
    [updates.length > 0 && incident.details !== undefined, 'the details'],
    [inexact > 0, `${count(inexact, 'time')} known to the day or about: instants are written`],
    [incident.impact.length > 0, 'the measured impact'],
    [incident.detected !== undefined, 'when it was detected'],
    [incident.detectedBy !== undefined, 'by what it was detected'],
    [incident.mitigated !== undefined, 'when it was mitigated'],
    [!incident.external, 'that it affected nobody outside; its impact is written as none'],
    [timeline.status === 'cancelled', 'that it was cancelled; it is written as completed'],
    [
      window.length > 1,
      `${count(window.length, 'window')}: the first beginning and the last end are written`,
    ],
    [isTold && kind === 'maintenance', 'the postmortem: Statuspage has one of incidents alone'],
    [incident.tags.length > 0, 'the tags'],
    [incident.aliases.length > 0, 'the former addresses'],
  ];
  return losses.flatMap(([isLost, reason]) => (isLost ? reason : []));
}

export function listSiteLosses({ severities, components, url }: Site): readonly string[] {
  const renamed = severities.filter(({ id, indicator }) => id !== indicator);
  const words = renamed.map(({ id, indicator }) => `${id} is ${indicator}`).join(', ');
  return [
    'all but the title, the address, the time zone and the components',
    ...(words === '' ? [] : [`the names of severities, of which the impact is written: ${words}`]),
    ...(components.some(({ isGroup, depth }) => isGroup && depth > 0)
      ? ['groups within groups: what lies in them is named by the way there']
      : []),
    ...(url === undefined ? ['the host of links: the site does not say where it lives'] : []),
  ];
}

/** Where an author wrote none, the first words of the earliest update stand in its place. */
const hasOwnSummary = ({ summary, updates }: Incident): boolean =>
  summary !== undefined && updates[0]?.prose.text.startsWith(summary.text) !== true;

const timesOf = ({
  started,
  startedGiven,
  resolvedGiven,
  window,
  updates,
  postmortem,
}: Incident): readonly Moment[] =>
  [
    startedGiven ? started : undefined,
    resolvedGiven,
    ...window.flatMap(({ from, to }) => [from, to]),
    ...updates.map(({ time }) => time),
    postmortem?.published,
  ].filter((moment) => moment !== undefined);

const count = (number: number, noun: string): string => `${number} ${number === 1 ? noun : `${noun}s`}`;
