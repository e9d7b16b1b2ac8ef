// How the whole page stands in one word: the worst of the open incidents and of the components.
import { siteState } from '../../model/headline.js';
import { openIncidents, type History } from '../../model/history.js';
import type { Incident } from '../../model/incident.js';
import type { Indicator } from '../../model/site.js';
import { worstState } from '../../model/state.js';
import type { SiteRecord } from '../../site/site-record.js';
import type { StatusShape } from './shapes.js';
import { indicatorOfState } from './words.js';

const indicators: readonly Indicator[] = ['none', 'minor', 'major', 'critical'];

const worstOf = (all: readonly Indicator[]): Indicator =>
  indicators.findLast((indicator) => all.includes(indicator)) ?? 'none';

/** What affected nobody outside, and maintenance, is of no impact. */
export const impactOf = ({ external, severity }: Pick<Incident, 'external' | 'severity'>): Indicator =>
  external ? (severity?.indicator ?? 'none') : 'none';

/** A file that could not be read may tell of anything: then nothing is called operational. */
export function writeStatus({ history, statesNow }: SiteRecord): StatusShape {
  const ofComponents = indicatorOfState[worstState(statesNow.values())];
  const ofIncidents = worstOf(impactsOf(history));
  const isIncomplete = history.omitted > 0;
  const indicator = worstOf([ofComponents, ofIncidents, isIncomplete ? 'minor' : 'none']);
  const isOfComponents = indicator !== 'none' && indicator === ofComponents;
  if (isIncomplete) return { indicator, description: 'Status Incomplete' };
  return { indicator, description: describe(indicator, isOfComponents, history) };
}

const impactsOf = (history: History): readonly Indicator[] => [
  ...openIncidents(history).map(impactOf),
  ...history.undated.flatMap(({ isOpen, severity }) =>
    isOpen ? impactOf({ external: true, severity }) : [],
  ),
];

/** In the words that pages of Statuspage use by default, whatever the language of the site: clients compare them. */
function describe(indicator: Indicator, isOfComponents: boolean, history: History): string {
  switch (indicator) {
    case 'none':
      return siteState(history).worstKnown === 'maintenance'
        ? 'Service Under Maintenance'
        : 'All Systems Operational';
    case 'minor':
      return isOfComponents ? 'Partially Degraded Service' : 'Minor Service Outage';
    case 'major':
      return 'Partial System Outage';
    case 'critical':
      return 'Major Service Outage';
  }
}
