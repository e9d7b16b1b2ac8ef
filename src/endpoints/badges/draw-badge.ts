// Badges as SVG: a label and a message on a ground of their own, so that they can be read on any page, whether or not it
// has a dark scheme. Text is text; nothing is loaded.
import { element, type Xml } from '../../kernel/xml.js';
import type { Badge } from './badge.js';
import { textWidth } from './text-width.js';
import { dark, light } from './tones.js';

const faces = "Verdana, Geneva, 'DejaVu Sans', sans-serif";
const height = 20;
const round = 4;
/** Beside a text, on either side. */
const gap = 7;
/** A name longer than this is cut, and whole in the title. */
const longest = 60;

export function drawBadge({ label, message, tone, description }: Badge): string {
  const shown = shorten(label);
  const [labelWidth, messageWidth] = [textWidth(shown), textWidth(message)];
  const messageStart = labelWidth + 2 * gap;
  const width = messageStart + messageWidth + 2 * gap;
  const children = [
    drawPart(
      'label',
      light.label,
      `M${round} 0H${messageStart}V${height}H${round}${turn(-1, -1)}V${round}${turn(1, -1)}z`,
    ),
    drawPart(
      'tone',
      light.tones[tone],
      `M${messageStart} 0H${width - round}${turn(1, 1)}V${height - round}${turn(-1, 1)}H${messageStart}z`,
    ),
    drawText(shown, { x: gap, y: 14, size: 11, fill: light.labelInk, kind: 'label-ink' }),
    drawText(message, { x: messageStart + gap, y: 14, size: 11, fill: light.ink, kind: 'ink' }),
  ];
  const darkRules = [
    `.label{fill:${dark.label}}`,
    `.tone{fill:${dark.tones[tone]}}`,
    `.label-ink{fill:${dark.labelInk}}`,
    `.ink{fill:${dark.ink}}`,
  ];
  return drawImage({ width, height, title: `${label}: ${message}`, description, darkRules }, children);
}

const drawPart = (kind: string, fill: string, path: string): Xml =>
  element('path', { class: kind, fill, d: path });

/** A round corner of the outline, clockwise. */
const turn = (x: 1 | -1, y: 1 | -1): string => `a${round} ${round} 0 0 1 ${x * round} ${y * round}`;

export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  /** The class that its colour goes by in the dark. */
  readonly kind: string;
}

/** In whatever face it is drawn, it is as wide as it was measured to be. */
export const drawText = (text: string, { x, y, size, fill, kind }: TextPlace): Xml =>
  element(
    'text',
    {
      class: kind,
      x: String(x),
      y: String(y),
      fill,
      'font-family': faces,
      'font-size': String(size),
      textLength: String(textWidth(text, size)),
      lengthAdjust: 'spacingAndGlyphs',
    },
    text,
  );

interface Image {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  /** Where colours by class are not obeyed, those of the light scheme stand at the elements. */
  readonly darkRules: readonly string[];
}

/** The name stands in an attribute too, since several images in one page would share the ids that a reference needs. */
export function drawImage(
  { width, height: imageHeight, title, description, darkRules }: Image,
  children: readonly Xml[],
): string {
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(width),
      height: String(imageHeight),
      viewBox: `0 0 ${width} ${imageHeight}`,
      role: 'img',
      'aria-label': title,
    },
    element('title', {}, title),
    element('desc', {}, description),
    element('style', {}, `@media (prefers-color-scheme:dark){${darkRules.join('')}}`),
    ...children,
  );
  return `${svg.markup}\n`;
}

export function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
