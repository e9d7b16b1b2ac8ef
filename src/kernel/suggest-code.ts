// The diagnostic code that the author of an unknown one most likely meant, for a hint.
import { codes } from './codes.js';
import { suggestWord } from './nearest.js';

/** Codes are many: those of the same name or family are worth more than the first of the table. */
export function suggestCode(text: string): string {
  const all = Object.keys(codes);
  const [only, ...others] = all.filter((code) => code.endsWith(`/${text.split('/').at(-1) ?? ''}`));
  if (only !== undefined && others.length === 0) return `Did you mean \`${only}\`?`;
  const family = all.filter((code) => code.startsWith(`${text.split('/')[0] ?? ''}/`));
  return suggestWord(text, family.length === 0 ? all : family, 'codes');
}
