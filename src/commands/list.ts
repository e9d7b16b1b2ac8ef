// `candor list`: the entries of a site in the terminal, newest first.
import { mayBeOpen } from '../editing/may-be-open.js';
import { suggestWord } from '../kernel/nearest.js';
import { suggestComponent } from '../content/suggest-component.js';
import { toCivil } from '../kernel/time-zone.js';
import { componentsOf } from '../model/history.js';
import { findComponent, leafComponents, leavesOf, type Site } from '../model/site.js';
import type { SourceFile } from '../model/source.js';
import { deriveTimeline } from '../model/timeline.js';
import { entriesJson } from '../output/entries/entries-json.js';
import { entriesTable, isOverdue } from '../output/entries/entries-table.js';
import type { ListedEntry } from '../output/entries/listed-entry.js';
import { showHidden } from '../output/visible.js';
import { hasOption, textOption, UsageError, type Command, type Invocation } from './command.js';
import { readEntries, type ReadEntries } from './authoring/read-entries.js';
import { folderOption, textOf } from './authoring/site-at-hand.js';
import { describeWithheld } from './describe-withheld.js';
import { nowOption, showsColor } from './site-options.js';

export const list: Command = {
  arguments: [],
  options: [
    { flags: '--open', summary: 'only what is not over' },
    { flags: '--overdue', summary: 'only overdue postmortems, and maintenance that overruns its window' },
    { flags: '--year <year>', summary: 'only what began in this year' },
    { flags: '--severity <severity>', summary: 'only incidents of this severity' },
    { flags: '--component <component>', summary: 'only what affected this component or group' },
    { flags: '--format <format>', summary: 'how it is told', choices: ['pretty', 'json'], default: 'pretty' },
    folderOption,
    nowOption,
  ],
  examples: [
    'candor list --open',
    'candor list --year 2026 --component api',
    'candor list --overdue --format json',
  ],
  run: (invocation, io) => {
    const isOpenOnly = hasOption(invocation, 'open');
    const mayCount = (file: SourceFile, site: Site): boolean => mayBeOpen(textOf(file), site);
    const read = readEntries(invocation, io, isOpenOnly ? mayCount : undefined);
    const { compilation, now } = read;
    const { site } = compilation;
    const filters = readFilters(invocation, read);
    const shown = read.entries.filter((entry) => filters.every((matches) => matches(entry)));
    if (textOption(invocation, 'format') === 'json') {
      io.out(entriesJson(shown, read.unread, site, now));
      return Promise.resolve(0);
    }
    const table = entriesTable(shown, { site, now, color: showsColor('out', io) });
    io.out(table === '' ? describeNothing(filters.length > 0) : table);
    const notes = [describeUnread(read.unread), filters.length > 0 ? '' : describeWithheld(compilation)].join(
      '',
    );
    if (notes !== '') io.out(`\n${notes}`);
    return Promise.resolve(0);
  },
};

type Filter = (entry: ListedEntry) => boolean;

function readFilters(invocation: Invocation, { compilation: { site }, now }: ReadEntries): readonly Filter[] {
  const year = readYear(textOption(invocation, 'year'));
  const severity = readSeverity(textOption(invocation, 'severity'), site);
  const components = readComponents(textOption(invocation, 'component'), site);
  const isOpen: Filter = ({ kind, incident }) =>
    kind === 'undated' ? incident.isOpen : deriveTimeline(incident, now).isOpen;
  return [
    ...(hasOption(invocation, 'open') ? [isOpen] : []),
    ...(hasOption(invocation, 'overdue')
      ? [
          (entry: ListedEntry) =>
            isOverdue(entry) || (entry.kind === 'dated' && deriveTimeline(entry.incident, now).isOverrunning),
        ]
      : []),
    ...(year === undefined
      ? []
      : [
          ({ kind, incident }: ListedEntry) =>
            kind === 'dated' && toCivil(incident.started.from, site.timezone).year === year,
        ]),
    ...(severity === undefined ? [] : [({ incident }: ListedEntry) => incident.severity?.id === severity]),
    ...(components === undefined
      ? []
      : [
          ({ kind, incident }: ListedEntry) =>
            (kind === 'undated' ? [...incident.components.keys()] : componentsOf(incident)).some((id) =>
              components.has(id),
            ),
        ]),
  ];
}

function readYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new UsageError(`--year: \`${text}\` is not a year.`, 'Write four digits, such as `--year 2026`.');
}

function readSeverity(text: string | undefined, { severities }: Site): string | undefined {
  const ids = severities.map(({ id }) => id);
  if (text === undefined || ids.includes(text.toLowerCase())) return text?.toLowerCase();
  throw new UsageError(
    `--severity: \`${text}\` is not a severity of the site.`,
    suggestWord(text, ids, 'severities'),
  );
}

function readComponents(text: string | undefined, site: Site): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  const component = findComponent(site, text);
  if (component === undefined) {
    const message = `--component: \`${text}\` is not a component of the site.`;
    throw new UsageError(message, suggestComponent(text, site));
  }
  const leaves = component === 'all' ? leafComponents(site) : leavesOf(site, component);
  return new Set(leaves.map(({ id }) => id));
}

const describeNothing = (isFiltered: boolean): string =>
  isFiltered ? 'Nothing of that kind.\n' : 'Nothing is recorded yet. `candor new` begins an incident.\n';

const describeUnread = (unread: readonly string[]): string =>
  unread.map((path) => `${showHidden(path)}: cannot be read; \`candor check\` says why.\n`).join('');
