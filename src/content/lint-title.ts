// Headings of sections become plain text on a page, so that they can be matched and listed: what says more than its
// words would vanish.
import type { Heading } from 'mdast';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { placeOfNode, type BodySource } from './locate.js';
import { walk } from './walk.js';

const names: Readonly<Record<string, string>> = {
  link: 'link',
  image: 'image',
  footnoteReference: 'footnote',
};

export function lintTitle(heading: Heading, source: BodySource): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  walk(heading, (node) => {
    const name = names[node.type];
    if (name === undefined) return;
    const message = `The heading of a section is plain text, so the ${name} in it would vanish.`;
    const hint = `Put the ${name} into the text below.`;
    diagnostics.push(diagnose('markdown/plain-heading', placeOfNode(source, node), message, { hint }));
  });
  return diagnostics;
}
