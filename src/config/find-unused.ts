// Settings of the format that this version checks and does nothing with: said once for each, so that no one relies on them.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import type { WrittenConfig, WrittenPolicy } from './written-config.js';

export function findUnused(written: WrittenConfig, reading: YamlReading): Diagnostic[] {
  const { policy, limits, output } = written;
  const settings: readonly (readonly [FieldPath, boolean])[] = [
    [['policy'], policy !== undefined && hasUnusedPolicy(policy)],
    [['limits', 'postmortem_due_soon'], limits?.postmortem_due_soon !== undefined],
    [['output', 'feeds'], output?.feeds !== undefined],
    [['output', 'api'], output?.api !== undefined],
  ];
  return settings.flatMap(([path, isSet]) => {
    if (!isSet) return [];
    const isPolicy = path.at(-1) === 'policy';
    const what = isPolicy
      ? 'The policy is checked, but only its `publish` has an effect'
      : `\`${path.map(String).join('.')}\` is checked, but has no effect`;
    const hint = isPolicy
      ? 'Keep it for what it says, but nothing else of it is held to yet: no page, deadline or digest follows from it.'
      : 'Remove it, or keep it for a later version.';
    return [diagnose('config/not-used-yet', reading.placeOfKey(path), `${what} in this version.`, { hint })];
  });
}

function hasUnusedPolicy(policy: WrittenPolicy): boolean {
  if (typeof policy === 'string') return policy !== 'open';
  const { preset, severities = {}, ...others } = policy;
  const isPublishOnly = Object.values(severities).every((route) =>
    Object.keys(route).every((key) => key === 'publish'),
  );
  return (preset ?? 'open') !== 'open' || Object.keys(others).length > 0 || !isPublishOnly;
}
