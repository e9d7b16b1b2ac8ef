// The levels that the site gives to diagnostic codes.
import { entryOf, isCode, isLowerable, type Code, type Level } from '../kernel/codes.js';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { suggestCode } from '../kernel/suggest-code.js';
import type { YamlReading } from '../kernel/yaml.js';
import type { Resolved } from './resolved.js';

const weights = { off: 0, info: 1, warning: 2, error: 3 } as const;

export function resolveRules(
  written: Readonly<Record<string, Level | 'off'>>,
  reading: YamlReading,
): Resolved<ReadonlyMap<Code, Level | 'off'>> {
  const diagnostics: Diagnostic[] = [];
  const value = new Map<Code, Level | 'off'>();
  for (const [code, level] of Object.entries(written)) {
    if (!isCode(code)) {
      const message = `There is no diagnostic code \`${code}\`.`;
      const hint = suggestCode(code);
      const place = reading.placeOfKey(['rules', code]);
      diagnostics.push(diagnose('config/unknown-code', place, message, hintWithFix(place, hint)));
    } else if (weights[level] < weights[entryOf(code).level] && !isLowerable(code)) {
      const message = `\`${code}\` is always reported as ${nameLevel(entryOf(code).level)}; it cannot be \`${level}\`.`;
      const hint = 'Remove the line: without this check the record itself could be wrong.';
      diagnostics.push(
        diagnose('config/rule-fixed', reading.placeOfValue(['rules', code]), message, { hint }),
      );
    } else {
      value.set(code, level);
    }
  }
  return { value, diagnostics };
}

const nameLevel = (level: Level): string =>
  level === 'info' ? 'an info' : level === 'error' ? 'an error' : 'a warning';
