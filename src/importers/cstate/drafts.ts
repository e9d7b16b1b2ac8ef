// The first pass over a cState site: the front matter of every post, its id, and the old addresses that lead to it.
import { makeIncidentId } from '../../kernel/ids.js';
import { toCivil } from '../../kernel/time-zone.js';
import type { Moment } from '../../kernel/time.js';
import type { ImportOptions, Report } from '../imported.js';
import { readSourceFrontMatter, type SourceFrontMatter } from '../source-front-matter.js';
import { readSourceText } from '../source-text.js';
import type { ReadTime } from '../source-time.js';
import { textsOf } from '../values.js';
import { foldAddress } from '../site-addresses.js';
import type { Components } from './components.js';
import type { CstateConfig } from './config.js';
import type { PostFile } from './folder.js';
import { makePostFields } from './post-fields.js';
import { readPost, type PostFacts } from './post.js';
import { readShortcodes } from './shortcodes.js';

export interface CstateSite {
  readonly config: CstateConfig;
  readonly components: Components;
  readonly options: ImportOptions;
  readonly readTime: ReadTime;
  readonly reportFor: (path: string) => Report;
}

/** A post whose front matter could be read. */
export interface Draft {
  readonly post: PostFile;
  readonly facts: PostFacts;
  readonly body: string;
  readonly bodyLine: number;
  /** Of the new file. */
  readonly path: string;
  /** Old addresses of the post, in the form of `aliases`. */
  readonly aliases: readonly string[];
}

/** Every post that can be imported; the others are refused. */
export function readDrafts(posts: readonly PostFile[], site: CstateSite): Draft[] {
  const taken = new Set<string>();
  const claimed = new Set<string>();
  return posts.flatMap((post): Draft[] => {
    const report = site.reportFor(post.file.path);
    const reading = readContent(post, site, report);
    if (!reading.ok) {
      report('refused', reading.line, reading.reason);
      return [];
    }
    const { facts, frontMatter } = reading;
    const { fields, body, bodyLine } = frontMatter;
    const id = makeIncidentId(post.name, taken);
    taken.add(id.toLowerCase());
    if (id !== post.name) {
      const reason = `the name “${post.name}” cannot be an id as it is; the incident is called “${id}”`;
      report('guessed', 1, reason);
    }
    const year = String(toCivil(facts.started.from, site.options.timezone).year).padStart(4, '0');
    const own = oldAddresses(post, fields.get('url')?.value, fields.get('slug')?.value, facts.aliases);
    const aliases = own.filter((alias) => !claimed.has(alias));
    for (const alias of own) claimed.add(alias);
    return [{ post, facts, body, bodyLine, path: `incidents/${year}/${id}.md`, aliases }];
  });
}

type ContentReading =
  | { readonly ok: true; readonly facts: PostFacts; readonly frontMatter: SourceFrontMatter }
  | { readonly ok: false; readonly line: number; readonly reason: string };

function readContent({ file, name, refusal }: PostFile, site: CstateSite, report: Report): ContentReading {
  if (refusal !== undefined) return { ok: false, line: 1, reason: refusal };
  const text = readSourceText(file.path, file.bytes, report);
  const conflict = /^(?:<{7}|>{7})(?: |$)/m.exec(text);
  if (conflict !== null) {
    const line = text.slice(0, conflict.index).split('\n').length;
    return { ok: false, line, reason: 'it holds an unresolved merge conflict' };
  }
  const reading = readSourceFrontMatter(file.path, text, report);
  if (!reading.ok) return reading;
  const { frontMatter } = reading;
  const { components, readTime } = site;
  const { timezone, readMarkdown } = site.options;
  const earliestTrack = (): Moment | undefined => findEarliestTrack(frontMatter.body, readTime, readMarkdown);
  const context = { components, readTime, timezone, fileName: name, earliestTrack };
  const result = readPost(makePostFields(frontMatter.fields, report), context);
  return result.ok ? { ok: true, facts: result.facts, frontMatter } : result;
}

function findEarliestTrack(
  body: string,
  readTime: ReadTime,
  readMarkdown: ImportOptions['readMarkdown'],
): Moment | undefined {
  const { tracks } = readShortcodes(body, 1, readMarkdown, () => undefined);
  const moments = [...tracks.values()].flatMap(({ values }) => readTime(values.join(' '))?.moment ?? []);
  return moments.sort((a, b) => a.from - b.from)[0];
}

// Readers have links to the old pages; a path that could need escaping is left to the server that knows both.
function oldAddresses(post: PostFile, url: unknown, slug: unknown, aliases: readonly string[]): string[] {
  const [ownUrl] = textsOf(url);
  const [ownSlug] = textsOf(slug);
  const parts = post.address.split('/');
  const address = ownUrl ?? [...parts.slice(0, -1), ownSlug ?? parts.at(-1) ?? ''].join('/');
  return [...new Set([address, ...aliases].map((path) => `/${foldAddress(path)}/`))].filter(
    (path) => path !== '/issues/' && /^(?:\/[a-z0-9][a-z0-9._-]*)+\/$/.test(path),
  );
}
