// The one definition of what candor.yaml may hold: its validation, and the JSON Schema that editors check and complete
// with. What no JSON Schema can say (time zones, unique ids, references) is checked by read-config.ts and its parts.
import { z } from 'zod';
import { codes } from '../kernel/codes.js';
import { exactSchema } from '../kernel/exact-schema.js';
import { wording } from '../kernel/wording.js';
import { repositorySoftware } from '../model/site.js';
import { states } from '../model/state.js';
import { writeTerm } from '../model/write-term.js';
import {
  defaultBranch,
  defaultFolder,
  defaultLimits,
  defaultLocale,
  defaultTimezone,
  defaultWeights,
} from './defaults.js';
import * as form from './forms.js';
import { policySchema } from './policy-schema.js';
import type { WrittenComponent, WrittenConfig } from './written-config.js';

const site = z.strictObject({
  title: form.line.meta({ description: 'The name of the site.', examples: ['Example status'] }),
  url: form.webAddress
    .optional()
    .describe('Where the site will live, with its path: needed for canonical links, the sitemap and feeds.'),
  tag: form.tag
    .optional()
    .describe(
      'What the ids in feeds begin with: a name that is yours and a day on which it was. By default from `url`; write it before you change that.',
    ),
  description: form.text.optional().describe('One or two sentences for search engines and previews.'),
  timezone: z.string().min(1).optional().meta({
    description:
      'The zone of every time without an offset: `UTC`, or an `Area/City` such as `Europe/Berlin`.',
    default: defaultTimezone,
  }),
  locale: form.locale
    .optional()
    .meta({ description: 'The language of the interface, such as `en` or `de`.', default: defaultLocale }),
  launched: form.time
    .optional()
    .describe(
      'When the service opened: availability is blank before it, and "no incident since" counts from it.',
    ),
  repository: z
    .strictObject({
      url: form.webAddress.meta({
        description: 'The address at which a browser shows the repository.',
        examples: ['https://github.com/example/status'],
      }),
      branch: z
        .string()
        .regex(/^\S+$/, wording({ expected: 'the name of a branch', hint: 'Write it without spaces.' }))
        .optional()
        .meta({ description: 'The branch that the site is built from.', default: defaultBranch }),
      folder: form
        .pathInside('the repository')
        .optional()
        .describe('The folder of the site inside the repository, where it is not its root.'),
      software: z
        .enum(repositorySoftware)
        .optional()
        .describe(
          'What its host runs, for links that edit a page or show its history; needed where the name of the host does not tell.',
        ),
    })
    .optional()
    .describe('Where the files of the site are kept, for links to their history.'),
  contact: form.contact
    .optional()
    .describe('An email address or web address for readers, shown in the footer.'),
  logo: form.publishedFile
    .optional()
    .describe('An image for the head of every page: a path inside `public/`.'),
  favicon: form.publishedFile
    .optional()
    .describe('The icon of the site in a browser: a path inside `public/`.'),
  card: form.cardImage
    .optional()
    .describe('What chat apps and social networks show of a link: an image of 1200 by 630 in `public/`.'),
  links: z
    .array(
      z.strictObject({
        label: form.line.meta({ description: 'What the link says.', examples: ['Example'] }),
        url: form.linkAddress.describe('Where it leads; a path such as `/history/` stays on this site.'),
        place: z
          .enum(['nav', 'footer'])
          .optional()
          .meta({ description: 'In the navigation at the top, or at the foot of the page.', default: 'nav' }),
      }),
    )
    .optional()
    .describe('Links of your own on every page.'),
});

const component: z.ZodType<WrittenComponent> = exactSchema<WrittenComponent>()(
  z
    .strictObject({
      id: form.id.meta({
        description: 'How incidents name it; part of the URL of its page.',
        examples: ['web-app'],
      }),
      name: form.line.optional().describe('What readers see; by default the id.'),
      description: form.text.optional().describe('What it is, in a sentence.'),
      since: form.time
        .optional()
        .describe('When it came into service: its availability is blank before. A group passes its own on.'),
      retired: form.time.optional().describe('When it was taken out of service.'),
      aliases: z.array(form.line).optional().describe('Old or other names of it that incidents may use.'),
      get components() {
        return z
          .array(component)
          .min(1)
          .optional()
          .describe('What it consists of: one with components is a group, and groups nest.');
      },
    })
    .meta({ id: 'component', description: 'A part of the service, or a group of them.' }),
);

const severity = z.strictObject({
  id: form.id.meta({ description: 'How incidents name it; part of URLs.', examples: ['critical'] }),
  label: form.line.meta({ description: 'What readers see.', examples: ['Critical'] }),
  description: form.text.optional().describe('When an incident is of this severity.'),
  indicator: z
    .enum(['none', 'minor', 'major', 'critical'])
    .optional()
    .describe('Its weight for machines that read status pages; by default that of the state.'),
  state: z.enum(states).meta({
    description: 'The state of a component that an incident of this severity merely lists.',
    examples: ['major-outage'],
  }),
});

const weight = (state: keyof typeof defaultWeights): z.ZodOptional<z.ZodNumber> =>
  z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({
      description: `The part of the time in the state \`${state}\` that counts as down, from 0 to 1.`,
      default: defaultWeights[state],
    });

const postmortem = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        id: form.id.meta({ description: 'A name for machines.', examples: ['root-cause'] }),
        title: form.line.meta({ description: 'Its heading in the file.', examples: ['Root cause'] }),
        synonyms: z.array(form.line).optional().describe('Other headings that mean it.'),
        covers: form.line.optional().describe('What it should say, for those who write one.'),
      }),
    )
    .min(1)
    .optional()
    .describe('The sections that a postmortem has, in place of the usual five.'),
  required_for: z
    .array(z.string().min(1))
    .optional()
    .describe('Ids of the severities whose postmortems must have every section; by default none.'),
  hide: z
    .array(z.enum(['owner', 'ref']))
    .optional()
    .describe('Details of action items that are not published.'),
});

const kibibytes = (bytes: number, most: number, what: string): z.ZodOptional<z.ZodInt> =>
  z
    .int()
    .min(1)
    .max(most)
    .optional()
    .meta({ description: `The most that ${what} may hold, in KiB.`, default: bytes / 1024 });

const limits = z.strictObject({
  stale_after_days: z.int().min(1).max(3650).optional().meta({
    description: 'Days without an update after which `check` warns of an open incident.',
    default: defaultLimits.staleAfterDays,
  }),
  postmortem_due_soon: form.term.optional().meta({
    description: 'How long before its deadline `check` warns of a missing postmortem.',
    default: writeTerm(defaultLimits.postmortemDueSoon),
  }),
  incident_kib: kibibytes(defaultLimits.fileBytes, 4096, 'the file of an incident'),
  front_matter_kib: kibibytes(defaultLimits.frontMatterBytes, 256, 'its front matter'),
  attachment_mib: z
    .int()
    .min(1)
    .max(1024)
    .optional()
    .meta({
      description: 'The most that an attachment or a file of `public/` may hold, in MiB.',
      default: defaultLimits.attachmentBytes / 1024 / 1024,
    }),
});

const output = z.strictObject({
  folder: form.outputFolder
    .optional()
    .meta({ description: 'Where the site is built.', default: defaultFolder }),
  keep: z
    .array(form.pathInside('the output folder'))
    .optional()
    .describe('Files and folders in the output that something else puts there; they are left alone.'),
  commit: z
    .boolean()
    .optional()
    .meta({ description: 'Whether the status page names the commit that it was built from.', default: true }),
  git: z.boolean().optional().meta({
    description: 'Whether pages of incidents tell from git when they were published and changed.',
    default: true,
  }),
  search: z.boolean().optional().meta({ description: 'Whether the site has a search.', default: true }),
  feeds: z.boolean().optional().meta({
    description: 'Whether the site has feeds: Atom, RSS and JSON Feed. They need `site.url`.',
    default: true,
  }),
  calendar: z.boolean().optional().meta({
    description: 'Whether the site has calendars of its maintenance. They need `site.url`.',
    default: true,
  }),
  api: z.boolean().optional().meta({ description: 'Whether the site has a JSON API.', default: true }),
  badges: z.boolean().optional().meta({ description: 'Whether the site has badges.', default: true }),
  twins: z.boolean().optional().meta({
    description: 'Whether the page of every incident has a twin in Markdown.',
    default: true,
  }),
});

const customProperties = z.record(
  z
    .string()
    .regex(
      /^--[A-Za-z0-9_-]+$/,
      wording({ expected: 'a custom property of CSS', hint: 'Write it as `--accent`.' }),
    ),
  z.string().regex(
    /^[^;{}<>\n]+$/,
    wording({
      expected: 'a value of CSS without `;`, braces or angle brackets',
      hint: 'Write the value alone.',
    }),
  ),
);

const theme = z
  .strictObject({
    module: form
      .pathInside('the folder of the site')
      .optional()
      .describe('A JavaScript module whose default export is the theme. It runs with your rights.'),
    properties: customProperties
      .optional()
      .describe('Other values for custom properties of the theme, such as `--link: "#0a5"`.'),
    dark: customProperties
      .optional()
      .describe('The same for readers who prefer a dark page, where a value for both would not do.'),
    stylesheet: form
      .pathInside('the folder of the site')
      .optional()
      .describe('A stylesheet that comes after the one of the theme.'),
  })
  .describe('How the site looks. docs/theming.md leads through it step by step.');

export const configSchema: z.ZodType<WrittenConfig> = exactSchema<WrittenConfig>()(
  z
    .strictObject({
      site: site.describe(
        'What the site is called, where it lives, and in which zone and language it speaks.',
      ),
      components: z
        .array(component)
        .min(1)
        .optional()
        .describe('The parts of the service, in the order in which they are shown.'),
      severities: z
        .array(severity)
        .min(1)
        .optional()
        .describe('The severities of incidents, worst first, in place of critical, high, medium and low.'),
      availability: z
        .strictObject({
          weights: z
            .strictObject({
              'major-outage': weight('major-outage'),
              'partial-outage': weight('partial-outage'),
              degraded: weight('degraded'),
              maintenance: weight('maintenance'),
            })
            .optional()
            .describe('How much of its time each state counts as down; stated beside every figure.'),
        })
        .optional()
        .describe('How availability is reckoned.'),
      policy: policySchema
        .optional()
        .describe('How incidents are disclosed: the name of a preset, or a map.'),
      postmortem: postmortem.optional().describe('What a postmortem consists of.'),
      content: z
        .strictObject({
          allow_remote_images: z.boolean().optional().meta({
            description: 'Whether texts may show images from other hosts, which then see every reader.',
            default: false,
          }),
        })
        .optional()
        .describe('What the texts of incidents may hold.'),
      limits: limits.optional().describe('When to warn, and how large files may be.'),
      rules: z
        .record(z.string(), z.enum(['error', 'warning', 'info', 'off']))
        .optional()
        .meta({
          description: 'The level of diagnostics by code, where it differs from the usual one.',
          propertyNames: { enum: Object.keys(codes) },
        }),
      output: output.optional().describe('What is built, and where.'),
      theme: theme.optional(),
    })
    .meta({ title: 'Candor site', description: 'The configuration of a Candor site, candor.yaml.' }),
);
