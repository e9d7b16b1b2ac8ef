// The colours of the token sheet against each other, by the formula of WCAG 2.2 (1.4.3 and 1.4.11), in both schemes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from '../cli/site-folder.js';

const folder = join(project, 'theme/assets/css');
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const tokens = readFileSync(join(folder, 'tokens.css'), 'utf8');

type Colour = readonly [red: number, green: number, blue: number];

/** The colours that a rule sets, by their names without the hyphens. */
const readColours = (css: string): ReadonlyMap<string, Colour> =>
  new Map(
    [...css.matchAll(/--([\w-]+):\s*#([0-9a-f]{6})\b/gi)].map(([, name = '', digits = '']) => [
      name,
      [0, 2, 4].map((start) => Number.parseInt(digits.slice(start, start + 2), 16)) as unknown as Colour,
    ]),
  );

const darkStart = tokens.indexOf('@media (prefers-color-scheme: dark)');
const light = readColours(tokens.slice(0, darkStart));
const dark = new Map([...light, ...readColours(tokens.slice(darkStart))]);
const schemes = [
  ['light', light],
  ['dark', dark],
] as const;

const tones = ['critical', 'high', 'medium', 'low', 'maintenance', 'ok'];
/** What each colour is for: text, what lies behind text, marks that say something, or lines that only divide. */
const roles = {
  text: ['ink', 'soft', 'link', ...tones],
  behind: ['paper', 'card', 'tint'],
  behindInk: ['mark'],
  mark: [...tones, 'soft'],
  divider: ['line'],
};

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour
    .map((value) => value / 255)
    .map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const mix = (one: Colour, share: number, other: Colour): Colour =>
  one.map((value, index) => value * share + (other[index] ?? 0) * (1 - share)) as unknown as Colour;

test('the formula is that of WCAG', () => {
  expect(contrast([255, 255, 255], [0, 0, 0])).toBe(21);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});

test('every colour of the sheet has a role here, and is set for the dark scheme too', () => {
  expect([...light.keys()].sort()).toEqual([...new Set(Object.values(roles).flat())].sort());
  expect([...readColours(tokens.slice(darkStart)).keys()].sort()).toEqual([...light.keys()].sort());
});

test('no other file of the theme brings a colour of its own, but for paper', () => {
  const others = sheets.filter((css) => css !== tokens).map((css) => css.replace(/@media print[\s\S]*/, ''));
  expect(others.flatMap((css) => css.match(/:[^;{}]*#[0-9a-f]{3,8}\b/gi) ?? [])).toEqual([]);
});

describe.each(schemes)('%s', (_, colours) => {
  const colourOf = (name: string): Colour => {
    const colour = colours.get(name);
    if (colour === undefined) throw new Error(`The sheet has no colour --${name}.`);
    return colour;
  };
  const belowOf = (names: readonly string[], behind: readonly string[], least: number): readonly string[] =>
    names.flatMap((name) =>
      behind
        .map((surface) => ({ surface, ratio: contrast(colourOf(name), colourOf(surface)) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ surface, ratio }) => `--${name} on --${surface}: ${ratio.toFixed(2)}`),
    );

  test('text can be read on whatever lies behind it', () => {
    expect(belowOf(roles.text, roles.behind, 4.5)).toEqual([]);
    expect(belowOf(['ink'], roles.behindInk, 4.5)).toEqual([]);
  });

  test('marks stand out', () => {
    expect(belowOf(roles.mark, roles.behind, 3)).toEqual([]);
  });

  test('text can be read on a surface with a touch of a tone', () => {
    const touches = sheets.flatMap((css) => [
      ...css.matchAll(/background: color-mix\(in srgb, var\(--tone\) (\d+)%, var\(--(\w+)\)\)/g),
    ]);
    expect(touches.length).toBeGreaterThan(0);
    const found = touches.flatMap(([, percent = '', surface = '']) =>
      tones.flatMap((tone) => {
        const behind = mix(colourOf(tone), Number(percent) / 100, colourOf(surface));
        return [tone, 'ink', 'link']
          .filter((name) => contrast(colourOf(name), behind) < 4.5)
          .map((name) => `--${name} on ${percent} % of --${tone} on --${surface}`);
      }),
    );
    expect(found).toEqual([]);
  });
});
