// Faults of times: unreadable, impossible and doubtful ones in every field that takes a time, and wrong orders.
import type { Code } from '../../src/kernel/codes.js';
import type { Kind } from '../../src/model/state.js';
import { fault } from './front-matter-faults.js';
import { mark, replaceIn, setField, type Mutation } from './plant.js';

/** As an author might type it, with the code that says what is wrong; the zone is Europe/Berlin. */
const wrongTimes: readonly (readonly [text: string, code: Code])[] = [
  ['yesterday', 'time/unreadable'],
  ['17:28', 'time/unreadable'],
  ['15/10/2025 17:28', 'time/unreadable'],
  ['15.10.2025 17:28', 'time/unreadable'],
  ['Oct 15 2025 17:28', 'time/unreadable'],
  ['2025-10-15 5pm', 'time/unreadable'],
  ['2025-10-15 5:28 pm', 'time/unreadable'],
  ['2025-10-15 17.28', 'time/unreadable'],
  ['2025-1-5 17:28', 'time/unreadable'],
  ['1969-12-31 10:00', 'time/unreadable'],
  ['2025-02-30 10:00', 'time/impossible-date'],
  ['2025-02-29', 'time/impossible-date'],
  ['2025-13-01 10:00', 'time/impossible-date'],
  ['2025-10-15 24:00', 'time/impossible-date'],
  ['2025-10-15 17:61', 'time/impossible-date'],
  ['2025-10-15 17:28:60', 'time/impossible-date'],
  ['2025-03-30 02:30', 'time/skipped'],
  ['2025-10-26 02:30', 'time/ambiguous'],
  ['2025-10-15 17:28 CET', 'time/wrong-zone'],
  ['2025-10-15 17:28 PST', 'time/wrong-zone'],
  ['2025-10-15 17:28 +25:00', 'time/wrong-zone'],
];

interface TimeField {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly write: (time: string) => string;
  /** Whether the future is refused, too. */
  readonly isPast: boolean;
}

const field = (name: string, kinds: readonly Kind[], isPast = true): TimeField => ({
  name,
  kinds,
  isPast,
  write: (time) => `${name}: ${time}`,
});

const spanFields = (
  name: 'impact' | 'window',
  kinds: readonly Kind[],
  isPast: boolean,
): readonly TimeField[] =>
  [
    (time: string) => `${name}: { from: ${time} }`,
    (time: string) => `${name}: { from: 2025-02-01 10:00, to: ${time} }`,
    (time: string) => `${name}:\n  from: ${time}`,
    (time: string) => `${name}:\n  - { from: 2025-02-01 10:00, to: 2025-02-01 10:10 }\n  - from: ${time}`,
  ].map((write, index) => ({ name: `${name}, form ${index + 1}`, kinds, isPast, write }));

const timeFields: readonly TimeField[] = [
  field('started', ['incident', 'notice']),
  field('resolved', ['incident']),
  field('detected', ['incident']),
  field('mitigated', ['incident']),
  field('until', ['notice'], false),
  ...spanFields('impact', ['incident'], true),
  ...spanFields('window', ['maintenance'], false),
];

// In a file of another day, the beginning that some forms give may come after what is mitigated.
const also: readonly Code[] = ['time/mitigated-before-begin'];

const inFields: readonly Mutation[] = timeFields.flatMap(({ name, kinds, write, isPast }) => [
  ...wrongTimes.map(([time, code]) =>
    fault(`${name}: ${time}`, code, (text) => setField(text, fieldNameOf(name), write(`${mark}${time}`)), {
      kinds,
      also,
    }),
  ),
  ...[
    ['2025', 'a number'],
    ['[2025-10-15]', 'a list'],
    ['{ a: b }', 'a map'],
    ['true', 'a boolean'],
  ].map(([value = '', what]) =>
    fault(
      `${name}: ${what}`,
      'format/wrong-type',
      (text) => setField(text, fieldNameOf(name), write(`${mark}${value}`)),
      { kinds, also },
    ),
  ),
  fault(
    `${name} quoted: 2025-02-30`,
    'time/impossible-date',
    (text) => setField(text, fieldNameOf(name), write(`${mark}"2025-02-30"`)),
    { kinds, also },
  ),
  ...(isPast
    ? [
        fault(
          `${name} in the future`,
          'time/future',
          (text) => setField(text, fieldNameOf(name), write(`${mark}2031-01-02 10:00`)),
          { kinds },
        ),
      ]
    : []),
]);

const fieldNameOf = (name: string): string => name.split(',')[0] ?? name;

const inHeadings: readonly Mutation[] = wrongTimes.flatMap(([time, code]) => [
  fault(`an update at ${time}`, code === 'time/unreadable' ? [code, 'update/missing-time'] : code, (text) => {
    return appendUpdate(text, `### Update - ${mark}${time}`);
  }),
  fault(
    `an update with states at ${time}`,
    code === 'time/unreadable' ? [code, 'update/missing-time'] : code,
    (text) => {
      return appendUpdate(text, `### Update – ${mark}${time} {api: operational}`);
    },
  ),
  fault(`a postmortem at ${time}`, code, (text) => {
    return replaceIn(text, /^## Postmortem.*$/m, `## Postmortem - ${mark}${time}`);
  }),
  fault(`an action item due ${time}`, code, (text) => {
    return replaceIn(text, /due: 2025-11-15/, `${mark}due: ${time}`);
  }),
]);

/** Puts an update at the end of the updates. */
export function appendUpdate(text: string, heading: string, body = 'More follows.'): string | undefined {
  const match = /\n## Updates\n[\s\S]*?(?=\n## |$(?![\s\S]))/.exec(text);
  if (match === null) return undefined;
  const end = match.index + match[0].length;
  return `${text.slice(0, end).trimEnd()}\n\n${heading}\n\n${body}\n${text.slice(end)}`;
}

const orders: readonly Mutation[] = [
  fault(
    'resolved before it started',
    'time/ends-before-start',
    (text) => {
      return setField(text, 'resolved', `resolved: ${mark}2025-02-01 10:00`);
    },
    { kinds: ['incident'] },
  ),
  fault(
    'mitigated before it began',
    'time/mitigated-before-begin',
    (text) => {
      return setField(text, 'mitigated', `mitigated: ${mark}2025-02-01 10:00`);
    },
    { kinds: ['incident'] },
  ),
  fault(
    'mitigated after it was resolved',
    'time/out-of-order',
    (text) => {
      return setField(text, 'mitigated', `mitigated: ${mark}2025-12-24 10:00`);
    },
    { kinds: ['incident'] },
  ),
  fault(
    'detected after it was resolved',
    'time/out-of-order',
    (text) => {
      return setField(text, 'detected', `detected: ${mark}2025-12-24 10:00`);
    },
    { kinds: ['incident'] },
  ),
  fault(
    'resolved after it was said to be',
    'time/out-of-order',
    (text) => {
      return setField(text, 'resolved', `resolved: ${mark}2025-12-24 10:00`);
    },
    { kinds: ['incident'] },
  ),
  ...(['impact', 'window'] as const).flatMap((name) => {
    const kinds: readonly Kind[] = name === 'impact' ? ['incident'] : ['maintenance'];
    return [
      fault(
        `${name} ends before it begins`,
        'time/ends-before-start',
        (text) => {
          return setField(text, name, `${name}: { from: 2025-10-15 17:24, to: ${mark}2025-10-15 17:04 }`);
        },
        { kinds },
      ),
      fault(
        `the second ${name} ends before it begins`,
        'time/ends-before-start',
        (text) => {
          const first = '{ from: 2025-10-15 17:04, to: 2025-10-15 17:10 }';
          return setField(
            text,
            name,
            `${name}:\n  - ${first}\n  - from: 2025-10-15 17:24\n    to: ${mark}2025-10-15 17:14`,
          );
        },
        { kinds },
      ),
      fault(
        `${name}s that overlap`,
        'time/window-order',
        (text) => {
          const first = '{ from: 2025-10-15 17:04, to: 2025-10-15 17:30 }';
          return setField(
            text,
            name,
            `${name}: [${first}, { from: ${mark}2025-10-15 17:20, to: 2025-10-15 17:50 }]`,
          );
        },
        { kinds },
      ),
      fault(
        `an open ${name} that is not the last`,
        'time/window-order',
        (text) => {
          const last = '{ from: 2025-10-15 17:20, to: 2025-10-15 17:50 }';
          return setField(text, name, `${name}:\n  - from: ${mark}2025-10-15 17:04\n  - ${last}`);
        },
        { kinds },
      ),
      fault(
        `${name} without its beginning`,
        'format/missing-field',
        (text) => {
          return setField(text, name, `${mark}${name}: { to: 2025-10-15 17:50 }`);
        },
        { kinds },
      ),
      fault(
        `${name} with a misspelt beginning`,
        'format/unknown-field',
        (text) => {
          return setField(text, name, `${name}: { ${mark}form: 2025-10-15 17:04, to: 2025-10-15 17:50 }`);
        },
        { kinds },
      ),
      fault(
        `${name} with a beginning that stands twice`,
        'format/duplicate-field',
        (text) => {
          return setField(
            text,
            name,
            `${name}:\n  from: 2025-10-15 17:04\n  ${mark}from: 2025-10-15 17:05\n  to: 2025-10-15 17:50`,
          );
        },
        { kinds },
      ),
      fault(
        `${name} that is a time`,
        'format/wrong-type',
        (text) => {
          return setField(text, name, `${name}: ${mark}2025-10-15 17:04`);
        },
        { kinds },
      ),
      fault(
        `${name} with an item that is a time`,
        'format/wrong-type',
        (text) => {
          return setField(
            text,
            name,
            `${name}:\n  - { from: 2025-10-15 17:04, to: 2025-10-15 17:10 }\n  - ${mark}2025-10-15 17:24`,
          );
        },
        { kinds },
      ),
      fault(
        `an empty list of ${name}s`,
        ['format/empty-value', 'format/wrong-type'],
        (text) => {
          return setField(text, name, `${name}: ${mark}[]`);
        },
        { kinds },
      ),
      fault(
        `${name} without a colon`,
        ['yaml/syntax', 'format/unknown-field'],
        (text) => {
          return setField(text, name, `${name}:\n  from: 2025-10-15 17:04\n  ${mark}to 2025-10-15 17:24`);
        },
        { kinds },
      ),
      fault(
        `${name} glued`,
        ['yaml/syntax', 'format/unknown-field'],
        (text) => {
          return setField(text, name, `${name}:\n  ${mark}from:2025-10-15 17:04\n  to: 2025-10-15 17:24`);
        },
        { kinds },
      ),
      fault(
        `${name} glued in braces`,
        ['yaml/syntax', 'format/unknown-field'],
        (text) => {
          return setField(text, name, `${name}: { ${mark}from:2025-10-15 17:04, to: 2025-10-15 17:24 }`);
        },
        { kinds },
      ),
      fault(
        `${name} with a tab`,
        'yaml/syntax',
        (text) => {
          return setField(text, name, `${name}:\n${mark}\tfrom: 2025-10-15 17:04\n\tto: 2025-10-15 17:24`);
        },
        { kinds },
      ),
      fault(
        `${name} with a comma too few`,
        ['yaml/syntax', 'time/unreadable'],
        (text) => {
          return setField(text, name, `${name}: { from: 2025-10-15 17:04 ${mark}to: 2025-10-15 17:24 }`);
        },
        { kinds },
      ),
      fault(
        `${name} that is indented unevenly`,
        'yaml/syntax',
        (text) => {
          return setField(text, name, `${name}:\n    from: 2025-10-15 17:04\n  ${mark}to: 2025-10-15 17:24`);
        },
        { kinds },
      ),
      fault(
        `${name} whose second line is indented deeper`,
        'yaml/syntax',
        (text) => {
          return setField(text, name, `${name}:\n  from: 2025-10-15 17:04\n    ${mark}to: 2025-10-15 17:24`);
        },
        { kinds },
      ),
    ];
  }),
  fault(
    'until before it started',
    'time/ends-before-start',
    (text) => {
      return setField(text, 'until', `until: ${mark}2025-02-01`);
    },
    { kinds: ['notice'] },
  ),
  fault(
    'an update before the start',
    'time/update-before-start',
    (text) => {
      const started = setField(text, 'started', 'started: 2025-10-15 17:00');
      return /^title: Mails|^impact:\n/m.test(text)
        ? undefined
        : appendUpdate(started, `${mark}### Update - 2025-10-15 16:00`);
    },
    { kinds: ['incident', 'notice'] },
  ),
  fault('an update in the future', 'time/future', (text) => {
    return appendUpdate(text, `${mark}### Update - 2031-01-02 10:00`);
  }),
  fault('a postmortem in the future', 'time/future', (text) => {
    return replaceIn(text, /^## Postmortem.*$/m, `${mark}## Postmortem - 2031-01-02`);
  }),
  fault(
    'nothing that says when it started',
    'incident/no-start',
    (text) => {
      return /^(?:started|impact):/m.test(text)
        ? undefined
        : `${mark}${text.replace(/\n## Updates\n[\s\S]*?(?=\n## |$(?![\s\S]))/, '')}`;
    },
    { kinds: ['incident'] },
  ),
  fault(
    'a window a year long',
    'time/long-duration',
    (text) => {
      return setField(text, 'window', `window: { from: 2024-10-15 17:24, to: ${mark}2025-10-15 17:04 }`);
    },
    { kinds: ['maintenance'] },
  ),
];

export const timeFaults: readonly Mutation[] = [...inFields, ...inHeadings, ...orders];
