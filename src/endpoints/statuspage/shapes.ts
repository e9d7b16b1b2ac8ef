// What Statuspage's API is made of (its status API, version 2), with the keys in the order in which pages give them.
// Times are RFC 3339 in UTC with milliseconds. Lists are never null.
import type { Indicator } from '../../model/site.js';

export type ComponentStatus =
  'operational' | 'under_maintenance' | 'degraded_performance' | 'partial_outage' | 'major_outage';

export type IncidentStatus =
  | 'investigating'
  | 'identified'
  | 'monitoring'
  | 'resolved'
  | 'postmortem'
  | 'scheduled'
  | 'in_progress'
  | 'verifying'
  | 'completed';

export interface PageShape {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly time_zone: string;
  readonly updated_at: string;
}

export interface StatusShape {
  readonly indicator: Indicator;
  readonly description: string;
}

export interface ComponentShape {
  readonly id: string;
  readonly name: string;
  readonly status: ComponentStatus;
  readonly created_at: string;
  readonly updated_at: string;
  /** Counts from 1, among those of the same group or outside of groups. */
  readonly position: number;
  readonly description: string | null;
  readonly showcase: false;
  /** A day: `2025-04-01`. */
  readonly start_date: string | null;
  readonly group_id: string | null;
  readonly page_id: string;
  readonly group: boolean;
  readonly only_show_if_degraded: false;
  /** Only of a group: the ids of those in it. */
  readonly components?: readonly string[];
}

export interface AffectedShape {
  readonly code: string;
  readonly name: string;
  readonly old_status: ComponentStatus;
  readonly new_status: ComponentStatus;
}

export interface UpdateShape {
  readonly id: string;
  /** `update` in exported files alone. */
  readonly status: IncidentStatus | 'update';
  /** HTML. */
  readonly body: string;
  readonly incident_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly display_at: string;
  readonly affected_components: readonly AffectedShape[];
  readonly deliver_notifications: false;
  readonly custom_tweet: null;
  readonly tweet_id: null;
}

/** An incident, or maintenance, which alone has the last two keys. */
export interface IncidentShape {
  readonly id: string;
  readonly name: string;
  readonly status: IncidentStatus;
  readonly created_at: string;
  readonly updated_at: string;
  readonly monitoring_at: string | null;
  readonly resolved_at: string | null;
  readonly impact: Indicator;
  readonly shortlink: string;
  readonly started_at: string;
  readonly page_id: string;
  /** Newest first. */
  readonly incident_updates: readonly UpdateShape[];
  readonly components: readonly ComponentShape[];
  readonly reminder_intervals: null;
  readonly scheduled_for?: string;
  /** Null where the window has no end yet. */
  readonly scheduled_until?: string | null;
}
