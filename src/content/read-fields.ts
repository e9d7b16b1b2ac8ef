// From the front matter as written to typed fields: times in the zone of the site, severities, windows, paths, waivers.
import { isCode, isLowerable } from '../kernel/codes.js';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { suggestWord } from '../kernel/nearest.js';
import { suggestCode } from '../kernel/suggest-code.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import type { Span, Waiver } from '../model/incident.js';
import type { Severity, Site } from '../model/site.js';
import type { Kind } from '../model/state.js';
import { seemsGiven } from './fields-of-kind.js';
import { readPaths } from './read-paths.js';
import type { WrittenIncident, WrittenSpan } from './schema.js';

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

export function readFields(
  written: WrittenIncident,
  yaml: YamlReading,
  site: Site,
  kind: Kind | undefined,
): Fields {
  const diagnostics: Diagnostic[] = [];
  const readMoment = (text: string, path: FieldPath): Moment | undefined => {
    const reading = readTime(text, site.timezone);
    if (reading.ok) return reading.moment;
    const { code, message, hint } = reading.problem;
    const place = yaml.placeOfValue(path);
    diagnostics.push(diagnose(code, place, message, hintWithFix(place, hint)));
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
  const place = yaml.placeOfValue(['severity']);
  return {
    severity,
    diagnostics: [diagnose('link/unknown-severity', place, message, hintWithFix(place, hint))],
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
      diagnostics.push(
        diagnose('config/unknown-code', place, message, hintWithFix(place, suggestCode(code))),
      );
    } else if (!isLowerable(code)) {
      const hint = 'Mend what it reports, and remove the waiver.';
      diagnostics.push(diagnose('format/waiver-refused', place, `\`${code}\` cannot be waived.`, { hint }));
    } else waivers.push({ code, reason, place });
  }
  return { waivers, diagnostics };
}
