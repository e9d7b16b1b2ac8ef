// What a page shows of its own past. Public, by way of src/theme.ts.
import type { Moment } from '../kernel/time.js';

/** A commit that changed the file of a page. */
export interface RecordedChange {
  readonly time: Moment;
  /** Where a browser shows the commit; undefined where no address is known. */
  readonly url: string | undefined;
}

export type PageHistoryProps =
  /** The site was built from a copy of the repository that lacks its past. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      /** Undefined where that was before the disclosure. */
      readonly firstPublished: RecordedChange | undefined;
      readonly lastChanged: RecordedChange;
      /** Undefined while there is no resolution. */
      readonly editsAfterResolution: number | undefined;
      readonly postmortemLanded: RecordedChange | undefined;
      /** Where the entry had been withheld: only what came after this is told. */
      readonly disclosedSince: Moment | undefined;
    };
