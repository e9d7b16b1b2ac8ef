// What to write instead of a value of another form than its field has, where the value itself tells.

/** For a text of several lines where one line belongs. */
export function suggestLine(input: unknown): string | undefined {
  if (typeof input !== 'string' || input.trim() === '') return undefined;
  const line = input.trim().replaceAll(/\s+/g, ' ');
  return line.length > 80 ? 'Write it all on one line.' : `Write it on one line: \`${line}\`.`;
}

/** For what is no text where a time belongs. */
export function suggestTime(input: unknown): string {
  const only = firstOf(input);
  return only === undefined
    ? 'Write a time, such as `2025-10-15 17:28`.'
    : `Write one time without brackets: \`${only}\`.`;
}

/** The same for the id of a thing of the site. */
export const suggestId =
  (field: string) =>
  (input: unknown): string => {
    const only = firstOf(input);
    return only === undefined
      ? `Write the id alone, as in \`${field}: low\`; one of digits only must be quoted.`
      : `Write one id without brackets: \`${field}: ${only}\`.`;
  };

function firstOf(input: unknown): string | undefined {
  const first: unknown = Array.isArray(input) ? input[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}
