// Which files of a Statusfy site are what: incidents by language, the configuration, the texts of the languages.
import { compareText } from '../../kernel/diagnostic.js';
import type { SourceFile } from '../../model/source.js';

const configNames = /^statusfy\.config\.(?:[cm]?js|ts|json)$/;
const localeNames = /^locales\/([\w-]+)\.json$/;
const systemsName = 'systems.txt';

/** Whether the importer wants a file read: the path is relative to the folder, which may hold the site one level down. */
export function readsStatusfyFile(path: string): boolean {
  const inner = path.replace(/^[^/]+\//, '');
  const isKnown = (name: string): boolean =>
    configNames.test(name) || localeNames.test(name) || name === systemsName;
  return [path, inner].some(isKnown) || /\.md$/i.test(path);
}

export interface StatusfyPost {
  readonly file: SourceFile;
  /** The name without folder and ending. */
  readonly name: string;
  /** The code of the folder of a secondary language. */
  readonly language: string | undefined;
  /** Why it is not imported. */
  readonly refusal: string | undefined;
}

export interface StatusfyFolder {
  /** The path of the site inside the folder, with a trailing `/`; empty where it is the folder itself. */
  readonly root: string;
  readonly config: SourceFile | undefined;
  /** By the code of the language. */
  readonly locales: ReadonlyMap<string, SourceFile>;
  /** Names of systems, separated by white space. */
  readonly systems: SourceFile | undefined;
}

/** Undefined where nothing tells of a Statusfy site, here or directly below. */
export function findStatusfy(files: readonly SourceFile[]): StatusfyFolder | undefined {
  const roots = new Set(
    files.flatMap(({ path }) => {
      const first = /^[^/]+\//.exec(path)?.[0] ?? '';
      const marks = (name: string): boolean => configNames.test(name) || /^content\/.+\.md$/i.test(name);
      return marks(path) ? [''] : marks(path.slice(first.length)) ? [first] : [];
    }),
  );
  const root = roots.has('') ? '' : roots.size === 1 ? [...roots][0] : undefined;
  if (root === undefined) return undefined;
  const own = files.filter(({ path }) => path.startsWith(root));
  const nameOf = ({ path }: SourceFile): string => path.slice(root.length);
  const locales = own.flatMap((file): [string, SourceFile][] => {
    const code = localeNames.exec(nameOf(file))?.[1];
    return code === undefined ? [] : [[code, file]];
  });
  return {
    root,
    config: own.find((file) => configNames.test(nameOf(file))),
    locales: new Map(locales),
    systems: own.find((file) => nameOf(file) === systemsName),
  };
}

/** `content` is the folder's path with a trailing `/`; the secondary languages have folders of their own in it. */
export function sortPosts(
  files: readonly SourceFile[],
  content: string,
  languages: readonly string[],
): readonly StatusfyPost[] {
  const posts = [...files]
    .sort((a, b) => compareText(a.path, b.path))
    .filter(
      ({ path }) => path.startsWith(content) && /\.md$/i.test(path) && !/(?:^|\/)readme\.md$/i.test(path),
    )
    .map((file) => {
      const below = file.path.slice(content.length);
      const language = languages.find((code) => below.startsWith(`${code}/`));
      const key = language === undefined ? below : below.slice(language.length + 1);
      return { file, language, key, name: (key.split('/').at(-1) ?? key).replace(/\.md$/i, '') };
    });
  const rank = (language: string | undefined): number =>
    language === undefined ? -1 : languages.indexOf(language);
  return posts.map((post): StatusfyPost => {
    const better = posts.find(
      ({ key, language }) => key === post.key && rank(language) < rank(post.language),
    );
    const refusal =
      better && `it is a translation of ${better.file.path}, and a Candor site has one language`;
    return { ...post, refusal };
  });
}
