// What the search knows of each entry: a small document of its published text alone, without what stands around it on
// its page, under headings with the ids that the page has. So a result leads to the very update or section.
import { html, joinHtml, type Html } from '../kernel/html.js';
import type { Moment } from '../kernel/time.js';
import type { History } from '../model/history.js';
import type { Incident } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import { formatDay, formatMoment } from './format.js';
import { createNamer, type Naming } from './name-value.js';
import { pathOf } from './pages.js';
import type { Entry } from './props.js';
import { fillProse } from './prose.js';
import { filterValues, searchFilters } from './search-filters.js';
import { recordSite, type SiteRecord } from './site-record.js';
import { spreadCharacters } from './spread-characters.js';

export interface SearchDocument {
  /** Relative to the root of the site, encoded. */
  readonly url: string;
  /** HTML with the attributes that Pagefind reads (pagefind.app/docs: metadata, filtering, sorting). */
  readonly content: string;
}

/** Pagefind would look for words in these, but not in titles; here their characters are words. */
const segmented: ReadonlySet<string> = new Set(['ja', 'th', 'zh']);

/** For Pagefind: an ISO 639 code, by which words are cut to their stems, or `unknown`. */
export function searchLanguage({ site }: History): string {
  const [language = ''] = site.locale.split('-', 1);
  return segmented.has(language) ? 'unknown' : language;
}

/** One for each published entry, newest first: the index depends on the order in which it is given them. */
export function searchDocuments(history: History): readonly SearchDocument[] {
  const record = recordSite(history);
  return record.listed.map((entry) => ({
    url: pathOf({ page: 'incident', slug: entry.incident.slug }),
    get content() {
      return spreadCharacters(writeDocument(record, entry).toString());
    },
  }));
}

/** Names all that the documents follow from. */
export function nameDocuments(history: History, naming: Naming): string | undefined {
  const record = recordSite(history);
  const name = createNamer(naming, record, () => undefined);
  const { listed } = record;
  return name([history.site, ...listed.map(({ incident, affectedNames }) => [incident, affectedNames])]);
}

function writeDocument(record: SiteRecord, entry: Entry): Html {
  const { incident, affectedNames } = entry;
  const { site } = record.history;
  const values = filterValues(record, entry);
  const names = affectedNames.flatMap(({ component, group }) => [
    ...(group === undefined ? [] : [group.name]),
    component.name,
  ]);
  return html`<html lang="${site.locale}"><body>
<div data-pagefind-ignore>
<p data-pagefind-meta="title">${incident.title}</p>
<p data-pagefind-meta="when">${formatDay(incident.started, site.timezone, record.messages)}</p>
<p data-pagefind-meta="about">${[...names, ...incident.tags].join(', ')}</p>
<i data-pagefind-sort="date[data-value]" data-value="${incident.started.from}"></i>
${searchFilters.flatMap((name) =>
  values[name].map((value) => html`<i data-pagefind-filter="${name}[data-value]" data-value="${value}"></i>`),
)}
</div>
${writeText(record, incident)}
</body></html>`;
}

/** In the order of the page. */
function writeText({ history: { site }, messages }: SiteRecord, incident: Incident): Html {
  const { summary, introduction, updates, details, postmortem } = incident;
  const time = (moment: Moment): string => formatMoment(moment, site.timezone, messages);
  const shown = postmortem?.published === undefined ? undefined : postmortem;
  return joinHtml(
    [
      showText(summary),
      showText(introduction),
      ...(shown === undefined ? [] : [html`<h2 id="${shown.anchor}">${messages.labels.postmortem}</h2>`]),
      showText(shown?.introduction),
      ...(shown?.parts ?? []).flatMap(({ anchor, title, prose, actionItems }) => [
        html`<h3 id="${anchor}">${title}</h3>`,
        showText(prose),
        ...actionItems.map((item) => showText(item.prose)),
      ]),
      ...updates
        .toReversed()
        .flatMap(({ anchor, status, time: said, prose }) => [
          html`<h3 id="${anchor}">${messages.statuses[status]} · ${time(said)}</h3>`,
          showText(prose),
        ]),
      ...(details === undefined ? [] : [html`<h2 id="details">${messages.labels.details}</h2>`]),
      showText(details),
    ],
    '\n',
  );
}

/** Links lose their addresses, which only a page knows, and keep their text; of images remains what they say. */
const showText = (prose: Prose | undefined): Html =>
  prose === undefined
    ? html``
    : html`<div>${fillProse(prose, { prefix: '', addressOf: () => undefined })}</div>`;
