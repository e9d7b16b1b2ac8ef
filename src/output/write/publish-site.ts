// Publishes a site whole or not at all: checks the folder, takes the lock, compares, writes aside and exchanges.
// Whatever goes wrong, the last published site stays as it was.
import { temporaryPrefix, type OutputFile } from '../../model/output.js';
import { checkPaths } from './check-paths.js';
import { openContents } from './contents.js';
import { publishByExchange, recover, removeFormer, removeTemporary, type Siblings } from './exchange.js';
import { publishInPlace } from './in-place.js';
import { lockOutput, type LockedOutput } from './lock-output.js';
import type { Runner } from './lock.js';
import { isOlder } from './look.js';
import type { Hashes } from './manifest.js';
import { interruption, toOutputError } from './output-error.js';
import { plannedHashes } from './planned.js';
import { isDone, planPublication, type Plan, type Publication } from './publication.js';
import { saveRemembered, type Recollection } from './remembered.js';
import { readStanding } from './standing.js';
import { fewestSpared as usualFewest } from './spare-folders.js';
import { checkTarget, listFolders, type Target } from './target.js';

export interface PublishOptions extends Target {
  /** Files and folders in the output that Candor did not write and that stay, relative to it. */
  readonly keep: readonly string[];
  readonly runner: Runner;
  /** How long to wait for another build of the same output, in milliseconds; 10 seconds unless given. */
  readonly patience?: number;
  /** From how many folders on those of the former output stay beside it, empty, for the next build. */
  readonly fewestSpared?: number | undefined;
  /** An absolute file that remembers how the output looks, so that the next build need not read it; none unless given. */
  readonly memory?: string | undefined;
  /** Ends the publication between two files, the old site in its place. */
  readonly signal?: AbortSignal | undefined;
  /** Asked when all files are written, for those that were still being made; where that fails, so does all. */
  readonly late?: Publication['late'] | undefined;
  /** Told before each file how many are done, of how many: pages are made then. */
  readonly onProgress?: Publication['onProgress'];
}

export interface PublishResult {
  /** `exchanged`: the new site took the place of the old at one moment; `in-place`: file by file, as a note says. */
  readonly method: 'exchanged' | 'in-place' | 'unchanged';
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly kept: readonly string[];
  /** Of every file of the site, whether it was written or not. */
  readonly hashes: Hashes;
  /** Sentences for whoever builds: what was unusual. */
  readonly notes: readonly string[];
}

/** Publishes the files into `out`. Rejects with an OutputError, the old site being whole, where it cannot. */
export async function publishSite(
  files: readonly OutputFile[],
  options: PublishOptions,
): Promise<PublishResult> {
  try {
    checkPaths(files);
    const out = checkTarget(options);
    const output = await lockOutput(out, options);
    try {
      return await publishLocked(files, options, output);
    } finally {
      output.lock.release();
    }
  } catch (error) {
    if (options.signal?.aborted === true && error instanceof Error && error.name === 'AbortError')
      throw interruption();
    throw toOutputError(error, options.out);
  }
}

const noneLate: Publication['late'] = () => Promise.resolve([]);

async function publishLocked(
  files: readonly OutputFile[],
  { site, keep, late = noneLate, memory, runner, fewestSpared, signal, onProgress }: PublishOptions,
  locked: LockedOutput,
): Promise<PublishResult> {
  const { out, siblings, lock, obstacle } = locked;
  const recovered = obstacle === undefined ? recover(out, siblings, runner) : undefined;
  const start = lock.now();
  const contents = openContents(site);
  const standing = readStanding(out, keep, plannedHashes(files, contents), memory);
  const publication: Publication = { out, files, late, contents, standing, lock, signal, onProgress };
  const { method, plan, notes } = await carryOut(publication, locked, { runner, start, fewestSpared });
  if (memory !== undefined && (method !== 'unchanged' || standing.isNews)) {
    const recollection = recollect(publication, plan, method, { start, end: await lock.nextTick() });
    saveRemembered(memory, recollection, runner.pid);
  }
  return {
    method,
    written: plan.changed.length,
    unchanged: plan.unchanged.length,
    removed: plan.removed.length,
    kept: standing.kept,
    hashes: plan.hashes,
    notes: [...(recovered === undefined ? [] : [recovered]), ...notes],
  };
}

/** What this build can answer for in the output as it is now. */
function recollect(
  { out, standing }: Publication,
  { hashes }: Plan,
  method: PublishResult['method'],
  moments: Pick<Recollection, 'start' | 'end'>,
): Recollection {
  const { looks, folders, holders } = standing;
  return {
    out,
    hashes,
    fileBefore: (path) => (standing.hashes.get(path) === hashes.get(path) ? looks.get(path) : 'new'),
    folderBefore: (path, count) => {
      if (method === 'exchanged') return holders.has(path) ? undefined : 'new';
      const folder = folders.get(path);
      return folder?.entries.length === count ? folder.look : undefined;
    },
    ...moments,
  };
}

interface Outcome extends Pick<PublishResult, 'method' | 'notes'> {
  readonly plan: Plan;
}

interface Remains extends Pick<PublishOptions, 'fewestSpared'> {
  /** Before anything was looked at. */
  readonly start: number;
}

/** Exchanges the output's folder as one, or where it cannot be moved, updates it in place. */
async function carryOut(
  publication: Publication,
  { siblings, obstacle }: LockedOutput,
  { runner, ...remains }: Remains & { readonly runner: Runner },
): Promise<Outcome> {
  const { standing, contents } = publication;
  const hindrance = obstacle ?? (standing.hasMount ? 'a folder in it is a mount point' : undefined);
  if (hindrance === undefined) {
    const { outcome, plan } = await publishByExchange(publication, siblings);
    if (outcome === 'stuck')
      return updateInPlace(publication, plan, 'the system does not let its folder be moved', runner);
    const isLeft = outcome === 'exchanged' && standing.exists;
    return { method: outcome, plan, notes: isLeft ? cleanUp(publication, siblings, plan, remains) : [] };
  }
  const plan = await planPublication(publication, contents.hash);
  if (isDone(plan, standing)) return { method: 'unchanged', plan, notes: [] };
  return updateInPlace(publication, plan, hindrance, runner);
}

async function updateInPlace(
  publication: Publication,
  plan: Plan,
  hindrance: string,
  runner: Runner,
): Promise<Outcome> {
  removeTemporary(publication.out, temporaryPrefix, runner);
  await publishInPlace(publication, plan, runner.pid);
  const note = `The output was updated file by file: ${hindrance}. For a moment readers could see old and new pages together.`;
  return { method: 'in-place', plan, notes: [note] };
}

/** The new site is published by now, so that a failure here is worth a note, not an error. */
function cleanUp(
  { out, standing }: Publication,
  siblings: Siblings,
  plan: Plan,
  { start, fewestSpared = usualFewest }: Remains,
): readonly string[] {
  const folders = new Map([...standing.folders].filter(([, { look }]) => isOlder(look, start)));
  const wanted = listFolders(plan.hashes.keys());
  const spared = wanted.size < fewestSpared ? new Set<string>() : wanted;
  try {
    removeFormer(out, siblings, { isOurs: (path) => standing.hashes.has(path), folders, spared });
    return [];
  } catch {
    return [
      'The site is published, but not all of the former one could be removed; the next build tries again.',
    ];
  }
}
