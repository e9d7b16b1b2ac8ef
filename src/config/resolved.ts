// What each part of the configuration becomes: always a value to go on with, and the problems found on the way.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';

export interface Resolved<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** The time at a path, in the zone of the site; undefined where there is none that can be read. */
export function resolveTime(
  written: string | undefined,
  path: FieldPath,
  zone: string,
  reading: YamlReading,
): Resolved<Moment | undefined> {
  if (written === undefined) return { value: undefined, diagnostics: [] };
  const time = readTime(written, zone);
  if (time.ok) return { value: time.moment, diagnostics: [] };
  const { code, message, hint } = time.problem;
  const place = reading.placeOfValue(path);
  return { value: undefined, diagnostics: [diagnose(code, place, message, hintWithFix(place, hint))] };
}
