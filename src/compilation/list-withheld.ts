// Which files are withheld now, and until when: what a build says on the terminal, where it may name nothing else.
import type { ParsedFile } from '../content/parse-file.js';
import { releaseOf, type WithheldFile } from '../model/release.js';
import type { SourceRecord } from '../rules/rule.js';
import { findSecret } from './unusual-files.js';

/** By path. */
export function listWithheld(
  parsed: readonly ParsedFile[],
  { now, views }: SourceRecord,
): readonly WithheldFile[] {
  return findSecret(parsed).flatMap(({ path, secrecy, content }): WithheldFile[] => {
    if (secrecy !== 'withheld') return [];
    const security = content.kind === 'incident' ? content.incident.security : undefined;
    const release = security?.isSound === true ? releaseOf(security, now) : undefined;
    if (release?.isReleased === true) return [];
    return [{ path, isPart: views.get(path)?.kind === 'redacted', release }];
  });
}
