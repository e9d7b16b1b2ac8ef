// Which pages a site has. Planning is cheap and touches no HTML; render-site.ts makes each page from its plan.
import { planActionItemsPage } from './action-items-page.js';
import { planComponentPages } from './component-pages.js';
import { planHistoryPage, planSeverityPage, planYearPages, planYearSeverityPages } from './history-pages.js';
import { planBriefPages, planRedirectPages } from './brief-pages.js';
import { planDigestPages } from './digest-pages.js';
import { planIncidentPages } from './incident-pages.js';
import { planNotFoundPage, planNoticesPages, planPostmortemsPages } from './list-pages.js';
import type { Page, PageFacts } from './page.js';
import { planPolicyPage } from './policy-page.js';
import { planSearchPages } from './search-page.js';
import type { SiteRecord } from './site-record.js';
import { planStatisticsPage } from './statistics-page.js';
import { planSubscribePages } from './subscribe-page.js';
import { planUndatedPages } from './undated-pages.js';
import { planStatusPage } from './status-page.js';

export function planPages(record: SiteRecord, { commit }: PageFacts): readonly Page[] {
  const { site } = record.history;
  return [
    planStatusPage(record, commit),
    planHistoryPage(record),
    ...record.years.flatMap((year) => [
      ...planYearPages(record, year),
      ...planYearSeverityPages(record, year),
    ]),
    ...site.severities.map((severity) => planSeverityPage(record, severity)),
    ...site.components.flatMap((component) => planComponentPages(record, component)),
    planStatisticsPage(record),
    ...planIncidentPages(record),
    ...planBriefPages(record),
    ...planUndatedPages(record),
    ...planDigestPages(record),
    planPolicyPage(record),
    ...planPostmortemsPages(record),
    planActionItemsPage(record),
    ...planNoticesPages(record),
    ...planSubscribePages(record),
    ...planSearchPages(record),
    planNotFoundPage(record),
    ...planRedirectPages(record),
  ];
}
