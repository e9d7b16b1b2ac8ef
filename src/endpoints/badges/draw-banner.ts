// The banner that other pages show of a site: its headline, on a card of its own.
import { minuteAt } from '../../kernel/time.js';
import { element } from '../../kernel/xml.js';
import { siteState } from '../../model/headline.js';
import { formatDay } from '../../site/format.js';
import type { SiteRecord } from '../../site/site-record.js';
import { headlineOf } from '../../site/status-page.js';
import { drawImage, drawText, shorten } from './draw-badge.js';
import { textWidth } from './text-width.js';
import { dark, light, toneOfState } from './tones.js';

const height = 64;
const leastWidth = 320;
/** Where the text begins, behind the bar that shows the state; and what is left free behind it. */
const start = 24;
const end = 20;
const sizes = { headline: 16, below: 11 } as const;

export function drawBanner(record: SiteRecord): string {
  const { history, messages } = record;
  const { site, now } = history;
  const state = siteState(history);
  const headline = headlineOf(record, state);
  const day = formatDay(minuteAt(now), site.timezone, messages);
  const below = `${shorten(site.title)} · ${messages.badges.asOf(day)}`;
  const text = Math.max(textWidth(headline, sizes.headline), textWidth(below, sizes.below));
  const width = Math.max(leastWidth, start + text + end);
  const tone = toneOfState(
    state.state ?? (state.worstKnown === 'operational' ? undefined : state.worstKnown),
  );
  return drawImage(
    {
      width,
      height,
      title: `${site.title}: ${headline}`,
      description: messages.badges.builtOn(day),
      darkRules: [
        `.card{fill:${dark.card};stroke:${dark.line}}`,
        `.tone{fill:${dark.tones[tone]}}`,
        `.card-ink{fill:${dark.cardInk}}`,
        `.soft{fill:${dark.soft}}`,
      ],
    },
    [
      element('rect', {
        class: 'card',
        x: '0.5',
        y: '0.5',
        width: String(width - 1),
        height: String(height - 1),
        rx: '8',
        fill: light.card,
        stroke: light.line,
      }),
      element('rect', {
        class: 'tone',
        x: '10',
        y: '12',
        width: '5',
        height: String(height - 24),
        rx: '2.5',
        fill: light.tones[tone],
      }),
      drawText(headline, { x: start, y: 29, size: sizes.headline, fill: light.cardInk, kind: 'card-ink' }),
      drawText(below, { x: start, y: 48, size: sizes.below, fill: light.soft, kind: 'soft' }),
    ],
  );
}
