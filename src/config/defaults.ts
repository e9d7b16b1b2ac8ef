// What holds where candor.yaml says nothing.
import { messagesFor } from '../model/messages/messages-for.js';
import type { Indicator, Limits, PostmortemSection, Severity } from '../model/site.js';
import { openRoute } from '../model/policy.js';
import type { State } from '../model/state.js';
import type { Preset, WrittenRoute } from './written-config.js';

export const configName = 'candor.yaml';

export const defaultTimezone = 'UTC';
export const defaultLocale = 'en';
export const defaultBranch = 'main';
export const defaultFolder = '_site';

/** With the labels of the interface's language, as the files of the site name them. */
export const defaultSeverities = (locale: string): readonly Severity[] => {
  const { severities } = messagesFor(locale);
  return (
    [
      { id: 'critical', indicator: 'critical', state: 'major-outage' },
      { id: 'high', indicator: 'major', state: 'partial-outage' },
      { id: 'medium', indicator: 'minor', state: 'degraded' },
      { id: 'low', indicator: 'minor', state: 'degraded' },
    ] as const
  ).map((severity) => ({ ...severity, ...severities[severity.id], route: openRoute }));
};

/** The indicator of a severity that names none. */
export const indicatorOf: Readonly<Record<State, Indicator>> = {
  'major-outage': 'critical',
  'partial-outage': 'major',
  degraded: 'minor',
  maintenance: 'none',
  operational: 'none',
};

/** The part of the time that counts as down. */
export const defaultWeights: Readonly<Record<State, number>> = {
  'major-outage': 1,
  'partial-outage': 0.3,
  degraded: 0,
  maintenance: 0,
  operational: 0,
};

export const defaultSections: readonly PostmortemSection[] = [
  {
    id: 'what-happened',
    title: 'What happened',
    synonyms: ['Summary', 'Timeline', 'Sequence of events'],
    covers: 'What readers saw, who was affected, and the course of events.',
  },
  {
    id: 'detection',
    title: 'Detection',
    synonyms: ['How we noticed'],
    covers: 'What noticed it, when, and what could have noticed it earlier.',
  },
  {
    id: 'root-cause',
    title: 'Root cause',
    synonyms: ['Cause', 'Causes', 'Root causes', 'Why it happened'],
    covers: 'Why it could happen: the causes below the trigger.',
  },
  {
    id: 'resolution',
    title: 'Resolution',
    synonyms: ['Recovery', 'Mitigation', 'How we fixed it'],
    covers: 'What ended the impact, and what made the repair last.',
  },
  {
    id: 'action-items',
    title: 'Action items',
    synonyms: ['Actions', 'Follow-ups', 'Next steps'],
    covers: 'What is done so that it does not happen again, as a list.',
  },
];

export const defaultLimits: Limits = {
  staleAfterDays: 7,
  fileBytes: 256 * 1024,
  frontMatterBytes: 32 * 1024,
  attachmentBytes: 10 * 1024 * 1024,
  postmortemDueSoon: { amount: 2, unit: 'working-days' },
};

/** How each preset of `policy` discloses incidents, by severity; a severity that it does not name has a page. */
export const policyPresets: Readonly<Record<Preset, Readonly<Record<string, WrittenRoute>>>> = {
  open: {},
  tiered: {
    critical: { page: true, postmortem: '5 working days' },
    high: { page: true, postmortem: '5 working days' },
    medium: { page: false, digest: 'quarterly', publish: 'external' },
    low: { page: false, digest: 'annual', publish: 'external' },
  },
};
