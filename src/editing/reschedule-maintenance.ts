// Changes when maintenance is planned: the value of `window` in the front matter, and nothing else.
import type { Position } from '../kernel/diagnostic.js';
import { readTime } from '../kernel/time-reading.js';
import { findPlace } from '../model/field-places.js';
import type { Span } from '../model/incident.js';
import { lineEndAt, splitLines, type FileLine } from './file-lines.js';
import { readEdited } from './read-edited.js';
import { refuseEdit, type EditedFile, type Editing, type TextEdit } from './text-edit.js';

/** Times as the file will have them, in the site's zone; without `to` it is open. */
export interface WrittenWindow {
  readonly from: string;
  readonly to: string | undefined;
}

/** Only the times are replaced where the new windows have the shape of the old ones, else the whole value. */
export function rescheduleMaintenance(
  file: EditedFile,
  { windows }: { readonly windows: readonly WrittenWindow[] },
): Editing {
  const { incident, site } = file;
  if (incident.kind !== 'maintenance') {
    return refuseEdit(
      'Only maintenance can be rescheduled.',
      'Of an incident, `impact` says when it was felt.',
    );
  }
  if (windows.length === 0)
    return refuseEdit('Maintenance needs a window.', 'Give the time at which it begins.');
  for (const time of windows.flatMap(({ from, to }) => [from, to ?? []].flat())) {
    const reading = readTime(time, site.timezone);
    if (!reading.ok) return refuseEdit(reading.problem.message, reading.problem.hint);
  }
  const value = locateValue(file);
  const edits =
    value === undefined ? undefined : (replaceTimes(value, windows) ?? replaceAll(value, windows));
  const after = edits === undefined ? undefined : readEdited(file, edits);
  if (edits !== undefined && after !== undefined && hasWindows(after.window, windows, site.timezone)) {
    return { ok: true, edits };
  }
  return refuseEdit(
    'The `window` of the file is written in a way that cannot be changed without its author.',
    'Write it as `window: { from: 2025-10-15 22:00, to: 2025-10-15 23:00 }`.',
  );
}

const hasWindows = (read: readonly Span[], written: readonly WrittenWindow[], zone: string): boolean =>
  read.length === written.length &&
  read.every(({ from, to }, index) => {
    const same = (moment: Span['to'], time: string | undefined): boolean => {
      const reading = time === undefined ? undefined : readTime(time, zone);
      return (reading?.ok === true ? reading.moment.from : undefined) === moment?.from;
    };
    return same(from, written[index]?.from) && same(to, written[index]?.to);
  });

/** The value of `window` as it stands in the file. */
interface LocatedValue {
  readonly text: string;
  readonly lines: readonly FileLine[];
  readonly from: number;
  readonly to: number;
  readonly isList: boolean;
  /** The offsets of the times of each window. */
  readonly windows: readonly { readonly from: Range; readonly to: Range | undefined }[];
}

type Range = readonly [from: number, to: number];

function locateValue({ text, incident, site }: EditedFile): LocatedValue | undefined {
  const lines = splitLines(text);
  const offsetOf = ({ line, column }: Position): number => (lines[line - 1]?.from ?? 0) + column - 1;
  const rangeOf = (field: string): Range | undefined => {
    const place = findPlace(incident, field);
    return place === undefined ? undefined : [offsetOf(place.start), offsetOf(place.end)];
  };
  const isTime = (range: Range | undefined): range is Range =>
    range !== undefined && readTime(unquote(text.slice(...range)), site.timezone).ok;
  const value = rangeOf('window');
  const isList = findPlace(incident, 'window.0') !== undefined;
  const names = incident.window.map((_, index) => (isList ? `window.${index}` : 'window'));
  const windows = names.flatMap((name) => {
    const from = rangeOf(`${name}.from`);
    const to = rangeOf(`${name}.to`);
    return isTime(from) && (to === undefined || isTime(to)) ? [{ from, to }] : [];
  });
  if (value === undefined || windows.length !== names.length) return undefined;
  // In block style a value ends with its last time, or the bracket behind that; what YAML adds to it are comments.
  const [from] = value;
  const ends = windows.map((window) => Math.max(window.from[1], window.to?.[1] ?? 0));
  const last = Math.max(...ends);
  const closing = isFlow(text, from) ? value[1] : last + (/^\s*\}/.exec(text.slice(last))?.[0].length ?? 0);
  return { text, lines, from, to: closing, isList, windows };
}

const isFlow = (text: string, at: number): boolean => /^[[{]/.test(text.slice(at, at + 1));

const unquote = (written: string): string => /^(["'])(.*)\1$/.exec(written)?.[2] ?? written;

function replaceTimes(
  { text, windows: old }: LocatedValue,
  windows: readonly WrittenWindow[],
): readonly TextEdit[] | undefined {
  const isSame =
    old.length === windows.length &&
    windows.every(({ to }, index) => (to === undefined) === (old[index]?.to === undefined));
  if (!isSame) return undefined;
  const replace = (range: Range | undefined, time: string | undefined): readonly TextEdit[] => {
    if (range === undefined || time === undefined) return [];
    const quote = /^["']/.exec(text.slice(...range))?.[0] ?? '';
    return [{ from: range[0], to: range[1], text: `${quote}${time}${quote}` }];
  };
  return windows.flatMap(({ from, to }, index) => [
    ...replace(old[index]?.from, from),
    ...replace(old[index]?.to, to),
  ]);
}

function replaceAll(value: LocatedValue, windows: readonly WrittenWindow[]): readonly TextEdit[] {
  const { text, lines, from, to } = value;
  const isList = value.isList || windows.length > 1;
  const index = lines.findIndex((line) => line.from <= from && from <= line.to);
  const newLine = lineEndAt(text, lines, index) + ' '.repeat(from - (lines[index]?.from ?? from));
  const pad = /^[[{]+\S/.test(text.slice(from)) ? '' : ' ';
  const inFlow = (window: WrittenWindow): string =>
    `{${pad}from: ${window.from}${window.to === undefined ? '' : `, to: ${window.to}`}${pad}}`;
  const inBlock = (window: WrittenWindow, indent: string): string =>
    `from: ${window.from}${window.to === undefined ? '' : `${newLine}${indent}to: ${window.to}`}`;
  const hasFlowItems = /^-\s*\{/.test(text.slice(from));
  const item = (window: WrittenWindow): string =>
    `- ${hasFlowItems ? inFlow(window) : inBlock(window, '  ')}`;
  const flow = windows.map(inFlow).join(', ');
  const block = isList ? windows.map(item).join(newLine) : windows.map((one) => inBlock(one, '')).join('');
  const written = isFlow(text, from) ? (isList ? `[${flow}]` : flow) : block;
  return [{ from, to, text: written }];
}
