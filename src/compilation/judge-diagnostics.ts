// From what was found to what is reported: without the echoes of a broken configuration, without a word of what is
// withheld, at the levels of the site.
import type { Code } from '../kernel/codes.js';
import { compareDiagnostics, type Diagnostic } from '../kernel/diagnostic.js';
import { configName } from '../config/defaults.js';
import type { ConfigReading } from '../config/read-config.js';
import type { ParsedFile } from '../content/parse-file.js';
import { showsText } from '../model/view.js';
import { applyLevels } from '../rules/apply-levels.js';
import { isOfPolicy } from '../rules/index.js';
import type { SourceRecord } from '../rules/rule.js';
import { hideWithheld } from './hide-withheld.js';
import { findOthers } from './unusual-files.js';

/** In the order of reports. */
export function judgeDiagnostics(
  found: readonly Diagnostic[],
  config: ConfigReading,
  parsed: readonly ParsedFile[],
  record: SourceRecord,
  withPolicy: boolean,
): readonly Diagnostic[] {
  const told = hideWithheld(withoutCascades(found, config), parsed, record);
  const unread = new Set(
    findOthers(parsed)
      .filter(({ content }) => content.kind === 'unreadable')
      .map(({ path }) => path),
  );
  const judged = applyLevels(told, record, {
    unread,
    // Of what is withheld nothing is owed yet.
    isJudged: (code, path) => !isOfPolicy(code) || (withPolicy && showsText(record.views.get(path))),
  });
  const isNew = ({ code }: Diagnostic): boolean => code === 'format/unused-waiver';
  const known = judged.filter((diagnostic) => !isNew(diagnostic));
  return [...known, ...hideWithheld(judged.filter(isNew), parsed, record)].sort(compareDiagnostics);
}

/** What was misread in the configuration is no fault of the incidents that use it. */
function withoutCascades(
  diagnostics: readonly Diagnostic[],
  { componentsKnown, severitiesKnown, timezoneKnown }: ConfigReading,
): readonly Diagnostic[] {
  const doubtful = new Set<Code>([
    ...(componentsKnown ? [] : (['link/unknown-component', 'update/unknown-component'] as const)),
    ...(severitiesKnown ? [] : (['link/unknown-severity'] as const)),
    ...(timezoneKnown ? [] : (['time/ambiguous', 'time/skipped', 'time/wrong-zone', 'time/future'] as const)),
  ]);
  const isOfConfig = ({ place }: Diagnostic): boolean => place.path === configName;
  // A configuration that could not be opened is not missing.
  const isRefused = diagnostics.some(
    (diagnostic) => isOfConfig(diagnostic) && /^file\//.test(diagnostic.code),
  );
  return diagnostics.filter((diagnostic) =>
    isOfConfig(diagnostic)
      ? !(isRefused && diagnostic.code === 'config/missing')
      : !doubtful.has(diagnostic.code),
  );
}
