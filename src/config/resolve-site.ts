// The `site` map: where the site lives, and in which zone and language it speaks.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { suggestTimeZone } from '../kernel/time-zone-names.js';
import { isTimeZone } from '../kernel/time-zone.js';
import { valueAt } from '../kernel/validate-schema.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import { guessTag } from '../model/tag.js';
import { hasMessages } from '../model/messages/messages-for.js';
import type { Repository, Site, SiteLink } from '../model/site.js';
import { defaultBranch, defaultLocale, defaultTimezone } from './defaults.js';
import { webAddress } from './forms.js';
import { guessSoftware } from './guess-software.js';
import { resolveTime, type Resolved } from './resolved.js';
import type { WrittenSite } from './written-config.js';

type SiteFields = Pick<
  Site,
  | 'title'
  | 'url'
  | 'tag'
  | 'description'
  | 'timezone'
  | 'locale'
  | 'launched'
  | 'repository'
  | 'contact'
  | 'logo'
  | 'favicon'
  | 'card'
  | 'links'
>;

export function resolveSite(written: WrittenSite, reading: YamlReading): Resolved<SiteFields> {
  const url = resolveUrl(written.url, reading);
  const timezone = resolveZone(written.timezone, reading);
  const locale = resolveLocale(written.locale, reading);
  const launched = resolveTime(written.launched, ['site', 'launched'], timezone.value, reading);
  const repository = resolveRepository(written.repository, reading);
  const links = resolveLinks(written.links ?? [], reading);
  return {
    value: {
      title: written.title.trim(),
      url: url.value,
      tag: written.tag ?? (url.value === undefined ? undefined : guessTag(url.value)),
      description: written.description?.trim(),
      timezone: timezone.value,
      locale: locale.value,
      launched: launched.value,
      repository: repository.value,
      contact: written.contact,
      logo: written.logo?.replace(/^\//, ''),
      favicon: written.favicon?.replace(/^\//, ''),
      card: written.card?.replace(/^\//, ''),
      links: links.value,
    },
    diagnostics: [url, timezone, locale, launched, repository, links].flatMap(
      ({ diagnostics }) => diagnostics,
    ),
  };
}

function resolveUrl(written: string | undefined, reading: YamlReading): Resolved<string | undefined> {
  if (written === undefined && valueAt(reading.value, ['site', 'url']) !== undefined) {
    return { value: undefined, diagnostics: [] };
  }
  if (written === undefined) {
    const message =
      'The site has no `url`, so canonical links, the sitemap, feeds and calendars are left out.';
    const hint = 'Add `url: https://status.example.com/` under `site`, with the address where it will live.';
    return {
      value: undefined,
      diagnostics: [diagnose('config/no-url', reading.placeOfKey(['site']), message, { hint })],
    };
  }
  const normal = normalizeAddress(written);
  return normal === undefined
    ? { value: undefined, diagnostics: [refuseAddress(written, ['site', 'url'], reading)] }
    : { value: normal, diagnostics: [] };
}

/** The address of a site that somebody wrote elsewhere, in the form of `site.url`; undefined for what that refuses. */
export const readAddress = (text: string): string | undefined =>
  webAddress.safeParse(text).success ? normalizeAddress(text) : undefined;

// The URL Standard's form: host in lower case and ASCII, path percent-encoded, here with one `/` between and after its parts.
function normalizeAddress(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const { protocol, host, pathname } = new URL(written);
  return `${protocol}//${host}${`${pathname}/`.replaceAll(/\/{2,}/g, '/')}`;
}

function refuseAddress(written: string, path: FieldPath, reading: YamlReading): Diagnostic {
  const name = String(path.at(-1));
  const message = `\`${written}\` is no address that a browser could open.`;
  const hint = `Check the host, the port and every \`%\` of \`${name}\`.`;
  return diagnose('format/invalid-value', reading.placeOfValue(path), message, { hint });
}

function resolveZone(written: string | undefined, reading: YamlReading): Resolved<string> {
  if (written === undefined || isTimeZone(written))
    return { value: written ?? defaultTimezone, diagnostics: [] };
  const suggestion = suggestTimeZone(written);
  const message = `\`${written}\` is not a time zone; expected \`UTC\` or an \`Area/City\` of the time-zone database.`;
  const hint =
    suggestion === undefined
      ? 'Write the zone of a place, such as `Europe/Berlin`: it knows the offset of every day.'
      : `Did you mean \`${suggestion}\`?`;
  const place = reading.placeOfValue(['site', 'timezone']);
  return {
    value: defaultTimezone,
    diagnostics: [diagnose('config/unknown-time-zone', place, message, hintWithFix(place, hint))],
  };
}

function resolveLocale(written: string | undefined, reading: YamlReading): Resolved<string> {
  if (written === undefined) return { value: defaultLocale, diagnostics: [] };
  // RFC 5646, section 2.1.1: the case is free, and this is the customary one.
  const [language = '', ...rest] = written.split('-');
  const subtags = rest.map((tag) =>
    tag.length === 2
      ? tag.toUpperCase()
      : tag.length === 4 && /^[a-z]/i.test(tag)
        ? tag.charAt(0).toUpperCase() + tag.slice(1).toLowerCase()
        : tag.toLowerCase(),
  );
  const value = [language.toLowerCase(), ...subtags].join('-');
  if (hasMessages(value)) return { value, diagnostics: [] };
  const place = reading.placeOfValue(['site', 'locale']);
  const message = `The interface has no translation for \`${value}\`, so it speaks English.`;
  const hint = 'Write `en` or `de`, or leave it: the texts of incidents may be in any language.';
  return { value, diagnostics: [diagnose('config/unknown-locale', place, message, { hint })] };
}

function resolveRepository(
  written: WrittenSite['repository'],
  reading: YamlReading,
): Resolved<Repository | undefined> {
  if (written === undefined) return { value: undefined, diagnostics: [] };
  const url = normalizeAddress(written.url.replace(/\.git\/?$/, ''));
  if (url === undefined) {
    return {
      value: undefined,
      diagnostics: [refuseAddress(written.url, ['site', 'repository', 'url'], reading)],
    };
  }
  const folder = (written.folder ?? '').replace(/\/$/, '');
  return {
    value: {
      url: url.replace(/\/$/, ''),
      branch: written.branch ?? defaultBranch,
      folder,
      software: written.software ?? guessSoftware(url),
    },
    diagnostics: [],
  };
}

function resolveLinks(
  written: NonNullable<WrittenSite['links']>,
  reading: YamlReading,
): Resolved<readonly SiteLink[]> {
  const diagnostics: Diagnostic[] = [];
  const value = written.flatMap(({ label, url, place = 'nav' }, index): SiteLink[] => {
    if (url.startsWith('/') || URL.canParse(url)) return [{ label: label.trim(), url, place }];
    diagnostics.push(refuseAddress(url, ['site', 'links', index, 'url'], reading));
    return [];
  });
  return { value, diagnostics };
}
