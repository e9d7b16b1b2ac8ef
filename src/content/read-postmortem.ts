// Reads the postmortem: when it was published, its sections, its action items.
import type { RootContent } from 'mdast';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { findTime, findTimeInside } from '../kernel/find-time.js';
import { rememberBy } from '../kernel/remember.js';
import { readTime } from '../kernel/time-reading.js';
import type { Moment } from '../kernel/time.js';
import type { PostmortemSection, Site } from '../model/site.js';
import { foldText } from './fold-text.js';
import { lintTemplateText, templateTexts } from './lint-template-text.js';
import { lintTitle } from './lint-title.js';
import { placeInNode, placeOfNode, sourceOfNode, type BodySource } from './locate.js';
import { textOf } from './markdown.js';
import { lintActionItems } from './lint-action-items.js';
import { readActionItems, type WrittenActionItem } from './read-action-items.js';
import type { Section, SubSection } from './split-sections.js';

export interface WrittenPart {
  readonly title: string;
  readonly section: PostmortemSection | undefined;
  readonly part: SubSection;
  /** Without the list that the action items were read from. */
  readonly nodes: readonly RootContent[];
  readonly actionItems: readonly WrittenActionItem[];
  readonly ordered: boolean;
  readonly place: Place;
}

export interface WrittenPostmortem {
  readonly published: Moment | undefined;
  readonly introduction: readonly RootContent[];
  readonly parts: readonly WrittenPart[];
  readonly place: Place;
}

export interface PostmortemReading {
  readonly postmortem: WrittenPostmortem;
  readonly diagnostics: readonly Diagnostic[];
}

export function readPostmortem(section: Section, source: BodySource, site: Site): PostmortemReading {
  const time = readPublished(section, source, site.timezone);
  const isDraft = time.moment === undefined;
  const diagnostics = [...time.diagnostics];
  // A draft is work in progress: it must not hold back the page.
  const report = (problems: readonly Diagnostic[]): void => {
    diagnostics.push(
      ...problems.map((problem): Diagnostic => (isDraft ? { ...problem, level: 'info' } : problem)),
    );
  };
  const templates = templateTexts(site.postmortem.sections);
  report(lintTemplateText(section.lead, templates, source));
  const seen = new Map<string, Place>();
  const parts = section.parts.map((part): WrittenPart => {
    const title = textOf(part.heading);
    const place = placeOfNode(source, part.heading);
    const folded = foldText(title);
    const matched = site.postmortem.sections.find((known) => namesOf(known).has(folded));
    diagnostics.push(...lintTitle(part.heading, source));
    // By its heading: a timeline beside a summary is no slip, though both tell what happened.
    const key = folded || title;
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `The section \`### ${title}\` of the postmortem stands twice.`;
      const related = [{ message: 'It stands here first.', place: first }];
      diagnostics.push(
        diagnose('postmortem/duplicate-section', place, message, {
          hint: 'Move its text under the first one.',
          related,
        }),
      );
    } else seen.set(key, place);
    if (part.nodes.every(({ type }) => withoutText.has(type))) {
      const message = `The section \`### ${title}\` of the postmortem is empty.`;
      const covers = matched?.covers === undefined ? '' : ` It covers: ${matched.covers}`;
      const hint = `Write it, or delete the heading.${covers}`;
      report([diagnose('postmortem/empty-section', place, message, { hint })]);
    }
    report(lintTemplateText(part.nodes, templates, source));
    const isActions = holdsActionItems(folded, matched);
    const actions = isActions
      ? readActionItems(part.nodes, source, site)
      : { list: undefined, items: [], diagnostics: [] };
    diagnostics.push(...actions.diagnostics);
    if (isActions) diagnostics.push(...lintActionItems(part.nodes, actions.list, source));
    const nodes = part.nodes.filter((node) => node !== actions.list);
    return {
      title,
      section: matched,
      part,
      nodes,
      actionItems: actions.items,
      ordered: actions.list?.ordered === true,
      place,
    };
  });
  const place = placeOfNode(source, section.heading);
  return { postmortem: { published: time.moment, introduction: section.lead, parts, place }, diagnostics };
}

/** What is no text for readers: comments, rules, headings alone, what is defined for other places. */
const withoutText: ReadonlySet<RootContent['type']> = new Set([
  'html',
  'thematicBreak',
  'heading',
  'definition',
  'footnoteDefinition',
]);

function readPublished(
  section: Section,
  source: BodySource,
  zone: string,
): { moment: Moment | undefined; diagnostics: readonly Diagnostic[] } {
  const raw = sourceOfNode(source, section.heading).replace(/[ \t]+#*[ \t]*$/, '');
  const lead = /^#+[ \t]*\S+[ \t]*[-–—·:]?[ \t]*/.exec(raw)?.[0].length ?? 0;
  const rest = raw.slice(lead);
  if (rest === '') return { moment: undefined, diagnostics: [] };
  const time = findTime(rest);
  if (time?.index !== 0) {
    const place = placeInNode(source, section.heading, lead, rest.length);
    const example = findTimeInside(rest)?.text ?? '2025-10-16 15:14';
    const hint = `Write \`## Postmortem - ${example}\`, or \`## Postmortem\` alone for a draft.`;
    return {
      moment: undefined,
      diagnostics: [
        diagnose(
          'time/unreadable',
          place,
          `\`${rest}\` is not the time at which the postmortem was published.`,
          { hint },
        ),
      ],
    };
  }
  const reading = readTime(time.text, zone);
  if (reading.ok) return { moment: reading.moment, diagnostics: [] };
  const place = placeInNode(source, section.heading, lead + time.index, time.text.length);
  return {
    moment: undefined,
    diagnostics: [
      diagnose(
        reading.problem.code,
        place,
        reading.problem.message,
        hintWithFix(place, reading.problem.hint),
      ),
    ],
  };
}

// The sections are those of the site, so that their names are the same in every file.
const namesOf = rememberBy(
  ({ title, id, synonyms }: PostmortemSection): ReadonlySet<string> =>
    new Set([title, id, ...synonyms].map(foldText)),
);

/** By the id of the site's section, or by the name that the format gives it where a site leaves it out or renames it. */
const holdsActionItems = (folded: string, section: PostmortemSection | undefined): boolean =>
  section?.id === 'action-items' ||
  folded === 'action items' ||
  (section !== undefined && foldText(section.title) === 'action items');
