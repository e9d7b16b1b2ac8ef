// The public API for themes: what a theme module imports, and all it needs.
import type { Parts, Theme, ThemeAsset } from './site/parts.js';

export { html, joinHtml, jsonScript, type Hole, type Html } from './kernel/html.js';
export type { Moment } from './kernel/time.js';
export { endOf, type Duration } from './model/duration.js';
export type { IncidentFree } from './model/headline.js';
export type {
  ActionItem,
  ActionReference,
  Incident,
  PostmortemPart,
  Span,
  Update,
} from './model/incident.js';
export type { Label, Messages, Phrase } from './model/messages/messages.js';
export { directionOf } from './model/messages/messages-for.js';
export type { DigestPeriod, DisclosureRoute, Policy, Term } from './model/policy.js';
export type { Disclosure } from './model/disclosure.js';
export type { Prose } from './model/prose.js';
export type { Component, Severity, Site, SiteLink } from './model/site.js';
export type { State, Status } from './model/state.js';
export type { Responses, Spread } from './model/statistics.js';
export type { Timeline } from './model/timeline.js';
export type { UndatedIncident } from './model/undated.js';
export { anchorInDigest } from './site/pages.js';
export { hasSubscribePage } from './site/feed-addresses.js';
export type { FeedFormat, FeedKind } from './site/feed-kinds.js';
export type { Period, PeriodList, Route, Target } from './site/pages.js';
export type * from './site/parts.js';
export type * from './site/props.js';

export interface ThemeChanges {
  readonly parts?: Partial<Parts>;
  /** Added to those of the theme; one with the same path takes its place. */
  readonly assets?: readonly ThemeAsset[];
}

/** Another theme with some of its parts replaced, everywhere they are used. */
export function extendTheme(theme: Theme, { parts = {}, assets = [] }: ThemeChanges): Theme {
  const replaced = new Set(assets.map(({ path }) => path));
  return {
    parts: { ...theme.parts, ...parts },
    assets: [...theme.assets.filter(({ path }) => !replaced.has(path)), ...assets],
  };
}
