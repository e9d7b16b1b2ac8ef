// The levels that the site gives to diagnostic codes.
import { codes, entryOf, isCode, isLowerable, type Code, type Level } from '../kernel/codes.js';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { suggestWord } from '../kernel/nearest.js';
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
      diagnostics.push(
        diagnose('config/unknown-code', reading.placeOfKey(['rules', code]), message, { hint }),
      );
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

// Codes are many: those of the same family are worth more than the first of the table.
function suggestCode(text: string): string {
  const all = Object.keys(codes);
  const family = all.filter((code) => code.startsWith(`${text.split('/')[0] ?? ''}/`));
  const named = all.filter((code) => code.endsWith(`/${text.split('/').at(-1) ?? ''}`));
  const [only] = named;
  if (only !== undefined && named.length === 1) return `Did you mean \`${only}\`?`;
  return suggestWord(text, family.length === 0 ? all : family, 'codes');
}

const nameLevel = (level: Level): string =>
  level === 'info' ? 'an info' : level === 'error' ? 'an error' : 'a warning';
