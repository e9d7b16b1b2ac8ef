// What is named alike is the same to the byte: whatever becomes of the files, the configuration, git and the clock, no
// page and no file for machines may change under a name that an earlier build has used for it.
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSiteCache } from '../../src/caching/site-cache.js';
import { compile } from '../../src/compile.js';
import { loadSite } from '../../src/content/load.js';
import type { FileLog } from '../../src/model/file-log.js';
import type { SourceTree } from '../../src/model/source.js';
import { loadDefaultTheme } from '../../src/theming/load-theme.js';
import { project, testNow } from '../cli/site-folder.js';

const tree = loadSite(join(project, 'test/sites/everything'));
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
const minute = 60_000;

interface Circumstances {
  readonly tree: SourceTree;
  readonly now?: number;
  readonly fileLog?: FileLog;
}

/** The site with one file written otherwise, or without it. */
function withFile(path: string, change: (text: string) => string | undefined): SourceTree {
  const edit = ({ bytes, ...file }: { readonly path: string; readonly bytes: Uint8Array }) => {
    if (file.path !== path) return [{ ...file, bytes }];
    const text = change(decoder.decode(bytes));
    return text === undefined ? [] : [{ ...file, bytes: encoder.encode(text) }];
  };
  return { ...tree, config: tree.config && edit(tree.config)[0], files: tree.files.flatMap(edit) };
}

const edits: readonly ((text: string) => string | undefined)[] = [
  () => undefined,
  (text) => text.replace(/^title: /m, 'title: Another '),
  (text) => text.replace(/^severity: .*$/m, 'severity: low'),
  (text) => text.replace(/^components: .*$/m, 'components: []'),
  (text) => text.replace(/\n\n([A-Z])/, '\n\nMore. $1'),
  (text) => text.replace(/ (\d\d):(\d)(\d)\b/, ' $1:$20'),
  (text) => `${text}\n## Postmortem - 2026-01-15\n\n### What happened\nIt broke.\n`,
  (text) => text.replace('---\n', '---\nslug: elsewhere\n'),
];

const configs: readonly ((text: string) => string)[] = [
  (text) => text.replace(/title: .*/, 'title: Another name'),
  (text) => text.replace(/timezone: .*/, 'timezone: Asia/Tokyo'),
  (text) => `${text}\npostmortem: { hide: [owner, ref] }\n`,
];

const log = (path: string, time: number): FileLog => ({
  isShallow: false,
  folder: '',
  commits: [
    {
      id: 'a'.repeat(40),
      time,
      changes: [{ kind: 'added', path, formerPath: undefined, marks: new Set() }],
    },
  ],
});

const logged = tree.files[4]?.path ?? '';

const variants: readonly Circumstances[] = [
  { tree },
  ...[1, 10, 60, 24 * 60, 30 * 24 * 60, 400 * 24 * 60, -24 * 60, -20 * 24 * 60].map((minutes) => ({
    tree,
    now: testNow + minutes * minute,
  })),
  // Each file in half of the ways, each way with half of the files.
  ...tree.files.flatMap(({ path }, file) =>
    edits.filter((_, edit) => (edit + file) % 2 === 0).map((change) => ({ tree: withFile(path, change) })),
  ),
  ...configs.map((change) => ({ tree: withFile('candor.yaml', change) })),
  { tree, fileLog: log(logged, testNow - 60 * minute) },
  { tree, fileLog: log(logged, testNow - 90 * minute) },
];

it('gives no file that differs the name of another', () => {
  const { reader } = openSiteCache(undefined, 'test');
  const naming = {
    stamp: 'test',
    shorten: (text: string) => hash('sha256', text),
    nameRead: reader.nameRead,
  };
  const { theme, assets } = loadDefaultTheme();
  const contents = new Map<string, string>();
  const named = new Set<string>();
  for (const { tree: changed, now = testNow, fileLog } of variants) {
    const facts = { now, commit: undefined, version: '0.1.0', ...(fileLog && { fileLog }) };
    const { files } = compile(changed, { facts, theme, assets, reader, naming, onDemand: true });
    for (const file of files) {
      const name = 'inputs' in file ? file.inputs?.() : undefined;
      if (name === undefined || !('content' in file)) continue;
      named.add(file.path);
      const key = `${file.path} ${name}`;
      const content = hash('sha256', file.content);
      const before = contents.get(key) ?? content;
      contents.set(key, before);
      if (before !== content) expect.soft(file.path, `under one name, as of ${now}`).toBe('the same');
    }
  }
  expect(contents.size).toBeGreaterThan(1000);
  expect([...named]).toEqual(
    expect.arrayContaining([
      'index.html',
      'incidents/2026-01-10-hall/index.html',
      'incidents/2026-01-10-hall/index.md',
      'api/v2/incidents/2026-01-10-hall.json',
      'api/candor/v1/incidents/2026-01-10-hall.json',
      'api/candor/v1/years/2026.json',
      'feeds/incidents.atom',
    ]),
  );
}, 60_000);
