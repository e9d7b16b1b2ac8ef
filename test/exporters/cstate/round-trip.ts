// A cState site in memory, imported, exported and imported again.
import { expect } from 'vitest';
import { parseMarkdown } from '../../../src/content/markdown.js';
import { exportCstate } from '../../../src/exporters/cstate/export-cstate.js';
import { exportSite } from '../../../src/exporters/export-site.js';
import type { Exported } from '../../../src/exporters/exported.js';
import { importCstate } from '../../../src/importers/cstate/cstate.js';
import { readsCstateFile } from '../../../src/importers/cstate/folder.js';
import type { Imported } from '../../../src/importers/imported.js';
import type { History } from '../../../src/model/history.js';
import type { Incident } from '../../../src/model/incident.js';
import { deriveTimeline } from '../../../src/model/timeline.js';
import { loadDefaultTheme } from '../../../src/theming/load-theme.js';
import { compile, type Compilation } from '../../../src/compile.js';
import { treeOf } from '../../cli/compile-files.js';
import type { Files } from '../../cli/site-folder.js';

export const now: number = Date.UTC(2026, 10, 21, 12);

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

export function importCstateFiles(files: Files, timezone: string): Imported {
  const all = Object.entries(files).map(([path, content]) => ({ path, bytes: bytesOf(content) }));
  const result = importCstate(
    {
      files: all.filter(({ path }) => readsCstateFile(path)),
      others: all
        .filter(({ path }) => !readsCstateFile(path))
        .map(({ path, bytes }) => ({ path, size: bytes.length })),
      unreadable: [],
    },
    { timezone, readMarkdown: parseMarkdown },
  );
  if (!result.ok) throw new Error(result.reason);
  return result.imported;
}

/** The new site with its images, for which any bytes do. */
export const filesOf = ({ files, copies }: Pick<Imported, 'files' | 'copies'>): Files =>
  Object.fromEntries([
    ...files.map(({ path, text }): [string, string] => [path, text]),
    ...copies.map(({ path }): [string, string] => [path, 'image']),
  ]);

const { theme, assets } = loadDefaultTheme();

/** Compiled to the history; no page is made. */
export function compileSite(files: Files): Compilation {
  const facts = { now, commit: undefined, version: '0.1.0', timeZoneData: '2025c' };
  return compile(treeOf(files), { facts, theme, assets, onDemand: true });
}

export function exportHistory(history: History, files: Files): Exported {
  const attachments = Object.keys(files).filter(
    (path) => path.startsWith('incidents/') && !path.endsWith('.md'),
  );
  const exporter = { name: 'cstate', summary: '', run: exportCstate };
  return exportSite(exporter, history, { now, commit: undefined }, new Set(attachments));
}

/** What both formats can say of an entry; texts as their HTML. */
export function describeIncident(incident: Incident): object {
  const { kind, title, severity, components, started, until, window, updates, details, tags, aliases } =
    incident;
  const { resolved, status } = deriveTimeline(incident, now);
  return {
    kind,
    title,
    status,
    severity: severity?.id,
    components: [...components],
    started: started.from,
    resolved: resolved?.from,
    until,
    window,
    updates: updates.map((update) => [update.status, update.time, update.prose.segments]),
    details: details?.segments,
    summary: incident.summary?.text,
    tags,
    aliases,
  };
}

export interface RoundTrip {
  readonly first: Compilation;
  readonly exported: Exported;
  readonly second: Compilation;
}

/** Expects both imports to say the same. */
export function goRound(files: Files, timezone: string): RoundTrip {
  const imported = filesOf(importCstateFiles(files, timezone));
  const first = compileSite(imported);
  const exported = exportHistory(first.history, imported);
  const again = filesOf(importCstateFiles(filesOf(exported), timezone));
  const second = compileSite(again);
  const describeAll = ({ history }: Compilation): object =>
    Object.fromEntries(
      [...history.entries]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((incident) => [incident.id, describeIncident(incident)]),
    );
  expect(describeAll(second)).toEqual(describeAll(first));
  expect(second.history.site.components).toEqual(first.history.site.components);
  return { first, exported, second };
}
