// The candor.yaml of a site of postmortems. It is the same for every folder, so that postmortems that come later find it
// as it is: their headings are known by it, whatever words their authors use.
import { writeYaml } from '../../kernel/yaml.js';
import { unrated } from './severity.js';

const sections = [
  {
    id: 'what-happened',
    title: 'What happened',
    synonyms: [
      'Summary',
      'Timeline',
      'Sequence of events',
      'Overview',
      'Executive summary',
      'Description',
      'Chronology',
    ],
  },
  {
    id: 'detection',
    title: 'Detection',
    synonyms: ['How we noticed', 'How it was detected', 'How did we find out', 'Discovery'],
  },
  {
    id: 'root-cause',
    title: 'Root cause',
    synonyms: [
      'Cause',
      'Causes',
      'Root causes',
      'Why it happened',
      'Contributing factors',
      'Root cause analysis',
      'Analysis',
      'Trigger',
    ],
  },
  {
    id: 'resolution',
    title: 'Resolution',
    synonyms: ['Recovery', 'Mitigation', 'How we fixed it', 'Remediation', 'Response', 'Fix'],
  },
  {
    id: 'action-items',
    title: 'Action items',
    synonyms: [
      'Actions',
      'Follow-ups',
      'Next steps',
      'Follow-up actions',
      'Corrective actions',
      'Preventive actions',
      'Todo',
    ],
  },
];

const severities = [
  { id: 'critical', label: 'Critical', state: 'major-outage' },
  { id: 'high', label: 'High', state: 'partial-outage' },
  { id: 'medium', label: 'Medium', state: 'degraded', indicator: 'minor' },
  { id: 'low', label: 'Low', state: 'degraded', indicator: 'minor' },
  { id: unrated, label: 'Not rated', description: 'Nobody has said how bad it was.', state: 'operational' },
];

/** Why the title is only a guess, in the words that mark it. */
export const titleMark = 'nothing says what the site is called';

/** `isRated`: a severity was asked for, so that no incident lacks one. */
export function writePostmortemConfig(timezone: string, isRated: boolean): string {
  const config = {
    site: { title: 'Postmortems', timezone },
    ...(isRated ? {} : { severities }),
    postmortem: { sections },
  };
  return `# guessed: title, ${titleMark}\n${writeYaml(config)}`;
}
