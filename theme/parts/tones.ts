// How bad something is, as colour and shape show it: the stylesheet has a class for each tone, and an icon.
import { html, type Html, type Severity, type Site, type State, type Status } from '../../src/theme.js';

export const tones = ['critical', 'high', 'medium', 'low', 'maintenance', 'ok'] as const;

export type Tone = (typeof tones)[number];

/** Paths in a box of 16 by 16, told apart without their colour. To be filled by the even-odd rule. */
export const shapes: Readonly<Record<Tone, string>> = {
  critical: 'M8 0l8 8-8 8-8-8z',
  high: 'M8 1l8 14H0z',
  medium: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1z',
  low: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1zm0 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7z',
  maintenance: 'M1 3h14v10H1z',
  ok: 'M6.2 13.4L.8 8l2-2 3.4 3.4L13.4 2.2l2 2z',
};

const toneOfState: Readonly<Record<State, Tone>> = {
  'major-outage': 'critical',
  'partial-outage': 'high',
  degraded: 'medium',
  maintenance: 'maintenance',
  operational: 'ok',
};

/** What is not known looks as calm as it can, and says so in words. */
export const toneOf = (state: State | undefined): Tone => (state === undefined ? 'low' : toneOfState[state]);

/** Of a point in the course of things, whatever the severity. */
const toneOfEachStatus: Readonly<Record<Status, Tone>> = {
  investigating: 'high',
  identified: 'high',
  monitoring: 'medium',
  update: 'low',
  resolved: 'ok',
  scheduled: 'maintenance',
  'in-progress': 'maintenance',
  verifying: 'maintenance',
  completed: 'ok',
  cancelled: 'low',
};

export const toneOfStatus = (status: Status): Tone => toneOfEachStatus[status];

const toneOfIndicator = { critical: 'critical', major: 'high', minor: 'medium', none: 'low' } as const;

/** By its indicator; of several minor ones, all but the worst are low. */
export function toneOfSeverity(severity: Severity, site: Site): Tone {
  const firstMinor = site.severities.find(({ indicator }) => indicator === 'minor');
  if (severity.indicator === 'minor' && severity.id !== firstMinor?.id) return 'low';
  return toneOfIndicator[severity.indicator];
}

/** Beside words that say the same. */
export const drawShape = (tone: Tone): Html => drawnShapes[tone];

const draw = (path: string): Html =>
  html`<svg class="shape" width="12" height="12" viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;

/** Drawn once: every label has one. */
const drawnShapes: Readonly<Record<Tone, Html>> = {
  critical: draw(shapes.critical),
  high: draw(shapes.high),
  medium: draw(shapes.medium),
  low: draw(shapes.low),
  maintenance: draw(shapes.maintenance),
  ok: draw(shapes.ok),
};
