// What would be written where: every path of a site and who claims it. Planning is enough for that, so it is known of
// entries with errors too, and before anything is rendered.
import { join } from '../kernel/lists.js';
import type { Incident } from '../model/incident.js';
import type { OutputFile } from '../model/output.js';
import { outputPathOf } from './pages.js';
import type { SitePlan } from './plan-site.js';

export type Claim = {
  /** Relative to the output. */
  readonly path: string;
} & (
  | { readonly kind: 'alias'; readonly incident: Incident; readonly index: number }
  /** The page of an entry. */
  | { readonly kind: 'entry'; readonly incident: Incident }
  /** An attachment, or a file of the public folder, by its path in the source. */
  | { readonly kind: 'file'; readonly source: string }
  /** Any other page or file of the site. */
  | { readonly kind: 'site' }
);

/** The paths alone, in the same order. */
export const listPaths = ({ pages, others }: SitePlan, copied: readonly OutputFile[]): readonly string[] =>
  join([
    pages.map(({ route }) => outputPathOf(route)),
    others.map(({ path }) => path),
    copied.map(({ path }) => path),
  ]);

/** In the order of the site's files. `copied` are the files that no page is and no plan knows. */
export const listClaims = (plan: SitePlan, copied: readonly OutputFile[]): readonly Claim[] => [
  ...claimPages(plan),
  ...[...plan.others, ...copied].map(claimFile),
];

function claimPages({ record, facts, pages }: SitePlan): readonly Claim[] {
  const entryBySlug = new Map(record.history.entries.map((entry) => [entry.slug, entry]));
  const countByIncident = new Map<Incident, number>();
  return pages.map(({ route, redirect, body }): Claim => {
    const path = outputPathOf(route);
    const filled = redirect === undefined ? undefined : body(record, facts);
    if (filled?.part === 'redirectPage') {
      const { incident } = filled.props;
      if (route.page !== 'redirect') return { kind: 'entry', path, incident };
      const index = countByIncident.get(incident) ?? 0;
      countByIncident.set(incident, index + 1);
      return { kind: 'alias', path, incident, index };
    }
    const incident = route.page === 'incident' ? entryBySlug.get(route.slug) : undefined;
    return incident === undefined ? { kind: 'site', path } : { kind: 'entry', path, incident };
  });
}

const claimFile = (file: OutputFile): Claim =>
  'copyOf' in file
    ? { kind: 'file', path: file.path, source: file.copyOf }
    : { kind: 'site', path: file.path };
