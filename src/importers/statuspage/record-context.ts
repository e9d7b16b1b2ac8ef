// What reading one record needs to know, and where its notes go.
import type { NoteKind } from '../imported.js';

export interface RecordContext {
  /** The new id of a component by the one of the source. */
  readonly idByCode: ReadonlyMap<string, string>;
  readonly lineOfId: (id: unknown) => number;
  /** A note at the record. */
  readonly note: (kind: NoteKind, reason: string) => void;
  readonly noteAt: (line: number, kind: NoteKind, reason: string) => void;
}
