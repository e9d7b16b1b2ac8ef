// The severities of the site, with what the policy says about publishing incidents of each.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { suggestWord } from '../kernel/nearest.js';
import { valueAt } from '../kernel/validate-schema.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import { openRoute } from '../model/policy.js';
import type { Severity } from '../model/site.js';
import { defaultSeverities, indicatorOf, policyPresets } from './defaults.js';
import { resolveRoute } from './resolve-policy.js';
import type { Resolved } from './resolved.js';
import type { WrittenPolicy, WrittenRoute, WrittenSeverity } from './written-config.js';

export function resolveSeverities(
  written: readonly WrittenSeverity[] | undefined,
  policy: WrittenPolicy | undefined,
  locale: string,
  reading: YamlReading,
): Resolved<readonly Severity[]> {
  const list =
    written === undefined
      ? { value: defaultSeverities(locale), diagnostics: [] }
      : listSeverities(written, reading);
  const routes = resolveRoutes(policy, list.value, reading);
  return {
    value: list.value.map((severity) => ({
      ...severity,
      route: resolveRoute(routes.value.get(severity.id) ?? {}),
    })),
    diagnostics: [...list.diagnostics, ...routes.diagnostics],
  };
}

/** A problem for every id that is no severity of the site. */
export function refuseUnknownSeverities(
  ids: readonly { readonly id: string; readonly path: FieldPath; readonly isKey?: boolean }[],
  severities: readonly Severity[],
  reading: YamlReading,
): Diagnostic[] {
  const known = severities.map(({ id }) => id);
  // Where a severity has an error of its own, it may be the one that is meant.
  const written = valueAt(reading.value, ['severities']);
  if (Array.isArray(written) && written.length !== severities.length) return [];
  return ids
    .filter(({ id }) => !known.includes(id))
    .map(({ id, path, isKey = false }) => {
      const place = isKey ? reading.placeOfKey(path) : reading.placeOfValue(path);
      const hint = suggestWord(id, known, 'severities');
      const message = `The site has no severity \`${id}\`.`;
      return diagnose('config/unknown-severity', place, message, hintWithFix(place, hint));
    });
}

function listSeverities(
  written: readonly WrittenSeverity[],
  reading: YamlReading,
): Resolved<readonly Severity[]> {
  const diagnostics: Diagnostic[] = [];
  const indexById = new Map<string, number>();
  const value = written.flatMap(({ id, label, description, indicator, state }, index): Severity[] => {
    const first = indexById.get(id);
    if (first !== undefined) {
      const related = [
        { message: 'It stands here first.', place: reading.placeOfValue(['severities', first, 'id']) },
      ];
      const place = reading.placeOfValue(['severities', index, 'id']);
      const message = `Another severity already has the id \`${id}\`.`;
      const hint = 'Give each severity an id of its own.';
      diagnostics.push(diagnose('config/duplicate-id', place, message, { hint, related }));
      return [];
    }
    indexById.set(id, index);
    const severity: Severity = {
      id,
      label: label.trim(),
      description: description?.trim(),
      indicator: indicator ?? indicatorOf[state],
      state,
      route: openRoute,
    };
    return [severity];
  });
  return { value, diagnostics };
}

function resolveRoutes(
  policy: WrittenPolicy | undefined,
  severities: readonly Severity[],
  reading: YamlReading,
): Resolved<ReadonlyMap<string, WrittenRoute>> {
  const map = typeof policy === 'object' ? policy : { preset: policy };
  const base = policyPresets[map.preset ?? 'open'];
  const own = Object.entries(map.severities ?? {});
  const unknown = own.map(([id]) => ({ id, path: ['policy', 'severities', id], isKey: true }));
  const value = new Map(severities.map(({ id }) => [id, { ...base[id], ...map.severities?.[id] }] as const));
  return {
    value,
    diagnostics: [
      ...refuseForeignPreset(policy, severities, reading),
      ...refuseUnknownSeverities(unknown, severities, reading),
      ...requireDigests(value, reading),
    ],
  };
}

// A preset that names none of the site's severities would say nothing at all.
function refuseForeignPreset(
  policy: WrittenPolicy | undefined,
  severities: readonly Severity[],
  reading: YamlReading,
): Diagnostic[] {
  const preset = typeof policy === 'object' ? policy.preset : policy;
  const named = Object.keys(policyPresets[preset ?? 'open']);
  if (preset === undefined || named.length === 0 || severities.some(({ id }) => named.includes(id)))
    return [];
  const place = reading.placeOfValue(typeof policy === 'object' ? ['policy', 'preset'] : ['policy']);
  const message = `The preset \`${preset}\` speaks of the severities ${named.join(', ')}, none of which the site has.`;
  const hint = 'Give the severities of the site their routes under `severities:` of the policy.';
  return [diagnose('config/unknown-severity', place, message, { hint })];
}

// An incident that keeps no page would be nowhere once it is resolved.
function requireDigests(routes: ReadonlyMap<string, WrittenRoute>, reading: YamlReading): Diagnostic[] {
  return [...routes].flatMap(([id, { page, digest }]) => {
    if (page !== false || digest !== undefined) return [];
    const place = reading.placeOfValue(['policy', 'severities', id, 'page']);
    const message = `Incidents of severity \`${id}\` keep no page, so a digest has to report them; \`digest\` is missing.`;
    const hint = 'Add `digest: quarterly` or `digest: annual`.';
    return [diagnose('format/missing-field', place, message, { hint })];
  });
}
