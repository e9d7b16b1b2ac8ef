// The forms that texts of candor.yaml may have, as schemas: each says what it expects and how to write what was meant.
import { z } from 'zod';
import { wording, type Wording } from '../kernel/wording.js';

const textForm = (pattern: RegExp, words: Wording): z.ZodString => z.string().regex(pattern, wording(words));

/** A form that people write as a bare number, which is no reason to quote it. */
const measureForm = (pattern: RegExp, words: Wording): z.ZodString =>
  z.string(wording(words)).regex(pattern, wording(words));

/** Text in one line, such as a title. */
export const line: z.ZodString = z
  .string()
  .regex(
    /^[^\n]*\S[^\n]*$/,
    wording({ expected: 'text on one line', hint: 'Write it on one line, in quotes.' }),
  );

/** Text that may have several lines. */
export const text: z.ZodString = z.string().regex(/\S/);

/** The id of a component, a severity or a section. */
export const id: z.ZodString = textForm(/^(?!all$)[a-z0-9]+(?:[._-][a-z0-9]+)*$/, {
  code: 'config/invalid-id',
  expected: 'lower-case letters and digits, with single `-`, `_` or `.` between them',
  hint: suggestId,
});

/** A time as in an incident; whether it can be read is for the reader of times to say. */
export const time: z.ZodString = z
  .string(wording({ expected: 'a time', hint: 'Write `2026-05-14`, or `2026-05-14 09:00`.' }))
  .min(1)
  .meta({ examples: ['2026-05-14'] });

export const day: z.ZodString = measureForm(/^\d{4}-\d{2}-\d{2}$/, {
  expected: 'a day',
  hint: 'Write it as `2026-12-25`.',
}).meta({ examples: ['2026-12-25'] });

/** The address of a site or repository: no query, fragment or password. */
export const webAddress: z.ZodString = textForm(/^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#\\]*)?$/, {
  expected: 'a web address that begins with `https://`, without `?`, `#` or a password',
  hint: suggestAddress,
}).meta({ examples: ['https://status.example.com/'] });

// RFC 4151, section 2.1: a host or an e-mail address, a day, a month or a year, and here perhaps a path.
const host = String.raw`[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*`;
const tagDate = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;
const tagPath = String.raw`[A-Za-z0-9._~%-]+(?:\/[A-Za-z0-9._~%-]+)*`;

/** What a `tag:` URI begins with. */
export const tag: z.ZodString = textForm(
  new RegExp(String.raw`^(?:[A-Za-z0-9._-]+@)?${host},${tagDate}(?::${tagPath})?$`),
  {
    expected: 'a host or e-mail address, a comma and a year or day',
    hint: suggestTag,
  },
).meta({ examples: ['status.example.com,2026'] });

/** Where a link of the site's frame may lead. */
export const linkAddress: z.ZodString = textForm(
  /^(?:https?:\/\/[^\s\\]+|mailto:[^\s@]+@[^\s@]+|\/(?![/\\])[^\s\\]*)$/,
  {
    expected: 'an address that begins with `https://`, `http://`, `mailto:` or, for this site itself, `/`',
    hint: suggestLink,
  },
).meta({ examples: ['https://example.com/'] });

export const contact: z.ZodString = textForm(
  /^(?:https?:\/\/[^\s\\]+|(?:mailto:)?[^\s@:/?#]+@[^\s@]+\.[^\s@]+)$/,
  {
    expected: 'an email address or a web address',
    hint: 'Write `status@example.com`, or `https://example.com/help`.',
  },
).meta({ examples: ['status@example.com'] });

/** A file that the site publishes, or one elsewhere. */
export const publishedFile: z.ZodString = textForm(
  /^(?:https:\/\/[^\s\\]+|(?!public\/)\/?(?:(?!\.{1,2}\/)[^/\\:?#]+\/)*(?!\.{1,2}$)[^/\\:?#]+)$/,
  {
    expected: 'the path of a file in `public/`, or an address that begins with `https://`',
    hint: (input) =>
      String(input).startsWith('public/')
        ? `Write \`${String(input).slice('public/'.length)}\`: paths begin inside \`public/\`.`
        : 'Write `image.svg` for the file `public/image.svg`.',
  },
).meta({ examples: ['logo.svg'] });

/** A published image of a kind that others show: hardly any of them takes SVG. */
export const cardImage: z.ZodString = publishedFile
  .regex(
    /\.(?:png|jpe?g|webp|gif)$/i,
    wording({
      expected: 'a PNG, JPEG, WebP or GIF image',
      hint: 'Export it as `card.png`, 1200 by 630 pixels.',
    }),
  )
  .meta({ examples: ['card.png'] });

/** A path below a folder; a trailing `/` is allowed. */
export const pathInside = (folder: string): z.ZodString =>
  textForm(/^(?!~)(?:(?!\.{1,2}\/)[^/\\:]+\/)*(?!\.{1,2}$)[^/\\:]+\/?$/, {
    expected: `a path inside ${folder}, with \`/\` between its parts`,
    hint: 'Leave out `/` at the beginning, `.` and `..`.',
  });

/** Where the site is built: never the folder of the site, its parents or its source. */
export const outputFolder: z.ZodString = textForm(
  /^(?!~)(?!(?:incidents|public|theme|\.git|\.candor)(?:\/|$))(?:(?!\.{1,2}\/)[^/\\:]+\/)*(?!\.{1,2}$)[^/\\:]+\/?$/,
  {
    expected: 'a folder of its own inside the folder of the site',
    hint: 'Write `_site`; for another place use `candor build --out`.',
  },
).meta({ examples: ['_site'] });

/** A BCP 47 language tag: a language, and where it matters its script and region. */
export const locale: z.ZodString = textForm(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {
  expected: 'a language tag such as `en` or `de-AT`',
  hint: (input) => {
    const tag = String(input).replaceAll('_', '-');
    return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})+$/i.test(tag) ? `Write \`${tag}\`.` : 'Write `en` or `de`.';
  },
}).meta({ examples: ['en'] });

/** A span of time that people agree on. */
export const term: z.ZodString = measureForm(/^[1-9]\d{0,3}(?:(?: working)? days?| hours?)$/, {
  expected: 'a number of working days, days or hours',
  hint: 'Write `5 working days`, `7 days` or `48 hours`.',
}).meta({ examples: ['5 working days'] });

export const termOrNone: z.ZodString = measureForm(/^(?:none|[1-9]\d{0,3}(?:(?: working)? days?| hours?))$/, {
  expected: 'a number of working days, days or hours, or `none`',
  hint: 'Write `5 working days`, `7 days`, `48 hours` or `none`.',
}).meta({ examples: ['5 working days'] });

function suggestId(input: unknown): string {
  if (input === 'all') return 'Choose another one: `all` stands for every component.';
  const words = String(input).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const suggestion = words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return suggestion === '' || suggestion === 'all' ? 'Write it like `web-app`.' : `Write \`${suggestion}\`.`;
}

function suggestAddress(input: unknown): string {
  const written = String(input).trim();
  const secureShell = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+?)(?:\.git)?$/.exec(written);
  const [, host, path] = secureShell ?? [];
  const candidate =
    host !== undefined && path !== undefined
      ? `https://${host}/${path}`
      : /^[a-z][a-z0-9+.-]*:\/\//i.test(written)
        ? written
        : `https://${written}`;
  const url = URL.canParse(candidate) ? new URL(candidate) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || !url.host.includes('.')) {
    return 'Write the whole address, such as `https://status.example.com/`.';
  }
  return `Write \`${url.protocol}//${url.host}${url.pathname.replaceAll(/\/{2,}/g, '/')}\`.`;
}

/** Whoever pastes a whole id or an address means the host in it. */
function suggestTag(input: unknown): string {
  const written = String(input).trim();
  const bare = written.replace(/^(?:tag:|https?:\/\/)/i, '');
  const [name = ''] = bare.split(/[,/:\s]/, 1);
  const [, date = '2026'] = /,(\d{4}(?:-\d\d){0,2})\b/.exec(bare) ?? [];
  return new RegExp(`^(?:[A-Za-z0-9._-]+@)?${host}$`).test(name) && name.includes('.')
    ? `Write \`${name},${date}\`: a name that is yours, and a day on which it was.`
    : 'Write it like `status.example.com,2026`: a name that is yours, and a day on which it was.';
}

function suggestLink(input: unknown): string {
  const written = String(input);
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(written)) return `Write \`mailto:${written}\`.`;
  if (/^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(written)) return `Write \`https://${written}\`.`;
  return 'Write `https://example.com/`, `mailto:status@example.com` or `/history/`.';
}
