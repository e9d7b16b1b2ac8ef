// The schemas of entries: a row of a list, and the document of one entry.
import { z } from 'zod';
import { exactSchema } from '../../../kernel/exact-schema.js';
import { kinds, states, statuses } from '../../../model/state.js';
import type {
  ApiAffected,
  ApiDigestEntry,
  ApiDisclosure,
  ApiEntry,
  ApiImpact,
  ApiPostmortem,
  ApiSection,
  ApiUndated,
  ApiUpdate,
  BriefEntry,
  EntryDocument,
  FullEntry,
  UndatedEntry,
} from '../entries.js';
import { actionItem, address, duration, schemaAddress, span, term, text, time } from './values.js';

export const state: z.ZodType<(typeof states)[number]> = z.enum(states);

/** What all forms of an entry share; each is described once. */
const words = {
  id: z.string().describe('Names the entry for good: it outlives a changed title and address.'),
  kind: z.enum(kinds).describe('What it is.'),
  title: z.string().describe('What readers see.'),
  severity: z.string().nullable().describe('The id of its severity; only incidents have one.'),
  status: z.enum(statuses).nullable().describe('What the newest update says of it; notices have none.'),
  open: z.boolean().describe('An incident that is not resolved, or maintenance under way.'),
  reopened: z.boolean().describe('Whether it was closed and opened again.'),
  external: z.boolean().describe('Whether people outside were affected.'),
  withheld: z.boolean().describe('Whether its details are withheld for now.'),
  started: time.describe('When the record begins; of planned work, when it was or is to begin.'),
  resolved: time.nullable().describe('When it was over; `null` while it is not.'),
  duration: duration.nullable().describe('How long it took; `null` while it is not over.'),
  window: z.array(span).describe('When maintenance is planned; empty of everything else.'),
  until: time.nullable().describe('When a notice leaves the status page, if it says so.'),
  impact: z.array(span).describe('The measured windows of impact; empty where nothing was measured.'),
  plainSummary: z.string().nullable().describe('The first paragraph, without markup.'),
  page: address.describe('Its page.'),
  markdown: address.nullable().describe('The same as Markdown, where the site has that.'),
};

const row = {
  id: words.id,
  kind: words.kind,
  title: words.title,
  severity: words.severity,
  status: words.status,
  open: words.open,
  reopened: words.reopened,
  external: words.external,
  withheld: words.withheld,
  started: words.started,
  resolved: words.resolved,
  duration: words.duration,
  window: words.window,
  until: words.until,
  summary: words.plainSummary,
  components: z.array(z.string()).describe('The ids of the components that it affected; no groups.'),
  url: words.page,
  data: address.nullable().describe('Its document in this API; `null` where only a digest reports it.'),
};

export const entry: z.ZodType<ApiEntry> = exactSchema<ApiEntry>()(
  z.object(row).meta({ id: 'row', description: 'An entry as a row of a list.' }),
);

export const digestEntry: z.ZodType<ApiDigestEntry> = exactSchema<ApiDigestEntry>()(
  z
    .object({
      ...row,
      url: address.describe('Its page, or its place in the digest where it has none.'),
      impact: words.impact,
      counts: z.boolean().describe('False of what belongs elsewhere by now.'),
      notes: z
        .array(
          z.object({
            kind: z
              .enum(['added', 'reopened', 'disclosed', 'severity', 'moved'])
              .describe('What happened to it after the digest was closed.'),
            since: time.nullable().describe('When it was disclosed.'),
            severity: z.string().nullable().describe('The id of the severity that it had then.'),
            to: z
              .string()
              .nullable()
              .describe('The digest that it moved to; `null` where none reports it any longer.'),
          }),
        )
        .describe('What differs from when the digest was closed.'),
    })
    .meta({ id: 'digestEntry', description: 'An incident in a digest.' }),
);

export const undated: z.ZodType<ApiUndated> = exactSchema<ApiUndated>()(
  z
    .object({
      id: words.id,
      kind: z.literal('incident').describe('What it is.'),
      title: words.title,
      severity: words.severity,
      open: words.open,
      summary: words.plainSummary,
      components: row.components,
      url: words.page,
      data: address.describe('Its document in this API.'),
    })
    .meta({
      id: 'undated',
      description: 'An incident whose times are withheld; it is in no list of a year.',
    }),
);

const affected: z.ZodType<ApiAffected> = exactSchema<ApiAffected>()(
  z
    .object({
      id: z.string().describe('The id of the component.'),
      name: z.string().describe('What it is called.'),
      groups: z.array(z.string()).describe('The names of the groups above it, outermost first.'),
      state: state.nullable().describe('The worst that was said of it; a notice says none.'),
    })
    .meta({ id: 'affected', description: 'A component that an entry affects.' }),
);

const impact: z.ZodType<ApiImpact> = exactSchema<ApiImpact>()(
  z
    .object({
      from: time.describe('When it began.'),
      to: time
        .nullable()
        .describe('When it ended, at the latest with the resolution; `null` while it lasts.'),
      duration: duration.nullable().describe('How long it lasted; `null` while it does.'),
    })
    .meta({ id: 'impact', description: 'A measured window of impact.' }),
);

const update: z.ZodType<ApiUpdate> = exactSchema<ApiUpdate>()(
  z
    .object({
      status: z.enum(statuses).describe('What it says of the entry.'),
      time: time.describe('When it was published.'),
      text: text.describe('What it says.'),
      components: z
        .record(z.string(), state)
        .describe('How components stand from then on, by id; empty where it says nothing of them.'),
      url: address.describe('Its place on the page.'),
    })
    .meta({ id: 'update', description: 'A public statement.' }),
);

const section: z.ZodType<ApiSection> = exactSchema<ApiSection>()(
  z
    .object({
      title: z.string().describe('Its heading.'),
      section: z
        .string()
        .nullable()
        .describe('The id of the section in the template of the site that the heading matches.'),
      text: text.describe('What it says, without the action items.'),
      actionItems: z.array(actionItem).describe('The action items, if it is their section.'),
      url: address.describe('Its place on the page.'),
    })
    .meta({ id: 'section', description: 'A section of a postmortem.' }),
);

const postmortem: z.ZodType<ApiPostmortem> = exactSchema<ApiPostmortem>()(
  z
    .object({
      published: time.describe('When it was published.'),
      introduction: text.nullable().describe('What stands before its first section.'),
      sections: z.array(section).describe('In its own order.'),
      url: address.describe('Its place on the page.'),
    })
    .meta({ id: 'postmortem', description: 'A published postmortem; no draft is ever here.' }),
);

const disclosure: z.ZodType<ApiDisclosure> = exactSchema<ApiDisclosure>()(
  z
    .object({
      state: z
        .enum(['none', 'open', 'due', 'overdue', 'waived', 'published', 'late', 'digest', 'withheld'])
        .describe(
          'What became of what the policy promises; `none` where nothing is promised, `open` where nothing is due because the incident is open.',
        ),
      deadline: time.nullable().describe('Until when its postmortem is due, inclusive.'),
      term: term.nullable().describe('Within what it is promised.'),
      basis: z.enum(['resolution', 'disclosure']).nullable().describe('What the term counts from.'),
      after: term.nullable().describe('From the resolution to the publication.'),
      late: term.nullable().describe('How much later than the deadline it was published.'),
      reason: z.string().nullable().describe('Why the promise is waived.'),
      digest: z.string().nullable().describe('The name of the digest that reports or will report it.'),
    })
    .meta({ id: 'disclosure', description: 'What the policy promises of an incident.' }),
);

const page: z.ZodType<FullEntry> = exactSchema<FullEntry>()(
  z
    .object({
      $schema: schemaAddress,
      publication: z.literal('page').describe('That it has a page of its own.'),
      id: words.id,
      url: words.page,
      markdown: words.markdown,
      kind: words.kind,
      title: words.title,
      severity: words.severity,
      status: words.status,
      open: words.open,
      scheduled: z.boolean().describe('Maintenance that lies ahead.'),
      overrunning: z.boolean().describe('Maintenance still under way after its last window.'),
      reopened: words.reopened,
      external: words.external,
      withheld: words.withheld,
      disclosedSince: time.nullable().describe('Where it had been withheld: since when it is no longer.'),
      published: time.nullable().describe('The first time of its public record.'),
      changed: time.nullable().describe('The last time of its public record that is past.'),
      started: words.started,
      resolved: words.resolved,
      duration: words.duration,
      window: words.window,
      until: words.until,
      impact: z.array(impact).describe('The measured windows of impact; empty where nothing was measured.'),
      impactDuration: duration
        .nullable()
        .describe('How long they lasted together; `null` while one lasts, and where there are none.'),
      detected: time.nullable().describe('When it was noticed.'),
      detectedBy: z.string().nullable().describe('By what or whom.'),
      mitigated: time.nullable().describe('When the failure was stopped or made bearable.'),
      countedFrom: time.describe('What the next three count from: the beginning of the failure.'),
      timeToDetect: duration.nullable().describe('Until it was noticed; only where the impact was measured.'),
      timeToMitigate: duration.nullable().describe('Until it was mitigated.'),
      timeToResolve: duration.nullable().describe('Until it was resolved.'),
      components: z.array(affected).describe('What it affected.'),
      tags: z.array(z.string()).describe('Words of the author.'),
      summary: text.nullable().describe('The first paragraph.'),
      introduction: text.nullable().describe('What follows it before the first section.'),
      updates: z.array(update).describe('Newest first.'),
      postmortem: postmortem.nullable().describe('What was learned, where that is published.'),
      details: text.nullable().describe('Further text.'),
      disclosure: disclosure.describe('What the policy promises of it, and what became of that.'),
    })
    .meta({ id: 'page', description: 'An entry with a page of its own.' }),
);

const brief: z.ZodType<BriefEntry> = exactSchema<BriefEntry>()(
  z
    .object({
      $schema: schemaAddress,
      publication: z
        .literal('brief')
        .describe('That a digest will report it, and that this is all till then.'),
      id: words.id,
      url: words.page,
      markdown: words.markdown,
      kind: z.literal('incident').describe('What it is.'),
      title: words.title,
      severity: words.severity,
      started: words.started,
      resolved: words.resolved,
      duration: words.duration,
      impact: words.impact,
      digest: z
        .string()
        .nullable()
        .describe('The name of that digest, such as `2026-q2`; `null` while the incident is open.'),
    })
    .meta({ id: 'brief', description: 'An incident that a digest will report.' }),
);

const undatedPage: z.ZodType<UndatedEntry> = exactSchema<UndatedEntry>()(
  z
    .object({
      $schema: schemaAddress,
      publication: z.literal('undated').describe('That its times are withheld, with its other details.'),
      id: words.id,
      url: words.page,
      markdown: words.markdown,
      kind: z.literal('incident').describe('What it is.'),
      title: words.title,
      severity: words.severity,
      open: words.open,
      withheld: z.literal(true).describe('That its details are withheld for now.'),
      summary: words.plainSummary,
      components: z.array(affected).describe('What it affected.'),
    })
    .meta({ id: 'undatedPage', description: 'An incident whose times are withheld.' }),
);

/** Which of the three it is, `publication` tells. */
export const entryDocument: z.ZodType<EntryDocument> = z
  .union([page, brief, undatedPage])
  .describe('One incident, maintenance or notice, with all that its page says of it.');
