// Completion in YAML, be it front matter or candor.yaml: names by the schema, and values by the schema or the site.
import { CompletionItemKind } from 'vscode-languageserver';
import type { Choice } from './choice.js';
import { describeAt, fieldsAt, schemasAt, wordsAt, type Schema } from './schema-at.js';
import type { YamlSpot } from './yaml-spot.js';

export interface YamlVocabulary {
  readonly schema: Schema;
  /** Names that the schema has and this text has no place for. */
  readonly foreign: readonly string[];
  /** The values of a path that only the site knows. */
  readonly valuesAt: (path: readonly string[]) => readonly Choice[] | undefined;
  /** The names of a path that only the site knows. */
  readonly namesAt: (path: readonly string[]) => readonly Choice[] | undefined;
}

/** `rest` is what follows on the line. */
export function completeYaml(spot: YamlSpot, rest: string, vocabulary: YamlVocabulary): readonly Choice[] {
  const isPresent = ({ label }: Choice): boolean => spot.siblings.includes(label);
  const values = valuesAt(spot.path, vocabulary);
  if (spot.role === 'value') {
    if (values.length > 0) return values.filter((choice) => spot.path.at(-1) !== '*' || !isPresent(choice));
    const items = spot.isFlow ? [] : valuesAt([...spot.path, '*'], vocabulary);
    return items.map((choice) => ({ ...choice, text: `[${choice.label}]` }));
  }
  const names = namesAt(spot.path, vocabulary).filter((choice) => !isPresent(choice));
  const hasColon = /^\s*:/.test(rest);
  const withColon = names.map((choice) => ({
    ...choice,
    text: hasColon ? choice.label : `${choice.label}:${endOf(spot, choice.label, vocabulary)}`,
  }));
  // An item of a list may be a value, and so far nothing tells.
  return spot.path.at(-1) === '*' ? [...withColon, ...values] : withColon;
}

function valuesAt(path: readonly string[], { schema, valuesAt: ofSite }: YamlVocabulary): readonly Choice[] {
  const known = ofSite(path);
  if (known !== undefined) return known;
  return wordsAt(schema, path).map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
}

function namesAt(
  path: readonly string[],
  { schema, foreign, namesAt: ofSite }: YamlVocabulary,
): readonly Choice[] {
  const fields = [...fieldsAt(schema, path)].flatMap(([label]) => {
    if (path.length === 0 && foreign.includes(label)) return [];
    const documentation = describeAt(schema, [...path, label]);
    return [{ label, documentation, kind: CompletionItemKind.Field }];
  });
  return [...fields, ...(ofSite(path) ?? [])];
}

// What has fields or items of its own goes on below.
function endOf({ isFlow, path }: YamlSpot, name: string, { schema }: YamlVocabulary): string {
  const forms = schemasAt(schema, [...path, name]);
  const isDeep = forms.some(({ properties, items }) => properties !== undefined || items !== undefined);
  const isWord = forms.some(({ type }) => type === 'string' || type === 'boolean' || type === 'number');
  const takesBrackets = wordsAt(schema, [...path, name, '*']).length > 0 || name === 'components';
  return isFlow || !isDeep || isWord || takesBrackets ? ' ' : '';
}
