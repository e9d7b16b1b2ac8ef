// The files for machines, a table: each kind of endpoint is a folder of its own beside this file.
import type { OutputFile } from '../model/output.js';
import type { Site } from '../model/site.js';
import type { BuildFacts } from '../site/machine-files.js';
import { basePathOf, pathOf, type Route } from '../site/pages.js';
import type { SitePlan } from '../site/plan-site.js';
import { fillProse } from '../site/prose.js';
import { createRouteFinder } from '../site/source-links.js';
import type { Endpoint, EndpointSource } from './endpoint.js';

/** Each with the switch of the configuration that it hangs on. */
const endpoints: readonly (readonly [keyof Site['output']['endpoints'], Endpoint])[] = [];

/** The files of every endpoint that the site has. */
export function listEndpoints(plan: SitePlan, facts: BuildFacts): readonly OutputFile[] {
  const source = createSource(plan, facts);
  const { output } = plan.record.history.site;
  return endpoints.flatMap(([name, list]) => (output.endpoints[name] ? list(source) : []));
}

function createSource({ record, attachments }: SitePlan, facts: BuildFacts): EndpointSource {
  const { history } = record;
  const root = history.site.url ?? basePathOf(undefined);
  const routeOf = createRouteFinder(history, attachments);
  const addressOf = (route: Route, anchor = ''): string =>
    `${root}${pathOf(route)}${anchor === '' ? '' : `#${encodeURI(anchor)}`}`;
  return {
    record,
    facts,
    addressOf,
    fill: (prose, prefix = '') =>
      fillProse(prose, {
        prefix,
        addressOf: ({ path, anchor }) => {
          const target = routeOf(path);
          return target && addressOf(target, anchor);
        },
      }),
  };
}
