// Reads a template of html.ts once: what context each hole stands in, and that no hole stands where escaping cannot help.

/** Where the hole before a piece of the template stands, as found once per template. */
export interface HolePlan {
  /** The attribute that the hole is in; undefined for a hole in text. */
  readonly attribute: string | undefined;
  /** Whether the attribute holds an address, which could name a scheme that runs a script. */
  readonly isAddress: boolean;
  /** Where the hole is a whole value: ` name="`, left out together with the closing quote if there is no value. */
  readonly lead: string;
  /** The text of the template that follows. */
  readonly next: string;
}

export interface TemplatePlan {
  readonly first: string;
  readonly holes: readonly HolePlan[];
}

/** Stands for a hole while a template is read; no template can hold it itself. */
const mark = '\0';

// All that a template may consist of. What matches none of these is refused: an unquoted value, a hole in a name, a tag left open.
const attributesPattern = String.raw`(?:\s+[a-z][a-z0-9:-]*(?:="[^"]*")?)*\s*`;
const pieces: readonly (readonly [string, RegExp])[] = [
  ['text', /[^<\0]+/y],
  ['hole', /\0/y],
  ['doctype', /<!DOCTYPE html>/y],
  ['comment', /<!--[^\0]*?-->/y],
  ['tag', new RegExp(String.raw`<(script|style)${attributesPattern}>[^\0]*?<\/\1>`, 'iy')],
  ['tag', new RegExp(String.raw`<\/?(?!(?:script|style)\b)[a-z][a-z0-9-]*${attributesPattern}\/?>`, 'iy')],
];

const addressAttributes: ReadonlySet<string> = new Set(
  'href src action formaction poster cite data ping xlink:href'.split(' '),
);

/** Throws a SyntaxError, a bug of the template, where markup or a hole stands where none is allowed. */
export function planTemplate(strings: readonly string[]): TemplatePlan {
  const source = strings.join(mark);
  const attributes: (string | undefined)[] = [];
  for (let index = 0; index < source.length;) {
    const [name, matched] = matchPiece(source, index);
    if (name === 'hole') attributes.push(undefined);
    if (name === 'tag') {
      for (const [, attribute = '', value = ''] of matched.matchAll(/\s([a-z][a-z0-9:-]*)="([^"]*)"/gi)) {
        const count = value.split(mark).length - 1;
        if (count > 0 && /^(?:on.*|style|srcdoc)$/i.test(attribute)) {
          throw new SyntaxError(`A template cannot have a hole in the attribute ${attribute}.`);
        }
        for (let hole = 0; hole < count; hole += 1) attributes.push(attribute);
      }
    }
    index += matched.length;
  }
  return splitTemplate(strings, attributes);
}

function matchPiece(source: string, index: number): readonly [string, string] {
  for (const [name, pattern] of pieces) {
    pattern.lastIndex = index;
    const matched = pattern.exec(source)?.[0];
    if (matched !== undefined) return [name, matched];
  }
  const excerpt = source.slice(index, index + 60).replaceAll(mark, '${…}');
  throw new SyntaxError(`A template has a hole or markup where none is allowed: ${excerpt}`);
}

/** Cuts ` name="` off the text before a hole that is the whole value, and the quote off the text after it. */
function splitTemplate(
  strings: readonly string[],
  attributes: readonly (string | undefined)[],
): TemplatePlan {
  const texts = [...strings];
  const leads = attributes.map((attribute, index) => {
    const before = texts[index] ?? '';
    const after = texts[index + 1] ?? '';
    const lead = ` ${attribute ?? ''}="`;
    if (attribute === undefined || !before.endsWith(lead) || !after.startsWith('"')) return '';
    texts[index] = before.slice(0, -lead.length);
    texts[index + 1] = after.slice(1);
    return lead;
  });
  return {
    first: texts[0] ?? '',
    holes: attributes.map((attribute, index) => ({
      attribute,
      isAddress: attribute !== undefined && addressAttributes.has(attribute.toLowerCase()),
      lead: leads[index] ?? '',
      next: texts[index + 1] ?? '',
    })),
  };
}
