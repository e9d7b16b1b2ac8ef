// Texts in the room that a channel has for them.

/** At most so many UTF-16 units, cut between words and marked by an ellipsis where it was longer. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Neither half a character nor half a word is left at the end.
  const cut = text.slice(0, Math.max(0, limit - 2)).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/\s+\S{0,60}$/, '')} …`;
}

/** The text as a channel writes it: so much of it that this fits, for signs that are escaped take more room. */
export function fit(text: string, limit: number, write: (text: string) => string): string {
  let room = limit;
  for (;;) {
    const written = write(shorten(text, room));
    if (written.length <= limit || room < 2) return written;
    room = Math.min(room - 1, Math.floor((room * limit) / written.length));
  }
}
