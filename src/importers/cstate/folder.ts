// Which files of a Hugo folder are what: the configuration, the posts, their languages, other pages, static files.
import { compareText } from '../../kernel/diagnostic.js';
import type { SourceFile } from '../../model/source.js';

const configNames = /^(?:config\/_default\/)?(?:hugo|config)\.(?:ya?ml|toml|json)$/;
const paramsNames = /^config\/_default\/params\.(?:ya?ml|toml|json)$/;
const markdownEnding = /\.(?:md|markdown|mdown)$/i;
const contentEnding = /\.(?:md|markdown|mdown|html?|adoc|org|rst|pandoc)$/i;

/** Whether the importer wants a file read: the path is relative to the folder, which may hold the site one level down. */
export function readsCstateFile(path: string): boolean {
  const inner = path.replace(/^[^/]+\//, '');
  const isConfig = (name: string): boolean => configNames.test(name) || paramsNames.test(name);
  return (
    [path, inner].some(isConfig) ||
    (contentEnding.test(path) && !/^(?:[^/]+\/)?(?:themes|static|layouts)\//.test(path))
  );
}

export interface CstateFolder {
  /** The path of the site inside the folder, with a trailing `/`; empty where it is the folder itself. */
  readonly root: string;
  readonly config: SourceFile;
  /** Where the configuration is a folder, the file of it that holds the settings of the theme. */
  readonly params: SourceFile | undefined;
}

/** The one folder, this or directly below, that holds a Hugo configuration; undefined where there is none or several. */
export function findSite(files: readonly SourceFile[]): CstateFolder | undefined {
  const candidates = files.flatMap((config): CstateFolder[] => {
    const first = /^[^/]+\//.exec(config.path)?.[0] ?? '';
    const isHere = configNames.test(config.path);
    if (!isHere && !(configNames.test(config.path.slice(first.length)) && hasPosts(files, first))) return [];
    const root = isHere ? '' : first;
    const params = files.find(
      ({ path }) => path.startsWith(root) && paramsNames.test(path.slice(root.length)),
    );
    return [{ root, config, params }];
  });
  const roots = new Set(candidates.map(({ root }) => root));
  return candidates.find(({ root }) => root === '') ?? (roots.size === 1 ? candidates[0] : undefined);
}

const hasPosts = (files: readonly SourceFile[], root: string): boolean =>
  files.some(({ path }) => path.startsWith(root) && /(?:^|\/)issues\//.test(path.slice(root.length)));

export interface PostFile {
  readonly file: SourceFile;
  /** The name without folder, language and ending; of a page bundle, the name of its folder. */
  readonly name: string;
  /** The address below the site's root, without slashes at its ends. */
  readonly address: string;
  /** Equal for translations of the same post. */
  readonly key: string;
  readonly language: string | undefined;
  /** Undefined where the file is a post; else why it cannot be read. */
  readonly refusal: string | undefined;
}

export interface ContentFiles {
  readonly posts: readonly PostFile[];
  /** Pages and lists that are no posts. */
  readonly pages: readonly SourceFile[];
}

/** `content` is the folder's path with a trailing `/`. Files are ordered by path. */
export function sortContent(
  files: readonly SourceFile[],
  content: string,
  languages: readonly string[],
): ContentFiles {
  const posts: PostFile[] = [];
  const pages: SourceFile[] = [];
  for (const file of [...files].sort((a, b) => compareText(a.path, b.path))) {
    if (!file.path.startsWith(content) || !contentEnding.test(file.path)) continue;
    const inner = file.path.slice(content.length);
    const folderLanguage = languages.find((code) => inner.toLowerCase().startsWith(`${code}/`));
    const below = folderLanguage === undefined ? inner : inner.slice(folderLanguage.length + 1);
    const ending = contentEnding.exec(below)?.[0] ?? '';
    const bare = below.slice(0, -ending.length);
    const suffix = /\.([a-z]{2,3}(?:-[a-z]{2,4})?)$/i.exec(bare)?.[1]?.toLowerCase();
    const nameLanguage = suffix !== undefined && languages.includes(suffix) ? suffix : undefined;
    const key = nameLanguage === undefined ? bare : bare.slice(0, -nameLanguage.length - 1);
    const isPost = below.startsWith('issues/') || isMarkedAsPost(file);
    const parts = key.split('/');
    if (!isPost || parts.at(-1) === '_index') {
      pages.push(file);
      continue;
    }
    if (parts.at(-1) === 'index' && parts.length > 2) parts.pop();
    posts.push({
      file,
      name: parts.at(-1) ?? key,
      address: [...(folderLanguage === undefined ? [] : [folderLanguage]), ...parts].join('/'),
      key: parts.join('/').toLowerCase(),
      language: folderLanguage ?? nameLanguage,
      refusal: markdownEnding.test(ending)
        ? undefined
        : `files that end in ${ending} are not read; only Markdown is`,
    });
  }
  return { posts, pages };
}

// cState finds its posts by their section, wherever they lie.
function isMarkedAsPost({ bytes }: SourceFile): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*"?section"?\s*[:=]\s*["']?issue["']?,?\s*$/im.test(start);
}

/** Translations of one post: Candor's sites have one language, so the first of these languages that exists is kept. */
export function chooseLanguage(
  posts: readonly PostFile[],
  languages: readonly string[],
): readonly PostFile[] {
  const rank = ({ language }: PostFile): number => (language === undefined ? 0 : languages.indexOf(language));
  return posts.map((post) => {
    const better = posts.find(
      (other) => other.key === post.key && other !== post && rank(other) < rank(post),
    );
    if (better === undefined || post.refusal !== undefined) return post;
    return {
      ...post,
      refusal: `it is a translation of ${better.file.path}, and a Candor site has one language`,
    };
  });
}
