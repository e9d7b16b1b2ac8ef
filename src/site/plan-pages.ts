// Which pages a site has. Planning is cheap and touches no HTML; render-site.ts makes each page from its plan.
import { planComponentPage } from './component-pages.js';
import { planHistoryPage, planSeverityPage, planYearPage, planYearSeverityPages } from './history-pages.js';
import { planIncidentPages, planRedirectPages } from './incident-pages.js';
import { planNotFoundPage, planNoticesPage, planPostmortemsPage } from './list-pages.js';
import type { Page } from './page.js';
import { planSearchPages } from './search-page.js';
import type { SiteRecord } from './site-record.js';
import { planStatusPage } from './status-page.js';

export function planPages(record: SiteRecord, commit: string | undefined): readonly Page[] {
  const { site } = record.history;
  return [
    planStatusPage(record, commit),
    planHistoryPage(record),
    ...record.years.flatMap((year) => [planYearPage(record, year), ...planYearSeverityPages(record, year)]),
    ...site.severities.map((severity) => planSeverityPage(record, severity)),
    ...site.components.map((component) => planComponentPage(record, component)),
    ...planIncidentPages(record),
    planPostmortemsPage(record),
    planNoticesPage(record),
    ...planSearchPages(record),
    planNotFoundPage(record),
    ...planRedirectPages(record),
  ];
}
