// The files into which faults are planted, each alone in its site, as text and as the bytes of some editor.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSite } from '../../src/building/read-site.js';
import { runImport } from '../../src/commands/import.js';
import { decodeText } from '../../src/kernel/decode.js';
import type { Kind } from '../../src/model/state.js';
import * as texts from './base-texts.js';

export interface BaseFile {
  readonly name: string;
  readonly kind: Kind;
  readonly path: string;
  /** With `\n` and no byte-order mark: what places count in. */
  readonly text: string;
  readonly encode: (text: string) => Uint8Array;
  /** The site around it. */
  readonly config: string;
  readonly neighbours: readonly { readonly path: string; readonly text: string }[];
  readonly attachments: readonly string[];
  readonly now: number;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const asWindows = (text: string): Uint8Array => utf8(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
const withLineEnds = (text: string): Uint8Array => utf8(text.replaceAll('\n', '\r\n'));
const withMark = (text: string): Uint8Array => utf8(`\uFEFF${text}`);
/** What an editor leaves behind that mixes both. */
const mixed = (text: string): Uint8Array =>
  utf8(text.split('\n').reduce((all, line, index) => `${all}${index % 3 === 0 ? '\r\n' : '\n'}${line}`));

function base(name: string, text: string, encode = utf8): BaseFile {
  const kind = /^kind: (\w+)$/m.exec(text)?.[1];
  const day = /(\d{4}-\d\d-\d\d)/.exec(text.replace(/^#.*$/m, ''))?.[1] ?? '2025-10-15';
  return {
    name,
    kind: kind === 'maintenance' || kind === 'notice' ? kind : 'incident',
    path: `incidents/${day}-example.md`,
    text,
    encode,
    config: texts.baseConfig,
    neighbours: [],
    attachments: [],
    now: Date.UTC(2026, 0, 15, 12),
  };
}

export const ownBases: readonly BaseFile[] = [
  base('an incident with everything', texts.incident),
  base('the same with Windows line ends', texts.incident, withLineEnds),
  base('maintenance with a byte-order mark', texts.maintenance, withMark),
  base('a notice', texts.notice),
  base('a notice with mixed line ends', texts.notice, mixed),
  base('signs of many code units', texts.signs),
  base('the same with a mark and Windows line ends', texts.signs, asWindows),
  base('a short incident', texts.short),
];

/** The files of a site that have nothing wrong with them, each with those that it links to. */
function readSite(folder: string, now: number): readonly BaseFile[] {
  const { tree, compilation } = checkSite({ folder, now });
  const paths = new Set(compilation.diagnostics.map(({ place }) => place.path));
  const files = tree.files.map(({ path, bytes }) => ({ path, text: decodeText(path, bytes).text ?? '' }));
  const nameOf = (path: string): string => path.split('/').at(-1) ?? path;
  return files
    .filter(
      ({ path, text }) => !nameOf(path).startsWith('_') && !paths.has(path) && !/^security:/m.test(text),
    )
    .map(({ path, text }) => ({
      ...base(path, text),
      path,
      config: readFileSync(join(folder, 'candor.yaml'), 'utf8'),
      neighbours: files.filter((file) => file.path !== path && text.includes(nameOf(file.path))),
      attachments: tree.attachments.map((attachment) => attachment.path),
      now,
    }));
}

/** The example site of the project. */
export const exampleBases = (): readonly BaseFile[] =>
  readSite(fileURLToPath(new URL('../../', import.meta.url)), Date.UTC(2026, 10, 20, 12));

/** A site of cState, imported. */
export async function importBases(folder: string): Promise<readonly BaseFile[]> {
  const out = mkdtempSync(join(tmpdir(), 'candor-bases-'));
  try {
    const site = join(out, 'site');
    const options = { source: 'cstate', folder, out: site, timezone: 'Europe/Berlin', dryRun: false };
    await runImport(options, { cwd: '/', out: () => undefined });
    return readSite(site, Date.UTC(2026, 10, 20, 12));
  } finally {
    rmSync(out, { recursive: true });
  }
}
