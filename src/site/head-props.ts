// What the head of a page tells machines about it. Public, by way of src/theme.ts.
import type { Route } from './pages.js';

export interface CardImage {
  readonly url: string;
  readonly alt: string;
  /** In pixels, where they are known. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

export interface Sharing {
  readonly type: 'website' | 'article';
  /** `en_US` */
  readonly locale: string;
  readonly image: CardImage | undefined;
}

/** JSON-LD in the words of schema.org. */
export type StructuredData = Readonly<Record<string, unknown>>;

/** What a `link` with `rel="alternate"` leads to (WHATWG HTML, section 4.6.7.1). */
export interface Alternate {
  /** The media type: `application/atom+xml`. */
  readonly type: string;
  readonly title: string;
  readonly route: Route;
}
