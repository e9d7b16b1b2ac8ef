// The front matter of an incident as an author writes it: the one definition of its types, its validation and the
// JSON Schema that editors use. No transforms: what the values mean is normalize.ts's business.
import { z } from 'zod';
import { exactSchema } from '../kernel/exact-schema.js';
import { wording, wordNames } from '../kernel/wording.js';
import { kinds, states, type Kind, type State } from '../model/state.js';
import { suggestId, suggestLine, suggestTime } from './other-forms.js';
import { explainEndName, explainOtherName, suggestKind, suggestState } from './other-names.js';

export interface WrittenSpan {
  from: string;
  to?: string | undefined;
}

interface WrittenSecurity {
  withhold?: 'all' | 'marked' | undefined;
  public?:
    { title: string; slug: string; summary?: string | undefined; hide?: 'times'[] | undefined } | undefined;
  confirmations?: { party: string; confirmed?: string | undefined }[] | undefined;
  not_before?: string | undefined;
  released?: string | undefined;
}

/** The front matter as the file says it; names and forms are those of the format. */
export interface WrittenIncident {
  title: string;
  kind?: Kind | undefined;
  severity?: string | undefined;
  components?: string[] | Record<string, State> | undefined;
  started?: string | undefined;
  resolved?: string | undefined;
  impact?: WrittenSpan | WrittenSpan[] | undefined;
  detected?: string | undefined;
  detected_by?: string | undefined;
  mitigated?: string | undefined;
  window?: WrittenSpan | WrittenSpan[] | undefined;
  until?: string | undefined;
  external?: boolean | undefined;
  security?: WrittenSecurity | undefined;
  slug?: string | undefined;
  aliases?: string[] | undefined;
  tags?: string[] | undefined;
  waive?: { code: string; reason: string }[] | undefined;
}

const oneLine = z
  .string()
  .min(1)
  .regex(/^[^\n]*\S[^\n]*$/, wording({ expected: 'text on one line', hint: suggestLine }));

const time = z
  .string(wording({ expected: 'a time', hint: suggestTime }))
  .min(1)
  .describe(
    'A time such as `2025-10-15 17:28` in the zone of the site, with `Z` or an offset such as `+02:00`, a bare day `2025-10-15`, or `~` before it for about.',
  );

const span = z.strictObject(
  {
    from: time.describe('When it begins.'),
    to: time.optional().describe('When it ends; only the last one may go without.'),
  },
  wordNames(explainEndName),
);

const spans = z.union([span, z.array(span).min(1)]);

const state = z.enum(states, wording({ hint: (input) => suggestState(String(input)) }));

const confirmation = z.strictObject({
  party: oneLine.describe('Who must confirm.'),
  confirmed: time.optional().describe('When they did.'),
});

const security = z.strictObject({
  withhold: z
    .enum(['all', 'marked'])
    .optional()
    .describe('What is withheld: all of it, which is the default, or the parts that are marked.'),
  public: z
    .strictObject({
      title: oneLine.describe('What readers see in place of the title.'),
      slug: oneLine.describe('The last part of the URL while it is withheld; it redirects afterwards.'),
      summary: z.string().min(1).optional().describe('What readers see in place of the text.'),
      hide: z.array(z.literal('times')).optional().describe('`times`: list it without a date.'),
    })
    .optional()
    .describe('What may be said of it while all of it is withheld; without it, nothing is.'),
  confirmations: z
    .array(confirmation)
    .optional()
    .describe('It is disclosed once every one of these parties has confirmed.'),
  not_before: time.optional().describe('Holds it back even when all have confirmed.'),
  released: time.optional().describe('Discloses it from then on, whatever the confirmations say.'),
});

export const frontMatterSchema: z.ZodType<WrittenIncident> = exactSchema<WrittenIncident>()(
  z
    .strictObject(
      {
        title: oneLine.describe('What readers see, on one line.'),
        kind: z
          .enum(kinds, wording({ hint: (input) => suggestKind(String(input)) }))
          .optional()
          .describe('What it is; an incident unless it says otherwise.'),
        severity: z
          .string(wording({ expected: 'the id of one severity', hint: suggestId('severity') }))
          .min(1)
          .regex(/^[^\n]*\S[^\n]*$/, wording({ expected: 'text on one line', hint: suggestLine }))
          .optional()
          .describe('The worst severity reached, an id of the list of the site. Required for an incident.'),
        components: z
          .union([z.array(oneLine), z.record(oneLine, state)])
          .optional()
          .describe(
            'The affected components: a list of ids, or a map from id to state. `all` means every one, a group all below it.',
          ),
        started: time
          .optional()
          .describe('When the public record begins; by default the earliest update, impact or window.'),
        resolved: time.optional().describe('When it was over; by default the closing update.'),
        impact: spans
          .optional()
          .describe('The measured windows of impact, where they differ from start and resolution.'),
        detected: time.optional().describe('When it was noticed.'),
        detected_by: oneLine.optional().describe('The monitor, or who noticed.'),
        mitigated: time.optional().describe('When the impact was stopped.'),
        window: spans.optional().describe('What is planned. Required for maintenance.'),
        until: time
          .optional()
          .describe('When a notice leaves the status page; by default 14 days after its start.'),
        external: z.boolean().optional().describe('Whether it affected people outside.'),
        security: security
          .optional()
          .describe('Withholds the incident, or its marked parts, until it is disclosed.'),
        slug: oneLine.optional().describe('The last part of the URL; by default the name of the file.'),
        aliases: z
          .array(oneLine)
          .optional()
          .describe('Paths that redirect to it, such as `/2025/old-name/`.'),
        tags: z.array(oneLine).optional().describe('Words to find it by.'),
        waive: z
          .array(
            z.strictObject({
              code: oneLine.describe('A diagnostic code.'),
              reason: oneLine.describe('Why it does not apply here.'),
            }),
          )
          .optional()
          .describe('Silences codes for this file; the reasons are shown in reports.'),
      },
      wordNames(explainOtherName),
    )
    .meta({
      title: 'Candor incident',
      description: 'The front matter of an incident, maintenance or notice.',
    }),
);

/** Fields that hold text, where an unquoted `#` may cut off what the author meant to say. */
export const textFields: ReadonlySet<string> = new Set(['title', 'detected_by', 'reason', 'summary']);

/** The JSON Schema (draft 2020-12) of an incident's front matter. */
export function frontMatterJsonSchema(): object {
  return z.toJSONSchema(frontMatterSchema);
}
