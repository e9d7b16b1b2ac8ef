// What search engines read of a page: its way down from the status page, and of an entry what it is and from when.
import type { Site } from '../model/site.js';
import { canonicalOf, type Route } from './pages.js';
import type { CardImage, PageProps, StructuredData } from './props.js';

const context = 'https://schema.org';

/** JSON-LD with addresses in full, so there is none where the site does not know its own, and none of unlisted pages. */
export function structurePage(
  page: Pick<PageProps, 'title' | 'description' | 'crumbs' | 'listed' | 'article'> & {
    readonly route: Route;
  },
  { url, title, locale }: Site,
  card: CardImage | undefined,
): readonly StructuredData[] {
  if (url === undefined || !page.listed) return [];
  const addressOf = (route: Route): string => canonicalOf(route, url) ?? url;
  const crumbs = [...page.crumbs, { title: page.title, route: page.route }];
  const breadcrumbs: StructuredData = {
    '@context': context,
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.title,
      item: addressOf(crumb.route),
    })),
  };
  // `Article`, neither news, which a report on oneself is not, nor a how-to of the kind that `TechArticle` means.
  const article: StructuredData | undefined = page.article && {
    '@context': context,
    '@type': 'Article',
    headline: page.title,
    description: page.description,
    url: addressOf(page.route),
    mainEntityOfPage: addressOf(page.route),
    inLanguage: locale,
    datePublished: page.article.published,
    dateModified: page.article.modified,
    image: card?.url,
    isPartOf: { '@type': 'WebSite', name: title, url },
  };
  return [...(page.crumbs.length > 0 ? [breadcrumbs] : []), ...(article === undefined ? [] : [article])];
}
