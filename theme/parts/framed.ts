// Pieces that are the same on all pages that lie equally deep, such as the foot: made once, and not for every page.
import type { Html, ThemeContext } from '../../src/theme.js';

type Shared = Pick<ThemeContext, 'site' | 'messages' | 'years'>;

interface Frame extends Shared {
  readonly pieces: Map<string, Html>;
}

// A pure memo, held no longer than the list of years, which is of one build.
const frames = new WeakMap<ThemeContext['years'], Frame>();

/**
 * `name` tells apart what else the piece follows from, besides the site, its words, its years, and where links lead from.
 * The foot of a page has some thirty links: made anew, it took a tenth of the time of a page.
 */
export function framed(context: Shared & Pick<ThemeContext, 'href'>, name: string, make: () => Html): Html {
  const { pieces } = frameOf(context);
  // Pages whose links to two others are the same lie equally deep.
  const key = `${context.href({ page: 'status' })} ${context.href({ page: 'history' })} ${name}`;
  const known = pieces.get(key);
  if (known !== undefined) return known;
  const piece = make();
  pieces.set(key, piece);
  return piece;
}

function frameOf({ site, messages, years }: Shared): Frame {
  const known = frames.get(years);
  if (known?.site === site && known.messages === messages) return known;
  const frame = { site, messages, years, pieces: new Map<string, Html>() };
  frames.set(years, frame);
  return frame;
}
