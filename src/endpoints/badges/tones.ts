// The colours of badges: those of the default theme, white or black on which is read at a contrast of 4.5:1 and more.
import type { State } from '../../model/state.js';

export const tones = ['critical', 'high', 'medium', 'calm', 'maintenance', 'ok'] as const;
export type Tone = (typeof tones)[number];

interface Scheme {
  readonly tones: Readonly<Record<Tone, string>>;
  /** On a tone, and on the label. */
  readonly ink: string;
  readonly label: string;
  readonly labelInk: string;
  readonly card: string;
  readonly cardInk: string;
  readonly soft: string;
  readonly line: string;
}

export const light: Scheme = {
  tones: {
    critical: '#a3123a',
    high: '#a83f09',
    medium: '#7d5b00',
    calm: '#4a5a70',
    maintenance: '#5540a8',
    ok: '#1c6b47',
  },
  ink: '#ffffff',
  label: '#3a3f47',
  labelInk: '#ffffff',
  card: '#ffffff',
  cardInk: '#1c1e21',
  soft: '#5b6068',
  line: '#e4e1da',
};

export const dark: Scheme = {
  tones: {
    critical: '#ff8095',
    high: '#ff9d5c',
    medium: '#e5be4b',
    calm: '#a9b8cc',
    maintenance: '#b3a4ff',
    ok: '#6bcb9b',
  },
  ink: '#14161a',
  label: '#2d3138',
  labelInk: '#e8e6e1',
  card: '#1b1e24',
  cardInk: '#e8e6e1',
  soft: '#a3a7ae',
  line: '#2d3138',
};

const toneOfEachState: Readonly<Record<State, Tone>> = {
  'major-outage': 'critical',
  'partial-outage': 'high',
  degraded: 'medium',
  maintenance: 'maintenance',
  operational: 'ok',
};

/** What is not known is as calm as it can be, and says so in words. */
export const toneOfState = (state: State | undefined): Tone =>
  state === undefined ? 'calm' : toneOfEachState[state];
