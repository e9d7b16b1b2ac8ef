// A page as it is planned: where it is, what it is called, and which part shows it with what. Rendering comes later.
import type { Messages } from '../model/messages/messages.js';
import type { PagePasts } from '../model/page-history.js';
import type { PartProps } from './parts.js';
import type { Crumb, PageProps } from './props.js';
import type { Route } from './pages.js';
import type { SiteRecord } from './site-record.js';

/** The parts that fill the main part of a page. */
export type BodyPart = Extract<keyof PartProps, `${string}Page`>;

export type PageBody<Name extends BodyPart = BodyPart> = {
  readonly [Part in Name]: { readonly part: Part; readonly props: PartProps[Part] };
}[Name];

/** What the shell knows besides the record. */
export interface PageFacts {
  readonly commit: string | undefined;
  /** What git tells of the files of the pages; undefined where it tells nothing. */
  readonly pasts?: PagePasts | undefined;
}

/** The same page stands for a place of the site from plan to plan: what it shows follows from the record of the moment. */
export interface Page extends Pick<
  PageProps,
  'title' | 'description' | 'section' | 'crumbs' | 'redirect' | 'icon' | 'listed' | 'alternates'
> {
  readonly route: Route;
  readonly article: ((record: SiteRecord) => PageProps['article']) | undefined;
  /** Made when it is asked for: most of what a page shows is of no interest to the other pages. */
  readonly body: (record: SiteRecord, facts: PageFacts) => PageBody;
  /**
   * All that the page but its route and its crumbs follows from, besides the site: where that is far less than it holds.
   * Entries in it stand for all that follows from them and the clock.
   */
  readonly follows?: (record: SiteRecord, facts: PageFacts) => readonly unknown[];
}

/** Most pages lead nowhere else and are listed. */
export const pageDefaults = {
  section: undefined,
  crumbs: [],
  redirect: undefined,
  icon: 'site',
  listed: true,
  article: undefined,
  alternates: [],
} as const;

export const statusCrumb = ({ labels }: Messages): Crumb => ({
  title: labels.status,
  route: { page: 'status' },
});

export const historyCrumb = ({ labels }: Messages): Crumb => ({
  title: labels.history,
  route: { page: 'history' },
});

export const yearCrumb = (year: number): Crumb => ({ title: String(year), route: { page: 'year', year } });
