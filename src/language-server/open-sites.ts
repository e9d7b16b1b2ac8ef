// The sites that an editor has files of: each is read anew, one reading at a time, when something in it changes.
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listRemotes } from '../git.js';
import { decodeText } from '../kernel/decode.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import { splitLines, type Scene } from '../language/scene.js';
import { toReport } from '../output/report/report.js';
import { latestOnly, type LatestOnly } from '../watching/latest-only.js';
import { waitForQuiet, type QuietWait } from '../watching/wait-for-quiet.js';
import { watchSite, type SiteWatch } from '../watching/watch-site.js';
import { openWorkspace, type Reading } from '../workspace.js';
import { fileOf, placeInSite } from './place-in-site.js';

/** A file as an editor holds it. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly getText: () => string;
}

export interface OpenSitesOptions {
  readonly clock: () => number;
  readonly timeZoneData: string | undefined;
  readonly listDocuments: () => readonly OpenDocument[];
  /** The problems of one open file, each time that its site was read. */
  readonly onReading: (
    document: { readonly uri: string; readonly version: number },
    diagnostics: readonly Diagnostic[],
    uriOf: UriOf,
  ) => void;
  /** A fault of Candor, which the next reading may not have. */
  readonly onFault: (error: unknown) => void;
}

/** The address of a file of the site by its path; that of the editor where the file is open. */
type UriOf = (path: string) => string;

export interface OpenSites {
  /** Something of a document has changed, or it was closed. */
  readonly change: (document: { readonly uri: string }) => void;
  /** A file on disk has changed. */
  readonly touch: (file: { readonly uri: string }) => void;
  /** From now on, hears of changes on disk itself: for editors that tell of none. */
  readonly watch: () => void;
  /** What features are asked with; undefined for a file that is of no site. */
  readonly sceneOf: (
    document: OpenDocument | undefined,
  ) => Promise<{ readonly scene: Scene; readonly uriOf: UriOf } | undefined>;
  /** The problems that were told of a document as it is now. */
  readonly toldOf: (
    document: OpenDocument | undefined,
  ) => { readonly diagnostics: readonly Diagnostic[]; readonly uriOf: UriOf } | undefined;
  readonly close: () => void;
}

interface OpenSite {
  readonly folder: string;
  readonly reads: LatestOnly;
  readonly quiet: QuietWait;
  readonly uriOf: UriOf;
  reading: Reading | undefined;
  /** What was last told, by the address of the document. */
  told: ReadonlyMap<string, { readonly version: number; readonly diagnostics: readonly Diagnostic[] }>;
  watching: Promise<SiteWatch> | undefined;
}

/** Milliseconds without typing after which problems are looked for. */
const patience = { quiet: 150, longest: 1000 } as const;

export function openSites(options: OpenSitesOptions): OpenSites {
  const { clock, timeZoneData, listDocuments, onReading, onFault } = options;
  const byFolder = new Map<string, OpenSite>();
  const state = { watches: false };

  const documentsIn = (folder: string): readonly (OpenDocument & { readonly path: string })[] =>
    listDocuments().flatMap((document) => {
      const place = placeInSite(document);
      if (place?.folder !== folder) return [];
      const { uri, version } = document;
      return { uri, version, getText: () => document.getText(), path: place.path };
    });

  const open = (folder: string): OpenSite => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const workspace = openWorkspace({
      folder,
      timeZoneData,
      remotes: listRemotes(folder),
      policy: true,
      runsTheme: false,
      onDemand: true,
    });
    const reads = latestOnly(async () => {
      const documents = documentsIn(folder);
      const held = new Map(documents.map(({ path, getText }) => [path, new TextEncoder().encode(getText())]));
      site.reading = await workspace.read(clock(), held);
      const all = toReport(site.reading.compilation.diagnostics);
      const told = documents.map(({ uri, version, path }) => {
        const diagnostics = all.filter(({ place }) => place.path === path);
        return [uri, { version, diagnostics }] as const;
      });
      const gone = listDocuments().filter(
        ({ uri }) => site.told.has(uri) && !documents.some((one) => one.uri === uri),
      );
      for (const { uri, version } of gone) onReading({ uri, version }, [], site.uriOf);
      site.told = new Map(told);
      for (const [uri, { version, diagnostics }] of told)
        onReading({ uri, version }, diagnostics, site.uriOf);
    }, onFault);
    const site: OpenSite = {
      folder,
      reads,
      quiet: waitForQuiet(patience, () => void reads.ask()),
      uriOf: (path) =>
        documentsIn(folder).find((document) => document.path === path)?.uri ??
        pathToFileURL(join(folder, path)).href,
      reading: undefined,
      told: new Map(),
      watching: undefined,
    };
    byFolder.set(folder, site);
    if (state.watches) watchFor(site, onFault);
    return site;
  };

  const siteOf = (document: { readonly uri: string } | undefined): OpenSite | undefined => {
    const place = document && placeInSite(document);
    return place && open(place.folder);
  };

  return {
    change: (document) => siteOf(document)?.quiet.mark(),
    touch: (file) => {
      const path = fileOf(file) ?? '';
      for (const site of byFolder.values()) if (path.startsWith(site.folder + sep)) site.quiet.mark();
    },
    watch: () => {
      state.watches = true;
      for (const site of byFolder.values()) watchFor(site, onFault);
    },
    sceneOf: async (document) => {
      const place = document && placeInSite(document);
      if (document === undefined || place === undefined) return undefined;
      const site = open(place.folder);
      if (site.reading === undefined) await site.reads.ask();
      const { reading, uriOf } = site;
      if (reading === undefined) return undefined;
      const { config } = reading.tree;
      const scene = {
        path: place.path,
        lines: splitLines(document.getText()),
        record: reading.compilation.record,
        config: (config && decodeText(config.path, config.bytes).text) ?? '',
        now: clock(),
      };
      return { scene, uriOf };
    },
    toldOf: (document) => {
      const site = siteOf(document);
      const told = document && site?.told.get(document.uri);
      return told?.version === document?.version && site && told
        ? { diagnostics: told.diagnostics, uriOf: site.uriOf }
        : undefined;
    },
    close: () => {
      for (const { quiet, reads, watching } of byFolder.values()) {
        quiet.stop();
        void reads.stop();
        void watching?.then((watch) => watch.close());
      }
    },
  };
}

function watchFor(site: OpenSite, onFault: (error: unknown) => void): void {
  site.watching ??= watchSite(site.folder, {
    onChange: () => void site.reads.ask(),
    onProblem: () => undefined,
  });
  site.watching.catch(onFault);
}
