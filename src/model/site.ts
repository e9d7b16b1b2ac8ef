// The site as its configuration resolves it: every default filled in. Made by config/, read by everything else.
import type { Code, Level } from '../kernel/codes.js';
import type { Moment } from '../kernel/time.js';
import type { DisclosureRoute, Policy, Term } from './policy.js';
import type { State } from './state.js';

export interface Component {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  /** Availability is blank before it. A group passes its own on to those below it that have none. */
  readonly since: Moment | undefined;
  readonly retired: Moment | undefined;
  readonly aliases: readonly string[];
  readonly parent: string | undefined;
  /** Ids of the direct children, in order; empty unless it is a group. */
  readonly children: readonly string[];
  readonly isGroup: boolean;
  /** 0 at the top. */
  readonly depth: number;
}

export type Indicator = 'none' | 'minor' | 'major' | 'critical';

export interface Severity {
  readonly id: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly indicator: Indicator;
  /** The state that a component takes where an incident of this severity merely lists it. */
  readonly state: State;
  /** What the policy promises of incidents of this severity. */
  readonly route: DisclosureRoute;
}

export interface PostmortemSection {
  readonly id: string;
  readonly title: string;
  readonly synonyms: readonly string[];
  readonly covers: string | undefined;
}

export interface SiteLink {
  readonly label: string;
  readonly url: string;
  readonly place: 'nav' | 'footer';
}

/** What the host of a repository runs, on which the addresses of its pages depend. */
export const repositorySoftware = ['github', 'gitlab', 'forgejo', 'gitea', 'bitbucket'] as const;

export type RepositorySoftware = (typeof repositorySoftware)[number];

export interface Repository {
  readonly url: string;
  readonly branch: string;
  /** The site's folder inside the repository; empty at its root. */
  readonly folder: string;
  /** Undefined where neither the configuration nor the name of the host says. */
  readonly software: RepositorySoftware | undefined;
}

export interface Limits {
  /** Days without an update after which an open incident is stale. */
  readonly staleAfterDays: number;
  /** Bytes of one incident file. */
  readonly fileBytes: number;
  /** Bytes of one front matter. */
  readonly frontMatterBytes: number;
  /** Bytes of one attachment or public file. */
  readonly attachmentBytes: number;
  /** How long before its deadline a postmortem that is not published is told as due soon. */
  readonly postmortemDueSoon: Term;
}

export interface Site {
  readonly title: string;
  /** With a trailing `/`; undefined where the site has not said where it lives. */
  readonly url: string | undefined;
  /** What ids for machines begin with, without its `tag:` (RFC 4151); undefined where neither it nor the address is written. */
  readonly tag: string | undefined;
  readonly description: string | undefined;
  /** `UTC` or an IANA `Area/City`. */
  readonly timezone: string;
  /** A BCP 47 language tag. */
  readonly locale: string;
  readonly launched: Moment | undefined;
  readonly repository: Repository | undefined;
  readonly contact: string | undefined;
  /** A path inside the published site or an https address. */
  readonly logo: string | undefined;
  readonly favicon: string | undefined;
  /** What others show of a link to a page: an image, as a path or address like the logo. */
  readonly card: string | undefined;
  readonly links: readonly SiteLink[];
  /** Groups before their children, in the order of the configuration. */
  readonly components: readonly Component[];
  /** By id and by alias, in Unicode NFC and lower case. */
  readonly componentById: ReadonlyMap<string, Component>;
  /** Worst first. */
  readonly severities: readonly Severity[];
  readonly policy: Policy;
  /** The part of the time that counts as down, from 0 to 1. */
  readonly weights: Readonly<Record<State, number>>;
  readonly postmortem: {
    readonly sections: readonly PostmortemSection[];
    /** Ids of severities. */
    readonly requiredFor: readonly string[];
    readonly hide: readonly ('owner' | 'ref')[];
  };
  readonly allowRemoteImages: boolean;
  readonly limits: Limits;
  readonly rules: ReadonlyMap<Code, Level | 'off'>;
  readonly output: {
    /** Relative to the site. */
    readonly folder: string;
    /** Paths in the output folder that Candor did not write and leaves alone. */
    readonly keep: readonly string[];
    /** Whether the status page and build.json name the commit. */
    readonly commit: boolean;
    /** Whether pages of incidents tell what git knows of their files. */
    readonly git: boolean;
    /** Whether the site has a search. */
    readonly search: boolean;
    /** Which files for machines the site has. */
    readonly endpoints: Readonly<Record<'feeds' | 'calendar' | 'api' | 'badges' | 'twins', boolean>>;
  };
}

/** The leaves below a component, or itself where it is no group. */
export function leavesOf(site: Site, component: Component): readonly Component[] {
  if (!component.isGroup) return [component];
  return component.children.flatMap((id) => {
    const child = site.componentById.get(id);
    return child === undefined ? [] : leavesOf(site, child);
  });
}

/** Every component that is no group, in the site's order. */
export function leafComponents(site: Site): readonly Component[] {
  return site.components.filter((component) => !component.isGroup);
}

/** What an author's word names, in any case: a component or group by id or alias, or `all` of them. */
export function findComponent(site: Site, name: string): Component | 'all' | undefined {
  const key = name.normalize('NFC').toLowerCase();
  return key === 'all' ? 'all' : site.componentById.get(key);
}
