// Marks what was guessed, in the new file itself: a comment above the field, which its author finds by its first word.

/** `reasons` by field; the front matter is that of a new incident file. */
export function markGuesses(file: string, reasons: ReadonlyMap<string, string>): string {
  const end = file.indexOf('\n---\n');
  const lines = file
    .slice(0, end)
    .split('\n')
    .flatMap((line) => {
      const reason = reasons.get(/^([a-z_]+):/.exec(line)?.[1] ?? '');
      return reason === undefined ? [line] : [`# guessed: ${reason}`, line];
    });
  return lines.join('\n') + file.slice(end);
}
