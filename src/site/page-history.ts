// From what the commits of a file say to what its page shows of them.
import { minuteAt, type Instant } from '../kernel/time.js';
import type { Incident } from '../model/incident.js';
import { tellPageHistory, type PageChange, type PagePasts } from '../model/page-history.js';
import type { PageHistoryProps, RecordedChange } from './page-history-props.js';
import { linkToCommit } from './repository-links.js';
import type { SiteRecord } from './site-record.js';

/** Undefined where git knows nothing of the file, or nothing that may be told. */
export function showPageHistory(
  { history: { site, now } }: SiteRecord,
  incident: Incident,
  pasts: PagePasts,
): PageHistoryProps | undefined {
  const told = tellPageHistory(incident, pasts, now);
  if (told?.kind !== 'known') return told;
  // Who does not name the commit of the site does not name those of its pages either.
  const repository = site.output.commit ? site.repository : undefined;
  const show = ({ commit, time }: PageChange): RecordedChange => ({
    time: toMinute(time),
    url: linkToCommit(repository, commit),
  });
  return {
    kind: 'known',
    firstPublished: told.firstPublished && show(told.firstPublished),
    lastChanged: show(told.lastChanged),
    editsAfterResolution: told.editsAfterResolution,
    postmortemLanded: told.postmortemLanded && show(told.postmortemLanded),
    disclosedSince: told.disclosedSince === undefined ? undefined : toMinute(told.disclosedSince),
  };
}

/** As people write times; the seconds of a commit tell nobody anything. */
const toMinute = (instant: Instant): RecordedChange['time'] => minuteAt(instant - (instant % 60_000));
