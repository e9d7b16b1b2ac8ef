// Badges: what they say of a site and its components, and whether everybody can read them.
import { parse } from 'parse5';
import { validateXML } from 'xmllint-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/endpoints/badges/text-width.js';
import { dark, light } from '../../../src/endpoints/badges/tones.js';
import { compileFiles, type Compiled } from '../../cli/compile-files.js';
import { incident, wrongIncident, type Files } from '../../cli/site-folder.js';

const config = `site:
  title: Tide & <Co> "Status"
  url: https://status.tidewater.example/
  timezone: Europe/Berlin
  launched: 2025-06-01
components:
  - id: booking
    name: Booking
    components:
      - { id: web, name: Website }
      - { id: app, name: App, since: 2025-12-16 }
  - { id: desk, name: Desk, retired: 2025-11-30 }
  - { id: old, name: Größe <東京> }
`;
const files: Files = {
  'candor.yaml': config,
  'incidents/2025/2025-12-10-slow.md': incident({ components: '{ web: partial-outage }', day: '2025-12-10' }),
};
const open = incident({ components: '{ web: partial-outage }', day: '2026-01-15', isOpen: true }).replace(
  '17:28',
  '09:00',
);

interface Badge {
  readonly label: string;
  readonly message: string;
  readonly description: string;
  readonly svg: string;
}

const textOf = (compiled: Compiled, path: string): string => {
  const file = compiled.files.find((one) => one.path === path);
  return file !== undefined && 'content' in file ? String(file.content) : '';
};

function read(compiled: Compiled, path: string): Badge {
  const { label, message } = JSON.parse(textOf(compiled, `badges/${path}.json`)) as Badge;
  const svg = textOf(compiled, `badges/${path}.svg`);
  return { label, message, svg, description: /<desc>(.*)<\/desc>/.exec(svg)?.[1] ?? '' };
}

const asOf = 'As of 15 January 2026, when the site was built.';

describe('a badge', () => {
  const now = Date.UTC(2026, 0, 15, 12);
  let quiet: Compiled;
  let troubled: Compiled;
  beforeAll(() => {
    quiet = compileFiles(files);
    troubled = compileFiles({ ...files, 'incidents/2026/2026-01-15-down.md': open });
  });

  it.each([
    ['status', 'Tide & <Co> "Status"', 'Operational'],
    ['components/web/status', 'Website', 'Operational'],
    ['components/booking/status', 'Booking', 'Operational'],
    ['components/desk/status', 'Desk', 'retired'],
    ['components/web/availability', 'Website · availability, 90 days', '99.99 %'],
    ['components/app/availability', 'App · availability, 30 days', '100 %'],
    ['components/booking/availability', 'Booking · availability, 90 days', 'at least 99.99 %'],
    ['components/desk/availability', 'Desk · availability, 44 days', 'retired'],
    ['components/old/availability', 'Größe <東京> · availability, 90 days', '100 %'],
    ['components/web/days-since', 'Website · without an incident', '35 days'],
    ['components/app/days-since', 'App · without an incident', '29 days'],
    ['days-since', 'Tide & <Co> "Status" · without an incident', '35 days'],
  ])('%s says %s: %s', (path, label, message) => {
    expect(read(quiet, path)).toMatchObject({ label, message });
  });

  it('tells of an open incident', () => {
    expect(read(troubled, 'status').message).toBe('Partial outage');
    expect(read(troubled, 'status').description).toBe(`Partial outage: 1 open incident. ${asOf}`);
    expect(read(troubled, 'components/booking/status').message).toBe('Partial outage');
    expect(read(troubled, 'components/old/status').message).toBe('Operational');
    expect(read(troubled, 'days-since').message).toBe('incident open');
    expect(read(troubled, 'components/web/days-since').message).toBe('incident open');
    expect(read(troubled, 'components/old/days-since').message).toBe('227 days');
  });

  it('says what does not fit on it, and the day of the build', () => {
    expect(read(quiet, 'components/web/days-since').description).toBe(
      `No customer-facing incident published since 10 December 2025, 18:05 CET. ${asOf}`,
    );
    expect(read(quiet, 'components/app/availability').description).toBe(
      `100 % available since 16 December 2025. ${asOf}`,
    );
    expect(read(quiet, 'availability').description).toBe(
      `The lowest availability of 3 components. One component was measured for less time, or not at all. ${asOf}`,
    );
  });

  it('claims nothing where a file could not be read', () => {
    const lacking = compileFiles({ ...files, 'incidents/2025/2025-12-11-x.md': wrongIncident });
    for (const path of [
      'status',
      'availability',
      'days-since',
      'components/web/status',
      'components/web/availability',
    ])
      expect(read(lacking, path).message, path).toBe('Unknown');
    expect(textOf(lacking, 'badges/banner.svg')).toContain('Status incomplete');
  });

  it('changes with the clock once a day, and not before', () => {
    const later = compileFiles(files, { now: now + 5 * 3_600_000 });
    const nextDay = compileFiles(files, { now: now + 86_400_000 });
    const all = (compiled: Compiled): readonly string[] =>
      compiled.files.flatMap(({ path }) =>
        /^badges\/.*status\./.test(path) || path.endsWith('banner.svg') ? textOf(compiled, path) : [],
      );
    expect(all(later)).toEqual(all(quiet));
    expect(all(nextDay)).not.toEqual(all(quiet));
    expect(textOf(nextDay, 'badges/components/web/status.json')).toBe(
      textOf(quiet, 'badges/components/web/status.json'),
    );
  });

  it('is well-formed, has a name and a description, loads nothing and has no id to share', async () => {
    const images = troubled.files.flatMap(({ path }) => (/^badges\/.*\.svg$/.test(path) ? path : []));
    expect(images).toHaveLength(1 + 3 * 6);
    const xml = images.map((path) => ({
      fileName: path.replaceAll('/', '-'),
      contents: textOf(troubled, path),
    }));
    expect(await validateXML({ xml, extension: 'schema', schema: anything })).toMatchObject({ valid: true });
    for (const { contents } of xml) {
      expect(contents).toMatch(
        /^<svg [^>]*role="img" aria-label="[^"]+">\n<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/,
      );
      expect(contents).not.toMatch(/ id=|url\(|href|@import|<image|<script/);
    }
  });

  it('is for shields.io what it takes, and nothing else', () => {
    for (const { path } of quiet.files.filter((file) => /^badges\/.*\.json$/.test(file.path))) {
      const shield = JSON.parse(textOf(quiet, path)) as Record<string, unknown>;
      expect(Object.keys(shield)).toEqual(['schemaVersion', 'label', 'message', 'color']);
      expect(shield).toMatchObject({
        schemaVersion: 1,
        color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
      });
    }
  });

  it('has room for its text', () => {
    for (const { path } of quiet.files.filter((file) => /^badges\/.*\.svg$/.test(file.path))) {
      const svg = textOf(quiet, path);
      const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
      for (const [, x, length] of svg.matchAll(/<text [^>]*x="(\d+)"[^>]*textLength="(\d+)"/g))
        expect(Number(x) + Number(length), path).toBeLessThan(width);
    }
  });

  it('keeps names as text, whatever they hold', () => {
    const { svg } = read(quiet, 'components/old/status');
    const document = parse(svg);
    expect(
      JSON.stringify(document, (key, value: unknown) => (key === 'parentNode' ? undefined : value)),
    ).toContain('Größe <東京>');
    expect(svg).toContain('Größe &lt;東京&gt;');
  });

  it('is not there where the site wants none', () => {
    const without = compileFiles({ ...files, 'candor.yaml': `${config}output:\n  badges: false\n` });
    expect(without.files.filter(({ path }) => path.startsWith('badges/'))).toEqual([]);
  });
});

/** An element of any name with anything in it. */
const anything = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg" elementFormDefault="qualified">
<xs:element name="svg"><xs:complexType mixed="true"><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
</xs:schema>`;

describe('the colours of badges', () => {
  /** WCAG 2.2, relative luminance and contrast. */
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string, b: string): number => {
    const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (lighter + 0.05) / (darker + 0.05);
  };

  it.each([
    ['light', light],
    ['dark', dark],
  ])('can be read in the %s', (_, scheme) => {
    for (const tone of Object.values(scheme.tones)) expect(contrast(tone, scheme.ink)).toBeGreaterThan(4.5);
    expect(contrast(scheme.label, scheme.labelInk)).toBeGreaterThan(4.5);
    for (const ink of [scheme.cardInk, scheme.soft]) expect(contrast(scheme.card, ink)).toBeGreaterThan(4.5);
  });
});

describe('the width of a text', () => {
  it.each([
    ['Operational', 67],
    ['Größe', 36],
    ['東京', 22],
    ['🚢', 11],
    ['', 0],
  ])('%s is %i pixels wide', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});
