// Reads one incident file: its front matter, its body, and what of the two is withheld.
import { findConflictMarkers } from '../kernel/conflict-markers.js';
import type { Site } from '../model/site.js';
import { buildIncident } from './build-incident.js';
import { readFrontMatter } from './front-matter.js';
import { withoutTemplateText } from './lint-template-text.js';
import type { ParsedFile, TextRange } from './parsed-file.js';
import { readBody } from './read-body.js';
import { findStraySecurity, findWithheldMarks, mentionsSecurity } from './scan-lines.js';

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
  const body = readBody(path, frontMatter.body, site);
  const { incident, isWithheld, diagnostics } = buildIncident(path, frontMatter, body, site);
  const marks = isWithheld
    ? []
    : [...findWithheldMarks(path, text), ...findStraySecurity(path, frontMatter.body)];
  const found = [...frontMatter.diagnostics, ...diagnostics];
  // Where the fields cannot be trusted, a word that may be meant for `security` is enough.
  const isBroken = found.some(({ code }) => /^(?:yaml|format)\//.test(code));
  // Fields that a second front matter holds stand anywhere below.
  const isSecond = found.some(({ code }) => code === 'format/second-front-matter');
  const doubtful = isSecond ? text : frontMatter.source;
  const isSuspected = marks.length > 0 || (isBroken && mentionsSecurity(doubtful));
  return {
    path,
    content: incident === undefined ? { kind: 'unreadable' } : { kind: 'incident', incident },
    references: body.references,
    secrecy: isWithheld ? 'withheld' : isSuspected ? 'suspected' : 'public',
    redaction: isWithheld
      ? { incident: undefined, ranges: [wholeOf(text)], diagnostics: [], harmless: new Set() }
      : undefined,
    diagnostics: [...found, ...withoutTemplateText(body.diagnostics, found), ...marks],
  };
}

const wholeOf = (text: string): TextRange => ({
  from: 0,
  to: text.length,
  firstLine: 1,
  lastLine: text.split('\n').length,
});
