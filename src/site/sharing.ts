// What others show of a link to a page: the facts for Open Graph (ogp.me), which chat apps and social networks read.
import type { Site } from '../model/site.js';
import { pathOf } from './pages.js';
import type { ThemeAsset } from './parts.js';
import type { CardImage, PageProps, Sharing } from './props.js';

/** A theme that brings this file has an image for sites without one of their own. */
const themeCard = { path: 'assets/card.png', width: 1200, height: 630 } as const;

/** Undefined for pages that are not to be found. */
export function describeSharing(
  { listed, article }: Pick<PageProps, 'listed' | 'article'>,
  site: Site,
  assets: readonly ThemeAsset[],
): Sharing | undefined {
  if (!listed) return undefined;
  return {
    type: article === undefined ? 'website' : 'article',
    locale: writeLocale(site.locale),
    image: findCard(site, assets),
  };
}

/** Others want the whole address of an image: a site that does not know its own has none to show. */
export function findCard({ card, url, title }: Site, assets: readonly ThemeAsset[]): CardImage | undefined {
  if (card !== undefined && /^https:/i.test(card))
    return { url: card, alt: title, width: undefined, height: undefined };
  if (url === undefined) return undefined;
  const addressOf = (path: string): string => `${url}${pathOf({ page: 'file', path })}`;
  if (card !== undefined) return { url: addressOf(card), alt: title, width: undefined, height: undefined };
  const { path, width, height } = themeCard;
  return assets.some((asset) => asset.path === path)
    ? { url: addressOf(path), alt: title, width, height }
    : undefined;
}

/** Languages that a site may name without a region, which Open Graph asks for. */
const usualRegions: Readonly<Record<string, string>> = { de: 'DE', en: 'US' };

/** `en_US` of `en`, `de_AT` of `de-AT`; a script is left out. */
function writeLocale(locale: string): string {
  const [language = '', ...rest] = locale.split('-');
  const region = rest.find((tag) => /^[A-Z]{2}$/.test(tag)) ?? usualRegions[language];
  return region === undefined ? language : `${language}_${region}`;
}
