// How authors say in a timeline that one of the times of the front matter has come, in each language of the interface.

/** What the front matter states too. */
export const milestones = ['begin', 'detected', 'mitigated', 'resolved'] as const;

export type Milestone = (typeof milestones)[number];

export interface TimelineWords {
  /** What may stand before: `the outage was`. */
  readonly subjects: readonly string[];
  readonly links: readonly string[];
  /** What may follow: `by the alarm`, `after the rollback`. */
  readonly agents: readonly string[];
  readonly words: Readonly<Record<Milestone, readonly string[]>>;
}

const english: TimelineWords = {
  subjects: [
    'it',
    'impact',
    'customer impact',
    'user impact',
    'incident',
    'issue',
    'problem',
    'outage',
    'failure',
  ],
  links: ['is', 'was', 'were', 'has been', 'first', 'is first', 'was first', 'fully', 'was fully'],
  agents: ['by', 'via', 'through', 'with', 'when', 'after', 'once'],
  words: {
    begin: [
      ...['started', 'starts', 'began', 'begins', 'start', 'beginning'],
      ...['start of impact', 'beginning of impact', 'start of the impact', 'beginning of the impact'],
      ...['start of incident', 'start of the incident', 'start of the outage', 'beginning of the outage'],
    ],
    detected: [
      'detected',
      'alerted',
      'detection',
      'we were alerted',
      'on-call alerted',
      'on-call was alerted',
    ],
    mitigated: ['mitigated', 'mitigation'],
    resolved: ['resolved', 'resolution'],
  },
};

const german: TimelineWords = {
  subjects: ['es', 'sie', 'auswirkung', 'auswirkungen', 'störung', 'vorfall', 'problem', 'ausfall', 'fehler'],
  links: [
    'ist',
    'sind',
    'war',
    'wurde',
    'wird',
    'zuerst',
    'wurde zuerst',
    'vollständig',
    'wurde vollständig',
  ],
  agents: ['durch', 'von', 'vom', 'mit', 'nachdem', 'als'],
  words: {
    begin: [
      ...['begonnen', 'begann', 'begannen', 'beginnt', 'beginnen', 'beginn'],
      ...['beginn der störung', 'beginn des ausfalls', 'beginn der auswirkungen', 'beginn des vorfalls'],
    ],
    detected: ['bemerkt', 'erkannt', 'entdeckt', 'festgestellt', 'alarmiert', 'bereitschaft alarmiert'],
    mitigated: ['eingedämmt', 'entschärft', 'gemildert', 'abgemildert'],
    resolved: ['behoben', 'gelöst', 'beseitigt'],
  },
};

/** By the language of a catalogue. */
const wordsByLanguage: Readonly<Record<string, TimelineWords>> = { en: english, de: german };

/** English, and the language of a catalogue where that is another. */
export function timelineWords(language: string): readonly TimelineWords[] {
  const own = wordsByLanguage[language];
  return own === undefined || own === english ? [english] : [english, own];
}
