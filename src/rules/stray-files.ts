// Files below incidents/ that nobody would ever see.
import { diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import type { Rule } from './rule.js';

export const strayFiles: Rule = {
  codes: ['file/unreferenced', 'file/wrong-extension'],
  check: ({ attachments, references, referencesKnown }) => {
    if (attachments.length === 0) return [];
    // A slip of case has its own diagnostic, at the link.
    const referenced = new Set(references.map(({ path }) => path.toLowerCase()));
    return attachments.flatMap(({ path }): Diagnostic[] => {
      const place = startOfFile(path);
      if (/\.(?:md|markdown|mdown|mkdn?|mdwn|mdx|md\.txt)$/i.test(path)) {
        const name = path.split('/').at(-1) ?? path;
        const wanted = name.replace(/\.(?:md\.txt|[^.]+)$/i, '.md');
        const message = `\`${name}\` is not read as an incident, because its name does not end in \`.md\`.`;
        return [diagnose('file/wrong-extension', place, message, { hint: `Rename it to \`${wanted}\`.` })];
      }
      if (referenced.has(path.toLowerCase()) || !referencesKnown) return [];
      const hint = 'Link to it from an incident, move it to public/, or delete it.';
      return [
        diagnose('file/unreferenced', place, 'No incident refers to this file, so it is not published.', {
          hint,
        }),
      ];
    });
  },
};
