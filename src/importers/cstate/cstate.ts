// Imports a cState site: its configuration becomes candor.yaml, every post of content/issues/ an incident. Two passes:
// the front matter of all posts first, so that the second, over their bodies, knows where links between them lead.
import { compareText } from '../../kernel/diagnostic.js';
import { toCivil } from '../../kernel/time-zone.js';
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import type { SourceEntry } from '../../model/source.js';
import { makeIncidentId } from '../ids.js';
import { writeIncidentFile } from '../incident-file.js';
import type {
  Imported,
  ImportedCopy,
  ImportNote,
  ImportOptions,
  ImportResult,
  ImportSource,
  Report,
} from '../imported.js';
import { readSourceFrontMatter } from '../source-front-matter.js';
import { readSourceText } from '../source-text.js';
import { readSourceTime } from '../source-time.js';
import { textsOf } from '../values.js';
import { foldAddress, makeAddressRules } from './addresses.js';
import { importBody } from './body.js';
import { writeCandorConfig } from './candor-config.js';
import { planComponents, type Components } from './components.js';
import { readCstateConfig, type CstateConfig } from './config.js';
import { chooseLanguage, findSite, sortContent, type PostFile } from './folder.js';
import { readPost, type PostFacts } from './post.js';
import { readShortcodes } from './shortcodes.js';

interface Site {
  readonly root: string;
  readonly config: CstateConfig;
  readonly components: Components;
  readonly options: ImportOptions;
  readonly reportFor: (path: string) => Report;
}

/** A post whose front matter could be read. */
interface Draft {
  readonly post: PostFile;
  readonly facts: PostFacts;
  readonly body: string;
  readonly bodyLine: number;
  /** Of the new file. */
  readonly path: string;
  /** Old addresses of the post, in the form of `aliases`. */
  readonly aliases: readonly string[];
}

export function importCstate(source: ImportSource, options: ImportOptions): ImportResult {
  const found = findSite(source.files);
  if (found === undefined) {
    return {
      ok: false,
      reason: 'The folder holds no Hugo configuration such as config.yml, so it is not a cState site.',
    };
  }
  const notes: ImportNote[] = [];
  const reportFor =
    (path: string): Report =>
    (kind, line, reason) =>
      notes.push({ path, line, kind, reason });
  const { root, config: file } = found;
  const report = reportFor(file.path);
  const reading = readCstateConfig(file.path, readSourceText(file.path, file.bytes, report), report);
  if (!reading.ok) return { ok: false, reason: reading.reason };
  const { config, lineOf } = reading;
  const content = sortContent(source.files, `${root}${config.contentFolder}/`, config.languages);
  if (content.posts.length === 0 && config.systems.length === 0) {
    return {
      ok: false,
      reason: `${file.path} names no systems and there are no posts, so it is not a cState site.`,
    };
  }
  const components = planComponents(config, lineOf, report);
  const candorYaml = writeCandorConfig(config, components, options.timezone, lineOf, report);
  const site: Site = { root, config, components, options, reportFor };
  for (const page of content.pages)
    reportFor(page.path)(
      'lost',
      1,
      'pages and lists of Hugo have no place in Candor; only posts are imported',
    );

  const posts = chooseLanguage(content.posts, config.languages);
  const issues = `${root}${config.contentFolder}/`;
  const unreadable = source.unreadable.filter(
    ({ path }) => path.startsWith(issues) && path.includes('/issues/'),
  );
  for (const { path, reason } of unreadable) reportFor(path)('refused', 1, reason);
  const drafts = readDrafts(posts, site);
  const copies = new Map<string, ImportedCopy>();
  const files = drafts.flatMap((draft) => {
    const text = writeDraft(draft, drafts, site, source.others, copies);
    return text === undefined ? [] : [{ path: draft.path, text, source: draft.post.file.path }];
  });
  const read = posts.length + unreadable.length;
  const imported: Imported = {
    files: [{ path: 'candor.yaml', text: candorYaml, source: file.path }, ...files].sort((a, b) =>
      compareText(a.path, b.path),
    ),
    copies: [...copies.values()].sort((a, b) => compareText(a.path, b.path)),
    notes: notes.sort((a, b) => compareText(a.path, b.path) || a.line - b.line),
    counts: { read, written: files.length, refused: read - files.length },
  };
  return { ok: true, imported };
}

function readDrafts(posts: readonly PostFile[], site: Site): Draft[] {
  const taken = new Set<string>();
  return posts.flatMap((post): Draft[] => {
    const report = site.reportFor(post.file.path);
    const refuse = (line: number, reason: string): Draft[] => {
      report('refused', line, reason);
      return [];
    };
    if (post.refusal !== undefined) return refuse(1, post.refusal);
    const text = readSourceText(post.file.path, post.file.bytes, report);
    const conflict = /^<{7} .*$/m.exec(text);
    if (conflict !== null && /^>{7} /m.test(text)) {
      return refuse(
        text.slice(0, conflict.index).split('\n').length,
        'it holds an unresolved merge conflict',
      );
    }
    const reading = readSourceFrontMatter(post.file.path, text, report);
    if (!reading.ok) return refuse(reading.line, reading.reason);
    const { fields, body, bodyLine } = reading.frontMatter;
    const { timezone, readMarkdown } = site.options;
    const sourceZone = site.config.timeZone;
    const earliestTrack = (): Moment | undefined => findEarliestTrack(body, sourceZone, readMarkdown);
    const context = { components: site.components, sourceZone, timezone, fileName: post.name, earliestTrack };
    const result = readPost(fields, context, report);
    if (!result.ok) return refuse(result.line, result.reason);
    const id = makeIncidentId(post.name, taken);
    taken.add(id.toLowerCase());
    if (id !== post.name)
      report(
        'guessed',
        1,
        `the name “${post.name}” cannot be an id as it is; the incident is called “${id}”`,
      );
    const year = String(toCivil(result.facts.started.from, timezone).year).padStart(4, '0');
    const aliases = oldAddresses(
      post,
      fields.get('url')?.value,
      fields.get('slug')?.value,
      result.facts.aliases,
    );
    return [{ post, facts: result.facts, body, bodyLine, path: `incidents/${year}/${id}.md`, aliases }];
  });
}

function findEarliestTrack(
  body: string,
  zone: string,
  readMarkdown: ImportOptions['readMarkdown'],
): Moment | undefined {
  const { tracks } = readShortcodes(body, 1, readMarkdown, () => undefined);
  const moments = [...tracks.values()].flatMap(
    ({ values }) => readSourceTime(values.join(' '), zone)?.moment ?? [],
  );
  return moments.sort((a, b) => a.from - b.from)[0];
}

// Readers have links to the old pages; a path that could need escaping is left to the server that knows both.
function oldAddresses(post: PostFile, url: unknown, slug: unknown, aliases: readonly string[]): string[] {
  const [ownUrl] = textsOf(url);
  const [ownSlug] = textsOf(slug);
  const parts = post.address.split('/');
  const address = ownUrl ?? [...parts.slice(0, -1), ownSlug ?? parts.at(-1) ?? ''].join('/');
  return [...new Set([address, ...aliases].map((path) => `/${foldAddress(path)}/`))].filter((path) =>
    /^(?:\/[a-z0-9][a-z0-9._-]*)+\/$/.test(path),
  );
}

function writeDraft(
  draft: Draft,
  drafts: readonly Draft[],
  { root, config, options, reportFor }: Site,
  others: readonly SourceEntry[],
  copies: Map<string, ImportedCopy>,
): string | undefined {
  const { post, facts, body, bodyLine, path } = draft;
  const { timezone, readMarkdown } = options;
  const report = reportFor(post.file.path);
  const addresses = makeAddressRules({
    baseUrl: config.baseUrl,
    address: post.address,
    path,
    pathByAddress: new Map(drafts.map((other) => [foldAddress(other.post.address), other.path])),
    takeFile: (address) => takeFile(address, path, { root, content: config.contentFolder, others, copies }),
  });
  const { kind, started, end, isResolved } = facts;
  const resolved = isResolved && kind !== 'notice' ? end : undefined;
  const context = {
    readMarkdown,
    addresses,
    sourceZone: config.timeZone,
    timezone,
    kind,
    isResolved,
    resolved,
  };
  const imported = importBody(body, bodyLine, context, report);
  if (imported === undefined) {
    report('refused', bodyLine, 'the text is nested or repeated beyond what the Markdown parser can take');
    return undefined;
  }
  const { updates, details } = imported;
  if (updates.some(({ moment }) => moment.from < started.from) && kind === 'incident') {
    report(
      'guessed',
      1,
      'an update is earlier than the start; both are written as they are, and `candor check` reports it',
    );
  }
  const closed = updates.filter(({ status }) => status === 'resolved' || status === 'completed');
  const needsEnd = kind !== 'notice' && isResolved && end === undefined && closed.length === 0;
  if (needsEnd) {
    report(
      'guessed',
      1,
      'the post is resolved without saying when; the end is given as about the day of its last time',
    );
  }
  const last = [started, ...updates.map(({ moment }) => moment)].reduce((a, b) => (b.from > a.from ? b : a));
  const write = (moment: Moment | undefined): string | undefined =>
    moment === undefined ? undefined : writeTime(moment, timezone);
  return writeIncidentFile({
    ...facts,
    started: writeTime(started, timezone),
    resolved: needsEnd ? write({ ...last, precision: 'day', about: true }) : write(resolved),
    window: kind === 'maintenance' ? { from: writeTime(started, timezone), to: write(end) } : undefined,
    until: kind === 'notice' ? write(end) : undefined,
    aliases: draft.aliases,
    updates,
    details,
  });
}

interface Shelf {
  readonly root: string;
  readonly content: string;
  readonly others: readonly SourceEntry[];
  readonly copies: Map<string, ImportedCopy>;
}

// A page's own files lie beside it, all others below static/. Two files of one name get two names.
function takeFile(
  address: string,
  incidentPath: string,
  { root, content, others, copies }: Shelf,
): string | undefined {
  const from = [`${root}static/${address}`, `${root}${content}/${address}`, `${root}assets/${address}`].find(
    (path) => others.some((entry) => entry.path === path),
  );
  if (from === undefined) return undefined;
  const folder = incidentPath.split('/').slice(0, -1).join('/');
  const known = [...copies.values()].find((copy) => copy.from === from && copy.path.startsWith(`${folder}/`));
  if (known !== undefined) return known.path;
  const fileName = from.split('/').at(-1) ?? '';
  const ending = /\.[A-Za-z0-9]+$/.exec(fileName)?.[0] ?? '';
  const names = new Set(
    [...copies.keys()].map((path) => path.toLowerCase().slice(folder.length + 1, -ending.length)),
  );
  const name = makeIncidentId(fileName.slice(0, -ending.length), names);
  const path = `${folder}/${name}${ending.toLowerCase()}`;
  copies.set(path, { from, path });
  return path;
}
