// Ids and slugs are unique in every way that a file system, a web server or a reader might confuse them.
import { diagnose, startOfFile, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { rememberList } from '../kernel/remember.js';
import { join } from '../kernel/lists.js';
import { rememberParts } from '../kernel/remember-parts.js';
import { placeOf, type Incident } from '../model/incident.js';
import { foldPath } from '../model/output.js';
import { isIncidentPath } from '../model/source.js';
import type { Rule, SourceRecord } from './rule.js';

export const identity: Rule = {
  codes: [
    'identity/case-collision',
    'identity/duplicate-id',
    'identity/duplicate-slug',
    'identity/invalid-id',
    'identity/reserved-name',
  ],
  check: ({ files, incidents, yearByPath }) => [
    ...checkNames([...files]),
    ...(haveGoodSlugs(join(namesOf(incidents))) ? [] : checkSlugs(incidents)),
    ...checkPublicSlugs(incidents),
    ...checkYears(yearByPath),
  ],
};

/** Whoever edits a site changes its names rarely, and to go through 10,000 takes a while. */
const checkNames = rememberList((paths: readonly string[]): readonly Diagnostic[] => {
  const ids = paths.filter(isIncidentPath).map((path) => ({ path, id: nameOf(path).replace(/\.md$/, '') }));
  return [...ids.flatMap(({ path, id }) => checkName(id, startOfFile(path))), ...checkIds(ids)];
});

/** Its id, where the slug is another before that. */
const writeNames = ({ id, slug }: Incident): string => (id === slug ? id : `${slug}/${id}`);

const namesOf = rememberParts((incidents: readonly Incident[]) => incidents.map(writeNames));

/** Whether of these names, as `writeNames` gives them, all slugs differ and none is reserved. */
const haveGoodSlugs = rememberList((names: readonly string[]): boolean => {
  const slugs = names.map((name) => name.replace(/\/.*$/s, ''));
  return new Set(slugs.map(fold)).size === slugs.length && !slugs.some((slug) => reserved.test(slug));
});

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const fold = foldPath;

// Device names of Windows, with or without an ending, and names under which web servers look for a page.
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$|^index(?:\.html?)?$/i;

/** What nearly every id is made of: then a letter is a byte. */
const plain = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/;

function checkReserved(name: string, place: Place, hint: string): Diagnostic[] {
  if (!reserved.test(name)) return [];
  const message = `The name \`${name}\` is reserved by some systems or servers.`;
  return [diagnose('identity/reserved-name', place, message, { hint })];
}

function checkName(id: string, place: Place): Diagnostic[] {
  if (id.length <= 120 && plain.test(id) && !reserved.test(id)) return [];
  const example = 'Rename the file, for example to `2025-10-15-sign-in-down.md`.';
  if (reserved.test(id)) return checkReserved(id, place, example);
  const size = new TextEncoder().encode(id).length;
  if (size > 120) {
    const message = `The name of the file is ${size} bytes long; an id has at most 120.`;
    return [
      diagnose('identity/invalid-id', place, message, { hint: 'Shorten it, and keep the date in front.' }),
    ];
  }
  if (/^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}._-]*[\p{L}\p{N}\p{M}])?$/u.test(id)) return [];
  const message = `The name \`${id}\` cannot be an id: it takes letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends.`;
  const suggested = id
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replaceAll(/^[._-]+|[._-]+$/g, '');
  const hint = suggested === '' ? example : `Rename it to \`${suggested}.md\`.`;
  return [diagnose('identity/invalid-id', place, message, { hint })];
}

// Both files are named, and neither of them is published: which one is meant, only the author knows.
function checkIds(ids: readonly { path: string; id: string }[]): Diagnostic[] {
  return groupBy(ids, ({ id }) => fold(id)).flatMap((group) =>
    group.map(({ path, id }) => {
      const others = group.filter((other) => other.path !== path);
      const isSame = others.some((other) => other.id === id);
      const related = others.map((other) => ({ message: 'The other file.', place: startOfFile(other.path) }));
      const name = others[0]?.path ?? '';
      return isSame
        ? diagnose(
            'identity/duplicate-id',
            startOfFile(path),
            `The id \`${id}\` is also that of \`${name}\`.`,
            { hint: 'Rename one of the two files.', related },
          )
        : diagnose(
            'identity/case-collision',
            startOfFile(path),
            `The id \`${id}\` differs from that of \`${name}\` only in case or in Unicode form.`,
            {
              hint: 'Rename one of the two files.',
              related,
            },
          );
    }),
  );
}

function checkSlugs(incidents: readonly Incident[]): Diagnostic[] {
  const clashes = groupBy(incidents, ({ slug }) => fold(slug)).flatMap((group) => {
    // Two files with one id have had their own diagnostic.
    if (new Set(group.map(({ id }) => fold(id))).size === 1) return [];
    return group.map((incident) => {
      const others = group.filter((other) => other !== incident);
      const related = others.map((other) => ({ message: 'The other one.', place: placeOf(other, 'slug') }));
      const message = `The slug \`${incident.slug}\` is also that of \`${others[0]?.path ?? ''}\`.`;
      return diagnose('identity/duplicate-slug', placeOf(incident, 'slug'), message, {
        hint: 'Give one of the two another `slug`.',
        related,
      });
    });
  });
  const names = incidents
    .filter(({ id, slug }) => fold(id) !== slug)
    .flatMap((incident) => checkReserved(incident.slug, placeOf(incident, 'slug'), 'Write another `slug`.'));
  return [...clashes, ...names];
}

const findNamed = rememberParts((incidents: readonly Incident[]) =>
  incidents.filter(({ security }) => security?.face?.slug !== undefined),
);

/** What a withheld incident is called in public; its own slug may be the same. */
function checkPublicSlugs(incidents: readonly Incident[]): Diagnostic[] {
  const named = join(findNamed(incidents));
  if (named.length === 0) return [];
  const owners = listOwners(incidents);
  return named.flatMap((incident) => {
    const slug = incident.security?.face?.slug ?? '';
    const place = placeOf(incident, 'security.public.slug');
    const other = owners.get(fold(slug))?.find((candidate) => candidate !== incident);
    if (other === undefined) return checkReserved(slug, place, 'Write another `slug`.');
    const message = `The public slug \`${slug}\` is also that of \`${other.path}\`.`;
    const related = [{ message: 'The other one.', place: placeOf(other, 'slug') }];
    const hint = 'Give it another `slug` under `public`.';
    return [diagnose('identity/duplicate-slug', place, message, { hint, related })];
  });
}

/** The incidents that have a name, as id, slug or public slug. */
function listOwners(incidents: readonly Incident[]): ReadonlyMap<string, readonly Incident[]> {
  const owners = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const names = [incident.slug, incident.id, incident.security?.face?.slug ?? incident.id].map(fold);
    for (const name of new Set(names)) {
      const list = owners.get(name);
      if (list === undefined) owners.set(name, [incident]);
      else list.push(incident);
    }
  }
  return owners;
}

// Folders below incidents/ are free, so two of them can be named after the same year.
function checkYears(yearByPath: SourceRecord['yearByPath']): Diagnostic[] {
  return groupBy([...yearByPath], ([, year]) => String(year)).flatMap((group) =>
    group.map(([path, year]) => {
      const others = group.filter(([other]) => other !== path).map(([other]) => other);
      const related = others.map((other) => ({ message: 'The other file.', place: startOfFile(other) }));
      const message = `The year ${year} has its prose in \`${others[0] ?? ''}\` too.`;
      const hint = 'Keep one of the two, with the text of both.';
      return diagnose('identity/duplicate-id', startOfFile(path), message, { hint, related });
    }),
  );
}

/** Groups of more than one, in the order of their first members. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  // Nearly always all differ, which a set tells without a list for each.
  if (new Set(items.map(keyOf)).size === items.length) return [];
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
