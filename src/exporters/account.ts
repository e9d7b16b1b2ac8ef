// What an exporter tells of a site besides its files: what was lost of each entry, what was left out, and the counts.
import { compareText } from '../kernel/diagnostic.js';
import type { Entry } from '../site/entry.js';
import type { Exported, ExportNote, ExportSource } from './exported.js';

/** What notes call the configuration of a site. */
export const configuration = 'candor.yaml';

/** The words that a target lacks, each a sentence without a full stop. */
export interface TargetLosses {
  /** Why an entry is left out; undefined where it is not. */
  readonly whyOmitted: (entry: Entry) => string | undefined;
  /** The same for those whose times are withheld. */
  readonly whyUndated: string;
  readonly ofSite: readonly string[];
}

/** `lost` are the notes about the entries that were exported. */
export function giveAccount(
  { record: { entries, history } }: ExportSource,
  { whyOmitted, whyUndated, ofSite }: TargetLosses,
  lost: readonly ExportNote[],
): Pick<Exported, 'notes' | 'counts'> {
  const omitted = entries.flatMap((entry) => noteEach(entry, 'omitted', [whyOmitted(entry) ?? []].flat()));
  const undated = history.undated.map(
    ({ slug }) => ({ path: slug, kind: 'omitted', reason: whyUndated }) as const,
  );
  const site = ofSite.map((reason) => ({ path: configuration, kind: 'lost', reason }) as const);
  return {
    notes: [...site, ...lost, ...omitted, ...undated].toSorted((a, b) => compareText(a.path, b.path)),
    counts: {
      read: entries.length + undated.length,
      written: entries.length - omitted.length,
      omitted: omitted.length + undated.length,
    },
  };
}

/** The file of an entry; of one that is withheld, the name that readers know it by. */
export const nameOf = ({ incident }: Entry): string => (incident.path === '' ? incident.slug : incident.path);

export const noteEach = (
  entry: Entry,
  kind: ExportNote['kind'],
  reasons: readonly string[],
): readonly ExportNote[] => reasons.map((reason) => ({ path: nameOf(entry), kind, reason }));

/** Why an entry without a page of its own is left out; undefined of one that has it. */
export function whyPageless({ publication }: Entry): string | undefined {
  if (publication === 'brief')
    return 'it has no page of its own, and is told in a few words until its digest is out';
  return publication === 'digest' ? 'it has no page of its own; a digest reports it' : undefined;
}
