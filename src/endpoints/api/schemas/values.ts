// The schemas of the values that the documents of the API consist of; each becomes a definition of its own.
import { z } from 'zod';
import { exactSchema } from '../../../kernel/exact-schema.js';
import type {
  ApiActionItem,
  ApiAvailability,
  ApiDuration,
  ApiInDigest,
  ApiReference,
  ApiShare,
  ApiSpan,
  ApiSpread,
  ApiTerm,
  ApiText,
  ApiTime,
} from '../values.js';

export const count: z.ZodNumber = z.number().int().min(0);

export const instant: z.ZodString = z.string().meta({ format: 'date-time' });

/** Full where the site knows where it lives; else from the root of its host. */
export const address: z.ZodString = z.string().meta({ format: 'uri-reference' });

export const schemaAddress: z.ZodString = address.describe('The JSON Schema of this document.');

export const omittedFiles: z.ZodNumber = count.describe(
  'How many files were left out because of errors. While it is not 0, nothing is called operational.',
);

export const time: z.ZodType<ApiTime> = exactSchema<ApiTime>()(
  z
    .object({
      from: instant.describe(
        'The time itself in UTC; of a bare day, when it begins in the zone of the site.',
      ),
      to: instant.describe('The end of what its precision leaves open, exclusive.'),
      precision: z.enum(['day', 'minute', 'second']).describe('How exactly the record knows it.'),
      about: z.boolean().describe('Whether the record says "about".'),
      local: z
        .string()
        .describe(
          'As pages have it: `2025-10-15` of a bare day, else with the offset of the zone of the site.',
        ),
    })
    .meta({ id: 'time', description: 'A time as exactly as the record knows it.' }),
);

export const span: z.ZodType<ApiSpan> = exactSchema<ApiSpan>()(
  z
    .object({
      from: time.describe('When it begins.'),
      to: time.nullable().describe('When it ends; `null` while that is open.'),
    })
    .meta({ id: 'span', description: 'A range of time.' }),
);

export const duration: z.ZodType<ApiDuration> = exactSchema<ApiDuration>()(
  z
    .object({
      seconds: count.describe('Whole seconds.'),
      about: z.boolean().describe('Whether a bare day or an "about" stands at one of its ends.'),
    })
    .meta({ id: 'duration', description: 'How long something took.' }),
);

export const term: z.ZodType<ApiTerm> = exactSchema<ApiTerm>()(
  z
    .object({
      amount: count.describe('How many.'),
      unit: z.enum(['working-days', 'days', 'hours']).describe('Of what.'),
    })
    .meta({ id: 'term', description: 'A span of time as the policy counts it.' }),
);

export const text: z.ZodType<ApiText> = exactSchema<ApiText>()(
  z
    .object({
      html: z.string().describe('Safe HTML, with full addresses.'),
      text: z.string().describe('The same without markup, on one line.'),
    })
    .meta({ id: 'text', description: 'A text of the author.' }),
);

const shareFields = {
  percent: z.number().min(0).max(100).describe('With two decimals, rounded down.'),
  downSeconds: count.describe(
    'What was subtracted, weighted: half an hour at weight 0.3 is 540. Rounded up.',
  ),
};

export const share: z.ZodType<ApiShare> = exactSchema<ApiShare>()(
  z.object(shareFields).meta({
    id: 'share',
    description: 'The share of a year in which a component was not down, as far as it was measured.',
  }),
);

export const availability: z.ZodType<ApiAvailability> = exactSchema<ApiAvailability>()(
  z
    .object({
      ...shareFields,
      from: instant.describe('When measuring begins in the period that was asked for.'),
      to: instant.describe('When it ends, exclusive.'),
    })
    .meta({ id: 'availability', description: 'The share of a period in which a component was not down.' }),
);

export const spread: z.ZodType<ApiSpread> = exactSchema<ApiSpread>()(
  z
    .object({
      count: count.describe('How many times are known exactly; those known only about count for nothing.'),
      median: duration.nullable().describe('`null` where there are too few.'),
      ninetieth: duration.nullable().describe('The 90th percentile; `null` where there are too few.'),
    })
    .meta({
      id: 'spread',
      description: 'What several times say together, rounded up to minutes, or to hours from a day on.',
    }),
);

const reference: z.ZodType<ApiReference> = exactSchema<ApiReference>()(
  z.object({
    text: z.string().describe('What it is called.'),
    url: z.string().nullable().describe('Where it is, if that is an address.'),
  }),
);

export const actionItem: z.ZodType<ApiActionItem> = exactSchema<ApiActionItem>()(
  z
    .object({
      text: text.describe('What is to be done.'),
      done: z.boolean().describe('Whether it is.'),
      owner: z
        .string()
        .nullable()
        .describe('Who does it; `null` also where the site does not publish owners.'),
      due: time.nullable().describe('By when.'),
      ref: reference
        .nullable()
        .describe('Where it is followed up; `null` also where the site does not publish references.'),
    })
    .meta({ id: 'actionItem', description: 'What a postmortem promises to do.' }),
);

export const inDigest: z.ZodType<ApiInDigest> = exactSchema<ApiInDigest>()(
  z
    .object({
      digest: z.string().nullable().describe('The name of the digest; `null` of incidents that are open.'),
      count: count.describe('How many.'),
      url: address.nullable().describe('Its page; `null` while its period lasts.'),
    })
    .meta({ id: 'inDigest', description: 'Incidents that a list lacks because a digest reports them.' }),
);
