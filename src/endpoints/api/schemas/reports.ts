// The schemas of what is reported over many incidents: statistics, policy, digests, action items.
import { z } from 'zod';
import { exactSchema } from '../../../kernel/exact-schema.js';
import type {
  ActionItemsDocument,
  ApiFigures,
  ApiOpenItem,
  ApiPromise,
  ApiStatistics,
  DigestDocument,
  DigestsDocument,
  PolicyDocument,
  StatisticsDocument,
} from '../documents.js';
import { digestEntry } from './entries.js';
import {
  actionItem,
  address,
  count,
  duration,
  inDigest,
  omittedFiles,
  schemaAddress,
  share,
  spread,
  term,
  text,
  time,
} from './values.js';

const bySeverity = z
  .record(z.string(), count)
  .describe('Incidents by the id of their severity; those without any are left out.');

const sums = {
  incidents: count.describe('Incidents that reached people outside.'),
  bySeverity,
  internal: count.describe('Incidents that affected nobody outside; no other figure counts them.'),
  maintenance: count.describe('Planned work.'),
  timeToDetect: spread.describe('From the beginning of the measured impact until somebody noticed.'),
  timeToMitigate: spread.describe('From the beginning until it was mitigated.'),
  timeToResolve: spread.describe('From the beginning until it was resolved.'),
};

const statistics: z.ZodType<ApiStatistics> = exactSchema<ApiStatistics>()(
  z.object(sums).meta({ id: 'sums', description: 'What incidents say together.' }),
);

export const statisticsDocument: z.ZodType<StatisticsDocument> = exactSchema<StatisticsDocument>()(
  z
    .object({
      $schema: schemaAddress,
      url: address.describe('The page of the statistics.'),
      fewestOfSpread: count.describe('Of fewer times than these no median is stated.'),
      years: z
        .array(z.object({ ...sums, year: z.number().int().describe('In the zone of the site.') }))
        .describe('Newest first, without gaps.'),
      all: statistics.describe('All years together.'),
      availability: z
        .array(
          z.object({
            component: z.string().describe('The id of the component.'),
            name: z.string().describe('What it is called.'),
            groups: z.array(z.string()).describe('The names of the groups above it, outermost first.'),
            years: z
              .array(
                z.object({
                  year: z.number().int().describe('In the zone of the site.'),
                  availability: share.nullable().describe('`null` where nothing was measured.'),
                }),
              )
              .describe('Newest first.'),
          }),
        )
        .describe('By component and year; empty while files are left out.'),
      omittedFiles,
    })
    .describe('What all incidents say together, by year and over all.'),
);

const promise: z.ZodType<ApiPromise> = exactSchema<ApiPromise>()(
  z
    .object({
      id: z.string().describe('The id of the incident.'),
      title: z.string().describe('What readers see.'),
      severity: z.string().nullable().describe('The id of its severity.'),
      resolved: time.nullable().describe('When it was last held to be over.'),
      deadline: time.describe('Until when its postmortem is due, inclusive.'),
      published: time.nullable().describe('When it was published.'),
      verdict: z
        .enum(['onTime', 'late', 'overdue', 'due', 'waived'])
        .describe('What became of it; `due` is not due yet.'),
      late: term.nullable().describe('How much later than the deadline it was published.'),
      reason: z.string().nullable().describe('Why the promise is waived.'),
      url: address.describe('The page of the incident.'),
    })
    .meta({ id: 'promise', description: 'A postmortem that was promised by a date.' }),
);

export const policyDocument: z.ZodType<PolicyDocument> = exactSchema<PolicyDocument>()(
  z
    .object({
      $schema: schemaAddress,
      url: address.describe('The page of the policy.'),
      declared: z.boolean().describe('Whether the site promises anything at all.'),
      since: time.nullable().describe('Since when the policy holds; `null` where it holds for everything.'),
      text: text.nullable().describe('What the site says of it.'),
      severities: z
        .array(
          z.object({
            id: z.string().describe('The id of the severity.'),
            page: z.boolean().describe('Whether an incident keeps a page of its own once it is resolved.'),
            postmortem: term.nullable().describe('Within what a postmortem is promised.'),
            digest: z.enum(['quarterly', 'annual']).nullable().describe('The digest that reports it.'),
            publish: z
              .enum(['all', 'external'])
              .describe('Whether all incidents are published, or those that affected people outside.'),
          }),
        )
        .describe('What is promised by severity, worst first.'),
      showOpen: z.boolean().describe('Whether an open incident has its page whatever is promised of it.'),
      workingDays: z.array(z.number().int().min(1).max(7)).describe('By number; 1 is Monday.'),
      holidays: z
        .array(z.string().meta({ format: 'date' }))
        .describe('Days that are no working days, in the order of the calendar.'),
      template: z
        .array(
          z.object({
            id: z.string().describe('Names the section in postmortems.'),
            title: z.string().describe('Its heading.'),
            covers: z.string().nullable().describe('What it is to say.'),
          }),
        )
        .describe('The sections of a postmortem.'),
      postmortemRequiredFor: z
        .array(z.string())
        .describe('The ids of the severities whose postmortems have all of these sections.'),
      record: z
        .object({
          kept: count.describe('Postmortems that were published in time.'),
          due: count.describe('All that were due.'),
          ahead: count.describe('Those that are not due yet.'),
        })
        .describe('How the promises were kept.'),
      promises: z.array(promise).describe('The promises one by one, newest resolution first.'),
      olderPromises: count.describe('How many more there are.'),
    })
    .describe('What is promised, and whether it was kept.'),
);

const figures: z.ZodType<ApiFigures> = exactSchema<ApiFigures>()(
  z
    .object({
      incidents: count.describe('How many it counts.'),
      bySeverity,
      components: count.describe('How many components they affected.'),
      total: duration.nullable().describe('How long they took, added up; `null` where that is not known.'),
      timed: count.describe('Of how many the duration is known.'),
      timeToResolve: spread.describe('From the beginning until it was resolved.'),
    })
    .meta({ id: 'figures', description: 'What the incidents of a digest say together.' }),
);

export const digestsDocument: z.ZodType<DigestsDocument> = exactSchema<DigestsDocument>()(
  z
    .object({
      $schema: schemaAddress,
      url: address.nullable().describe('The page of the digests, where the site has any.'),
      digests: z
        .array(
          z.object({
            name: z.string().describe('Such as `2026-q2`, or `2026`.'),
            incidents: count.describe('How many it counts.'),
            bySeverity,
            url: address.describe('Its page.'),
            data: address.describe('Its document in this API.'),
          }),
        )
        .describe('Newest first.'),
      omittedFiles,
    })
    .describe('The digests.'),
);

export const digestDocument: z.ZodType<DigestDocument> = exactSchema<DigestDocument>()(
  z
    .object({
      $schema: schemaAddress,
      name: z.string().describe('Such as `2026-q2`, or `2026`.'),
      url: address.describe('Its page.'),
      closed: z.boolean().describe('Whether a record has frozen its members.'),
      since: time.nullable().describe('When the policy began, where that was within the period.'),
      text: text.nullable().describe('What the site says of the period.'),
      figures: figures.describe('Of what the digest counts.'),
      previous: z
        .object({
          name: z.string().describe('Its name.'),
          since: time.nullable().describe('When the policy began, where that was within its period.'),
          figures: figures.describe('Of what it counts.'),
        })
        .nullable()
        .describe('The digest of the period before.'),
      entries: z.array(digestEntry).describe('Newest first.'),
      gone: count.describe('How many it reported when it was closed that are published no longer.'),
      omittedFiles,
    })
    .describe('One digest.'),
);

const openItem: z.ZodType<ApiOpenItem> = exactSchema<ApiOpenItem>()(
  z
    .object({
      item: actionItem.describe('What is to be done.'),
      incident: z
        .object({
          id: z.string().describe('Its id.'),
          title: z.string().describe('What readers see.'),
        })
        .describe('The incident whose postmortem promises it.'),
      since: time.describe('When that postmortem was published.'),
      overdue: z.boolean().describe('Whether its day has passed.'),
      url: address.describe('Its section on the page of the incident.'),
    })
    .meta({ id: 'openItem', description: 'An action item that is not done.' }),
);

export const actionItemsDocument: z.ZodType<ActionItemsDocument> = exactSchema<ActionItemsDocument>()(
  z
    .object({
      $schema: schemaAddress,
      url: address.describe('The page of the action items.'),
      open: count.describe('How many are not done.'),
      overdue: count.describe('How many of these are overdue.'),
      done: count.describe('How many are done.'),
      items: z.array(openItem).describe('What is not done, soonest due first; no more than fit the page.'),
      incidents: z
        .array(
          z.object({
            id: z.string().describe('The id of the incident.'),
            title: z.string().describe('What readers see.'),
            published: time.nullable().describe('When its postmortem was published.'),
            done: z.array(actionItem).describe('What is done.'),
            total: count.describe('How many action items it has.'),
            url: address.describe('Their section on its page.'),
          }),
        )
        .describe('How far each incident is; those with an open item first.'),
      moreIncidents: count.describe('How many are left out of these.'),
      inDigests: z.array(inDigest).describe('What this list lacks because digests report it, newest first.'),
      omittedFiles,
    })
    .describe('What postmortems promise to do.'),
);
