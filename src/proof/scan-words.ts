// The words of a folded text where they stand, each told by its hash: hardly any is a secret, and to cut out every one
// of them to see took ten times as long.

/** So many that hardly anything but a secret has the hash of one. */
export const hashCount: number = 2 ** 20;

/** Of a word that goes on with a character; that of no word is 0. */
const hashOn = (hash: number, code: number): number => (hash * 31 + code) & (hashCount - 1);

export function hashWord(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = hashOn(hash, word.charCodeAt(at));
  return hash;
}

/** Of what is beyond ASCII, `fold` leaves only letters and digits. */
const isWordCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code > 0x7f;

/** Tells of each word from a place on where it begins and ends, until it is told to stop. */
export function scanWords(
  text: string,
  start: number,
  tell: (from: number, to: number, hash: number) => 'stop' | undefined,
): void {
  let [from, hash] = [start, 0];
  for (let at = start; at <= text.length; at += 1) {
    // What ends a text ends its last word.
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (isWordCode(code)) {
      hash = hashOn(hash, code);
      continue;
    }
    if (from < at && tell(from, at, hash) === 'stop') return;
    from = at + 1;
    hash = 0;
  }
}
