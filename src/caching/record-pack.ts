// One file of records: their bytes one after the other, then a list of them, then where that list begins. A record is
// read when it is asked for, so that those of a large site never stand in memory together.
import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tryTo } from '../kernel/try-to.js';

/** Where a record lies. */
export interface StoredRecord {
  readonly pack: RecordPack;
  /** In bytes. */
  readonly from: number;
  readonly length: number;
  readonly sum: string;
}

export interface RecordPack {
  /** Undefined where there are not as many bytes. What is given holds good until the next reading. */
  readonly read: (from: number, length: number) => Uint8Array | undefined;
  /** Then nothing more can be read. */
  readonly close: () => void;
}

/** A disk may give back other bytes than it was given. */
export function readRecord({ pack, from, length, sum }: StoredRecord): Uint8Array | undefined {
  const bytes = pack.read(from, length);
  return bytes !== undefined && sumOf(bytes) === sum ? bytes : undefined;
}

export interface ReadPack extends RecordPack {
  /** Undefined where the file was cut short or damaged: then nobody knows what is in it. */
  readonly records: ReadonlyMap<string, StoredRecord> | undefined;
}

export function readPack(path: string): ReadPack {
  const file = tryTo(() => openSync(path, 'r'));
  if (file === undefined) return unreadPack;
  const pack = openPack(file);
  return { ...pack, records: readList(pack, tryTo(() => fstatSync(file).size) ?? 0) };
}

/** One of which nothing is known. */
export const unreadPack: ReadPack = { read: () => undefined, close: () => undefined, records: undefined };

export interface WrittenPack extends RecordPack {
  /** Throws where the record cannot be written. */
  readonly add: (key: string, bytes: Uint8Array) => StoredRecord;
  /** Makes the file one that is found; false where it cannot. */
  readonly finish: () => boolean;
}

/** Written at `aside` and then renamed, and read by nobody else: what is cached is its author's business alone. */
export function createPack(path: string, aside: string): WrittenPack {
  const file = openSync(aside, 'wx+', 0o600);
  const pack = openPack(file);
  let list = '';
  let end = 0;
  /** False once it is not known how much of a record was written. */
  let isWhole = true;
  const append = (content: string | Uint8Array): void => {
    if (!isWhole) throw new Error(`${aside} was not written as a whole.`);
    isWhole = false;
    writeFileSync(file, content);
    isWhole = true;
  };
  return {
    ...pack,
    add: (key, bytes) => {
      append(bytes);
      const record = { pack, from: end, length: bytes.length, sum: sumOf(bytes) };
      end += bytes.length;
      list += `${key}${record.sum}${writeNumber(bytes.length)}`;
      return record;
    },
    finish: () => {
      const written = new TextEncoder().encode(list);
      const isDone = tryTo(() => {
        append(`${list}${sumOf(written)}${writeNumber(written.length)}`);
        renameSync(aside, path);
        return true;
      });
      if (isDone !== true)
        tryTo(() => {
          rmSync(aside, { force: true });
        });
      return isDone === true;
    },
  };
}

/** In bytes. To read 10,000 records one by one took four times as long as to read the file that they lie in. */
const readAhead = 256 * 1024;

function openPack(file: number): RecordPack {
  let isOpen = true;
  // For each record memory of its own would wait to be collected, and 10,000 of them come to 80 MiB.
  let room = new Uint8Array();
  let held = { from: 0, to: 0 };
  /** Where the last record ended that somebody asked for. */
  let next = 0;
  const fill = (from: number, length: number): void => {
    if (room.length < length) room = new Uint8Array(length * 2);
    const count = tryTo(() => readSync(file, room, 0, length, from)) ?? 0;
    held = { from, to: from + count };
  };
  return {
    read: (from, length) => {
      if (!isOpen) return undefined;
      const to = from + length;
      // Those of a build are mostly asked for in the order in which the build before has put them.
      const isNext = from >= next && from - next < readAhead;
      if (from < held.from || to > held.to) fill(from, isNext ? Math.max(length, readAhead) : length);
      next = to;
      return to <= held.to ? room.subarray(from - held.from, to - held.from) : undefined;
    },
    close: () => {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

// All of the list is ASCII. A line has a key, a checksum and a length; at the end stand the checksum of all lines and
// their length.
const keyLength = 64;
const sumLength = 16;
const numberLength = 10;
const lineLength = keyLength + sumLength + numberLength;
const endLength = sumLength + numberLength;

const writeNumber = (number: number): string => String(number).padStart(numberLength, '0');

const sumOf = (bytes: Uint8Array): string => hash('sha256', bytes).slice(0, sumLength);

function readList(pack: RecordPack, size: number): ReadonlyMap<string, StoredRecord> | undefined {
  const end = readText(pack, size - endLength, endLength);
  const length = Number(end?.text.slice(sumLength));
  const list = readText(pack, size - endLength - length, length);
  if (list === undefined || end?.text.slice(0, sumLength) !== sumOf(list.bytes)) return undefined;
  const records = new Map<string, StoredRecord>();
  let from = 0;
  for (let at = 0; at < length; at += lineLength) {
    const line = list.text.slice(at, at + lineLength);
    const sum = line.slice(keyLength, keyLength + sumLength);
    const record = { pack, from, length: Number(line.slice(keyLength + sumLength)), sum };
    records.set(line.slice(0, keyLength), record);
    from += record.length;
  }
  return records;
}

function readText(
  pack: RecordPack,
  from: number,
  length: number,
): { readonly bytes: Uint8Array; readonly text: string } | undefined {
  const bytes = from >= 0 && length >= 0 ? pack.read(from, length) : undefined;
  return bytes && { bytes, text: new TextDecoder().decode(bytes) };
}
