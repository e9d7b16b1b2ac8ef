// Imports a Statusfy site: its systems become components, every Markdown file of content/ an incident.
import { compareText } from '../../kernel/diagnostic.js';
import { makeIncidentId } from '../../kernel/ids.js';
import { writeTime } from '../../kernel/time-writing.js';
import { toCivil } from '../../kernel/time-zone.js';
import { makeShelf } from '../attachments.js';
import type { Imported, ImportNote, ImportOptions, ImportResult, ImportSource, Report } from '../imported.js';
import { foldAddress } from '../site-addresses.js';
import { planSystems, readStatusfyConfig, writeCandorConfig } from './config.js';
import { findStatusfy, sortPosts, type StatusfyPost } from './folder.js';
import { readPost, type StatusfyFacts } from './read-post.js';
import { writePost } from './write-post.js';

interface Draft {
  readonly post: StatusfyPost;
  readonly facts: StatusfyFacts;
  readonly path: string;
}

export function importStatusfy(source: ImportSource, options: ImportOptions): ImportResult {
  const folder = findStatusfy(source.files);
  if (folder === undefined)
    return {
      ok: false,
      reason: 'The folder holds no content/ with Markdown files, so it is not a Statusfy site.',
    };
  const notes: ImportNote[] = [];
  const reportFor =
    (path: string): Report =>
    (kind, line, reason) =>
      notes.push({ path, line, kind, reason });
  const { root } = folder;
  // The folder of the incidents stands in the configuration, and the languages decide which of them are translations.
  const { content: contentName, languages } = readStatusfyConfig(folder, [], () => () => undefined);
  const content = `${root}${contentName}/`;
  const posts = sortPosts(source.files, content, languages);
  const drafts = placeDrafts(posts, options.timezone, reportFor);
  const named = drafts.flatMap(({ facts }) => facts.systems);
  const config = readStatusfyConfig(folder, named, reportFor);
  const idByName = planSystems(config);
  const main = folder.config ?? folder.locales.values().next().value ?? folder.systems ?? posts[0]?.file;
  if (main === undefined) return { ok: false, reason: `The folder ${content} holds no incidents.` };
  if (config.title === undefined)
    reportFor(main.path)('guessed', 1, 'nothing names the site; it is called “Status”');

  const shelf = makeShelf(root, content, source.others);
  const pathByAddress = new Map(
    drafts.flatMap(({ facts, path }): [string, string][] =>
      facts.id === undefined ? [] : [[foldAddress(`incidents/${facts.id}`), path]],
    ),
  );
  const files = drafts.flatMap(({ post, facts, path }) => {
    const report = reportFor(post.file.path);
    const around = { baseUrl: config.baseUrl, idByName, pathByAddress, takeFile: shelf.take, options };
    const text = writePost(facts, path, around, report);
    return text === undefined ? [] : [{ path, text, source: post.file.path }];
  });
  const unreadable = source.unreadable.filter(({ path }) => path.startsWith(content));
  for (const { path, reason } of source.unreadable) reportFor(path)('refused', 1, reason);
  reportOthers(source, posts, root, reportFor);
  const read = posts.length + unreadable.length;
  const configFile = {
    path: 'candor.yaml',
    text: writeCandorConfig(config, idByName, options.timezone),
    source: main.path,
  };
  const unique = new Map(notes.map((note) => [JSON.stringify(note), note]));
  const imported: Imported = {
    files: [configFile, ...files].sort((a, b) => compareText(a.path, b.path)),
    copies: [...shelf.list()].sort((a, b) => compareText(a.path, b.path)),
    notes: [...unique.values()].sort((a, b) => compareText(a.path, b.path) || a.line - b.line),
    counts: { read, written: files.length, refused: read - files.length },
  };
  return { ok: true, imported };
}

function placeDrafts(
  posts: readonly StatusfyPost[],
  timezone: string,
  reportFor: (path: string) => Report,
): Draft[] {
  const taken = new Set<string>();
  return posts.flatMap((post): Draft[] => {
    const report = reportFor(post.file.path);
    const reading =
      post.refusal === undefined
        ? readPost(post, report)
        : { ok: false as const, line: 1, reason: post.refusal };
    if (!reading.ok) {
      report('refused', reading.line, reading.reason);
      return [];
    }
    const { facts } = reading;
    const id = makeIncidentId(post.name, taken);
    taken.add(id.toLowerCase());
    if (id !== post.name)
      report(
        'guessed',
        1,
        `the name “${post.name}” cannot be an id as it is; the incident is called “${id}”`,
      );
    const year = String(toCivil(facts.first.from, timezone).year).padStart(4, '0');
    if (facts.systems.length === 0)
      report(
        'guessed',
        1,
        `no system is named; nothing says what was affected on ${writeTime(facts.first, timezone)}`,
      );
    return [{ post, facts, path: `incidents/${year}/${id}.md` }];
  });
}

/** Markdown files that are no incidents are named, so that nobody misses them. */
function reportOthers(
  source: ImportSource,
  posts: readonly StatusfyPost[],
  root: string,
  reportFor: (path: string) => Report,
): void {
  const known = new Set(posts.map(({ file }) => file.path));
  for (const { path } of source.files) {
    if (!/\.md$/i.test(path) || known.has(path) || !path.startsWith(root)) continue;
    reportFor(path)('lost', 1, 'it is no incident; only the folder of the incidents is imported');
  }
}
