// Reads the files below incidents/ that are no incidents, by their names: the prose of a year, the record of a digest,
// the prose of the policy page. Any other name that begins with an underscore is an error.
import { findConflictMarkers } from '../kernel/conflict-markers.js';
import { diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import { guessPeriodName, nameOfPeriod, readPeriodName } from '../model/digest-period.js';
import type { Site } from '../model/site.js';
import { readFrontMatter } from './front-matter.js';
import type { FileContent, ParsedFile } from './parsed-file.js';
import { readDigest } from './read-digest.js';
import { readProse, type ProseReading } from './read-prose-file.js';
import { findWithheldMarks } from './scan-lines.js';

export function readSpecialFile(path: string, text: string, site: Site): ParsedFile {
  const parts = path.split('/').slice(1);
  const [name = '', folder = ''] = parts.toReversed();
  const isYear = name === '_year.md';
  const marked = parts.find((part) => part.startsWith('_')) ?? name;
  const conflicts = findConflictMarkers(path, text);
  if (isYear && /^\d{4}$/.test(folder) && marked === name) {
    return conflicts.length > 0 ? unreadable(path, conflicts) : readYear(path, Number(folder), text, site);
  }
  if (path === 'incidents/_policy.md') {
    return conflicts.length > 0 ? unreadable(path, conflicts) : readPolicyProse(path, text, site);
  }
  if (parts.length === 2 && folder === '_digests') {
    return conflicts.length > 0 ? unreadable(path, conflicts) : readDigestFile(path, name, text, site);
  }
  return refuseName(path, name, marked, isYear);
}

function unreadable(path: string, diagnostics: readonly Diagnostic[]): ParsedFile {
  return {
    path,
    content: { kind: 'unreadable' },
    references: undefined,
    secrecy: 'public',
    redaction: undefined,
    diagnostics,
  };
}

function refuseName(path: string, name: string, marked: string, isYear: boolean): ParsedFile {
  const refuse = (message: string, hint: string): ParsedFile =>
    unreadable(path, [diagnose('file/unknown-name', startOfFile(path), message, { hint })]);
  const rule = 'what begins with an underscore is never an incident.';
  if (marked === '_digests') {
    const message = 'The record of a digest must stand directly in the folder `incidents/_digests/`.';
    return refuse(message, `Move it to \`incidents/_digests/${name}\`.`);
  }
  if (marked !== name) {
    const hint = 'Rename the folder without the underscore, or move it out of incidents/.';
    return refuse(`No folder named \`${marked}\` is known; ${rule}`, hint);
  }
  if (isYear) {
    const message = 'The prose of a year must stand directly in a folder named with four digits.';
    return refuse(message, 'Move it to a folder such as `incidents/2025/`.');
  }
  if (name === '_policy.md') {
    const message = 'The prose of the policy page must stand directly in `incidents/`.';
    return refuse(message, 'Move it to `incidents/_policy.md`.');
  }
  const hint =
    'Rename it without the underscore, or move it out of incidents/; the prose of a year is `_year.md`.';
  return refuse(`No file named \`${name}\` is known; ${rule}`, hint);
}

const readYear = (path: string, year: number, text: string, site: Site): ParsedFile =>
  readTextFile(
    path,
    text,
    { key: 'year', page: 'The page of a year', prose: 'The prose of a year' },
    site,
    ({ prose }) => ({ kind: 'year', year, prose }),
  );

const readPolicyProse = (path: string, text: string, site: Site): ParsedFile =>
  readTextFile(
    path,
    text,
    { key: 'policy', page: 'The policy page', prose: 'The prose of the policy page' },
    site,
    ({ prose }) => ({ kind: 'policy', prose }),
  );

/** Of a file that is nothing but text. */
function readTextFile(
  path: string,
  text: string,
  names: { readonly key: string; readonly page: string; readonly prose: string },
  site: Site,
  make: (reading: ProseReading) => FileContent,
): ParsedFile {
  const front = /^---[ \t]*\n/.test(text) ? readFrontMatter(path, text, Infinity) : undefined;
  const hint = 'Delete it with both of its lines `---`; the whole file is text.';
  const message = `${names.prose} has no front matter.`;
  const fields =
    front === undefined ? [] : [diagnose('format/field-not-allowed', front.place, message, { hint })];
  const reading = readProse(path, front?.body ?? text, names, site);
  const marks = [...findWithheldMarks(path, text), ...reading.shownMarks];
  return {
    path,
    content: make(reading),
    references: reading.references,
    secrecy: marks.length > 0 ? 'suspected' : 'public',
    redaction: undefined,
    diagnostics: [...fields, ...reading.diagnostics, ...marks],
  };
}

function readDigestFile(path: string, name: string, text: string, site: Site): ParsedFile {
  const stem = name.replace(/\.md$/, '');
  const period = readPeriodName(stem);
  if (period !== undefined && nameOfPeriod(period) === stem) return readDigest(path, period, text, site);
  const meant = guessPeriodName(stem);
  const message = `\`${name}\` names no period; expected a quarter, as in \`2026-q2.md\`, or a year, as in \`2026.md\`.`;
  const hint =
    meant === undefined ? 'Rename it to the period that it reports.' : `Rename it to \`${meant}.md\`.`;
  return unreadable(path, [diagnose('digest/unknown-period', startOfFile(path), message, { hint })]);
}
