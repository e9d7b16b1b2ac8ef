// Replaces reference links and images by plain ones and takes the definitions out of the tree, so that any part of it
// can be rendered alone. What is defined and never used would vanish, so it is reported.
import type { Definition, FootnoteDefinition, Root } from 'mdast';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { placeInNode, placeOfFirstLine, placeOfNode, sourceOfNode, type BodySource } from './locate.js';
import { walk } from './walk.js';

export interface References {
  readonly footnoteById: ReadonlyMap<string, FootnoteDefinition>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Changes the tree in place. */
export function resolveReferences(root: Root, source: BodySource): References {
  const diagnostics: Diagnostic[] = [];
  const definitionById = new Map<string, Definition>();
  const footnoteById = new Map<string, FootnoteDefinition>();
  const used = new Set<string>();
  // Nothing is defined, so nothing in the tree refers to anything.
  if (!source.body.includes(']:')) return { footnoteById, diagnostics: findUndefinedFootnotes(root, source) };
  walk(root, (node) => {
    if (node.type === 'definition') {
      const first = definitionById.get(node.identifier);
      if (first === undefined) definitionById.set(node.identifier, node);
      else {
        const message = `The link \`[${node.label ?? node.identifier}]\` is defined a second time, and this definition is not used.`;
        diagnostics.push(
          diagnose('markdown/unused-definition', placeOfNode(source, node), message, {
            hint: 'Delete it, or give it another name.',
            related: [{ message: 'It is defined here first.', place: placeOfNode(source, first) }],
          }),
        );
      }
    } else if (node.type === 'footnoteDefinition') {
      const first = footnoteById.get(node.identifier);
      if (first === undefined) footnoteById.set(node.identifier, node);
      else {
        const message = `The footnote \`[^${node.label ?? node.identifier}]\` is defined a second time.`;
        diagnostics.push(
          diagnose('markdown/duplicate-footnote', placeOfFirstLine(source, node), message, {
            hint: 'Give it another name, and refer to it.',
            related: [{ message: 'It is defined here first.', place: placeOfFirstLine(source, first) }],
          }),
        );
      }
    }
  });

  walk(root, (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const definition = definitionById.get(node.identifier);
    if (definition === undefined) return;
    used.add(node.identifier);
    const position = node.position === undefined ? {} : { position: node.position };
    const common = { url: definition.url, title: definition.title ?? null, ...position };
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', ...common, children: node.children }
        : { type: 'image', ...common, alt: node.alt ?? '' };
  });

  const reached = findReached(root, footnoteById);
  for (const [id, node] of footnoteById) {
    if (reached.has(id)) continue;
    const message = `Nothing refers to the footnote \`[^${node.label ?? id}]\`, so its text would vanish.`;
    const hint = `Write \`[^${node.label ?? id}]\` where it belongs, or delete it.`;
    diagnostics.push(
      diagnose('markdown/unreferenced-footnote', placeOfFirstLine(source, node), message, { hint }),
    );
  }
  for (const [id, node] of definitionById) {
    if (used.has(id)) continue;
    const message = `Nothing uses the link definition \`[${node.label ?? id}]\`, so it would vanish.`;
    const hint = `Write \`[${node.label ?? id}]\` where it belongs, or delete it.`;
    diagnostics.push(diagnose('markdown/unused-definition', placeOfNode(source, node), message, { hint }));
  }
  diagnostics.push(...findUndefinedFootnotes(root, source));
  removeDefinitions(root);
  return { footnoteById, diagnostics };
}

// Footnotes that readers get to from the text; those that only refer to each other belong to none.
function findReached(root: Root, footnoteById: ReadonlyMap<string, FootnoteDefinition>): ReadonlySet<string> {
  const reached = new Set<string>();
  const starts: (Root | FootnoteDefinition)[] = [root];
  for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
    walk(start, (node) => {
      if (node.type === 'footnoteDefinition' && node !== start) return 'skip';
      if (node.type !== 'footnoteReference' || reached.has(node.identifier)) return undefined;
      reached.add(node.identifier);
      const definition = footnoteById.get(node.identifier);
      if (definition !== undefined) starts.push(definition);
      return undefined;
    });
  }
  return reached;
}

function findUndefinedFootnotes(root: Root, source: BodySource): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (!source.body.includes('[^')) return diagnostics;
  walk(root, (node) => {
    if (node.type !== 'text') return;
    for (const match of sourceOfNode(source, node).matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
      const place = placeInNode(source, node, match.index, match[0].length);
      const message = `The footnote \`${match[0]}\` is not defined, so readers see the mark itself.`;
      const hint = `Add \`${match[0]}: …\` on a line of its own.`;
      diagnostics.push(diagnose('markdown/undefined-footnote', place, message, { hint }));
    }
  });
  return diagnostics;
}

function removeDefinitions(root: Root): void {
  walk(root, (node) => {
    if (!('children' in node)) return;
    const kept = node.children.filter(
      (child) => child.type !== 'definition' && child.type !== 'footnoteDefinition',
    );
    if (kept.length !== node.children.length) node.children = kept;
  });
}
