// The anchors that forges give to headings, so that a link works there and on the site alike.
import { slug } from 'github-slugger';

/** Gives each heading its own: one whose anchor is `taken`, or was given before, gets a number. */
export function createAnchors(taken: readonly string[]): (title: string) => string {
  /** By anchor: how many further headings would have had it. */
  const repeated = new Map(taken.map((anchor) => [anchor, 0]));
  return (title) => {
    const plain = makeSlug(title);
    let anchor = plain;
    while (repeated.has(anchor)) {
      const count = (repeated.get(plain) ?? 0) + 1;
      repeated.set(plain, count);
      anchor = `${plain}-${count}`;
    }
    repeated.set(anchor, 0);
    return anchor;
  };
}

/** The package's pattern of all that a slug leaves out has 11,000 characters; of ASCII it leaves little. */
const makeSlug = (title: string): string =>
  beyondAscii.test(title)
    ? slug(title)
    : title
        .toLowerCase()
        .replaceAll(/[^\w -]+/g, '')
        .replaceAll(' ', '-');

const beyondAscii = /[^\0-\x7f]/;
