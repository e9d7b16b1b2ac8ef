// From the values of the record to those of the API. What is not known is null, and never left out.
import { rememberBy } from '../../kernel/remember.js';
import type { Instant, Moment } from '../../kernel/time.js';
import { formatInstant, momentAttribute } from '../../kernel/time-writing.js';
import { addDays, startOfDay } from '../../kernel/time-zone.js';
import type { Availability } from '../../model/availability.js';
import { nameOfPeriod } from '../../model/digest-period.js';
import type { Duration } from '../../model/duration.js';
import type { ActionItem, Span } from '../../model/incident.js';
import type { DigestPeriod, Term } from '../../model/policy.js';
import type { Prose } from '../../model/prose.js';
import type { Spread } from '../../model/statistics.js';
import type { Route } from '../../site/pages.js';
import type { DigestMention } from '../../site/props.js';
import type { EndpointSource } from '../endpoint.js';
import { schemaFile, type SchemaName } from './api-files.js';
import type {
  ApiActionItem,
  ApiAvailability,
  ApiDuration,
  ApiInDigest,
  ApiShare,
  ApiSpan,
  ApiSpread,
  ApiTerm,
  ApiText,
  ApiTime,
} from './values.js';

/** Writes values that depend on the site: on its zone, its addresses, and on what it publishes of action items. */
export interface ValueWriter {
  /** The same for the texts of a page, whose links to itself, such as those to footnotes, lead there. */
  readonly on: (page: Route) => ValueWriter;
  readonly schema: (name: SchemaName) => string;
  readonly url: (route: Route, anchor?: string) => string;
  readonly time: (moment: Moment) => ApiTime;
  /** The day that an instant lies in, where no more is known of it. */
  readonly day: (instant: Instant) => ApiTime;
  readonly span: (span: Span) => ApiSpan;
  readonly text: (prose: Prose) => ApiText;
  readonly actionItem: (item: ActionItem) => ApiActionItem;
  readonly inDigests: (mention: DigestMention | undefined) => ApiInDigest[];
}

export function createValueWriter({ record, addressOf, fill }: EndpointSource): ValueWriter {
  const { timezone, postmortem } = record.history.site;
  // The same moment stands in several documents, and looking up a zone costs more than the rest of it.
  const time = rememberBy((moment: Moment): ApiTime => ({
    from: formatInstant(moment.from),
    to: formatInstant(moment.to),
    precision: moment.precision,
    about: moment.about,
    local: momentAttribute(moment, timezone),
  }));
  const writerOn = (page: string | undefined): ValueWriter => {
    const text = (prose: Prose): ApiText => ({ html: fill(prose, '', page).toString(), text: prose.text });
    return {
      on: (route) => writerOn(addressOf(route)),
      schema: (name) => addressOf(schemaFile(name)),
      url: addressOf,
      time,
      text,
      day: (instant) => {
        const from = startOfDay(instant, timezone);
        return time({ from, to: addDays(from, 1, timezone), precision: 'day', about: false });
      },
      span: ({ from, to }) => ({ from: time(from), to: orNull(to, time) }),
      actionItem: ({ prose, done, owner, due, ref }) => ({
        text: text(prose),
        done,
        owner: postmortem.hide.includes('owner') ? null : (owner ?? null),
        due: orNull(due, time),
        ref: postmortem.hide.includes('ref')
          ? null
          : orNull(ref, (it) => ({ text: it.text, url: it.url ?? null })),
      }),
      inDigests: (mention) =>
        (mention?.digests ?? []).map(({ period, count, route }) => ({
          digest: orNull(period, nameOfPeriod),
          count,
          url: orNull(route, addressOf),
        })),
    };
  };
  return writerOn(undefined);
}

export const orNull = <Value, Written>(
  value: Value | undefined,
  write: (value: Value) => Written,
): Written | null => (value === undefined ? null : write(value));

/** Whole seconds, as far as the clock of the build may come into it. */
export const writeDuration = ({ milliseconds, about }: Duration): ApiDuration => ({
  seconds: Math.floor(milliseconds / 1000),
  about,
});

export const writeTerm = ({ amount, unit }: Term): ApiTerm => ({ amount, unit });

export const writeSpread = ({ count, median, ninetieth }: Spread): ApiSpread => ({
  count,
  median: orNull(median, writeDuration),
  ninetieth: orNull(ninetieth, writeDuration),
});

export const writeShare = ({ basisPoints, down }: Availability): ApiShare => ({
  percent: basisPoints / 100,
  downSeconds: Math.ceil(down / 1000),
});

export const writeAvailability = (availability: Availability): ApiAvailability => ({
  ...writeShare(availability),
  from: formatInstant(availability.period.from),
  to: formatInstant(availability.period.to),
});

export const writePeriod = (period: DigestPeriod | undefined): string | null => orNull(period, nameOfPeriod);

export const writeCounts = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries(counts);
