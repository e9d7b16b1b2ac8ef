// What endpoints are made of: the record of a site, and its texts and addresses as somebody elsewhere can use them.
import { writeOnDemand } from '../model/output.js';
import { namerOf, type Naming } from '../site/name-value.js';
import { basePathOf, pathOf, type Route } from '../site/pages.js';
import type { SitePlan } from '../site/plan-site.js';
import { fillProse } from '../site/prose.js';
import { createRouteFinder } from '../site/source-links.js';
import type { EndpointFacts, EndpointSource } from './endpoint.js';
import { listEntryFiles, type FileNamer } from './entry-files.js';

export function createEndpointSource(
  plan: Pick<SitePlan, 'record' | 'attachments'>,
  facts: EndpointFacts,
  naming?: Naming,
): EndpointSource {
  const { record, attachments } = plan;
  const { history } = record;
  const root = history.site.url ?? basePathOf(undefined);
  const routeOf = createRouteFinder(history, attachments);
  const nameValue = naming && namerOf(naming)(plan);
  const name: FileNamer | undefined =
    nameValue && ((path, follows) => nameValue([history.site, path, follows]));
  const addressOf = (route: Route, anchor = ''): string =>
    `${root}${pathOf(route)}${anchor === '' ? '' : `#${encodeURI(anchor)}`}`;
  return {
    record,
    facts,
    addressOf,
    file: (path, write, follows) =>
      writeOnDemand(path, write, name && follows && (() => name(path, follows()))),
    filesOf: (entries, kind) => listEntryFiles(entries, history.site, kind, name),
    fill: (prose, prefix = '', page) =>
      fillProse(prose, {
        prefix,
        page,
        addressOf: ({ path, anchor }) => {
          const target = routeOf(path);
          return target && addressOf(target, anchor);
        },
      }),
  };
}
