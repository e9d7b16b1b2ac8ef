// What an author should know about what is withheld: which date does not count, what is listed without one, and where
// the name of a file or the place of its source discloses what it should not.
import { diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import { writeTime } from '../kernel/time-writing.js';
import { placeOf } from '../model/incident.js';
import { showsText } from '../model/view.js';
import { ruleOfIncidents, type EntryRule, type Rule } from './rule.js';

export const futureConfirmation: EntryRule = ruleOfIncidents(
  ['withheld/future-confirmation'],
  ({ security }, { site, now }) =>
    (security?.confirmations ?? []).flatMap(({ confirmed, place }) => {
      if (confirmed === undefined || confirmed.from <= now) return [];
      const message = `The confirmation of \`${writeTime(confirmed, site.timezone)}\` lies in the future, so it does not count yet.`;
      const hint = 'Write the day on which it came, or leave `confirmed` out until then.';
      return [diagnose('withheld/future-confirmation', place, message, { hint })];
    }),
);

export const withheldUndated: EntryRule = ruleOfIncidents(['withheld/undated'], (incident, { views }) => {
  const isAsked = incident.security?.face?.hidesTimes === true;
  if (views.get(incident.path)?.kind !== 'undated' || isAsked) return [];
  const message =
    'While it is withheld it is listed without a date: only its updates say when it began or ended.';
  const hint = 'Add `started`, and `resolved` once it is over, which are public; or write `hide: [times]`.';
  return [diagnose('withheld/undated', placeOf(incident, ''), message, { hint })];
});

export const withheldFileName: EntryRule = ruleOfIncidents(['withheld/file-name'], (incident, { views }) => {
  const { path, id, title, security } = incident;
  if (security?.withhold !== 'all' || showsText(views.get(path))) return [];
  const words = new Set(wordsOf(id));
  const shared = wordsOf(title).find((word) => words.has(word));
  if (shared === undefined) return [];
  const message = `The name of the file shares \`${shared}\` with the title, which is withheld.`;
  const hint = 'Rename it, for example after the public slug.';
  return [diagnose('withheld/file-name', startOfFile(path), message, { hint })];
});

/** Words of six characters or more, folded. */
const wordsOf = (text: string): readonly string[] =>
  (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => [...word].length >= 6);

/** Only `candor check` knows the remotes: what is public there is no reason to keep a fix from the page. */
export const publicSource: Rule = {
  codes: ['file/public-source'],
  check: ({ incidents, views, remotes, site }): Diagnostic[] => {
    const first = incidents.find(
      ({ path, security }) => security !== undefined && views.get(path)?.kind !== 'whole',
    );
    if (first === undefined || remotes === undefined) return [];
    const addresses = [...remotes, ...(site.repository === undefined ? [] : [site.repository.url])];
    const host = addresses.map(hostOf).find((name) => name !== undefined && publicHosts.has(name));
    if (host === undefined) return [];
    const message = `The repository is on \`${host}\`: if it is public, the source itself discloses what is withheld.`;
    return [diagnose('file/public-source', startOfFile(first.path), message, { hint: hintOfSource })];
  },
};

const hintOfSource =
  'Keep withheld files in a private repository; switch this off with `rules` if this one is private.';

/** Where a repository is public unless somebody says otherwise. */
const publicHosts: ReadonlySet<string> = new Set([
  'github.com',
  'gitlab.com',
  'codeberg.org',
  'bitbucket.org',
  'gitea.com',
  'git.sr.ht',
  'salsa.debian.org',
  'framagit.org',
  'gitee.com',
]);

/** Of `https://host/path`, `ssh://user@host:22/path` or `user@host:path`. */
function hostOf(address: string): string | undefined {
  const [, host] = /^(?:[a-z+]+:\/\/)?(?:[^@/]+@)?([\w.-]+)(?::|\/)/i.exec(address) ?? [];
  return host?.toLowerCase().replace(/^www\./, '');
}
