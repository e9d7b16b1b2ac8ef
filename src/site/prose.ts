// The only way from an author's Markdown to HTML: fills the holes of a text for the page that shows it.
import { escapeAttribute, trusted, type Html } from '../kernel/html.js';
import type { LinkHole, Prose } from '../model/prose.js';

export interface ProsePlace {
  /** Before every id of the text; empty on the page that shows nothing else. */
  readonly prefix: string;
  /** The address of a file below `incidents/` as seen from the page; undefined where it is not published. */
  readonly addressOf: (target: LinkHole) => string | undefined;
  /** Where the text stands in nothing that has an address: the one of its page, for links such as those to footnotes. */
  readonly page?: string | undefined;
}

const linkOpening = ' href="';
const ownLink = ' href="#';
const openings = [linkOpening, '<img src="'];

/**
 * A link to what is not published keeps its text, an image its text alternative. Relies on what content/ guarantees:
 * a link hole stands right between ` href="` or ` src="` and the closing quote, and an image's `src` comes first.
 */
export function fillProse(prose: Prose, place: ProsePlace): Html {
  let markup = '';
  let rest: 'whole' | 'no-link' | 'no-image' = 'whole';
  for (const segment of prose.segments) {
    if (typeof segment === 'string') {
      markup +=
        rest === 'whole' ? segment : rest === 'no-link' ? segment.slice(1) : showTextAlternative(segment);
      rest = 'whole';
    } else if (segment.kind === 'prefix') {
      if (place.page !== undefined && markup.endsWith(ownLink)) {
        markup = `${markup.slice(0, -1)}${escapeAttribute(place.page)}#`;
      }
      markup += place.prefix;
    } else {
      const address = place.addressOf(segment);
      if (address !== undefined) {
        markup += escapeAttribute(address);
      } else {
        const opening = openings.find((text) => markup.endsWith(text));
        if (opening === undefined) throw new Error('A link hole stands outside of an href or src attribute.');
        markup = markup.slice(0, -opening.length);
        rest = opening === linkOpening ? 'no-link' : 'no-image';
      }
    }
  }
  return trusted(markup);
}

/** Replaces the end of an `img` tag, from the quote that closes its `src`, by the text of its `alt`. */
function showTextAlternative(segment: string): string {
  const tag = /^"((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/.exec(segment);
  if (tag === null) throw new Error('An image in a text does not end where its tag should.');
  const alternative = /\salt="([^"]*)"/.exec(tag[1] ?? '')?.[1] ?? '';
  return alternative.replaceAll('<', '&lt;') + segment.slice(tag[0].length);
}
