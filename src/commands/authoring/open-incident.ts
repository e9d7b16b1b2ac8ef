// An incident file that a verb works on, and what may be said of it to a person.
import { parseFile, type ParsedFile } from '../../content/parse-file.js';
import { writeTime } from '../../kernel/time-writing.js';
import type { Incident } from '../../model/incident.js';
import { releaseOf } from '../../model/release.js';
import type { SourceFile } from '../../model/source.js';
import { deriveTimeline, type Timeline } from '../../model/timeline.js';
import { showHidden } from '../../output/visible.js';
import type { EditedFile } from '../../editing/text-edit.js';
import { UsageError, type Io } from '../command.js';
import { checkFile, describeProblems, isError } from './check-file.js';
import { textOf, type SiteAtHand } from './site-at-hand.js';

export interface OpenedIncident extends EditedFile {
  readonly source: SourceFile;
  readonly timeline: Timeline;
  /** Whether it asks to be withheld and is not disclosed: then nothing but its path is told. */
  readonly isHeldBack: boolean;
}

/** Undefined where the file cannot be read as an incident. */
export function readIncident(
  source: SourceFile,
  { site, now }: Pick<SiteAtHand, 'site' | 'now'>,
): OpenedIncident | undefined {
  const parsed = parseFile(source, site);
  if (parsed.content.kind !== 'incident') return undefined;
  const { incident } = parsed.content;
  const timeline = deriveTimeline(incident, now);
  const { path } = source;
  return {
    path,
    source,
    text: textOf(source),
    incident,
    site,
    timeline,
    isHeldBack: isHeldBack(parsed, incident, now),
  };
}

const isHeldBack = ({ secrecy }: ParsedFile, { security }: Incident, now: number): boolean =>
  secrecy !== 'public' && !(security !== undefined && releaseOf(security, now).isReleased);

/** A UsageError where the file cannot be read as an incident, after its problems were shown. */
export function openIncident(path: string, hand: SiteAtHand, io: Io): OpenedIncident {
  const source = hand.tree.files.find((file) => file.path === path);
  const opened = source === undefined ? undefined : readIncident(source, hand);
  if (opened !== undefined) return opened;
  const problems = source === undefined ? hand.tree.diagnostics : checkFile(path, hand.tree, hand);
  const errors = problems.filter((problem) => isError(problem) && problem.place.path === path);
  if (errors.length > 0) io.err(`${describeProblems(errors, hand.tree, hand.prefix, io)}\n`);
  throw new UsageError(
    `${showHidden(path)} cannot be read as an incident, so it is not edited.`,
    'Mend what `candor check` says of it first.',
  );
}

/** In a few words: `Slow answers, investigating since 2026-01-15 12:40`; of what is withheld, that it is. */
export function describeIncident({ incident, timeline, isHeldBack, site }: OpenedIncident): string {
  if (isHeldBack) return 'withheld';
  const title = showHidden(incident.title);
  const status = timeline.status?.replace('-', ' ');
  const since = writeTime(timeline.resolved ?? timeline.begin, site.timezone);
  if (status === undefined) return `${title}, a notice of ${since}`;
  if (timeline.isScheduled) return `${title}, scheduled for ${since}`;
  return timeline.isOpen ? `${title}, ${status}, open since ${since}` : `${title}, ${status} ${since}`;
}

/** Its title in quotation marks, or its path where it is withheld. */
export const nameIncident = ({ incident, isHeldBack, path }: OpenedIncident): string =>
  isHeldBack ? showHidden(path) : `"${showHidden(incident.title)}"`;
