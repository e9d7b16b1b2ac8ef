// Records on disk: whatever happens to the files, a record is given back whole or not at all.
import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openRecordStore } from '../../src/caching/record-store.js';
import { openSiteCache } from '../../src/caching/site-cache.js';

const root = mkdtempSync(join(tmpdir(), 'candor-store-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const newFolder = (): string => join(mkdtempSync(join(root, 'site-')), 'cache');

const keyOf = (name: string): string => hash('sha256', name);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && new TextDecoder().decode(bytes);

function save(folder: string, records: Readonly<Record<string, string>>): void {
  const store = openRecordStore(folder, 'saved');
  for (const [name, text] of Object.entries(records)) store.put(keyOf(name), bytesOf(text));
  store.save('rarely');
}

const packsOf = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.pack'));

it('gives back what any earlier process has saved, for its author alone', () => {
  const folder = newFolder();
  save(folder, { a: 'one', empty: '' });
  save(folder, { b: 'two' });
  const store = openRecordStore(folder, 'saved');
  expect(['a', 'b', 'empty', 'c'].map((name) => textOf(store.get(keyOf(name))))).toEqual([
    'one',
    'two',
    '',
    undefined,
  ]);
  for (const name of packsOf(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  // Whatever a repository ignores, this is never committed by accident.
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
});

it('gives back at once what was put, also where nothing can be written', () => {
  const blocked = join(newFolder(), '..', 'file');
  writeFileSync(blocked, '');
  for (const folder of [newFolder(), join(blocked, 'cache'), undefined]) {
    const store = openRecordStore(folder, 'saved');
    store.put(keyOf('a'), bytesOf('one'));
    store.put(keyOf('b'), bytesOf('two'));
    store.put(keyOf('a'), bytesOf('three'));
    expect(['a', 'b'].map((name) => textOf(store.get(keyOf(name))))).toEqual(['three', 'two']);
  }
});

it('leaves no trace of what is only read', () => {
  const folder = newFolder();
  const store = openRecordStore(folder, 'read');
  store.put(keyOf('a'), bytesOf('one'));
  store.save('always');
  expect(textOf(store.get(keyOf('a')))).toBe('one');
  expect(existsSync(folder)).toBe(false);
});

it('gives back nothing else, whatever has become of its files', () => {
  const folder = newFolder();
  const records = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`n${index}`, `text ${index}`.repeat(9)]),
  );
  save(folder, records);
  const [name = ''] = packsOf(folder);
  const whole = readFileSync(join(folder, name));
  const damage = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), end: fc.nat(whole.length) });
  fc.assert(
    fc.property(damage, ({ at, byte, end }) => {
      const damaged = Uint8Array.from(whole);
      damaged[at] = byte;
      writeFileSync(join(folder, name), damaged.subarray(0, end));
      const store = openRecordStore(folder, 'saved');
      for (const [key, text] of Object.entries(records)) {
        expect([undefined, text]).toContain(textOf(store.get(keyOf(key))));
      }
    }),
    { numRuns: 300 },
  );
});

it('does without files that are no records, and without a folder that cannot be written', () => {
  const folder = newFolder();
  const id = '00000000-0000-4000-8000-00000000000';
  mkdirSync(join(folder, `candor-${id}1.pack`), { recursive: true });
  writeFileSync(
    join(folder, `candor-${id}2.pack`),
    'no records at all, but some text of more than forty-four bytes',
  );
  execFileSync('mkfifo', [join(folder, `candor-${id}3.pack`)]);
  expect(openRecordStore(folder, 'saved').get(keyOf('a'))).toBeUndefined();
  const blocked = join(newFolder(), '..', 'file');
  writeFileSync(blocked, '');
  save(join(blocked, 'cache'), { a: 'one' });
  expect(openRecordStore(join(blocked, 'cache'), 'saved').get(keyOf('a'))).toBeUndefined();
});

it('grows with what is used, not with time', () => {
  const folder = newFolder();
  for (let build = 0; build < 40; build += 1) {
    const store = openRecordStore(folder, 'saved');
    expect(textOf(store.get(keyOf('always')))).toBe(build === 0 ? undefined : 'kept');
    store.put(keyOf('always'), bytesOf('kept'));
    for (let page = 0; page < 5; page += 1) store.put(keyOf(`${build} ${page}`), bytesOf('x'.repeat(1000)));
    store.save('rarely');
  }
  const size = packsOf(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(packsOf(folder).length).toBeLessThanOrEqual(8);
  expect(size).toBeLessThan(60_000);
});

it('leaves alone what it did not write, and follows no link', () => {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  const victim = join(folder, '..', 'victim');
  writeFileSync(victim, 'kept');
  symlinkSync(victim, join(folder, '.gitignore'));
  writeFileSync(join(folder, 'pack-1234.pack'), 'of git');
  save(folder, { a: 'one' });
  const store = openRecordStore(folder, 'saved');
  store.put(keyOf('b'), bytesOf('two'));
  store.save('always');
  expect(readFileSync(victim, 'utf8')).toBe('kept');
  expect(readFileSync(join(folder, 'pack-1234.pack'), 'utf8')).toBe('of git');
  const linked = join(newFolder(), '..');
  symlinkSync(folder, join(linked, 'cache'));
  expect(openSiteCache(join(linked, 'cache'), 'test').folder).toBeUndefined();
});

it('drops at once what nobody asked for, also of files that are cut short, where something may be withheld', () => {
  const folder = newFolder();
  const damage: readonly ((path: string) => void)[] = [
    () => undefined,
    (path) => {
      renameSync(path, `${path}.new`);
    },
    (path) => {
      const bytes = readFileSync(path);
      bytes[72] = 0xff;
      writeFileSync(path, bytes);
    },
  ];
  for (const change of damage) {
    save(folder, { a: 'Zanzibar', b: 'two' });
    for (const name of packsOf(folder)) change(join(folder, name));
    const store = openRecordStore(folder, 'saved');
    store.get(keyOf('b'));
    store.save('always');
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('Zanzibar');
  }
});

it('lets two processes save at once', () => {
  const folder = newFolder();
  const [one, two] = [openRecordStore(folder, 'saved'), openRecordStore(folder, 'saved')];
  one.put(keyOf('a'), bytesOf('one'));
  two.put(keyOf('b'), bytesOf('two'));
  two.save('rarely');
  one.save('rarely');
  const store = openRecordStore(folder, 'saved');
  expect([textOf(store.get(keyOf('a'))), textOf(store.get(keyOf('b')))]).toEqual(['one', 'two']);
});
