// Changes for programs: what `candor changes --format json` prints and webhooks get. The shape is documented in
// docs/notifications.md and only ever grows.
import { formatInstant } from '../kernel/time-writing.js';
import type { Instant } from '../kernel/time.js';
import type { Site } from '../model/site.js';
import type { ToldChange } from './tell-change.js';

export interface JsonBuild {
  readonly commit: string | null;
  readonly now: string;
}

export const buildJson = ({
  commit,
  now,
}: {
  readonly commit: string | undefined;
  readonly now: Instant;
}): JsonBuild => ({ commit: commit ?? null, now: formatInstant(now) });

export const siteJson = ({
  title,
  url,
  timezone,
  locale,
}: Pick<Site, 'title' | 'url' | 'timezone' | 'locale'>): Readonly<Record<string, string | null>> => ({
  title,
  url: url ?? null,
  timezone,
  locale,
});

/** What is not known is null, and no key is ever left out. */
export const changeJson = (change: ToldChange): Readonly<Record<string, unknown>> => ({
  key: change.key,
  kind: change.kind,
  time: change.time ?? null,
  about: change.about,
  title: change.title,
  url: change.url,
  text: change.text,
  html: change.html?.toString() ?? '',
  facts: change.facts,
  entry:
    change.entry === undefined
      ? null
      : {
          ...change.entry,
          status: change.entry.status ?? null,
          severity: change.entry.severity ?? null,
        },
  digest: change.digest ?? null,
});
