// The default theme: semantic HTML that reads well without its stylesheet, and needs no script.
import type { Theme } from '../src/theme.js';
import { policyPage } from './parts/policy-page.js';
import { actionItemsPage } from './parts/action-items-page.js';
import { componentPage, componentTree } from './parts/components.js';
import { entryCard, entryList } from './parts/entries.js';
import { digestPage } from './parts/digest-page.js';
import { digestsPage } from './parts/digests-page.js';
import { disclosure, inDigests } from './parts/disclosure.js';
import { facts } from './parts/facts.js';
import { historyPage, severityPage, yearPage, yearSeverityPage } from './parts/history-pages.js';
import { sharing } from './parts/head.js';
import { incidentPage, tableOfContents } from './parts/incident-page.js';
import { severityLabel, stateLabel, statusLabel } from './parts/labels.js';
import { notFoundPage, noticesPage, postmortemsPage, redirectPage } from './parts/list-pages.js';
import { daysChart } from './charts/days-chart.js';
import { incidentChart } from './charts/incident-chart.js';
import { yearChart } from './charts/year-chart.js';
import { breadcrumbs, footer, masthead, page } from './parts/page.js';
import { pageHistory } from './parts/page-history.js';
import { periodPage } from './parts/period-page.js';
import { actionItems, postmortem } from './parts/postmortem.js';
import { searchPage } from './parts/search-page.js';
import { briefPage, undatedPage } from './parts/short-pages.js';
import { statisticsPage } from './parts/statistics-page.js';
import { statusPage } from './parts/status-page.js';
import { subscribePage } from './parts/subscribe-page.js';
import { tones } from './parts/tones.js';
import { update, updates } from './parts/updates.js';

export const defaultTheme: Theme = {
  parts: {
    page,
    sharing,
    masthead,
    breadcrumbs,
    footer,
    statusPage,
    historyPage,
    yearPage,
    yearSeverityPage,
    severityPage,
    componentPage,
    periodPage,
    incidentPage,
    statisticsPage,
    postmortemsPage,
    actionItemsPage,
    noticesPage,
    searchPage,
    subscribePage,
    notFoundPage,
    redirectPage,
    briefPage,
    undatedPage,
    digestsPage,
    digestPage,
    policyPage,
    entryList,
    entryCard,
    componentTree,
    daysChart,
    yearChart,
    incidentChart,
    facts,
    tableOfContents,
    updates,
    update,
    postmortem,
    pageHistory,
    disclosure,
    inDigests,
    actionItems,
    severityLabel,
    stateLabel,
    statusLabel,
  },
  assets: [
    {
      path: 'assets/theme.css',
      source: ['tokens', 'base', 'parts', 'charts', 'disclosure', 'subscribe', 'media'].map(
        (name) => `assets/css/${name}.css`,
      ),
    },
    { path: 'assets/search.css', source: 'assets/css/search.css', page: 'search' },
    { path: 'assets/card.png', source: 'assets/card.png' },
    { path: 'assets/theme.js', source: 'assets/theme.js' },
    { path: 'assets/search.js', source: 'assets/search.js', page: 'search' },
    ...['site', ...tones].map((name) => ({ path: `assets/${name}.svg`, source: `assets/icons/${name}.svg` })),
  ],
};
