// What themes of others rely on, pinned: a part that is renamed, or a property that is gone, is an error of the compiler
// here before it is one of theirs. More may be added.
import type {
  Entry,
  IncidentProps,
  PageProps,
  PartName,
  PartProps,
  StatusProps,
  Theme,
  ThemeAsset,
  ThemeContext,
} from '../../src/theme.js';

/** Fails to compile where something of `Pinned` is missing in `Given`. */
type Holds<Pinned, Given extends Pinned> = [Pinned, Given];

type Pages =
  | 'actionItemsPage'
  | 'briefPage'
  | 'componentPage'
  | 'digestPage'
  | 'digestsPage'
  | 'historyPage'
  | 'incidentPage'
  | 'noticesPage'
  | 'notFoundPage'
  | 'periodPage'
  | 'policyPage'
  | 'postmortemsPage'
  | 'redirectPage'
  | 'searchPage'
  | 'severityPage'
  | 'statisticsPage'
  | 'statusPage'
  | 'subscribePage'
  | 'undatedPage'
  | 'yearPage'
  | 'yearSeverityPage';

type Pieces =
  | 'actionItems'
  | 'breadcrumbs'
  | 'componentTree'
  | 'daysChart'
  | 'disclosure'
  | 'entryCard'
  | 'entryList'
  | 'facts'
  | 'footer'
  | 'inDigests'
  | 'incidentChart'
  | 'masthead'
  | 'page'
  | 'pageHistory'
  | 'postmortem'
  | 'severityLabel'
  | 'sharing'
  | 'stateLabel'
  | 'statusLabel'
  | 'tableOfContents'
  | 'update'
  | 'updates'
  | 'yearChart';

export type PinnedNames = Holds<PartName, Pages | Pieces>;
/** And no name is unknown here: a new part is to be pinned as well. */
export type AllNames = Holds<Pages | Pieces, PartName>;

/** Properties by their names; each must still be there. */
type Has<Given, Names extends keyof Given> = Names;

export type PageHas = Has<
  PageProps,
  | 'title'
  | 'description'
  | 'canonical'
  | 'section'
  | 'crumbs'
  | 'redirect'
  | 'icon'
  | 'listed'
  | 'securityPolicy'
  | 'body'
>;
export type StatusHas = Has<
  StatusProps,
  | 'headline'
  | 'state'
  | 'impaired'
  | 'incidentFree'
  | 'open'
  | 'maintenanceNow'
  | 'maintenanceAhead'
  | 'notices'
  | 'components'
  | 'availabilityDays'
  | 'recent'
  | 'built'
  | 'commit'
>;
export type IncidentHas = Has<
  IncidentProps,
  keyof Entry | 'affected' | 'impact' | 'pageHistory' | 'older' | 'newer'
>;
export type EntryHas = Has<Entry, 'incident' | 'timeline' | 'components' | 'affectedNames'>;
export type ContextHas = Has<
  ThemeContext,
  | 'site'
  | 'messages'
  | 'years'
  | 'route'
  | 'parts'
  | 'assets'
  | 'href'
  | 'prose'
  | 'time'
  | 'day'
  | 'dayOfYear'
  | 'span'
  | 'instant'
  | 'duration'
  | 'percent'
  | 'period'
>;
export type ThemeHas = Has<Theme, 'parts' | 'assets'>;
export type AssetHas = Has<ThemeAsset, 'path' | 'source'>;
export type CardTakes = Has<PartProps['entryCard'], 'entry'>;
