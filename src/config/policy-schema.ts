// The disclosure policy in candor.yaml: the name of a preset, or a map that may begin from one.
import { z } from 'zod';
import { exactSchema } from '../kernel/exact-schema.js';
import * as form from './forms.js';
import type { WrittenPolicy } from './written-config.js';

const preset = z.enum(['open', 'tiered']);

const route = z.strictObject({
  page: z.boolean().optional().meta({
    description:
      'Whether an incident keeps a page of its own once it is resolved; else its digest reports it.',
    default: true,
  }),
  postmortem: form.termOrNone
    .optional()
    .describe('How long after the resolution a postmortem is due: working days, days, hours, or `none`.'),
  digest: z.enum(['quarterly', 'annual']).optional().describe('The digest that reports it.'),
  publish: z.enum(['all', 'external']).optional().meta({
    description:
      'With `external`, every incident must state `external`, and only those with `true` reach readers.',
    default: 'all',
  }),
});

export const policySchema: z.ZodType<WrittenPolicy> = exactSchema<WrittenPolicy>()(
  z.union([
    preset.describe('`open`: every incident has a page. `tiered`: the lesser ones are reported in digests.'),
    z.strictObject({
      preset: preset
        .optional()
        .meta({ description: 'What holds for severities that are not named below.', default: 'open' }),
      since: form.time
        .optional()
        .describe('Incidents open then or resolved later follow the policy; older ones keep their pages.'),
      working_days: z
        .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
        .min(1)
        .optional()
        .meta({
          description: 'The days that count for deadlines in working days.',
          default: ['mon', 'tue', 'wed', 'thu', 'fri'],
        }),
      holidays: z.array(form.day).optional().describe('Days that are no working days.'),
      show_open: z.boolean().optional().meta({
        description: 'Whether every open incident that affects readers is shown, whatever its route.',
        default: true,
      }),
      severities: z
        .record(z.string().min(1), route)
        .optional()
        .describe('How incidents of each severity are disclosed, by its id.'),
    }),
  ]),
);
