// The body of a file, parsed once: its tree without definitions, the anchors of its headings, and what is wrong in it.
import type { Heading, Nodes, Root } from 'mdast';
import type { Code } from '../kernel/codes.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { Reference } from '../model/incident.js';
import { messagesFor } from '../model/messages/messages-for.js';
import type { Site } from '../model/site.js';
import { lintMarkdown } from './lint-markdown.js';
import { lintStructure } from './lint-structure.js';
import { createAnchors } from './anchors.js';
import type { MadeText } from './cut-marks.js';
import type { BodySource } from './locate.js';
import { findMarkdownBreach } from './markdown-limits.js';
import { parseMarkdown, textOf } from './markdown.js';
import { placeWithheld, type Misplaced } from './place-withheld.js';
import type { ProseContext } from './render-prose.js';
import { resolveReferences } from './resolve-references.js';
import { readSectionName } from './split-sections.js';
import { listNodes } from './walk.js';
import type { Marks } from './withheld-marks.js';

export interface Body {
  readonly root: Root;
  readonly source: BodySource;
  readonly prose: ProseContext;
  readonly anchors: ReadonlySet<string>;
  readonly references: readonly Reference[];
  /** Marks whose placeholders came out of the parser where none may stand. */
  readonly misplaced: Misplaced;
  /** Whether a slip hides all that follows it, so that nothing can be missed. */
  readonly isCut: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Ids of the sections on an incident's page; a heading of the author's with the same text gets a number. */
const sectionAnchors: readonly string[] = ['updates', 'postmortem', 'details'];

/** What was done to a body before it is parsed. */
export interface Making {
  readonly shifts: MadeText['shifts'];
  /** The marks that placeholders stand for; undefined where their text has been left in its place. */
  readonly withheld: Marks | undefined;
}

/** Reads a body whose lines count as in its file. Markdown beyond the limits is reported and read as empty. */
export function readBody(path: string, body: string, site: Site, making?: Making): Body {
  const breach = findMarkdownBreach(path, body);
  const source: BodySource = {
    path,
    body: breach === undefined ? body : '',
    ...(making === undefined ? {} : { shifts: making.shifts }),
  };
  const root = parseMarkdown(source.body);
  const { labels, disclosure } = messagesFor(site.locale);
  const misplaced =
    making?.withheld === undefined
      ? { blocks: [], inlines: [] }
      : placeWithheld(root, source.body, making.withheld, {
          passage: disclosure.withheldPassage,
          words: disclosure.withheldWords,
        });
  const { footnoteById, diagnostics } = resolveReferences(root, source);
  const nodes = listNodes([root, ...footnoteById.values()]);
  const anchorByHeading = listAnchors(nodes);
  const anchors = new Set(anchorByHeading.values());
  const lint = lintMarkdown(nodes, source, {
    allowRemoteImages: site.allowRemoteImages,
    anchors,
  });
  const found = [
    ...(breach === undefined ? [] : [breach]),
    ...diagnostics,
    ...lint.diagnostics,
    ...lintStructure(nodes, source),
  ];
  const words = {
    footnotes: labels.footnotes,
    backToText: labels.backToText,
    done: labels.done,
    open: labels.open,
  };
  return {
    root,
    source,
    prose: { path, footnoteById, anchorByHeading, words },
    anchors,
    misplaced,
    references: lint.references,
    isCut: lint.isCut || found.some(({ code }) => cuts.includes(code)),
    diagnostics: found,
  };
}

const cuts: readonly Code[] = ['markdown/too-complex', 'markdown/unclosed-code'];

function listAnchors(nodes: readonly Nodes[]): ReadonlyMap<Heading, string> {
  const makeAnchor = createAnchors(sectionAnchors);
  const anchorByHeading = new Map<Heading, string>();
  for (const heading of nodes) {
    if (heading.type !== 'heading') continue;
    const section = heading.depth === 2 ? readSectionName(heading) : undefined;
    anchorByHeading.set(heading, section ?? makeAnchor(textOf(heading)));
  }
  return anchorByHeading;
}
