// What validators say of the pages of a site.
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import { find, type Reader } from '../site/make-record.js';
import { isPage } from './compile-files.js';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'], root: true });

/** Errors of parsing, breaches of html-validate's recommended rules, and pages without exactly one first heading. */
export function htmlProblems(reader: Reader): readonly string[] {
  return reader.paths.filter(isPage).flatMap((path) => {
    const source = reader.source(path);
    const errors: string[] = [];
    parse(source, { onParseError: ({ code, startLine }) => errors.push(`${path}:${startLine} ${code}`) });
    const { results } = validator.validateStringSync(source);
    const headings = find(reader.document(path), 'h1').length;
    return [
      ...errors,
      ...results.flatMap(({ messages }) =>
        messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`),
      ),
      ...(headings === 1 ? [] : [`${path} has ${headings} headings of the first level`]),
    ];
  });
}
