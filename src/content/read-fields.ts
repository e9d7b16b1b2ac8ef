// From the front matter as written to typed fields: times in the zone of the site, severities, windows, paths, waivers.
import { isCode, isLowerable } from '../kernel/codes.js';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { nearestWord, suggestWord } from '../kernel/nearest.js';
import { suggestCode } from '../kernel/suggest-code.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import { fieldsOf } from '../kernel/validate-schema.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import type { Span, Waiver } from '../model/incident.js';
import type { Severity, Site } from '../model/site.js';
import { kinds, type Kind } from '../model/state.js';
import { readPaths } from './read-paths.js';
import { frontMatterSchema, type WrittenIncident, type WrittenSpan } from './schema.js';

type TimeField = 'started' | 'resolved' | 'detected' | 'mitigated' | 'until';

export interface Fields {
  /** Undefined where something stands for it that could be any. */
  readonly kind: Kind | undefined;
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
  const kind = written.kind ?? guessKind(yaml);
  const diagnostics = kind === undefined ? [] : refuseForeignFields(written, yaml, kind);
  const readMoment = (text: string, path: FieldPath): Moment | undefined => {
    const reading = readTime(text, site.timezone);
    if (reading.ok) return reading.moment;
    const { code, message, hint } = reading.problem;
    diagnostics.push(diagnose(code, yaml.placeOfValue(path), message, { hint }));
    return undefined;
  };
  // A field that has no place here is to go, so it is not judged by what it says.
  const valueOf = <Name extends keyof WrittenIncident>(name: Name): WrittenIncident[Name] | undefined =>
    kind !== undefined && foreignFields[kind].includes(name) ? undefined : written[name];
  const readField = (name: TimeField): Moment | undefined => {
    const text = valueOf(name);
    return text === undefined ? undefined : readMoment(text, [name]);
  };
  const readSpans = (name: 'impact' | 'window'): readonly Span[] => {
    const value: WrittenSpan | WrittenSpan[] | undefined = valueOf(name);
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

/** The kind where no `kind` stands, or the one that is meant by a misspelt one; undefined where nobody can tell. */
function guessKind(yaml: YamlReading): Kind | undefined {
  if (!seemsGiven(yaml, 'kind')) return 'incident';
  const word = hasField(yaml, 'kind') ? (yaml.sourceOf(['kind']) ?? '') : '';
  const nearest = nearestWord(word, kinds);
  return kinds.find((kind) => kind === nearest);
}

/** The kind that a front matter names that cannot be read; undefined where nothing in it tells. */
export function findKind(source: string): Kind | undefined {
  const word = /^[ \t]*kind[ \t]*[:=]?[ \t]*["']?(\w+)/im.exec(source)?.[1];
  if (word === undefined) return /^[ \t]*severity\b/im.test(source) ? 'incident' : undefined;
  const nearest = nearestWord(word, kinds);
  return kinds.find((kind) => kind === nearest);
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
  if (required !== undefined && !seemsGiven(yaml, required)) {
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

/** The same, also by a name that is misspelt or a line that is out of place: that has had its own diagnostic. */
export function seemsGiven(yaml: YamlReading, name: string): boolean {
  if (hasField(yaml, name) || yaml.isAstray(name)) return true;
  const known = Object.keys(fieldsOf(frontMatterSchema));
  const written = Object.keys(yaml.value ?? {});
  return written.some((key) => !known.includes(key) && nearestWord(key, known) === name);
}

function readSeverity(
  written: WrittenIncident,
  yaml: YamlReading,
  site: Site,
  kind: Kind | undefined,
): { severity: Severity | undefined; diagnostics: Diagnostic[] } {
  const known = site.severities.map(({ id }) => id);
  if (kind !== 'incident') return { severity: undefined, diagnostics: [] };
  if (written.severity === undefined) {
    if (seemsGiven(yaml, 'severity')) return { severity: undefined, diagnostics: [] };
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
      const message = `There is no diagnostic code \`${code}\`.`;
      diagnostics.push(diagnose('config/unknown-code', place, message, { hint: suggestCode(code) }));
    } else if (!isLowerable(code)) {
      const hint = 'Mend what it reports, and remove the waiver.';
      diagnostics.push(diagnose('format/waiver-refused', place, `\`${code}\` cannot be waived.`, { hint }));
    } else waivers.push({ code, reason, place });
  }
  return { waivers, diagnostics };
}
