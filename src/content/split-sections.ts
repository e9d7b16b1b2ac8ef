// Splits a body at its `##` headings into the sections that the format knows, and those at their `###` headings.
import type { Heading, Root, RootContent } from 'mdast';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { findTime } from '../kernel/find-time.js';
import { nearestWord } from '../kernel/nearest.js';
import { lintTitle } from './lint-title.js';
import { placeOfFirstLine, placeOfNode, sourceOfNode, type BodySource } from './locate.js';
import { textOf } from './markdown.js';

/** A `###` heading with what follows it up to the next one. */
export interface SubSection {
  readonly heading: Heading;
  readonly nodes: readonly RootContent[];
}

export interface Section {
  readonly heading: Heading;
  /** What stands before the first `###`. */
  readonly lead: readonly RootContent[];
  readonly parts: readonly SubSection[];
  /** All of it, undivided. */
  readonly nodes: readonly RootContent[];
}

export interface Sections {
  /** What stands before the first `##`. */
  readonly introduction: readonly RootContent[];
  readonly updates: Section | undefined;
  readonly postmortem: Section | undefined;
  readonly details: Section | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const names = ['updates', 'postmortem', 'details'] as const;
export type SectionName = (typeof names)[number];

const forms = '`## Updates`, `## Postmortem - 2025-10-16 15:14` and `## Details`';

export function splitSections(root: Root, source: BodySource): Sections {
  const diagnostics: Diagnostic[] = [];
  const introduction: RootContent[] = [];
  const found = new Map<SectionName, { heading: Heading; nodes: RootContent[] }>();
  let current: RootContent[] = introduction;
  const second = findSecondFrontMatter(root, source);
  if (second !== undefined) diagnostics.push(second.diagnostic);
  for (const node of root.children) {
    if (node.type === 'heading' && isSetext(node, source)) {
      if (node !== second?.fields) diagnostics.push(describeSetext(node, source));
    } else if (node.type === 'heading' && node.depth === 1) {
      const message =
        'A heading of the first level stands in the body; the title of the page is the one in the front matter.';
      const hint =
        current === introduction
          ? `Delete it, or use \`###\` under \`## Details\`. The sections are ${forms}.`
          : `Write \`### ${textOf(node)}\`.`;
      diagnostics.push(diagnose('markdown/top-heading', placeOfNode(source, node), message, { hint }));
    } else if (node.type === 'heading' && node.depth === 2) {
      const name = readSectionName(node);
      const section = { heading: node, nodes: [] };
      const first = name === undefined ? undefined : found.get(name);
      if (name === undefined) diagnostics.push(describeUnknown(node, source));
      else if (first === undefined) found.set(name, section);
      else {
        const message = `The section \`## ${textOf(node)}\` stands twice.`;
        diagnostics.push(
          diagnose('markdown/duplicate-section', placeOfNode(source, node), message, {
            hint: 'Move its text under the first one.',
            related: [{ message: 'It stands here first.', place: placeOfNode(source, first.heading) }],
          }),
        );
      }
      if (name !== undefined) diagnostics.push(...lintTitle(node, source));
      current = section.nodes;
      continue;
    }
    current.push(node);
  }
  const section = (name: SectionName): Section | undefined => {
    const entry = found.get(name);
    return entry === undefined ? undefined : { ...entry, ...splitParts(entry.nodes) };
  };
  const sections = {
    updates: section('updates'),
    postmortem: section('postmortem'),
    details: section('details'),
  };
  for (const entry of Object.values(sections)) {
    if (entry === undefined || entry.nodes.some((node) => node.type !== 'html')) continue;
    const message = `The section \`## ${textOf(entry.heading)}\` is empty.`;
    const hint = 'Write its text, or delete the heading.';
    diagnostics.push(
      diagnose('markdown/empty-section', placeOfNode(source, entry.heading), message, { hint }),
    );
  }
  return { introduction, ...sections, diagnostics };
}

function splitParts(nodes: readonly RootContent[]): { lead: RootContent[]; parts: SubSection[] } {
  const lead: RootContent[] = [];
  const parts: { heading: Heading; nodes: RootContent[] }[] = [];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === 3) parts.push({ heading: node, nodes: [] });
    else (parts.at(-1)?.nodes ?? lead).push(node);
  }
  return { lead, parts };
}

/** The section that a `##` heading opens, if the format knows it. */
export function readSectionName(heading: Heading): SectionName | undefined {
  const text = textOf(heading).toLowerCase();
  if (/^postmortem(?![\w-])/.test(text)) return 'postmortem';
  return text === 'updates' || text === 'details' ? text : undefined;
}

export const isSetext = (heading: Heading, source: BodySource): boolean =>
  !sourceOfNode(source, heading).startsWith('#');

export function describeSetext(heading: Heading, source: BodySource): Diagnostic {
  const lines = sourceOfNode(source, heading).split('\n');
  const underline = (lines.at(-1) ?? '').trim();
  const mark = underline.length > 12 ? `${underline.slice(0, 12)}…` : underline;
  const end = placeOfNode(source, heading).end;
  const line: Place = { path: source.path, start: { line: end.line, column: 1 }, end };
  const message = `The line \`${mark}\` right under text turns that text into a heading.`;
  const hint = underline.startsWith('-')
    ? 'Leave an empty line before it for a rule, or write the heading with `###`.'
    : 'Leave an empty line before it, or write the heading with `###`.';
  return diagnose('markdown/setext-heading', line, message, { hint });
}

function describeUnknown(heading: Heading, source: BodySource): Diagnostic {
  const text = textOf(heading);
  const first = text.split(/\s/)[0] ?? '';
  const nearest =
    nearestWord(text, names) ??
    nearestWord(first, names) ??
    (/^(?:post[\s-]?mortem|retro|review|rca\b|after[\s-]action)/i.test(text) ? 'postmortem' : undefined);
  const form = { updates: '## Updates', postmortem: '## Postmortem', details: '## Details' };
  const isKnown = (name: string): name is SectionName => (names as readonly string[]).includes(name);
  const meant =
    nearest !== undefined && isKnown(nearest) ? `Did you mean \`${form[nearest]}\`? ` : suggestPlace(text);
  const message = `The section \`## ${text}\` is not known.`;
  const hint = `${meant}The sections are ${forms}; free headings are \`###\` under \`## Details\`.`;
  const place = placeOfNode(source, heading);
  return diagnose('markdown/unknown-section', place, message, hintWithFix(place, hint));
}

// What other templates have as sections is part of one here.
function suggestPlace(text: string): string {
  if (findTime(text.replace(/\s*\{[^{}]*\}$/, '')) !== undefined)
    return `An update is a heading of the third level under \`## Updates\`: \`### ${text}\`. `;
  if (/^(?:summary|overview|description|introduction|tl;?dr)\b/i.test(text))
    return 'The summary is the first paragraph and has no heading. ';
  if (/^(?:timeline|history|log|status)\b/i.test(text))
    return `What readers were told stands under \`## Updates\`; any other course of events is \`### ${text}\` under \`## Postmortem\` or \`## Details\`. `;
  if (
    /^(?:root cause|causes?|what happened|detection|resolution|action items|follow|lessons|impact)\b/i.test(
      text,
    )
  )
    return `In a postmortem it is a part: \`### ${text}\` under \`## Postmortem\`. `;
  return '';
}

// A rule, lines of `field: value` and a second rule: the lines in between turned into a Setext heading.
function findSecondFrontMatter(
  root: Root,
  source: BodySource,
): { readonly fields: RootContent; readonly diagnostic: Diagnostic } | undefined {
  for (const [index, rule] of root.children.entries()) {
    const fields = root.children[index + 1];
    if (rule.type !== 'thematicBreak' || fields?.type !== 'heading' || !isSetext(fields, source)) continue;
    const lines = sourceOfNode(source, fields).split('\n').slice(0, -1);
    if (!lines.every((line) => /^\s*[\w-]+:(\s|$)|^\s*- /.test(line))) continue;
    const message = 'A second front matter begins here.';
    const hint = 'Move its fields into the first one, and delete both lines.';
    const place = placeOfFirstLine(source, rule);
    return { fields, diagnostic: diagnose('format/second-front-matter', place, message, { hint }) };
  }
  return undefined;
}
