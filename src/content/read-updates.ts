// Reads the updates of an incident, and finds headings elsewhere that were surely meant as one.
import type { Code, RootContent } from 'mdast';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import type { Moment } from '../kernel/time.js';
import type { Site } from '../model/site.js';
import { statusesOfKind, type Kind, type Status } from '../model/state.js';
import { placeOfFirstLine, placeOfNode, sourceOfNode, type BodySource } from './locate.js';
import type { WrittenChange } from './read-changes.js';
import { readsLikeUpdate, readUpdateHeading } from './read-update-heading.js';
import type { Section, Sections, SubSection } from './split-sections.js';
import { nameStatus, type StatusWords } from './update-heading-problems.js';

export interface WrittenUpdate {
  readonly status: Status;
  readonly time: Moment;
  readonly changes: readonly WrittenChange[];
  readonly part: SubSection;
  readonly place: Diagnostic['place'];
}

export interface UpdatesReading {
  /** In the order of the file. */
  readonly updates: readonly WrittenUpdate[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readUpdates(
  section: Section,
  source: BodySource,
  kind: Kind,
  site: Site,
  words: StatusWords,
): UpdatesReading {
  const diagnostics: Diagnostic[] = [];
  const lead = section.lead.find((node) => node.type !== 'html');
  if (lead !== undefined && !isStrayUpdate(lead, source, words)) {
    const message = 'Text stands between `## Updates` and the first update, where it belongs to none.';
    const line = sourceOfNode(source, lead).split('\n', 1)[0] ?? '';
    const bare = line.replaceAll(/^[-+>#\s]+|\*+|_{2,}|<[^>]*>/g, '').trim();
    const hint = readsLikeUpdate(bare, words)
      ? `Write \`### ${bare}\`.`
      : `Put it under a heading such as \`### ${nameStatus(statusesOfKind[kind][0] ?? 'update')} - 2025-10-15 17:28\`, or above \`## Updates\`.`;
    diagnostics.push(
      diagnose('markdown/text-before-update', placeOfFirstLine(source, lead), message, { hint }),
    );
  }
  const updates: WrittenUpdate[] = [];
  for (const part of section.parts) {
    const place = placeOfNode(source, part.heading);
    const heading = readUpdateHeading(part.heading, source, kind, site, words);
    diagnostics.push(...heading.diagnostics);
    if (heading.update !== undefined) updates.push({ ...heading.update, part, place });
    if (part.nodes.every((node) => node.type === 'html')) {
      const message = 'The update holds no text.';
      const hint = 'Say in a sentence what readers should know.';
      diagnostics.push(diagnose('update/empty', place, message, { hint }));
    }
  }
  return { updates, diagnostics };
}

/** Headings that read like an update and are none, because of their level or of the section that they stand in. */
export function findStrayUpdates(
  { introduction, updates, postmortem, details }: Sections,
  source: BodySource,
  words: StatusWords,
): Diagnostic[] {
  const strays: Diagnostic[] = [];
  const indented: Diagnostic[] = [];
  const search = (nodes: readonly RootContent[] = [], isBelow = false): void => {
    for (const node of nodes) {
      if (node.type === 'code') indented.push(...findIndentedUpdate(node, source, words));
      else if (!(isBelow && isUpdate(node)) && isStrayUpdate(node, source, words))
        strays.push(describeStray(placeOfNode(source, node), isBelow));
    }
  };
  search(introduction);
  search(postmortem?.nodes);
  search(details?.nodes);
  search(updates?.nodes, true);
  return [...strays, ...indented];
}

const isUpdate = (node: RootContent): boolean => node.type === 'heading' && node.depth <= 3;

function describeStray(place: Place, isBelow: boolean): Diagnostic {
  const message = `The heading reads like an update, but ${isBelow ? 'its level makes it part of the text' : 'it does not stand under `## Updates`'}.`;
  const hint = isBelow
    ? 'Write it with `###`.'
    : 'Write it with `###` under `## Updates`, or put the time into the text.';
  return diagnose('update/misplaced', place, message, { hint });
}

// Four spaces before a heading make a code block of it.
function findIndentedUpdate(node: Code, source: BodySource, words: StatusWords): Diagnostic[] {
  const [line = ''] = sourceOfNode(source, node).split('\n', 1);
  const heading = line.trim();
  if (!/^#{2,4}\s/.test(heading) || !readsLikeUpdate(heading, words)) return [];
  const message = 'The heading reads like an update, but the spaces before it make it code.';
  const hint = 'Begin the line in the first column.';
  return [diagnose('update/misplaced', placeOfFirstLine(source, node), message, { hint })];
}

const isStrayUpdate = (node: RootContent, source: BodySource, words: StatusWords): boolean =>
  node.type === 'heading' && node.depth > 2 && readsLikeUpdate(sourceOfNode(source, node), words);
