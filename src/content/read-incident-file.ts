// Reads one incident file: its front matter, its body, and what of the two is withheld.
import { findConflictMarkers } from '../kernel/conflict-markers.js';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { placeOf, type Incident } from '../model/incident.js';
import type { Site } from '../model/site.js';
import { buildIncident } from './build-incident.js';
import {
  checkMarkedSections,
  describeMarkProblems,
  findMarksInFields,
  findShownMarks,
} from './check-marks.js';
import { discloseMarks } from './cut-marks.js';
import { hasField } from './fields-of-kind.js';
import { readFrontMatter, type FrontMatterReading } from './front-matter.js';
import { withoutTemplateText } from './lint-template-text.js';
import { mayHoldMarks } from './mark-forms.js';
import type { ParsedFile, Redaction } from './parsed-file.js';
import { readBody, type Body } from './read-body.js';
import { redactIncident } from './redact-incident.js';
import { findStraySecurity, findWithheldMarks, mentionsSecurity } from './scan-lines.js';
import { rangeOfMap, rangesOfMarks, wholeRange } from './text-ranges.js';
import { findMarks, type Marks } from './withheld-marks.js';

export function readIncidentFile(path: string, text: string, site: Site): ParsedFile {
  const frontMatter = readFrontMatter(path, text, site.limits.frontMatterBytes);
  const conflicts = findConflictMarkers(path, text);
  // Half of a conflict is nonsense to every parser; the markers are what has to be mended first.
  if (conflicts.length > 0) {
    return {
      path,
      content: { kind: 'unreadable' },
      references: undefined,
      secrecy: mentionsSecurity(frontMatter.source) ? 'suspected' : 'public',
      redaction: undefined,
      diagnostics: conflicts,
    };
  }
  const isWithheld = frontMatter.yaml !== undefined && hasField(frontMatter.yaml, 'security');
  return isWithheld ? readWithheld(path, text, frontMatter, site) : readPublic(path, text, frontMatter, site);
}

function readPublic(path: string, text: string, frontMatter: FrontMatterReading, site: Site): ParsedFile {
  const body = readBody(path, frontMatter.body, site);
  const marks = [
    ...(mayHoldMarks(text) ? [...findWithheldMarks(path, text), ...findShownMarks(body)] : []),
    ...findStraySecurity(path, frontMatter.body),
  ];
  const { incident, diagnostics } = buildIncident(path, frontMatter, body, site);
  const found = [...frontMatter.diagnostics, ...diagnostics];
  // Where the fields cannot be trusted, a word that may be meant for `security` is enough.
  const isBroken = found.some(({ code }) => /^(?:yaml|format)\//.test(code));
  // Fields that a second front matter holds stand anywhere below.
  const isSecond = found.some(({ code }) => code === 'format/second-front-matter');
  const doubtful = isSecond ? text : frontMatter.source;
  const isSuspected = marks.length > 0 || (isBroken && mentionsSecurity(doubtful));
  return {
    ...describeFile(path, incident, body),
    secrecy: isSuspected ? 'suspected' : 'public',
    redaction: undefined,
    diagnostics: [...found, ...withoutTemplateText(body.diagnostics, found), ...marks],
  };
}

const describeFile = (
  path: string,
  incident: Incident | undefined,
  { references }: Body,
): Pick<ParsedFile, 'path' | 'content' | 'references'> => ({
  path,
  content: incident === undefined ? { kind: 'unreadable' } : { kind: 'incident', incident },
  references,
});

function readWithheld(path: string, text: string, frontMatter: FrontMatterReading, site: Site): ParsedFile {
  const marks = findMarks(frontMatter.body.split('\n'));
  const misspelt = [...describeMarkProblems(path, marks), ...findMarksInFields(path, frontMatter.source)];
  const { body: whole, shifts } = discloseMarks(frontMatter.body, marks);
  const body = readBody(path, whole, site, { shifts, withheld: undefined });
  // Rendering changes the levels of headings.
  const crossing = checkMarkedSections(path, body.root, marks);
  const { incident, diagnostics } = buildIncident(path, frontMatter, body, site);
  const isMarked = incident?.security?.withhold === 'marked';
  const early = [...misspelt, ...crossing, ...(isMarked ? requireMarks(marks, misspelt, incident) : [])];
  const redacted =
    isMarked && early.length === 0 ? redactIncident(path, frontMatter, marks, site) : undefined;
  const problems = [...early, ...(redacted?.problems ?? [])];
  const found = [...frontMatter.diagnostics, ...diagnostics];
  const all = [...found, ...withoutTemplateText(body.diagnostics, found), ...problems];
  const isPart = redacted?.incident !== undefined;
  const redaction: Redaction = {
    incident: redacted?.incident,
    ranges: isPart ? rangesOfMarks(text, marks) : [wholeRange(text)],
    map: rangeOfMap(text, frontMatter),
    ...compare(all, isPart ? redacted.diagnostics : []),
  };
  return {
    ...describeFile(path, incident && withSoundness(incident, problems), body),
    secrecy: 'withheld',
    redaction,
    diagnostics: all,
  };
}

/** With a mark that is wrong nobody knows what to withhold, so nothing of it is ever disclosed. */
function withSoundness(incident: Incident, problems: readonly Diagnostic[]): Incident {
  const { security } = incident;
  if (security === undefined || problems.length === 0) return incident;
  return { ...incident, security: { ...security, isSound: false } };
}

function requireMarks(
  { blocks, inlines }: Marks,
  problems: readonly Diagnostic[],
  incident: Incident,
): Diagnostic[] {
  if (blocks.length + inlines.length + problems.length > 0) return [];
  const place = placeOf(incident, 'security.withhold');
  const message = 'Only marked parts are withheld, and no part is marked.';
  const hint = 'Mark what is to be withheld, or write `withhold: all`.';
  return [diagnose('withheld/no-marks', place, message, { hint })];
}

/** What the two readings have in common, and what only the one without the marked parts has. */
function compare(
  whole: readonly Diagnostic[],
  redacted: readonly Diagnostic[],
): Pick<Redaction, 'diagnostics' | 'harmless'> {
  const spotOf = ({ code, place: { start } }: Diagnostic): string => `${code} ${start.line}:${start.column}`;
  const textOf = (found: Diagnostic): string => [spotOf(found), found.message, found.hint ?? ''].join('\n');
  const spots = new Set(whole.map(spotOf));
  const texts = new Set(redacted.map(textOf));
  return {
    diagnostics: redacted.filter((found) => !spots.has(spotOf(found))),
    harmless: new Set(whole.filter((found) => texts.has(textOf(found)))),
  };
}
