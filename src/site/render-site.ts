// From the plan of a site to its files: every page is filled by the theme. Pure: the same plan and theme give the same
// bytes.
import { html, type Html } from '../kernel/html.js';
import { addLate } from '../kernel/late.js';
import { join } from '../kernel/lists.js';
import { rememberBy, rememberLast } from '../kernel/remember.js';
import type { Moment } from '../kernel/time.js';
import { formatInstant, momentAttribute } from '../kernel/time-writing.js';
import type { MadeFile, OutputFile } from '../model/output.js';
import { listFeedLinks } from './feed-addresses.js';
import {
  formatBasisPoints,
  formatDay,
  formatDayOfYear,
  formatDigestPeriod,
  formatDuration,
  formatMoment,
  formatPeriod,
  formatSpan,
} from './format.js';
import type { BodyPart, Page, PageBody } from './page.js';
import { canonicalOf, createLinker, outputPathOf, type LinkOptions, type Route } from './pages.js';
import { publishedPathOf, type Theme, type ThemeContext } from './parts.js';
import type { SitePlan } from './plan-site.js';
import { namerOf, type Naming } from './name-value.js';
import { fillProse } from './prose.js';
import type { SiteRecord } from './site-record.js';
import { securityPolicyOf } from './security-policy.js';
import { describeSharing } from './sharing.js';
import { createRouteFinder } from './source-links.js';
import { structurePage } from './structured-data.js';

export interface RenderOptions {
  readonly theme: Theme;
  /** Name `index.html` in links, so that the site works from a folder without a server. */
  readonly fileLinks: boolean;
  /** Where pages are to tell what they follow from. */
  readonly naming?: Naming | undefined;
}

/**
 * All files but those of the theme and of the public folder, in the order of their planning. A page is rendered when its
 * content is asked for the first time, which throws what a part of the theme throws.
 */
export function renderSite(plan: SitePlan, options: RenderOptions): readonly OutputFile[] {
  const createContext = contextsOf(plan, options);
  const bodyOf = rememberLast((page: Page) => page.body(plan.record, plan.facts));
  const inputsOf = options.naming && nameInputs(plan, options, options.naming, bodyOf);
  const write = (page: Page): string =>
    `${renderPage(page, plan.record, bodyOf(page), createContext(page.route)).toString()}\n`;
  const pages = plan.pages.map((page) =>
    addContent({ path: outputPathOf(page.route), page, write, inputsOf }),
  );
  return join([pages, plan.others]);
}

interface PageFile extends Pick<OutputFile, 'path'> {
  readonly page: Page;
  readonly write: (page: Page) => string;
  readonly inputsOf: ((page: Page) => string | undefined) | undefined;
}

const addContent = addLate<PageFile, Pick<MadeFile, 'content' | 'inputs'>>({
  content: ({ page, write }) => write(page),
  inputs: ({ page, inputsOf }) => inputsOf && (() => inputsOf(page)),
});

/** What a page shows follows from its plan, or from less than that, and from what any page may look at. */
function nameInputs(
  plan: SitePlan,
  { theme, fileLinks }: RenderOptions,
  naming: Naming,
  bodyOf: (page: Page) => PageBody,
): (page: Page) => string | undefined {
  const { record, facts } = plan;
  const name = namerOf(naming)(plan);
  const nameCrumbs = rememberBy((crumbs: Page['crumbs']) => name(crumbs));
  const shared = {
    site: record.history.site,
    years: publishedYears(record),
    assets: theme.assets,
    fileLinks,
  };
  const common = name(shared);
  return (page) =>
    page.follows === undefined
      ? name([common, { ...page, body: undefined }, bodyOf(page)])
      : name([common, page.route, nameCrumbs(page.crumbs) ?? page.crumbs, page.follows(record, facts)]);
}

/** A new year without entries is in the history; it does not change all other pages. */
const publishedYears = ({ years, entriesByYear }: SitePlan['record']): readonly number[] =>
  years.filter((year) => entriesByYear.has(year));

function renderPage(page: Page, record: SiteRecord, body: PageBody, context: ThemeContext): Html {
  const { site, assets } = context;
  // A page works some of these out at each asking, and to copy all that such an object has is slow: each once, by its name.
  const { route, title, description, section, crumbs, redirect, icon, listed } = page;
  const article = page.article?.(record);
  const told = { route, title, description, crumbs, listed, article };
  const target = redirect?.route ?? (listed ? route : undefined);
  const sharing = describeSharing(told, site, assets);
  const feeds = redirect === undefined ? listFeedLinks(route, site, context.messages) : [];
  return context.parts.page(
    {
      title,
      description,
      canonical: target === undefined ? undefined : canonicalOf(target, site.url),
      section,
      crumbs,
      redirect,
      icon,
      listed,
      article,
      alternates: [...page.alternates, ...feeds],
      sharing,
      structuredData: structurePage(told, site, sharing?.image),
      securityPolicy: securityPolicyOf(route, site),
      body: renderBody(body, context),
    },
    context,
  );
}

function renderBody<Name extends BodyPart>({ part, props }: PageBody<Name>, context: ThemeContext): Html {
  return context.parts[part](props, context);
}

/** What parts can ask for differs from page to page only by where its links lead from. */
function contextsOf(
  { record, attachments }: SitePlan,
  options: RenderOptions,
): (route: Route) => ThemeContext {
  const { history, messages } = record;
  const { site } = history;
  const zone = site.timezone;
  const links: LinkOptions = { siteUrl: site.url, fileLinks: options.fileLinks };
  const routeOf = createRouteFinder(history, attachments);
  const showTime = (moment: Moment, text: string): Html =>
    html`<time datetime="${momentAttribute(moment, zone)}">${text}</time>`;
  // Remembering what it gives would cost 5 KB an incident, and saves no time that can be measured.
  const showAs =
    (format: typeof formatMoment): ((moment: Moment) => Html) =>
    (moment) =>
      showTime(moment, format(moment, zone, messages));
  const shared = {
    site,
    messages,
    parts: options.theme.parts,
    assets: options.theme.assets,
    years: publishedYears(record),
    instant: formatInstant,
    time: showAs(formatMoment),
    day: showAs(formatDay),
    dayOfYear: showAs(formatDayOfYear),
    dayText: (moment) => formatDay(moment, zone, messages),
    span: ({ from, to }) =>
      html`${formatSpan(from, to, zone, messages).map((piece) =>
        typeof piece === 'string' ? piece : showTime(piece.moment, piece.text),
      )}`,
    period: (period) => formatPeriod(period, messages),
    digestPeriod: (period) => formatDigestPeriod(period, messages),
    duration: (duration) => formatDuration(duration, messages),
    briefDuration: (duration) =>
      formatDuration(duration, { format: { ...messages.format, ...messages.format.brief } }),
    percent: (basisPoints: number) => formatBasisPoints(basisPoints, messages),
  } satisfies Partial<ThemeContext>;
  const published = new Map(options.theme.assets.map((asset) => [asset.path, publishedPathOf(asset)]));
  return (route) => {
    const link = createLinker(route, links);
    const href: ThemeContext['href'] = (to, anchor) =>
      link(to.page === 'asset' ? { ...to, path: published.get(to.path) ?? to.path } : to, anchor);
    return {
      ...shared,
      route,
      href,
      prose: (prose, prefix = '') =>
        fillProse(prose, {
          prefix,
          addressOf: ({ path, anchor }) => {
            const target = routeOf(path);
            return target === undefined ? undefined : href(target, anchor);
          },
        }),
    };
  };
}
