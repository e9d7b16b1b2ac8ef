// An entry of the history as pages know it. Public, by way of src/theme.ts.
import type { Disclosure } from '../model/disclosure.js';
import type { Incident } from '../model/incident.js';
import type { Publication } from '../model/publication.js';
import type { Component } from '../model/site.js';
import type { State } from '../model/state.js';
import type { Timeline } from '../model/timeline.js';

export interface AffectedName {
  readonly component: Component;
  /** The group right above it: `North` alone may be anything. */
  readonly group: Component | undefined;
}

/** An entry of the history together with what follows from it as of the build. */
export interface Entry {
  readonly incident: Incident;
  readonly timeline: Timeline;
  /** Those it lists or that joined it later; no groups. */
  readonly components: readonly Component[];
  /** The same for lists: a group in the place of its components where all of them are affected. */
  readonly affectedNames: readonly AffectedName[];
  /** Whether it has a page of its own and stands in lists. */
  readonly publication: Publication;
  /** What became of what the policy promises. */
  readonly disclosure: Disclosure;
}

/** A component that an entry affects. */
export interface Affected {
  readonly component: Component;
  /** The groups above it, outermost first. */
  readonly groups: readonly Component[];
  /** As declared at the beginning; undefined where it joined by an update. */
  readonly state: State | undefined;
}
