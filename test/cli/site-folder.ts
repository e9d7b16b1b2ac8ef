// Sites in temporary folders, and commands run on them in process as the program runs them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/commands/program.js';
import type { Questions } from '../../src/commands/questions.js';
import { makeFolder } from '../temporary-folders.js';

export { makeFolder };

/** The folder of this project, which holds the example site. */
export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The clock of the tests: 15 January 2026, 13:00 in Berlin. */
export const testNow: number = Date.UTC(2026, 0, 15, 12);

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const config = `site:
  title: Acme Status
  url: https://status.acme.example/
  timezone: Europe/Berlin
  launched: 2025-01-01
components:
  - { id: api, name: Interface }
  - { id: web, name: Website }
`;

export interface IncidentText {
  readonly title?: string;
  /** Of its updates. */
  readonly day?: string;
  /** Lines of the front matter, besides title, severity and components. */
  readonly fields?: string;
  readonly components?: string;
  /** Leaves the closing update out. */
  readonly isOpen?: boolean;
  /** After the updates. */
  readonly more?: string;
}

/** A valid incident of 37 minutes on one component. */
export function incident(given: IncidentText = {}): string {
  const { title = 'Slow answers', day = '2025-10-15', fields = '', components = '[api]', more = '' } = given;
  const closing = given.isOpen === true ? '' : `### Resolved - ${day} 18:05\nAll is well again.\n\n`;
  return `---
title: ${title}
severity: low
components: ${components}
${fields === '' ? '' : `${fields}\n`}---

Some requests took long.

## Updates

${closing}### Investigating - ${day} 17:28
We are looking into it.
${more}`;
}

/** A component that the site does not have. */
export const wrongIncident: string = incident({ components: '[apo]' });
/** No component at all. */
export const doubtfulIncident: string = incident({ components: '[]' });

/** A folder with these files; candor.yaml is there unless given as something else or as nothing. */
export function makeSite(files: Files, folder: string = makeFolder()): string {
  writeFiles(folder, { 'candor.yaml': config, ...files });
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly now?: number;
  /** Milliseconds by which the clock moves with each look; it stands still unless given. */
  readonly tick?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Which streams are terminals. */
  readonly terminal?: { readonly out?: boolean; readonly err?: boolean; readonly in?: boolean };
  /** What is piped in; undefined for nothing at all. */
  readonly input?: string;
  /** Who answers questions; nobody unless given. */
  readonly questions?: Questions;
  readonly signal?: AbortSignal;
  /** Told what it says as soon as it says it. */
  readonly hear?: (text: string, stream: 'out' | 'err') => void;
  /** The zone of the machine. */
  readonly timeZone?: string;
}

/** Runs a command line in a folder. */
export async function candor(cwd: string, argv: readonly string[], world: World = {}): Promise<Said> {
  const said = { out: '', err: '' };
  const { env = {}, terminal = {}, tick = 0 } = world;
  let now = world.now ?? testNow;
  let used = 0;
  const say = (text: string, stream: 'out' | 'err'): void => {
    said[stream] += text;
    world.hear?.(text, stream);
  };
  const code = await run(argv, {
    out: (text) => {
      say(text, 'out');
    },
    err: (text) => {
      say(text, 'err');
    },
    cwd,
    env,
    isTerminal: { in: terminal.in ?? false, out: terminal.out ?? false, err: terminal.err ?? false },
    readInput: () => Promise.resolve(world.input ?? ''),
    questions: world.questions,
    streams: { input: Readable.from([]), output: new PassThrough() },
    clock: () => (now += tick) - tick,
    measure: () => ({ wall: (used += 100), cpu: used * 2, peakMemory: 64 * 2 ** 20 }),
    pid: process.pid,
    isRunning: () => true,
    timeZone: world.timeZone,
    timeZoneData: '2025c',
    catchSignals: () => world.signal ?? new AbortController().signal,
  });
  return { code, ...said };
}

/** Paths of all files below a folder, in order. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Every file below a folder, byte for byte. */
export const readTree = (folder: string): Record<string, string> =>
  Object.fromEntries(listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
