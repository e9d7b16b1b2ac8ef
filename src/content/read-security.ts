// Reads the `security` map of a front matter. Whatever of it is unknown or malformed makes it unsound, and an unsound
// map withholds for good: a slip of typing must never publish.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import type { Confirmation, PublicFace, Security } from '../model/security.js';
import { hasField } from './fields-of-kind.js';
import { readSlug } from './read-paths.js';
import type { WrittenIncident } from './schema.js';

export interface SecurityReading {
  /** Undefined where the front matter has no such field. Its marks are judged later. */
  readonly security: Security | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** `problems` are those of the whole front matter; `given` is it as it was read, before what is wrong was taken out. */
export function readSecurity(
  written: WrittenIncident,
  yaml: YamlReading,
  {
    given,
    problems,
    resolved,
    zone,
  }: {
    readonly given: YamlReading;
    readonly problems: readonly Diagnostic[];
    readonly resolved: Moment | undefined;
    readonly zone: string;
  },
): SecurityReading {
  if (!hasField(given, 'security')) return { security: undefined, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const readMoment = (text: string | undefined, path: FieldPath): Moment | undefined => {
    if (text === undefined) return undefined;
    const place = yaml.placeOfValue(['security', ...path]);
    const reading = readTime(text, zone);
    if (!reading.ok) {
      const { code, message, hint } = reading.problem;
      diagnostics.push(diagnose(code, place, message, hintWithFix(place, hint)));
      return undefined;
    }
    if (!reading.moment.about) return reading.moment;
    const message = `\`${text}\` is only about right, and what it decides about must not be in doubt.`;
    diagnostics.push(diagnose('time/unreadable', place, message, { hint: 'Write the time without `~`.' }));
    return undefined;
  };
  const { security = {} } = written;
  const face = readFace(written, yaml, resolved);
  const confirmations = (security.confirmations ?? []).map(({ party, confirmed }, index): Confirmation => ({
    party,
    confirmed: readMoment(confirmed, ['confirmations', index, 'confirmed']),
    place: yaml.placeOfValue(['security', 'confirmations', index]),
  }));
  const notBefore = readMoment(security.not_before, ['not_before']);
  const released = readMoment(security.released, ['released']);
  const found = [...diagnostics, ...face.diagnostics];
  const isSound = found.length === 0 && written.security !== undefined && isReadable(given, problems);
  const { withhold = 'all' } = security;
  return {
    security: { withhold, face: face.face, confirmations, notBefore, released, isSound },
    diagnostics: found,
  };
}

function readFace(
  { security }: WrittenIncident,
  yaml: YamlReading,
  resolved: Moment | undefined,
): { face: PublicFace | undefined; diagnostics: readonly Diagnostic[] } {
  if (security?.public === undefined) return { face: undefined, diagnostics: [] };
  const { title, summary, hide = [] } = security.public;
  const { slug, diagnostics } = readSlug(
    security.public.slug,
    yaml.placeOfValue(['security', 'public', 'slug']),
  );
  const face =
    slug === undefined ? undefined : { title, slug, summary, hidesTimes: hide.includes('times'), resolved };
  return { face, diagnostics };
}

/** Whether nothing is wrong within the map; a fault of the YAML may have moved anything into it or out of it. */
function isReadable(given: YamlReading, problems: readonly Diagnostic[]): boolean {
  const from = given.placeOfKey(['security']).start.line;
  const to = given.placeOfValue(['security']).end.line;
  return problems.every(
    ({ level, code, place }) =>
      level !== 'error' ||
      !(code.startsWith('yaml/') || (from <= place.start.line && place.start.line <= to)),
  );
}
