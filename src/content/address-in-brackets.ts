// Finds addresses in brackets that make no link, one of the shapes that the two Markdown parsers read otherwise.

/**
 * Whether a bare address stands in brackets that are not the text of a link. It does not parse: code and comments are
 * read as text, and a bracket is open until its partner, or an empty line, ends it.
 */
export function hasAddressInBrackets(text: string): boolean {
  if (!oddBracket.test(text) || !/www\.|:\/\/|\w@\w/i.test(text)) return false;
  // For every bracket that is open, whether an address stands in it.
  let open: boolean[] = [];
  for (const [token] of text.matchAll(tokens)) {
    if (token === '[') open.push(false);
    else if (token.startsWith('\n')) {
      if (open.includes(true)) return true;
      open = [];
    } else if (token.startsWith(']')) {
      const holdsAddress = open.pop();
      if (holdsAddress === true && token === ']') return true;
    } else if (!token.startsWith('\\') && open.length > 0) open[open.length - 1] = true;
  }
  return open.includes(true);
}

/** A bracket that holds more than words on one line, which hardly any text has, links and boxes being everyday. */
const oddBracket = /\[(?![^[\]\\\n@:.]*\])/;

// An escape, an empty line, the brackets (with the target where they make a link) and what begins an address.
const tokens = /\\.|\n[ \t>]*\n|\[|\]\([^\s()<>\\]+(?:\)|\s+"[^"\n]*"\))|\]|www\.|:\/\/|\w@\w/gi;
