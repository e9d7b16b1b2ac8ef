// From the front matter as written to typed fields: times in the zone of the site, severities, windows, paths, waivers.
import { isCode, isLowerable } from '../kernel/codes.js';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { nearestWord, suggestWord } from '../kernel/nearest.js';
import { codes } from '../kernel/codes.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import type { Span, Waiver } from '../model/incident.js';
import type { Severity, Site } from '../model/site.js';
import type { Kind } from '../model/state.js';
import type { WrittenIncident, WrittenSpan } from './schema.js';

type TimeField = 'started' | 'resolved' | 'detected' | 'mitigated' | 'until';

export interface Fields {
  readonly kind: Kind;
  readonly severity: Severity | undefined;
  readonly times: Readonly<Record<TimeField, Moment | undefined>>;
  readonly impact: readonly Span[];
  readonly window: readonly Span[];
  readonly slug: string | undefined;
  readonly aliases: readonly string[];
  readonly waivers: readonly Waiver[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readFields(written: WrittenIncident, yaml: YamlReading, site: Site): Fields {
  const kind = written.kind ?? 'incident';
  const diagnostics: Diagnostic[] = [...refuseForeignFields(written, yaml, kind)];
  const readMoment = (text: string, path: FieldPath): Moment | undefined => {
    const reading = readTime(text, site.timezone);
    if (reading.ok) return reading.moment;
    const { code, message, hint } = reading.problem;
    diagnostics.push(diagnose(code, yaml.placeOfValue(path), message, { hint }));
    return undefined;
  };
  const readField = (name: TimeField): Moment | undefined => {
    const text = written[name];
    return text === undefined ? undefined : readMoment(text, [name]);
  };
  const readSpans = (name: 'impact' | 'window'): readonly Span[] => {
    const value: WrittenSpan | WrittenSpan[] | undefined = written[name];
    if (value === undefined) return [];
    return [value].flat().flatMap((span, index): Span[] => {
      const path = Array.isArray(value) ? [name, index] : [name];
      const from = readMoment(span.from, [...path, 'from']);
      const to = span.to === undefined ? undefined : readMoment(span.to, [...path, 'to']);
      return from === undefined ? [] : [{ from, to }];
    });
  };
  const severity = readSeverity(written, yaml, site, kind);
  const waivers = readWaivers(written, yaml);
  const paths = readPaths(written, yaml);
  const fields = {
    kind,
    severity: severity.severity,
    times: {
      started: readField('started'),
      resolved: readField('resolved'),
      detected: readField('detected'),
      mitigated: readField('mitigated'),
      until: readField('until'),
    },
    impact: readSpans('impact'),
    window: readSpans('window'),
    slug: paths.slug,
    aliases: paths.aliases,
    waivers: waivers.waivers,
  };
  return {
    ...fields,
    diagnostics: [...diagnostics, ...severity.diagnostics, ...waivers.diagnostics, ...paths.diagnostics],
  };
}

const foreignFields: Readonly<Record<Kind, readonly (keyof WrittenIncident)[]>> = {
  incident: ['window', 'until'],
  maintenance: ['severity', 'until'],
  notice: ['severity', 'window', 'resolved', 'impact', 'detected', 'detected_by', 'mitigated'],
};

function refuseForeignFields(written: WrittenIncident, yaml: YamlReading, kind: Kind): Diagnostic[] {
  const diagnostics = foreignFields[kind]
    .filter((field) => written[field] !== undefined)
    .map((field) => {
      const name = kind === 'incident' ? 'An incident' : kind === 'notice' ? 'A notice' : 'Maintenance';
      const hint =
        field === 'window'
          ? 'Use `impact` for when it was felt, or set `kind: maintenance` if it was planned.'
          : 'Remove the line, or set another `kind`.';
      return diagnose('format/field-not-allowed', yaml.placeOfKey([field]), `${name} has no \`${field}\`.`, {
        hint,
      });
    });
  const required = kind === 'maintenance' ? 'window' : kind === 'notice' ? 'started' : undefined;
  // A field that stands there but is wrong has had its own diagnostic.
  if (required !== undefined && !hasField(yaml, required)) {
    const example =
      required === 'window'
        ? 'window: { from: 2025-10-15 22:00, to: 2025-10-15 23:00 }'
        : 'started: 2025-10-15 09:00';
    const message = `The required field \`${required}\` of ${kind === 'notice' ? 'a notice' : 'maintenance'} is missing.`;
    diagnostics.push(
      diagnose('format/missing-field', yaml.placeOfValue([]), message, {
        hint: `Add a line \`${example}\`.`,
      }),
    );
  }
  return diagnostics;
}

/** Whether the front matter names a field at all, right or wrong. */
export function hasField(yaml: YamlReading, name: string): boolean {
  return typeof yaml.value === 'object' && yaml.value !== null && Object.hasOwn(yaml.value, name);
}

function readSeverity(
  written: WrittenIncident,
  yaml: YamlReading,
  site: Site,
  kind: Kind,
): { severity: Severity | undefined; diagnostics: Diagnostic[] } {
  const known = site.severities.map(({ id }) => id);
  if (kind !== 'incident') return { severity: undefined, diagnostics: [] };
  if (written.severity === undefined) {
    if (hasField(yaml, 'severity')) return { severity: undefined, diagnostics: [] };
    const hint = `Add a line such as \`severity: ${known.at(-1) ?? 'low'}\`. ${suggestWord('', known, 'severities')}`;
    return {
      severity: undefined,
      diagnostics: [
        diagnose('incident/no-severity', yaml.placeOfValue([]), 'The incident has no severity.', { hint }),
      ],
    };
  }
  const severity = site.severities.find(({ id }) => id === written.severity);
  if (severity !== undefined) return { severity, diagnostics: [] };
  const message = `The severity \`${written.severity}\` is not one of the site.`;
  const hint = suggestWord(written.severity, known, 'severities');
  return {
    severity,
    diagnostics: [diagnose('link/unknown-severity', yaml.placeOfValue(['severity']), message, { hint })],
  };
}

function readWaivers(
  written: WrittenIncident,
  yaml: YamlReading,
): { waivers: Waiver[]; diagnostics: Diagnostic[] } {
  const waivers: Waiver[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, { code, reason }] of (written.waive ?? []).entries()) {
    const place = yaml.placeOfValue(['waive', index, 'code']);
    if (!isCode(code)) {
      const nearest = nearestWord(code, Object.keys(codes));
      const hint =
        nearest === undefined
          ? 'Copy the code from the report of `candor check`.'
          : `Did you mean \`${nearest}\`?`;
      diagnostics.push(
        diagnose('config/unknown-code', place, `\`${code}\` is not a diagnostic code.`, { hint }),
      );
    } else if (!isLowerable(code)) {
      const hint = 'Mend what it reports, and remove the waiver.';
      diagnostics.push(diagnose('format/waiver-refused', place, `\`${code}\` cannot be waived.`, { hint }));
    } else waivers.push({ code, reason, place });
  }
  return { waivers, diagnostics };
}

const slugForm = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}._-]*[\p{L}\p{N}\p{M}])?$/u;
const aliasForm = /^\/?(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/?$/;

/** Whether a text can be an id or a slug: letters, digits, `-`, `_`, `.`, with a letter or digit at both ends. */
export const isSlug = (text: string): boolean =>
  slugForm.test(text) && new TextEncoder().encode(text).length <= 120;

function readPaths(
  written: WrittenIncident,
  yaml: YamlReading,
): { slug: string | undefined; aliases: string[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const { slug } = written;
  if (slug !== undefined && !isSlug(slug)) {
    const message = `The slug \`${slug}\` is not letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends.`;
    const suggested = slug
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
      .replaceAll(/^[._-]+|[._-]+$/g, '');
    const hint = isSlug(suggested) ? `Write \`slug: ${suggested}\`.` : undefined;
    diagnostics.push(diagnose('identity/invalid-slug', yaml.placeOfValue(['slug']), message, { hint }));
  }
  const aliases = (written.aliases ?? []).flatMap((alias, index) => {
    if (aliasForm.test(alias)) return [alias.startsWith('/') ? alias : `/${alias}`];
    const message = `The alias \`${alias}\` is not a path below the root of the site.`;
    const hint = 'Write it like `/2025/old-name/`, without a host, a query or `..`.';
    diagnostics.push(
      diagnose('identity/invalid-slug', yaml.placeOfValue(['aliases', index]), message, { hint }),
    );
    return [];
  });
  return {
    slug: slug !== undefined && isSlug(slug) ? slug.toLowerCase().normalize('NFC') : undefined,
    aliases,
    diagnostics,
  };
}
