// Imports an Upptime repository: its settings become candor.yaml, every issue that its page shows an incident. GitHub's
// answers lie beside the settings as files, in any number and order.
import { compareText } from '../../kernel/diagnostic.js';
import { writeYaml } from '../../kernel/yaml.js';
import type {
  Imported,
  ImportedFile,
  ImportNote,
  ImportOptions,
  ImportResult,
  ImportSource,
  Report,
} from '../imported.js';
import { readSourceText } from '../source-text.js';
import { planComponents, type Components } from './components.js';
import { sortUpptimeFiles } from './folder.js';
import { readAnswers, type Answers } from './issues.js';
import { readJsonValues } from './json-values.js';
import { noSettings, readUpptimeSettings, type UpptimeSettings } from './settings.js';
import { joinThreads } from './threads.js';
import { writeIssue } from './write-issue.js';

export function importUpptime(source: ImportSource, options: ImportOptions): ImportResult {
  const folder = sortUpptimeFiles(source.files);
  const notes: ImportNote[] = [];
  const reportFor =
    (path: string): Report =>
    (kind, line, reason) =>
      notes.push({ path, line, kind, reason });
  const textOf = ({ path, bytes }: { path: string; bytes: Uint8Array }): string =>
    readSourceText(path, bytes, reportFor(path));
  const foreign: ImportResult = {
    ok: false,
    reason: 'The folder holds neither .upptimerc.yml nor any JSON that GitHub answered.',
  };
  if (folder.settings === undefined && folder.answers.length === 0) return foreign;
  const path = folder.settings?.path ?? '';
  const reading =
    folder.settings === undefined
      ? undefined
      : readUpptimeSettings(path, textOf(folder.settings), reportFor(path));
  if (reading?.ok === false) return reading;
  for (const { path: other } of folder.otherSettings) {
    reportFor(other)('lost', 1, `the settings are those of ${path}, and what is said here is left out`);
  }

  let broken = 0;
  const answers = folder.answers.map((file): Answers => {
    const values = readJsonValues(textOf(file));
    const report = reportFor(file.path);
    if (!values.ok) {
      broken += 1;
      report('refused', values.line, values.reason);
      return { issues: [], comments: [], events: [], strays: 0 };
    }
    const found = readAnswers(file.path, values.values);
    if (found.strays > 0) {
      report('lost', 1, `it holds what is neither an issue nor a comment, ${found.strays} times`);
    }
    return found;
  });
  const isForeign = answers.every(
    ({ issues, comments, events, strays }) =>
      strays > 0 && issues.length + comments.length + events.length === 0,
  );
  if (folder.settings === undefined && answers.length > 0 && isForeign) return foreign;
  for (const { path: lost, reason } of source.unreadable) {
    broken += 1;
    reportFor(lost)('refused', 1, reason);
  }
  const { threads, repeated } = joinThreads(answers, reportFor);
  const siteLabels = threads.flatMap(({ issue }) =>
    issue.labels.includes('status') ? issue.labels.filter((label) => label !== 'status') : [],
  );
  const histories = folder.histories.map(({ slug, file }) => ({ slug, path: file.path, text: textOf(file) }));
  const settings = reading?.settings;
  const components = planComponents(settings, histories, siteLabels, options.timezone, reportFor);

  const files = threads.flatMap((thread): ImportedFile[] => {
    const report: Report = (kind, line, reason) =>
      reportFor(thread.issue.path)(kind, line, `#${thread.issue.number}: ${reason}`);
    const written = writeIssue(thread, components, options, report);
    if (!written.ok) report('refused', 1, written.reason);
    return written.ok ? [{ path: written.path, text: written.text, source: thread.issue.path }] : [];
  });
  const site = {
    path: 'candor.yaml',
    text: writeSettings(settings ?? noSettings, components, options.timezone),
    source: path === '' ? (folder.answers[0]?.path ?? '') : path,
  };
  if (settings?.title === undefined) {
    reportFor(site.source)('guessed', 1, 'the site has no title; it is called “Status”');
  }
  const read = threads.length + repeated + broken;
  const imported: Imported = {
    files: [site, ...files].sort((a, b) => compareText(a.path, b.path)),
    copies: [],
    notes: notes.sort((a, b) => compareText(a.path, b.path) || a.line - b.line),
    counts: { read, written: files.length, repeated, refused: read - repeated - files.length },
  };
  return { ok: true, imported };
}

function writeSettings(settings: UpptimeSettings, { list }: Components, timezone: string): string {
  const { title = 'Status', url, description, locale, links } = settings;
  const site = { title, url, description, timezone, locale, links: links.length === 0 ? undefined : links };
  const written = Object.fromEntries(Object.entries(site).filter(([, value]) => value !== undefined));
  return writeYaml(list.length === 0 ? { site: written } : { site: written, components: list });
}
