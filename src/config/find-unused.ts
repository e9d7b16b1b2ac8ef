// Settings of the format that this version checks and does nothing with: said once for each, so that no one relies on them.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import type { WrittenConfig } from './written-config.js';

export function findUnused({ output }: WrittenConfig, reading: YamlReading): Diagnostic[] {
  const settings: readonly (readonly [FieldPath, boolean])[] = [
    [['output', 'feeds'], output?.feeds !== undefined],
    [['output', 'api'], output?.api !== undefined],
  ];
  return settings.flatMap(([path, isSet]) => {
    if (!isSet) return [];
    const message = `\`${path.map(String).join('.')}\` is checked, but has no effect in this version.`;
    const hint = 'Remove it, or keep it for a later version.';
    return [diagnose('config/not-used-yet', reading.placeOfKey(path), message, { hint })];
  });
}
