// What stands in the head of a page for others: what chat apps show of a link to it, and what search engines read of it.
import { html, jsonScript, type Html, type Part } from '../../src/theme.js';
import { lines } from './pieces.js';

/** Open Graph (ogp.me). What the tags of X do not say, it takes from these. */
export const sharing: Part<'sharing'> = (props, { site }) => {
  const { title, description, canonical, article } = props;
  if (props.sharing === undefined) return html``;
  const { type, locale, image } = props.sharing;
  return lines([
    tag('og:title', title),
    tag('og:type', type),
    tag('og:url', canonical),
    tag('og:site_name', site.title),
    tag('og:description', description),
    tag('og:locale', locale),
    tag('og:image', image?.url),
    tag('og:image:width', image?.width),
    tag('og:image:height', image?.height),
    tag('og:image:alt', image?.alt),
    tag('article:published_time', article?.published),
    tag('article:modified_time', article?.modified),
    html`<meta name="twitter:card" content="${image === undefined ? 'summary' : 'summary_large_image'}">`,
    ...props.structuredData.map((data) => jsonScript('application/ld+json', data)),
  ]);
};

const tag = (property: string, content: string | number | undefined): Html | undefined =>
  content === undefined ? undefined : html`<meta property="${property}" content="${content}">`;
