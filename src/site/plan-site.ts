// A site as planned: its pages, not yet filled, and the files beside them. Planning is cheap beside rendering, and tells
// already what would be written where.
import type { History } from '../model/history.js';
import type { OutputFile } from '../model/output.js';
import { machineFiles, type BuildFacts } from './machine-files.js';
import type { Page, PageFacts } from './page.js';
import { outputPathOf } from './pages.js';
import { planPages } from './plan-pages.js';
import { recordSite, type SiteRecord } from './site-record.js';
import { publishedAttachments } from './source-links.js';

export interface SitePlan {
  readonly record: SiteRecord;
  readonly facts: PageFacts;
  readonly pages: readonly Page[];
  /** Files for machines, and the attachments that published text leads to. */
  readonly others: readonly OutputFile[];
  /** Paths of the attachments that exist, relative to the site. */
  readonly attachments: ReadonlySet<string>;
}

export function planSite(
  history: History,
  facts: BuildFacts & PageFacts,
  attachments: ReadonlySet<string>,
): SitePlan {
  const record = recordSite(history);
  const pages = planPages(record, facts);
  const attached = publishedAttachments(history, attachments).map((path) => ({
    path: outputPathOf({ page: 'attachment', path }),
    copyOf: path,
  }));
  return { record, facts, pages, others: [...machineFiles(record, pages, facts), ...attached], attachments };
}
