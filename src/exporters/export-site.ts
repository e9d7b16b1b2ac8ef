// Gives an exporter what it needs of a compiled site.
import { createEndpointSource } from '../endpoints/endpoint-source.js';
import type { History } from '../model/history.js';
import type { BuildFacts } from '../site/machine-files.js';
import { recordSite } from '../site/site-record.js';
import type { Exported, Exporter } from './exported.js';

/** `attachments` are those that exist, relative to the site. Pure. */
export function exportSite(
  exporter: Exporter,
  history: History,
  facts: BuildFacts,
  attachments: ReadonlySet<string>,
): Exported {
  const source = createEndpointSource({ record: recordSite(history), attachments }, facts);
  return exporter.run({ ...source, attachments });
}
