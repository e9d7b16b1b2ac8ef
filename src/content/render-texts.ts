// Renders every text of an incident to prose: summary, introduction, updates, postmortem, details.
import type { Paragraph, RootContent } from 'mdast';
import type { Postmortem, Update } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import { textOf } from './markdown.js';
import { isPlaceholder } from './place-withheld.js';
import type { Body } from './read-body.js';
import type { WrittenPostmortem } from './read-postmortem.js';
import type { WrittenUpdate } from './read-updates.js';
import { renderProse } from './render-prose.js';
import type { Section } from './split-sections.js';

export interface Texts {
  readonly summary: Prose | undefined;
  readonly introduction: Prose | undefined;
  readonly details: Prose | undefined;
}

/** The summary is the first paragraph that readers get, else the first of the earliest update; the rest is the introduction. */
export function renderTexts(
  introduction: readonly RootContent[],
  details: Section | undefined,
  updates: readonly WrittenUpdate[],
  body: Body,
): Texts {
  const shown = introduction.filter((node) => node.type !== 'html');
  const first = shown.find((node) => !isPlaceholder(node));
  const own = first?.type === 'paragraph' ? first : undefined;
  const borrowed = own === undefined ? findParagraph(updates[0]?.part.nodes ?? []) : undefined;
  const summary = own ?? (borrowed === undefined ? undefined : structuredClone(borrowed));
  return {
    summary: summary === undefined ? undefined : renderProse([summary], body.prose, 'summary', 2),
    introduction: renderSome(
      shown.filter((node) => node !== own),
      body,
      'introduction',
      2,
    ),
    details: details === undefined ? undefined : renderSome(details.nodes, body, 'details', 3),
  };
}

/** Updates in the given order, each with the changes that belong to it. */
export function renderUpdates(
  updates: readonly WrittenUpdate[],
  changes: readonly Update['changes'][],
  body: Body,
): readonly Update[] {
  return updates.map(({ status, time, part, place }, index) => {
    const anchor = body.prose.anchorByHeading.get(part.heading) ?? `update-${index + 1}`;
    const prose = renderProse(part.nodes, body.prose, anchor, 4);
    return { status, time, changes: changes[index] ?? new Map(), prose, anchor, place };
  });
}

export function renderPostmortem(written: WrittenPostmortem, body: Body): Postmortem {
  return {
    published: written.published,
    introduction: renderSome(written.introduction, body, 'postmortem', 3),
    parts: written.parts.map((part) => {
      const anchor = body.prose.anchorByHeading.get(part.part.heading) ?? '';
      return {
        title: part.title,
        anchor,
        section: part.section?.id,
        prose: renderProse(part.nodes, body.prose, anchor, 4),
        actionItems: part.actionItems.map(({ nodes, ...item }, index) => ({
          ...item,
          prose: renderProse(nodes, body.prose, `${anchor}-${index + 1}`, 5),
        })),
        actionItemsOrdered: part.ordered,
        place: part.place,
      };
    }),
    anchor: 'postmortem',
    place: written.place,
  };
}

function renderSome(
  nodes: readonly RootContent[],
  body: Body,
  key: string,
  depth: number,
): Prose | undefined {
  return nodes.some((node) => node.type !== 'html') ? renderProse(nodes, body.prose, key, depth) : undefined;
}

const findParagraph = (nodes: readonly RootContent[]): Paragraph | undefined =>
  nodes.find(
    (node): node is Paragraph => node.type === 'paragraph' && !isPlaceholder(node) && textOf(node) !== '',
  );
