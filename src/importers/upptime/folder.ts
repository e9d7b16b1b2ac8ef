// Which files of a folder are what: the settings of Upptime, what it measured last, and what GitHub's API answered.
import { compareText } from '../../kernel/diagnostic.js';
import type { SourceFile } from '../../model/source.js';

const settingsName = /(?:^|\/)\.?upptimerc\.ya?ml$/;
const historyName = /(?:^|\/)history\/([^/]*)\.ya?ml$/;

/** What Upptime and packages write for programs: no answers of GitHub. */
const foreignJson = /(?:^|\/)(?:api|graphs)\/|(?:^|\/)(?:summary|package|package-lock|tsconfig)\.json$/;

/** Whether the importer wants a file read: the path is relative to the folder. */
export function readsUpptimeFile(path: string): boolean {
  if (settingsName.test(path) || historyName.test(path)) return true;
  return /\.(?:json|ndjson|jsonl)$/i.test(path) && !foreignJson.test(path);
}

export interface UpptimeFolder {
  /** Of several, the one nearest to the top. */
  readonly settings: SourceFile | undefined;
  readonly otherSettings: readonly SourceFile[];
  /** With the name that Upptime gives to the site in files and labels. */
  readonly histories: readonly { readonly slug: string; readonly file: SourceFile }[];
  readonly answers: readonly SourceFile[];
}

export function sortUpptimeFiles(files: readonly SourceFile[]): UpptimeFolder {
  const depthOf = ({ path }: SourceFile): number => path.split('/').length;
  const ordered = [...files].sort((a, b) => depthOf(a) - depthOf(b) || compareText(a.path, b.path));
  const [settings, ...otherSettings] = ordered.filter(({ path }) => settingsName.test(path));
  return {
    settings,
    otherSettings,
    histories: ordered.flatMap((file) => {
      const slug = historyName.exec(file.path)?.[1] ?? '';
      return slug === '' ? [] : [{ slug, file }];
    }),
    answers: ordered.filter(({ path }) => !settingsName.test(path) && !historyName.test(path)),
  };
}
