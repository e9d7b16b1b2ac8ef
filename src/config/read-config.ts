// From candor.yaml to the site, every default filled in. A wrong setting is reported and its default taken, so that
// the incidents can be checked in the same run; whether anything may be published is `isUsable`.
import { decodeText } from '../kernel/decode.js';
import { findConflictMarkers } from '../kernel/conflict-markers.js';
import { findCutText } from '../kernel/cut-text.js';
import { diagnose, startOfFile, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { valueAt } from '../kernel/validate-schema.js';
import { validate, withoutEchoes } from '../kernel/validate.js';
import { readYaml, type YamlReading } from '../kernel/yaml.js';
import type { Limits, Site } from '../model/site.js';
import type { SourceFile } from '../model/source.js';
import { configName, defaultFolder, defaultLimits, defaultWeights } from './defaults.js';
import { resolveComponents } from './resolve-components.js';
import { readTerm, resolvePolicy } from './resolve-policy.js';
import { resolvePostmortem } from './resolve-postmortem.js';
import { resolveRules } from './resolve-rules.js';
import { resolveSeverities } from './resolve-severities.js';
import { resolveSite } from './resolve-site.js';
import { resolveTheme, type ThemeSettings } from './resolve-theme.js';
import type { Resolved } from './resolved.js';
import { configSchema } from './schema.js';
import type { WrittenConfig, WrittenLimits, WrittenWeights } from './written-config.js';

export interface ConfigReading {
  readonly site: Site;
  readonly theme: ThemeSettings;
  /** False where the configuration has an error, so that nothing may be published by it. */
  readonly isUsable: boolean;
  /** False where what is wrong could make known components, severities or times look wrong in the incidents. */
  readonly componentsKnown: boolean;
  readonly severitiesKnown: boolean;
  readonly timezoneKnown: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Bytes; more than this is no configuration that anyone wrote. */
const largest = 256 * 1024;

const textFields: ReadonlySet<string> = new Set([
  'title',
  'name',
  'label',
  'description',
  'covers',
  'synonyms',
  'aliases',
]);

const nothing: WrittenConfig = { site: { title: 'Status' } };

/** Reads and resolves the configuration; `file` is undefined where the site has none. Never throws. */
export function readConfig(file: SourceFile | undefined): ConfigReading {
  const { value: yaml, diagnostics: faults } = file === undefined ? refuseMissing() : readSource(file);
  const {
    value: written,
    reading,
    diagnostics: issues,
  } = yaml.value === undefined
    ? { value: undefined, reading: yaml, diagnostics: [] }
    : validate(configSchema, yaml);
  if (written === undefined) {
    const { value: site } = resolveConfig(nothing, reading);
    const unknown = { componentsKnown: false, severitiesKnown: false, timezoneKnown: false };
    const { value: theme } = resolveTheme({}, reading);
    return { site, theme, isUsable: false, ...unknown, diagnostics: [...faults, ...issues] };
  }
  const { value: site, diagnostics: problems } = resolveConfig(written, reading);
  const theme = resolveTheme(written.theme ?? {}, reading);
  // A `url` may stand in what could not be read, or in the wrong place.
  const isUrlKnown = [['site'], ['site', 'url']].every((path) => isSound(path, yaml, [...faults, ...issues]));
  const resolved = problems.filter(({ code }) => isUrlKnown || code !== 'config/no-url');
  const diagnostics = [
    ...faults,
    ...issues,
    ...withoutEchoes([...resolved, ...findCutText(yaml, textFields)], yaml),
    ...theme.diagnostics,
  ];
  const errors = diagnostics.filter(({ level }) => level === 'error');
  return {
    site,
    theme: theme.value,
    isUsable: errors.length === 0,
    componentsKnown: isSound(['components'], yaml, errors),
    severitiesKnown: isSound(['severities'], yaml, errors),
    timezoneKnown: isSound(['site', 'timezone'], yaml, errors),
    diagnostics,
  };
}

function refuseMissing(): Resolved<YamlReading> {
  const message = `The site has no ${configName}.`;
  const hint = `Create ${configName} with at least \`site: { title: Example status, timezone: Europe/Berlin }\`.`;
  return unread(configName, [diagnose('config/missing', startOfFile(configName), message, { hint })]);
}

function readSource({ path, bytes }: SourceFile): Resolved<YamlReading> {
  if (bytes.length > largest) {
    const message = `The configuration is larger than ${largest / 1024} KiB.`;
    const hint = 'Keep texts and lists of data in files of their own.';
    return unread(path, [diagnose('file/too-large', startOfFile(path), message, { hint })]);
  }
  const { text, diagnostics } = decodeText(path, bytes);
  if (text === undefined) return unread(path, diagnostics);
  const conflicts = findConflictMarkers(path, text);
  if (conflicts.length > 0) return unread(path, [...diagnostics, ...conflicts]);
  const yaml = readYaml(text, { path });
  return { value: yaml, diagnostics: [...diagnostics, ...yaml.diagnostics] };
}

const unread = (path: string, diagnostics: readonly Diagnostic[]): Resolved<YamlReading> => ({
  value: { ...readYaml('', { path }), value: undefined },
  diagnostics,
});

function resolveConfig(written: WrittenConfig, reading: YamlReading): Resolved<Site> {
  const site = resolveSite(written.site, reading);
  const { timezone } = site.value;
  const components = resolveComponents(written.components ?? [], timezone, reading);
  const severities = resolveSeverities(written.severities, written.policy, site.value.locale, reading);
  const postmortem = resolvePostmortem(written.postmortem ?? {}, severities.value, reading);
  const rules = resolveRules(written.rules ?? {}, reading);
  const policy = resolvePolicy(written.policy, timezone, reading);
  return {
    value: {
      ...site.value,
      ...components.value,
      severities: severities.value,
      weights: resolveWeights(written.availability?.weights ?? {}),
      policy: policy.value,
      postmortem: postmortem.value,
      allowRemoteImages: written.content?.allow_remote_images ?? false,
      limits: resolveLimits(written.limits ?? {}),
      rules: rules.value,
      output: {
        folder: (written.output?.folder ?? defaultFolder).replace(/\/$/, ''),
        keep: (written.output?.keep ?? []).map((path) => path.replace(/\/$/, '')),
        commit: written.output?.commit ?? true,
        git: written.output?.git ?? true,
        search: written.output?.search ?? true,
        endpoints: {
          feeds: written.output?.feeds ?? true,
          calendar: written.output?.calendar ?? true,
          api: written.output?.api ?? true,
          badges: written.output?.badges ?? true,
          twins: written.output?.twins ?? true,
        },
      },
    },
    diagnostics: [site, components, severities, postmortem, rules, policy].flatMap(
      ({ diagnostics }) => diagnostics,
    ),
  };
}

function resolveWeights(written: WrittenWeights): Site['weights'] {
  const given = Object.entries(written).filter(([, weight]) => weight !== undefined);
  return { ...defaultWeights, ...(Object.fromEntries(given) as Partial<Site['weights']>) };
}

function resolveLimits(written: WrittenLimits): Limits {
  const {
    stale_after_days: days,
    incident_kib: incident,
    front_matter_kib: front,
    attachment_mib: attachment,
    postmortem_due_soon: dueSoon,
  } = written;
  return {
    staleAfterDays: days ?? defaultLimits.staleAfterDays,
    fileBytes: incident === undefined ? defaultLimits.fileBytes : incident * 1024,
    frontMatterBytes: front === undefined ? defaultLimits.frontMatterBytes : front * 1024,
    attachmentBytes: attachment === undefined ? defaultLimits.attachmentBytes : attachment * 1024 * 1024,
    postmortemDueSoon: dueSoon === undefined ? defaultLimits.postmortemDueSoon : readTerm(dueSoon),
  };
}

/** Whether a setting is right, or rightly absent: not misspelt, not lost in a slip, and not one of two of the same name. */
function isSound(path: readonly string[], yaml: YamlReading, errors: readonly Diagnostic[]): boolean {
  const parent = path.slice(0, -1);
  const siblings = Object.keys(valueAt(yaml.value, parent) ?? {});
  const isAbsent = valueAt(yaml.value, path) === undefined;
  return !errors.some(({ code, place }) => {
    if (code === 'format/duplicate-field') return isWithin(place, yaml.placeOfValue(parent));
    if (!isAbsent) return isWithin(place, yaml.placeOfKey(path)) || isWithin(place, yaml.placeOfValue(path));
    if (code.startsWith('yaml/')) return true;
    return (
      code === 'format/unknown-field' &&
      siblings.some((key) => isWithin(place, yaml.placeOfKey([...parent, key])))
    );
  });
}

function isWithin({ start }: Place, { start: from, end: to }: Place): boolean {
  const isBefore = (a: Place['start'], b: Place['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.column < b.column);
  return !isBefore(start, from) && !isBefore(to, start);
}
