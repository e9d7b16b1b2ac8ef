// What holds of every edit of every file: only inserted lines are new, and the record has what was added and no more.
import fc from 'fast-check';
import { expect } from 'vitest';
import { addUpdate, type AddedUpdate } from '../../src/editing/add-update.js';
import { applyEdits, type EditedFile } from '../../src/editing/text-edit.js';
import type { Update } from '../../src/model/incident.js';
import { statusesOfKind, type Kind } from '../../src/model/state.js';
import { readText, variants, vary } from './edited-files.js';

/** Lines that could break a file, if they were written into it as they are. */
const hardLines = [
  ...[
    '',
    '# One',
    '## Updates',
    '## Postmortem',
    '### Resolved - 2025-01-01 10:00',
    '#### Deeper',
    '####### No',
  ],
  ...['---', '===', '***', '- item', '  - inner', '1. first', '> quoted', '> # quoted', '    code', '\tcode'],
  ...['```', '````sh', '~~~', '`code', '<!--', '-->', '<!-- note -->', '<div>', '<script>', '</script>'],
  ...[':::', ':::withheld', ':withheld[x]', '::note', '<<<<<<< ours', '=======', '>>>>>>> theirs'],
  ...[
    '| a | b |',
    '| - | - |',
    '[x]: https://example.com/',
    '[^1]: A note.',
    'See [x] and [^1].',
    'title: x',
  ],
  ...[
    'hard break  ',
    'back\\',
    '\\# escaped',
    'Ü😀',
    'resolved: 2025-01-01',
    '&lt;',
    '**bold',
    '{api: degraded}',
  ],
];

const plainMessage = fc
  .array(fc.constantFrom('We', 'look', 'into', 'it.', 'Requests', 'are', 'slow,', 'since', '17:28'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => `Now ${words.join(' ')}`);

const hardMessage = fc
  .array(fc.tuple(fc.constantFrom('Well.', ...hardLines), fc.constantFrom('\n', '\n\n', '\r\n')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((lines) => lines.map((line) => line.join('')).join(''));

const pad = (value: number): string => String(value).padStart(2, '0');
const anyTime = fc
  .tuple(
    fc.integer({ min: 2019, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .chain(([year, month, day]) => {
    const date = `${year}-${pad(month)}-${pad(day)}`;
    return fc.constantFrom(
      date,
      `${date} 9:05`,
      `~${date} 15:28`,
      `${date} 23:59:59`,
      `${date} 12:00 +05:00`,
    );
  });

const statusOf = (kind: Kind): fc.Arbitrary<AddedUpdate['status']> =>
  fc.constantFrom(...statusesOfKind[kind]);

const tell = ({ status, time, prose }: Update): string => JSON.stringify([status, time, prose.text]);

/** A plain message at a time after all others: nothing may speak against it. */
export function checkPlainUpdates(files: readonly EditedFile[], numRuns: number): void {
  fc.assert(
    fc.property(fileOf(files), plainMessage, fc.nat(), ([file, name], message, pick) => {
      const all = statusesOfKind[file.incident.kind];
      const status = all[pick % all.length] ?? 'update';
      const update: AddedUpdate = { status, time: '2026-11-20 10:00', changes: new Map(), message };
      const editing = addUpdate(file, update);
      if (!editing.ok) throw new Error(`${file.path} ${name}: ${editing.problem}`);
      const text = applyEdits(file.text, editing.edits);
      const after = readText(file.path, text, file.site);
      expect(after.errors.map(({ code, message: said }) => `${code} ${said}`)).toEqual(
        readText(file.path, file.text, file.site).errors.map(({ code, message: said }) => `${code} ${said}`),
      );
      expect(after.file?.incident.updates.at(-1)?.prose.text).toBe(message);
      expect(after.file?.incident.updateOrder).toBe(file.incident.updateOrder);
      checkBytes(file, editing.edits, text);
    }),
    { numRuns },
  );
}

/** Whatever the message and the time: it is refused, or the file has this update more and all else is as it was. */
export function checkHardUpdates(files: readonly EditedFile[], numRuns: number): void {
  fc.assert(
    fc.property(
      fileOf(files).chain(([file]) => fc.tuple(fc.constant(file), statusOf(file.incident.kind))),
      anyTime,
      hardMessage,
      ([file, status], time, message) => {
        const editing = addUpdate(file, { status, time, changes: new Map(), message });
        if (!editing.ok) return;
        const text = applyEdits(file.text, editing.edits);
        checkBytes(file, editing.edits, text);
        const after = readText(file.path, text, file.site).file?.incident;
        const old = file.incident.updates.map(tell);
        const added = after?.updates.filter((update) => !old.includes(tell(update))) ?? [];
        expect(after?.updates).toHaveLength(old.length + 1);
        expect(added.length === 0 ? [status] : added.map((update) => update.status)).toEqual([status]);
        expect(after?.postmortem?.parts.map(({ title }) => title)).toEqual(
          file.incident.postmortem?.parts.map(({ title }) => title),
        );
        expect(after?.details?.text).toBe(file.incident.details?.text);
      },
    ),
    { numRuns },
  );
}

const fileOf = (files: readonly EditedFile[]): fc.Arbitrary<[EditedFile, string]> =>
  fc
    .tuple(fc.constantFrom(...files), fc.constantFrom(...Object.entries(variants)))
    .map(([file, [name, variant]]) => [vary(file, variant), name]);

/** One insertion, of whole lines, with line ends that the file has. */
function checkBytes(
  { text: before }: EditedFile,
  edits: readonly { readonly from: number; readonly to: number; readonly text: string }[],
  after: string,
): void {
  const [edit] = edits;
  if (edit === undefined || edits.length > 1) throw new Error('expected one edit');
  expect(edit.to).toBe(edit.from);
  expect(after.slice(0, edit.from)).toBe(before.slice(0, edit.from));
  expect(after.slice(edit.from + edit.text.length)).toBe(before.slice(edit.from));
  const known = new Set(before.match(/\r\n?|\n/g));
  for (const lineEnd of edit.text.match(/\r\n?|\n/g) ?? []) expect(known).toContain(lineEnd);
}
