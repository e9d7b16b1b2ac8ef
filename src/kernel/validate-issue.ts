// Puts one issue of a schema into a diagnostic at the key or value that it is about: what was found, what was expected,
// and the correct form. No text of zod's own is shown.
import type { z } from 'zod';
import { diagnose, type Diagnostic, type Place } from './diagnostic.js';
import { fixByHint } from './fix-by-hint.js';
import { nearestWord } from './nearest.js';
import {
  kindNames,
  listWords,
  namePath,
  showSource,
  showValue,
  suggestField,
  suggestForm,
  suggestNumber,
  type Finding,
  type Issue,
} from './validate-hints.js';
import {
  exampleOf,
  fieldAt,
  fieldsOf,
  isOptional,
  kindOf,
  kindsOf,
  requiredFields,
  schemaAt,
  unionAt,
  valueAt,
  valuesOf,
  type ValueKind,
} from './validate-schema.js';
import { readNameHint, readWording } from './wording.js';
import { writeYaml, type YamlReading } from './yaml.js';

/** The issues of the branch of a union that the author evidently meant; the others say nothing of use. */
export function narrowIssue(issue: Issue, schema: z.ZodType, value: unknown): readonly Issue[] {
  const union = issue.code === 'invalid_union' ? unionAt(schema, issue.path, value) : undefined;
  const meant = union && schemaAt(union, [], valueAt(value, issue.path));
  if (meant === undefined || meant === union || isDiscriminator(issue)) return [issue];
  const inner = meant.safeParse(valueAt(value, issue.path), { error: () => '' }).error?.issues ?? [];
  return inner.flatMap((below) =>
    narrowIssue({ ...below, path: [...issue.path, ...below.path] }, schema, value),
  );
}

/** Describes an issue that `narrowIssue` gave, with the fix that its hint names. */
export function describeIssue(issue: Issue, root: z.ZodType, reading: YamlReading): readonly Diagnostic[] {
  const key = issue.path.findLast((part) => typeof part === 'string') ?? '';
  return describe(issue, root, reading).map((diagnostic) => {
    const fix = fixByHint(diagnostic.place, diagnostic.hint, `${key}: `);
    return fix === undefined ? diagnostic : { ...diagnostic, fix };
  });
}

function describe(issue: Issue, root: z.ZodType, reading: YamlReading): readonly Diagnostic[] {
  const { path } = issue;
  const finding: Finding = {
    issue,
    root,
    reading,
    path,
    value: valueAt(reading.value, path),
    schema: schemaAt(root, path, reading.value),
    name: `\`${namePath(path)}\``,
    key: path.findLast((part) => typeof part === 'string') ?? '',
  };
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => describeUnknownField(finding, key));
  }
  if (issue.code === 'invalid_key') return [describeKey(finding, issue.issues)];
  if (path.length > 0 && finding.value === undefined)
    return isMisspelt(finding) ? [] : [describeMissing(finding)];
  return [describeValue(finding)];
}

function describeUnknownField(finding: Finding, key: string): Diagnostic {
  const place = finding.reading.placeOfKey([...finding.path, key]);
  return diagnose('format/unknown-field', place, `The field \`${key}\` is not known.`, {
    hint: readNameHint(finding.issue.message, key) ?? suggestField(finding, key),
  });
}

function describeKey({ reading, path, key }: Finding, issues: readonly Issue[]): Diagnostic {
  const words = readWording(issues[0]?.message ?? '');
  const expected = words.expected === undefined ? 'another form' : words.expected;
  const code = words.code ?? 'format/invalid-value';
  const message = `\`${namePath(path.slice(0, -1))}\` names \`${key}\`; expected ${expected}.`;
  return diagnose(code, reading.placeOfKey(path), message, { hint: words.hint });
}

// A field that is there by a wrong name, or on a line that is out of place, has been reported as such.
function isMisspelt({ root, reading, path, key }: Finding): boolean {
  if (reading.isAstray(key)) return true;
  const parent = path.slice(0, -1);
  const known = Object.keys(fieldsOf(schemaAt(root, parent, reading.value)));
  const found = Object.keys(valueAt(reading.value, parent) ?? {});
  return found.some(
    (name) => !known.includes(name) && nearestWord(name.split(':', 1)[0] ?? '', known) === key,
  );
}

function describeMissing({ root, reading, path, schema, key }: Finding): Diagnostic {
  const parent = path.slice(0, -1);
  const isNamed = typeof parent.at(-1) === 'string';
  const place = isNamed ? reading.placeOfKey(parent) : reading.placeOfValue(parent);
  const of = parent.length === 0 ? '' : ` of \`${namePath(parent)}\``;
  const required = requiredFields(schema);
  const example = exampleOf(fieldAt(schemaAt(root, parent, reading.value) ?? root, key)) ?? '…';
  const hint =
    required.length > 0
      ? `Add \`${key}:\` with ${required.map((name) => `\`${name}\``).join(', ')} below it.`
      : `Add \`${key}: ${writeYaml(example).trim()}\`.`;
  const message = `The required field \`${key}\`${of} is missing.`;
  return diagnose('format/missing-field', place, message, { hint });
}

function describeValue(finding: Finding): Diagnostic {
  const { issue, root, reading, path, value, schema } = finding;
  const place = reading.placeOfValue(path);
  if (path.length === 0) {
    const message = `The YAML is ${showValue(value)}; expected a map of fields.`;
    return diagnose('format/not-a-map', place, message, { hint: 'Write one `field: value` on each line.' });
  }
  const isBlank = typeof value === 'string' && value.trim() === '';
  const isTooShort = issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array');
  if (value === null || isBlank || isTooShort) return describeEmpty(finding, place);

  const kinds = kindsOf(unionAt(root, path, reading.value) ?? schema);
  if (kinds.length > 0 && !kinds.includes(kindOf(value))) return describeKind(finding, kinds, place);
  return describeForm(finding, place);
}

// A value of the right kind that is still not one of those allowed.
function describeForm(finding: Finding, place: Place): Diagnostic {
  const { issue, value, name, key } = finding;
  const words = readWording(issue.message);
  const found = `${name} is ${showValue(value)}`;
  const known = knownValues(issue);
  if (known !== undefined) {
    const message = `${found}; expected ${words.expected ?? listWords(known)}.`;
    const nearest = nearestWord(String(value), known);
    const hint =
      words.hint ??
      (nearest === undefined
        ? `Write one of them, such as \`${key}: ${known[0] ?? ''}\`.`
        : `Did you mean \`${nearest}\`?`);
    return diagnose(words.code ?? 'format/unknown-value', place, message, { hint });
  }
  if (issue.code === 'invalid_type') {
    const expected = words.expected ?? (issue.expected === 'int' ? 'a whole number' : 'a finite number');
    const message = `${name} is ${showSource(finding)}; expected ${expected}.`;
    return diagnose('format/wrong-type', place, message, { hint: words.hint ?? suggestNumber(finding) });
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const [word, limit, way] =
      issue.code === 'too_small'
        ? ['least', String(issue.minimum), 'more']
        : ['most', String(issue.maximum), 'less'];
    const hint = words.hint ?? `Write \`${key}: ${limit}\` or ${way}.`;
    return diagnose('format/invalid-value', place, `${found}; expected at ${word} ${limit}.`, { hint });
  }
  const expected =
    words.expected === undefined ? ', a form that it cannot have' : `; expected ${words.expected}`;
  const code = words.code ?? 'format/invalid-value';
  return diagnose(code, place, `${found}${expected}.`, { hint: words.hint });
}

function describeEmpty({ root, reading, path, value, name, key }: Finding, place: Place): Diagnostic {
  const comment = value === null ? reading.sourceOf(path) : undefined;
  if (comment?.startsWith('#') === true) {
    const hint = `Quote it: \`${key}: ${JSON.stringify(comment)}\`.`;
    return diagnose('format/empty-value', place, `${name} has no value: what follows it is a comment.`, {
      hint,
    });
  }
  const parent = schemaAt(root, path.slice(0, -1), reading.value);
  const field = parent && fieldAt(parent, path.at(-1) ?? '');
  const isDispensable = field === undefined || isOptional(field) || typeof path.at(-1) === 'number';
  const hint = isDispensable ? 'Write the value, or remove the line.' : 'Write the value.';
  return diagnose('format/empty-value', place, `${name} ${value === null ? 'has no value' : 'is empty'}.`, {
    hint,
  });
}

function describeKind(finding: Finding, kinds: readonly ValueKind[], place: Place): Diagnostic {
  const { issue, name, key, path } = finding;
  const source = finding.reading.sourceOf(path) ?? '';
  const isTrue = /^(y|yes|on|1)$/i.test(source);
  if (kinds.includes('boolean') && (isTrue || /^(n|no|off|0)$/i.test(source))) {
    const message = `${name} is \`${source}\`, which is not a boolean in YAML; expected true or false.`;
    const hint = `Write \`${key}: ${String(isTrue)}\`.`;
    return diagnose('format/boolean-word', place, message, { hint });
  }
  if (kinds.includes('boolean') && (source === 'true' || source === 'false')) {
    const message = `${name} is the text \`${source}\` in quotes; expected true or false without them.`;
    return diagnose('format/wrong-type', place, message, { hint: `Write \`${key}: ${source}\`.` });
  }
  const words = readWording(issue.message);
  const values = finding.schema === undefined ? [] : valuesOf(finding.schema);
  const form = [...new Set(kinds)].map((kind) => kindNames[kind]).join(' or ');
  const expected = words.expected ?? (values.length > 0 ? listWords(values) : form);
  const message = `${name} is ${showSource(finding)}; expected ${expected}.`;
  return diagnose('format/wrong-type', place, message, { hint: words.hint ?? suggestForm(finding, kinds) });
}

/** The values that a field may have, where it has only certain ones. */
function knownValues(issue: Issue): readonly string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return isDiscriminator(issue) && 'options' in issue && Array.isArray(issue.options)
    ? issue.options.map(String)
    : undefined;
}

// The field that tells the branches of a union apart holds a value that none of them has.
const isDiscriminator = (issue: Issue): boolean =>
  issue.code === 'invalid_union' && typeof issue.discriminator === 'string';
