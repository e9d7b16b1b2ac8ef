// An author's Markdown as safe HTML with typed holes, filled by each page once all files are known (site/prose.ts).

/** `id` and in-page `href` values of one text are prefixed, so that several texts can share a page. */
export interface PrefixHole {
  readonly kind: 'prefix';
}

/** The target of a relative link to another file below `incidents/`; `path` is relative to the site. */
export interface LinkHole {
  readonly kind: 'link';
  readonly path: string;
  /** Without `#`; empty for the top of the page. */
  readonly anchor: string;
}

export type Hole = PrefixHole | LinkHole;

export interface Prose {
  /** Safe HTML, in order, with holes between. A hole stands inside an attribute's value. */
  readonly segments: readonly (string | Hole)[];
  /** The same text without markup, on one line, for descriptions and feeds. */
  readonly text: string;
  /** Paths of the other files that it leads to, relative to the site. */
  readonly links: readonly string[];
}

export const writeProse = (segments: Prose['segments'], text: string): Prose => ({
  segments,
  text,
  links: segments.flatMap((hole) => (typeof hole !== 'string' && hole.kind === 'link' ? hole.path : [])),
});
