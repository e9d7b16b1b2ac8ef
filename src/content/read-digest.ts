// Reads the record of a digest, `_digests/2026-q2.md`: in its front matter the members that were frozen when the period
// was closed, below it prose. Both may be missing.
import { z } from 'zod';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { exactSchema } from '../kernel/exact-schema.js';
import { suggestWord } from '../kernel/nearest.js';
import { validate, withoutEchoes } from '../kernel/validate.js';
import type { YamlReading } from '../kernel/yaml.js';
import type { ClosedEntry } from '../model/digest-record.js';
import type { DigestPeriod } from '../model/policy.js';
import type { Site } from '../model/site.js';
import { readFrontMatter } from './front-matter.js';
import type { ParsedFile } from './parsed-file.js';
import { readProse } from './read-prose-file.js';
import { findWithheldMarks, mentionsSecurity } from './scan-lines.js';

interface WrittenDigest {
  closed?: { id: string; severity: string }[] | undefined;
}

const word = z.string().min(1);

const digestSchema: z.ZodType<WrittenDigest> = exactSchema<WrittenDigest>()(
  z.strictObject({
    closed: z
      .array(
        z.strictObject({
          id: word.meta({ description: 'The id of an incident.', examples: ['2026-05-20-uploads-failed'] }),
          severity: word.describe('The id of the severity that it had.'),
        }),
      )
      .optional()
      .describe('The incidents that the digest reports; empty where there was none.'),
  }),
);

export function readDigest(path: string, period: DigestPeriod, text: string, site: Site): ParsedFile {
  const isFenced = /^\s*---[ \t]*\n/.test(text);
  const front = isFenced ? readFrontMatter(path, text, site.limits.frontMatterBytes) : undefined;
  const fields = readClosed(front?.yaml, site);
  const body = readProse(path, front?.body ?? text, { key: 'digest', page: 'The page of a digest' }, site);
  const marks = [...findWithheldMarks(path, text), ...body.shownMarks];
  const found = [...(front?.diagnostics ?? []), ...fields.diagnostics];
  const isDoubtful = found.length > 0 && mentionsSecurity(front?.source ?? '');
  const prose = body.prose.segments.length === 0 ? undefined : body.prose;
  return {
    path,
    content: { kind: 'digest', record: { period, path, closed: fields.closed, prose } },
    references: body.references,
    secrecy: marks.length > 0 || isDoubtful ? 'suspected' : 'public',
    redaction: undefined,
    diagnostics: [...found, ...findStrayFields(path, front?.body ?? text), ...body.diagnostics, ...marks],
  };
}

interface ClosedReading {
  /** Undefined where the front matter does not say. */
  readonly closed: readonly ClosedEntry[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function readClosed(yaml: YamlReading | undefined, site: Site): ClosedReading {
  if (yaml?.value === undefined) return { closed: undefined, diagnostics: [] };
  const { value, reading, diagnostics } = validate(digestSchema, yaml);
  if (value?.closed === undefined) return { closed: undefined, diagnostics };
  const closed = value.closed.map(({ id, severity }, index): ClosedEntry => ({
    id,
    severity,
    place: reading.placeOfValue(['closed', index, 'id']),
  }));
  const known = site.severities.map(({ id }) => id);
  const unknown = closed.flatMap(({ severity }, index): Diagnostic[] => {
    if (known.includes(severity)) return [];
    const message = `The severity \`${severity}\` is not one of the site.`;
    const place = reading.placeOfValue(['closed', index, 'severity']);
    const hint = suggestWord(severity, known, 'severities');
    return [diagnose('link/unknown-severity', place, message, { hint })];
  });
  return { closed, diagnostics: [...diagnostics, ...withoutEchoes(unknown, reading)] };
}

/** What was meant to freeze the members would be text, and they would not be frozen. */
function findStrayFields(path: string, body: string): Diagnostic[] {
  return body.split('\n').flatMap((line, index) => {
    if (!/^closed\s*:\s*(?:\[.*)?$/.test(line)) return [];
    const start = { line: index + 1, column: 1 };
    const place = { path, start, end: { line: index + 1, column: line.length + 1 } };
    const message = '`closed` stands outside of the front matter, so it would be text.';
    const hint = 'Put it at the top of the file, between two lines of `---`.';
    return [diagnose('format/missing-front-matter', place, message, { hint })];
  });
}
