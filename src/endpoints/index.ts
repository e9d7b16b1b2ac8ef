// The files for machines, a table: each kind of endpoint is a folder of its own beside this file.
import { join } from '../kernel/lists.js';
import type { OutputFile } from '../model/output.js';
import type { Site } from '../model/site.js';
import type { Naming } from '../site/name-value.js';
import type { SitePlan } from '../site/plan-site.js';
import { listApi } from './api/list-api.js';
import { listBadges } from './badges/index.js';
import { listCalendars } from './calendar/index.js';
import type { Endpoint, EndpointFacts } from './endpoint.js';
import { createEndpointSource } from './endpoint-source.js';
import { listFeeds } from './feeds/list-feeds.js';
import { listStatuspageFiles } from './statuspage/statuspage.js';
import { listTwins } from './twins/list-twins.js';

/** Each with the switch of the configuration that it hangs on. */
const endpoints: readonly (readonly [keyof Site['output']['endpoints'], Endpoint])[] = [
  ['feeds', listFeeds],
  ['calendar', listCalendars],
  ['badges', listBadges],
  ['api', listStatuspageFiles],
  ['api', listApi],
  ['twins', listTwins],
];

/** The files of every endpoint that the site has. */
export function listEndpoints(plan: SitePlan, facts: EndpointFacts, naming?: Naming): readonly OutputFile[] {
  const source = createEndpointSource(plan, facts, naming);
  const { output } = plan.record.history.site;
  return join(endpoints.map(([name, list]) => (output.endpoints[name] ? list(source) : [])));
}
