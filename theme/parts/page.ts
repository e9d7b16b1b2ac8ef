// The document around every page: head, masthead, breadcrumbs, footer.
import {
  directionOf,
  hasSubscribePage,
  html,
  type Html,
  type PageProps,
  type Part,
  type Section,
  type ThemeContext,
} from '../../src/theme.js';
import { framed } from './framed.js';
import { lines, linkTo } from './pieces.js';
import { toneOf } from './tones.js';

/** No heading of an author's gets an id with a capital. */
const contentId = 'Content';

export const page: Part<'page'> = (props, context) => {
  const { site, messages, parts } = context;
  return html`<!DOCTYPE html>
<html lang="${site.locale}" dir="${directionOf(site.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${props.securityPolicy}">
<title>${writeTitle(props.title, site.title)}</title>
<meta name="description" content="${props.description}">
<meta name="generator" content="Candor">
<meta name="color-scheme" content="light dark">
${lines([
  !props.listed && html`<meta name="robots" content="noindex">`,
  props.redirect &&
    html`<meta http-equiv="refresh" content="0; url=${context.href(props.redirect.route, props.redirect.anchor)}">`,
  props.canonical !== undefined && html`<link rel="canonical" href="${props.canonical}">`,
  ...props.alternates.map(
    ({ type, title, route }) =>
      html`<link rel="alternate" type="${type}" title="${title}" href="${context.href(route)}">`,
  ),
  parts.sharing(props, context),
  html`<link rel="icon" href="${iconOf(props, context)}">`,
  ...stylesheets(context),
  html`<script src="${context.href({ page: 'asset', path: 'assets/theme.js' })}" defer></script>`,
])}
</head>
<body>
${lines([
  html`<a class="skip" href="#${contentId}">${messages.labels.skip}</a>`,
  parts.masthead(props, context),
  parts.breadcrumbs(props, context),
])}
<main id="${contentId}">
${props.body}
</main>
${parts.footer({}, context)}
</body>
</html>`;
};

/** On the status page how everything stands, so that a tab in the background tells; elsewhere the site's own. */
function iconOf({ icon }: PageProps, context: ThemeContext): string {
  const { favicon } = context.site;
  if (icon === 'site' && favicon !== undefined) return siteFile(favicon, context);
  const name = icon === 'site' ? icon : toneOf(icon === 'unknown' ? undefined : icon);
  return context.href({ page: 'asset', path: `assets/${name}.svg` });
}

/** Browsers and search engines show little more. */
const titleLength = 70;

/** The site's name goes first where a title is long; then its end. */
function writeTitle(title: string, siteTitle: string): string {
  const full = `${title} · ${siteTitle}`;
  if (full.length <= titleLength) return full;
  if (title.length <= titleLength) return title;
  // Code points, so that no character is cut in two; each may take two of the units that `length` counts.
  let cut = '';
  for (const character of title) {
    if (cut.length + character.length + 2 > titleLength) break;
    cut += character;
  }
  return `${cut.replace(/\s+\S*$/, '')} …`;
}

const stylesheets = ({ assets, href, route }: ThemeContext): readonly Html[] =>
  assets
    .filter(({ path, page = route.page }) => path.endsWith('.css') && page === route.page)
    .map(({ path }) => html`<link rel="stylesheet" href="${href({ page: 'asset', path })}">`);

export const masthead: Part<'masthead'> = ({ section }, context) => {
  const current = navigation.find((name) => name === context.route.page);
  return framed(context, `masthead ${current ?? ''} ${section ?? ''}`, () => showMasthead(section, context));
};

const navigation = ['status', 'history', 'postmortems', 'notices', 'search'] as const;

function showMasthead(section: Section | undefined, context: ThemeContext): Html {
  const { site, messages, href } = context;
  const logo =
    site.logo !== undefined && html`<img src="${siteFile(site.logo, context)}" alt="" height="32"> `;
  const pages = navigation
    .filter((name) => name !== 'search' || site.output.search)
    .map((name) => navigationItem(name, section, context));
  const links = site.links
    .filter(({ place }) => place === 'nav')
    .map(({ label, url }) => html`<li><a href="${siteAddress(url, context)}">${label}</a></li>`);
  return html`<header class="masthead">
<p class="site"><a href="${href({ page: 'status' })}">${logo}${site.title}</a></p>
<nav aria-label="${messages.labels.mainNavigation}">
<ul>
${lines([...pages, ...links])}
</ul>
</nav>
</header>`;
}

/** The page itself, or the section that it lies in, is the current one. */
function navigationItem(name: Section, current: Section | undefined, context: ThemeContext): Html {
  const state = context.route.page === name ? 'page' : name === current ? 'true' : undefined;
  const link = context.href({ page: name });
  return html`<li><a href="${link}" aria-current="${state}">${context.messages.labels[name]}</a></li>`;
}

export const breadcrumbs: Part<'breadcrumbs'> = ({ crumbs, title }, { messages, href }) => {
  if (crumbs.length === 0) return html``;
  const links = crumbs.map((crumb) => html`<li><a href="${href(crumb.route)}">${crumb.title}</a></li>`);
  return html`<nav class="breadcrumbs" aria-label="${messages.labels.breadcrumbs}">
<ol>
${lines([...links, html`<li aria-current="page">${title}</li>`])}
</ol>
</nav>`;
};

export const footer: Part<'footer'> = (_, context) => framed(context, 'footer', () => showFooter(context));

function showFooter(context: ThemeContext): Html {
  const { site, messages } = context;
  const links = site.links.filter(({ place }) => place === 'footer');
  return html`<footer class="footer">
${browse(context)}
<div class="imprint">
${lines([
  html`<p>${messages.sentences.timesIn(site.timezone)}</p>`,
  hasSubscribePage(site) &&
    html`<p><a href="${context.href({ page: 'subscribe' })}">${messages.feeds.title}</a></p>`,
  site.contact !== undefined && html`<p>${messages.labels.contact}: ${linkTo(site.contact)}</p>`,
  ...links.map(({ label, url }) => html`<p><a href="${siteAddress(url, context)}">${label}</a></p>`),
])}
</div>
</footer>`;
}

/** The most that the foot of a page names of a kind; the history and the status page have them all. */
const shownYears = 8;
const shownComponents = 12;

/** From any page to any year, severity and component, and to what is promised. No headings, which would drown those of the page. */
function browse({ site, years, messages, href }: ThemeContext): Html {
  const { labels } = messages;
  const link = (address: string, text: string | number): Html =>
    html`<li><a href="${address}">${text}</a></li>`;
  const tops = site.components.filter(({ depth, retired }) => depth === 0 && retired === undefined);
  const lists: readonly (readonly [string, readonly Html[]])[] = [
    [
      labels.years,
      [
        ...years.slice(0, shownYears).map((year) => link(href({ page: 'year', year }), year)),
        link(href({ page: 'history' }), labels.allIncidents),
      ],
    ],
    [
      labels.severities,
      site.severities.map(({ id, label }) => link(href({ page: 'severity', severity: id }), label)),
    ],
    [
      labels.components,
      tops
        .slice(0, shownComponents)
        .map(({ id, name }) => link(href({ page: 'component', component: id }), name)),
    ],
    [
      labels.promises,
      [
        link(href({ page: 'policy' }), messages.policy.title),
        ...(site.severities.some(({ route }) => route.digest !== undefined)
          ? [link(href({ page: 'digests' }), messages.digests.title)]
          : []),
        link(href({ page: 'actionItems' }), messages.actionItems.title),
      ],
    ],
  ];
  return html`<nav class="browse" aria-label="${labels.browse}">
${lines(
  lists
    .filter(([, items]) => items.length > 0)
    .map(
      ([title, items]) => html`<div>
<p>${title}</p>
<ul>
${lines(items)}
</ul>
</div>`,
    ),
)}
</nav>`;
}

/** A file of the public folder, or an address of its own. */
function siteFile(path: string, { href }: ThemeContext): string {
  return /^https?:/i.test(path) ? path : href({ page: 'file', path: path.replace(/^\.?\/+/, '') });
}

/** The address of a link of the configuration: a path is one below the root of the site, wherever that lies. */
function siteAddress(url: string, context: ThemeContext): string {
  const [, path, rest] = /^\/(?!\/)([^?#]*)(.*)$/.exec(url) ?? [];
  return path === undefined ? url : `${siteFile(path, context)}${rest ?? ''}`;
}
