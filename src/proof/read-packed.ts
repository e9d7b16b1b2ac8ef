// The texts inside of a packed search index, which is no text itself: CBOR (RFC 8949, section 3), in which the length of
// a text stands before it.

/** Line by line. Whatever could be a text is taken for one: for a search too much is better than too little. */
export function readPacked(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts: string[] = [];
  for (const [at, head] of bytes.entries()) {
    const [from, length] = spanOf(bytes, at, head);
    if (length === 0 || from + length > bytes.length) continue;
    const text = bytes.subarray(from, from + length);
    if (text.some((byte) => byte < 0x20)) continue;
    try {
      texts.push(decoder.decode(text));
    } catch {
      // Not a text after all.
    }
  }
  return texts.join('\n');
}

/** Where the text begins whose head stands at a place, and its bytes; none where none begins. */
function spanOf(bytes: Uint8Array, at: number, head: number): readonly [from: number, length: number] {
  if (head > 0x60 && head < 0x78) return [at + 1, head - 0x60];
  if (head === 0x78) return [at + 2, bytes[at + 1] ?? 0];
  if (head === 0x79) return [at + 3, (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0)];
  return [at, 0];
}
