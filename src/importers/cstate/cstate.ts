// Imports a cState site: its configuration becomes candor.yaml, every post of content/issues/ an incident. Two passes:
// the front matter of all posts first, so that the second, over their bodies, knows where links between them lead.
import { compareText } from '../../kernel/diagnostic.js';
import type { Imported, ImportNote, ImportOptions, ImportResult, ImportSource, Report } from '../imported.js';
import { readSourceText } from '../source-text.js';
import { readSourceTime, type ReadTime } from '../source-time.js';
import { foldAddress } from '../site-addresses.js';
import { makeShelf } from '../attachments.js';
import { writeCandorConfig } from './candor-config.js';
import { planComponents } from './components.js';
import { readCstateConfig } from './config.js';
import { readDrafts } from './drafts.js';
import { chooseLanguage, findSite, sortContent } from './folder.js';
import { writeDraft } from './write-draft.js';

export function importCstate(source: ImportSource, options: ImportOptions): ImportResult {
  const found = findSite(source.files);
  if (found === undefined) {
    const reason = 'The folder holds no Hugo configuration such as config.yml, so it is not a cState site.';
    return { ok: false, reason };
  }
  const notes: ImportNote[] = [];
  const reportFor =
    (path: string): Report =>
    (kind, line, reason) =>
      notes.push({ path, line, kind, reason });
  const { root, config: file, params } = found;
  const report = reportFor(file.path);
  const configText = readSourceText(file.path, file.bytes, report);
  const paramsText = params === undefined ? undefined : readSourceText(params.path, params.bytes, report);
  const reading = readCstateConfig(file.path, configText, paramsText, report);
  if (!reading.ok) return reading;
  const { config, lineOf } = reading;
  const content = `${root}${config.contentFolder}/`;
  const sorted = sortContent(source.files, content, config.languages);
  if (sorted.posts.length === 0 && config.systems.length === 0) {
    const reason = `${file.path} names no systems and there are no posts, so it is not a cState site.`;
    return { ok: false, reason };
  }

  const components = planComponents(config, lineOf, report);
  const candorYaml = writeCandorConfig(config, components, options.timezone, lineOf, report);
  const zoneless = new Set<string>();
  const readTime: ReadTime = (text) => {
    const time = readSourceTime(text, config.timeZone);
    if (time?.hasOffset === false && time.moment.precision !== 'day') zoneless.add(text);
    return time;
  };
  const posts = chooseLanguage(sorted.posts, config.languages);
  const lostPosts = source.unreadable.filter(
    ({ path }) => path.startsWith(content) && path.includes('/issues/'),
  );
  for (const { path, reason } of lostPosts) reportFor(path)('refused', 1, reason);

  const site = { config, components, options, readTime, reportFor };
  const drafts = readDrafts(posts, site);
  const shelf = makeShelf(root, content, source.others);
  const pathByAddress = new Map(drafts.map((draft) => [foldAddress(draft.post.address), draft.path]));
  const files = drafts.flatMap((draft) => {
    const text = writeDraft(draft, site, { pathByAddress, takeFile: shelf.take });
    return text === undefined ? [] : [{ path: draft.path, text, source: draft.post.file.path }];
  });

  if (zoneless.size > 0) {
    const why = config.timeZone === 'UTC' ? 'as Hugo does' : 'as the configuration says';
    const reason = `times without an offset (there are ${zoneless.size}) are read as ${config.timeZone}, ${why}`;
    report('guessed', lineOf('timeZone'), reason);
  }
  for (const { path } of sorted.pages) {
    reportFor(path)(
      'lost',
      1,
      'it is a page or a list, which Candor has no place for; only posts are imported',
    );
  }
  const copies = [...shelf.list()].sort((a, b) => compareText(a.path, b.path));
  const copied = new Set(copies.map(({ from }) => from));
  for (const { path } of source.others) {
    if (!path.startsWith(`${content}issues/`) || copied.has(path)) continue;
    reportFor(path)('lost', 1, 'it is not a post, and no post shows it');
  }
  const read = posts.length + lostPosts.length;
  const configFile = { path: 'candor.yaml', text: candorYaml, source: file.path };
  const imported: Imported = {
    files: [configFile, ...files].sort((a, b) => compareText(a.path, b.path)),
    copies,
    notes: sortNotes(notes),
    counts: { read, written: files.length, refused: read - files.length },
  };
  return { ok: true, imported };
}

// The same thing twice on one line, as in a list of line breaks, is said once.
function sortNotes(notes: readonly ImportNote[]): ImportNote[] {
  const unique = new Map(notes.map((note) => [JSON.stringify(note), note]));
  return [...unique.values()].sort((a, b) => compareText(a.path, b.path) || a.line - b.line);
}
