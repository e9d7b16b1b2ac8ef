// Text that YAML silently ends at a `#`, because its author did not quote it.
import { diagnose, type Diagnostic } from './diagnostic.js';
import type { YamlReading } from './yaml.js';

/** `textFields` are the names of the fields that hold text, or lists of text, in which a `#` may be meant. */
export function findCutText(reading: YamlReading, textFields: ReadonlySet<string>): Diagnostic[] {
  return reading.trailingComments.flatMap(({ path, comment, place }) => {
    const name = path.findLast((part) => typeof part === 'string');
    if (name === undefined || !textFields.has(name)) return [];
    const text = reading.sourceOf(path) ?? '';
    const lead = typeof path.at(-1) === 'number' ? '- ' : `${name}: `;
    const message = `YAML takes \`#${comment}\` for a comment, so \`${name}\` is only \`${text}\`.`;
    const whole = JSON.stringify(`${text} #${comment}`);
    const hint = `Quote it: \`${lead}${whole}\`; or put the comment on a line of its own.`;
    const fix = { place: { ...place, start: reading.placeOfValue(path).start }, text: whole };
    return [diagnose('yaml/comment-cuts-text', place, message, { hint, fix })];
  });
}
