// The schemas of what tells of the site as it stands, and of the lists of entries.
import { z } from 'zod';
import { exactSchema } from '../../../kernel/exact-schema.js';
import type {
  ApiComponent,
  ComponentsDocument,
  EntriesDocument,
  IndexDocument,
  SiteDocument,
  StatusDocument,
} from '../documents.js';
import { entry, state, undated } from './entries.js';
import {
  address,
  availability,
  count,
  inDigest,
  instant,
  omittedFiles,
  schemaAddress,
  time,
} from './values.js';

const asOf = instant.describe('The moment of the build, as of which everything here is said.');
const inDigests = z.array(inDigest).describe('What this list lacks because digests report it, newest first.');

export const indexDocument: z.ZodType<IndexDocument> = exactSchema<IndexDocument>()(
  z
    .object({
      $schema: schemaAddress,
      version: z.literal(1).describe('The version of this API.'),
      documents: z
        .array(
          z.object({
            name: z.string().describe('What it is called.'),
            url: address.describe('Where it is.'),
            schema: address.describe('Its schema.'),
          }),
        )
        .describe('The documents that there are one of.'),
      years: z
        .array(
          z.object({
            year: z.number().int().describe('In the zone of the site.'),
            url: address.describe('Where its entries are.'),
            entries: count.describe('How many that list has, with its months.'),
          }),
        )
        .describe('The years with their entries, newest first.'),
      digests: z
        .array(
          z.object({
            name: z.string().describe('Such as `2026-q2`, or `2026`.'),
            url: address.describe('Where it is.'),
          }),
        )
        .describe('The digests, newest first.'),
      entry: z
        .object({
          url: z.string().describe('Where an entry is, with `{id}` in the place of its id.'),
          schema: address.describe('Its schema.'),
        })
        .describe('The document of one entry.'),
    })
    .describe('What there is, and where.'),
);

export const siteDocument: z.ZodType<SiteDocument> = exactSchema<SiteDocument>()(
  z
    .object({
      $schema: schemaAddress,
      title: z.string().describe('The name of the site.'),
      description: z.string().nullable().describe('What it says of itself.'),
      url: address.describe('Its status page.'),
      timezone: z.string().describe('The zone of its days, months and years.'),
      locale: z.string().describe('Its language, as a tag of BCP 47.'),
      launched: time.nullable().describe('When the service opened.'),
      contact: z.string().nullable().describe('Where to report a problem.'),
      links: z
        .array(
          z.object({
            label: z.string().describe('What it is called.'),
            url: z.string().describe('Where it leads.'),
            place: z.enum(['nav', 'footer']).describe('Where pages have it.'),
          }),
        )
        .describe('Links to elsewhere.'),
      severities: z
        .array(
          z.object({
            id: z.string().describe('Names it in all documents.'),
            label: z.string().describe('What readers see.'),
            description: z.string().nullable().describe('What it means.'),
            indicator: z.enum(['none', 'minor', 'major', 'critical']).describe('How it counts elsewhere.'),
            state: state.describe('The state of a component that an incident of it merely lists.'),
            url: address.describe('Its page.'),
          }),
        )
        .describe('Worst first.'),
      weights: z
        .object({
          'major-outage': z.number(),
          'partial-outage': z.number(),
          degraded: z.number(),
          maintenance: z.number(),
          operational: z.number(),
        })
        .describe('The part of the time in each state that counts as down, from 0 to 1.'),
    })
    .describe('What the configuration says of the site.'),
);

export const statusDocument: z.ZodType<StatusDocument> = exactSchema<StatusDocument>()(
  z
    .object({
      $schema: schemaAddress,
      asOf,
      commit: z.string().nullable().describe('What the site was built from, where it tells that.'),
      headline: z.string().describe('How everything stands, in words.'),
      state: state.nullable().describe('The same as a state; `null` while files are left out.'),
      worstKnown: state.describe('The worst that is known of the files that could be read.'),
      omittedFiles,
      incidentFree: z
        .object({
          since: time.describe('Since when no incident was open.'),
          reason: z
            .enum(['incident', 'launch', 'first-entry'])
            .describe('What it counts from: the end of an incident, the launch, or the first entry.'),
          incident: z.string().nullable().describe('The id of that incident, where it has a page.'),
        })
        .nullable()
        .describe('`null` while an incident is open, and where nothing can be said.'),
      open: z.array(entry).describe('Open incidents, newest first.'),
      undated: z.array(undated).describe('Open incidents whose times are withheld.'),
      maintenanceNow: z.array(entry).describe('Maintenance under way.'),
      maintenanceAhead: z.array(entry).describe('Maintenance that lies ahead, soonest first.'),
      notices: z.array(entry).describe('Notices that stand on the status page.'),
      recent: z.array(entry).describe('The last incidents that are over, newest first.'),
      inDigests,
    })
    .describe('The status page.'),
);

const component: z.ZodType<ApiComponent> = z
  .object({
    id: z.string().describe('Names it in all documents.'),
    name: z.string().describe('What readers see.'),
    description: z.string().nullable().describe('What it is.'),
    group: z.boolean().describe('Whether it is a group of others.'),
    retired: z.boolean().describe('Whether it is gone.'),
    state: state
      .nullable()
      .describe('How it stands now; `null` where nothing is known to be wrong and files are left out.'),
    availability: availability
      .nullable()
      .describe('Of the last days; `null` of groups, and where nothing was measured.'),
    measuredSince: time.nullable().describe('Since when it is measured, where that is a part of those days.'),
    url: address.describe('Its page.'),
    get components(): z.ZodType<ApiComponent[]> {
      return z.array(component).describe('Those of a group, in the order of the site.');
    },
  })
  .meta({ id: 'component', description: 'A component or a group of them.' });

export const componentsDocument: z.ZodType<ComponentsDocument> = exactSchema<ComponentsDocument>()(
  z
    .object({
      $schema: schemaAddress,
      asOf,
      availabilityDays: count.describe('How many days the availability is of.'),
      omittedFiles,
      components: z.array(component).describe('In the order of the site, also those that are retired.'),
    })
    .describe('How the components stand, and how available they were lately.'),
);

export const entriesDocument: z.ZodType<EntriesDocument> = exactSchema<EntriesDocument>()(
  z
    .object({
      $schema: schemaAddress,
      period: z.string().describe('`2026`, `2026-03`, or a part of that month such as `2026-03-part-2`.'),
      url: address.nullable().describe('Its page; `null` of a year that lies ahead.'),
      entries: z
        .array(entry)
        .describe('What began in it, newest first; empty where there is too much for one document.'),
      periods: z
        .array(
          z.object({
            period: z.string().describe('Its name.'),
            url: address.describe('Where its entries are.'),
            entries: count.describe('How many it has.'),
          }),
        )
        .describe('Then what it consists of, in the order of the calendar: months, or parts of a month.'),
      inDigests,
      omittedFiles,
    })
    .describe('What began in a year, a month or a part of a month.'),
);
