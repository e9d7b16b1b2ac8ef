// candor.yaml as its author writes it. schema.ts checks that a file is this, and the compiler that the two agree.
import type { Level } from '../kernel/codes.js';
import type { Indicator, RepositorySoftware } from '../model/site.js';
import type { State } from '../model/state.js';

export interface WrittenLink {
  label: string;
  url: string;
  place?: 'nav' | 'footer' | undefined;
}

export interface WrittenSite {
  title: string;
  url?: string | undefined;
  tag?: string | undefined;
  description?: string | undefined;
  timezone?: string | undefined;
  locale?: string | undefined;
  launched?: string | undefined;
  repository?:
    | {
        url: string;
        branch?: string | undefined;
        folder?: string | undefined;
        software?: RepositorySoftware | undefined;
      }
    | undefined;
  contact?: string | undefined;
  logo?: string | undefined;
  favicon?: string | undefined;
  card?: string | undefined;
  links?: WrittenLink[] | undefined;
}

export interface WrittenComponent {
  id: string;
  name?: string | undefined;
  description?: string | undefined;
  since?: string | undefined;
  retired?: string | undefined;
  aliases?: string[] | undefined;
  components?: WrittenComponent[] | undefined;
}

export interface WrittenSeverity {
  id: string;
  label: string;
  description?: string | undefined;
  indicator?: Indicator | undefined;
  state: State;
}

export type Preset = 'open' | 'tiered';

/** How incidents of one severity are disclosed. */
export interface WrittenRoute {
  page?: boolean | undefined;
  postmortem?: string | undefined;
  digest?: 'quarterly' | 'annual' | undefined;
  publish?: 'all' | 'external' | undefined;
}

export type WorkingDay = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export interface WrittenPolicyMap {
  preset?: Preset | undefined;
  since?: string | undefined;
  working_days?: WorkingDay[] | undefined;
  holidays?: string[] | undefined;
  show_open?: boolean | undefined;
  severities?: Record<string, WrittenRoute> | undefined;
}

export type WrittenPolicy = Preset | WrittenPolicyMap;

export interface WrittenSection {
  id: string;
  title: string;
  synonyms?: string[] | undefined;
  covers?: string | undefined;
}

export interface WrittenPostmortem {
  sections?: WrittenSection[] | undefined;
  required_for?: string[] | undefined;
  hide?: ('owner' | 'ref')[] | undefined;
}

export interface WrittenWeights {
  'major-outage'?: number | undefined;
  'partial-outage'?: number | undefined;
  degraded?: number | undefined;
  maintenance?: number | undefined;
}

export interface WrittenLimits {
  stale_after_days?: number | undefined;
  postmortem_due_soon?: string | undefined;
  incident_kib?: number | undefined;
  front_matter_kib?: number | undefined;
  attachment_mib?: number | undefined;
}

export interface WrittenOutput {
  folder?: string | undefined;
  keep?: string[] | undefined;
  commit?: boolean | undefined;
  git?: boolean | undefined;
  search?: boolean | undefined;
  feeds?: boolean | undefined;
  calendar?: boolean | undefined;
  api?: boolean | undefined;
  badges?: boolean | undefined;
  twins?: boolean | undefined;
}

export interface WrittenTheme {
  module?: string | undefined;
  properties?: Record<string, string> | undefined;
  dark?: Record<string, string> | undefined;
  stylesheet?: string | undefined;
}

export interface WrittenConfig {
  site: WrittenSite;
  components?: WrittenComponent[] | undefined;
  severities?: WrittenSeverity[] | undefined;
  availability?: { weights?: WrittenWeights | undefined } | undefined;
  policy?: WrittenPolicy | undefined;
  postmortem?: WrittenPostmortem | undefined;
  content?: { allow_remote_images?: boolean | undefined } | undefined;
  limits?: WrittenLimits | undefined;
  rules?: Record<string, Level | 'off'> | undefined;
  output?: WrittenOutput | undefined;
  theme?: WrittenTheme | undefined;
}
