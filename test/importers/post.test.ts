// The facts of a post: kind, severity, components, times.
import { describe, expect, test } from 'vitest';
import { readTime } from '../../src/kernel/time-reading.js';
import { importPost, notesOf, postWith } from './import-files.js';

const post = (fields: string, body = 'Text.', options = {}): ReturnType<typeof importPost> =>
  importPost(`---\ntitle: Plums\n${fields}\nsection: issue\n---\n${body}\n`, options);

/** The front matter of the new file but for title and aliases. */
const fieldsOf = ({ text }: ReturnType<typeof importPost>): string[] =>
  (text?.split('---\n')[1] ?? '')
    .split('\n')
    .filter((line) => line !== '' && !/^title: |^aliases:|^ {2}- \/issues/.test(line));

const start = 'date: 2024-03-05 10:00';
const ended = `${start}\nresolved: true\nresolvedWhen: 2024-03-05 12:30:15`;

describe('kind and severity', () => {
  test.each([
    [
      'down',
      `${ended}\nseverity: down\naffected: [Mail]`,
      [
        'severity: high',
        'components:',
        '  mail: major-outage',
        'started: 2024-03-05 10:00',
        'resolved: 2024-03-05 12:30:15',
      ],
      [],
    ],
    [
      'disrupted',
      `${ended}\nseverity: disrupted\naffected: [Mail]`,
      [
        'severity: medium',
        'components:',
        '  - mail',
        'started: 2024-03-05 10:00',
        'resolved: 2024-03-05 12:30:15',
      ],
      [],
    ],
    [
      'in another case',
      `${ended}\nseverity: Down`,
      ['severity: high', 'started: 2024-03-05 10:00', 'resolved: 2024-03-05 12:30:15'],
      [],
    ],
    [
      'still open',
      `${start}\nresolved: false\nseverity: down`,
      ['severity: high', 'started: 2024-03-05 10:00'],
      [],
    ],
    [
      'notice with an end',
      `${ended}\nseverity: notice\naffected: [Mail]`,
      [
        'kind: maintenance',
        'components:',
        '  - mail',
        'started: 2024-03-05 10:00',
        'window:',
        '  from: 2024-03-05 10:00',
        '  to: 2024-03-05 12:30:15',
        'resolved: 2024-03-05 12:30:15',
      ],
      ['guessed'],
    ],
    [
      'notice with a planned window',
      `${start}\nresolved: false\nresolvedWhen: 2024-03-05 12:30\nseverity: notice`,
      [
        'kind: maintenance',
        'started: 2024-03-05 10:00',
        'window:',
        '  from: 2024-03-05 10:00',
        '  to: 2024-03-05 12:30',
      ],
      ['guessed'],
    ],
    [
      'notice without an end',
      `${start}\nresolved: false\nseverity: notice`,
      ['kind: notice', 'started: 2024-03-05 10:00'],
      ['guessed'],
    ],
    ['informational', `${start}\ninformational: true`, ['kind: notice', 'started: 2024-03-05 10:00'], []],
    [
      'informational with an end',
      `${ended}\ninformational: true\nseverity: notice`,
      ['kind: notice', 'started: 2024-03-05 10:00', 'until: 2024-03-05 12:30:15'],
      ['guessed', 'lost'],
    ],
    ['no severity', start, ['severity: medium', 'started: 2024-03-05 10:00'], ['guessed']],
    [
      'another severity',
      `${start}\nseverity: notice | disrupted | down`,
      ['severity: medium', 'started: 2024-03-05 10:00'],
      ['guessed'],
    ],
  ])('%s', (_name, fields, expected, kinds) => {
    const imported = post(fields);
    expect(fieldsOf(imported)).toEqual(expected);
    expect(imported.notes.map((note) => note.split(' ')[0])).toEqual(kinds);
  });
});

test('that a notice is resolved is called lost', () => {
  const imported = importPost(postWith('Text.', 'severity: notice\nresolved: True'));
  expect(notesOf(imported, 'lost')).toEqual([
    '5 that the post is resolved is left out: a notice has no end, and leaves the status page by itself',
  ]);
});

describe('the end', () => {
  test.each([
    [
      '`resolved` without a time',
      `${start}\nresolved: true\nresolvedWhen:`,
      'Text.',
      'resolved: ~2024-03-05',
      'guessed',
      'without saying when',
    ],
    [
      'the closing update says when',
      `${start}\nresolved: true`,
      '*Resolved* - Done. {{< track "2024-03-05 11:00" >}}',
      undefined,
      undefined,
      '',
    ],
    [
      'a time without `resolved`',
      `${start}\nresolvedWhen: 2024-03-06 09:00`,
      'Text.',
      'resolved: 2024-03-06 09:00',
      'guessed',
      '`resolved` is missing',
    ],
    [
      'a time, but not resolved',
      `${start}\nresolved: false\nresolvedWhen: 2024-03-06 09:00`,
      'Text.',
      undefined,
      'lost',
      'not resolved',
    ],
    [
      '`yes` for true',
      `${start}\nresolved: yes\nresolvedWhen: 2024-03-06 09:00`,
      'Text.',
      'resolved: 2024-03-06 09:00',
      'guessed',
      '`resolved: yes` is read as true',
    ],
    [
      '`True`',
      `${start}\nresolved: True\nresolvedWhen: 2024-03-06 09:00`,
      'Text.',
      'resolved: 2024-03-06 09:00',
      undefined,
      '',
    ],
    [
      'an end that cannot be read',
      `${start}\nresolved: true\nresolvedWhen: later`,
      'Text.',
      'resolved: ~2024-03-05',
      'lost',
      'later',
    ],
    [
      'an end before the start stays',
      `${start}\nresolved: true\nresolvedWhen: 2024-03-04 09:00`,
      'Text.',
      'resolved: 2024-03-04 09:00',
      'guessed',
      'earlier than the start',
    ],
  ])('%s', (_name, fields, body, resolved, kind, reason) => {
    const imported = post(`${fields}\nseverity: disrupted`, body);
    expect(fieldsOf(imported).find((line) => line.startsWith('resolved'))).toBe(resolved);
    if (kind === undefined) expect(imported.notes).toEqual([]);
    else expect(imported.notes.some((note) => note.startsWith(kind) && note.includes(reason))).toBe(true);
  });
});

describe('times', () => {
  const berlin = { timezone: 'Europe/Berlin' };
  test.each([
    ['without an offset it is UTC', '2024-07-01 10:00:00', '2024-07-01 12:00', Date.UTC(2024, 6, 1, 10)],
    ['an offset of its own', '2024-07-01T10:00:00-06:00', '2024-07-01 18:00', Date.UTC(2024, 6, 1, 16)],
    ['minus zero', '2024-07-01T10:00:00-00:00', '2024-07-01 12:00', Date.UTC(2024, 6, 1, 10)],
    ['seconds are kept', '"2024-07-01 10:00:07+02:00"', '2024-07-01 10:00:07', Date.UTC(2024, 6, 1, 8, 0, 7)],
    [
      'one digit for the hour',
      '2024-01-21T9:51:30+01:00',
      '2024-01-21 09:51:30',
      Date.UTC(2024, 0, 21, 8, 51, 30),
    ],
    [
      'three digits for the hour',
      '2024-08-13T015:00:00+02:00',
      '2024-08-13 15:00',
      Date.UTC(2024, 7, 13, 13),
    ],
    ['a fraction of zeros', '2024-07-01T10:00:00.000Z', '2024-07-01 12:00', Date.UTC(2024, 6, 1, 10)],
    ['a space and Z', "'2024-10-06 21:00:00Z'", '2024-10-06 23:00', Date.UTC(2024, 9, 6, 21)],
    ['no seconds', '2024-07-01 10:00 +0200', '2024-07-01 10:00', Date.UTC(2024, 6, 1, 8)],
    ['one-digit month and day', '2024-7-1 10:00', '2024-07-01 12:00', Date.UTC(2024, 6, 1, 10)],
    ['the name of the month', 'March 5, 2024 at 3:04 PM', '2024-03-05 16:04', Date.UTC(2024, 2, 5, 15, 4)],
    ['the form of mail', 'Tue, 05 Mar 2024 16:00:00 +0100', '2024-03-05 16:00', Date.UTC(2024, 2, 5, 15)],
    ['an abbreviation', '2024-03-05 16:00 CET', '2024-03-05 16:00', Date.UTC(2024, 2, 5, 15)],
    [
      'the hour that occurs twice',
      '2024-10-27T01:30:00Z',
      '2024-10-27 02:30 +01:00',
      Date.UTC(2024, 9, 27, 1, 30),
    ],
  ])('%s', (_name, date, expected, instant) => {
    const line = fieldsOf(post(`date: ${date}\nseverity: down`, 'Text.', berlin)).find((field) =>
      field.startsWith('started'),
    );
    expect(line).toBe(`started: ${expected}`);
    const reading = readTime(expected, 'Europe/Berlin');
    expect(reading.ok && reading.moment.from).toBe(instant);
  });

  test('a bare day stays a day', () => {
    const imported = post(
      'date: 2024-07-01\nresolved: true\nresolvedWhen: 2024-07-02\nseverity: down',
      'Text.',
      berlin,
    );
    expect(fieldsOf(imported).slice(1)).toEqual(['started: 2024-07-01', 'resolved: 2024-07-02']);
  });

  test('a fraction that counts is named', () => {
    const imported = post('date: 2024-07-01T10:00:00.482Z\nseverity: down');
    expect(notesOf(imported, 'lost')).toEqual([
      '3 the fraction of a second in “2024-07-01T10:00:00.482Z” is left out',
    ]);
  });

  test('without a date the first update, else the day in the name of the file, is the start', () => {
    const tracked = post(
      'severity: down',
      'B {{< track "2024-07-02 10:00" >}}\n\nA {{< track "2024-07-01 10:00" >}}',
    );
    expect(fieldsOf(tracked)).toContain('started: 2024-07-01 10:00');
    expect(fieldsOf(post('severity: down'))).toContain('started: 2024-03-05');
    expect(post('severity: down', 'Text.', { name: 'no-day.md' }).text).toBeUndefined();
  });
});

describe('affected systems', () => {
  test.each([
    ['nothing', 'affected:', [], []],
    ['one text', 'affected: Mail', ['mail'], []],
    ['texts between commas', 'affected: Checkout , Mail', ['checkout', 'mail'], ['read as 2 names']],
    ['a list in a list', 'affected:\n  - Mail\n  - - Checkout', ['mail', 'checkout'], []],
    ['maps of an editor', 'affected:\n  - individualaffected: Mail', ['mail'], []],
    ['another case', 'affected: [fruit search]', ['fruit-search'], ['read as the system “Fruit Search”']],
    ['twice', 'affected: [Mail, Mail]', ['mail'], ['named twice']],
    ['a category', 'affected: [Shop]', ['shop'], ['is a category']],
    ['all', 'affected: [all]', ['all'], ['every component']],
  ])('%s', (_name, affected, ids, reasons) => {
    const imported = post(`${start}\nseverity: disrupted\n${affected}`);
    expect(fieldsOf(imported).filter((line) => line.startsWith('  - '))).toEqual(
      ids.map((id) => `  - ${id}`),
    );
    expect(imported.notes).toHaveLength(reasons.length);
    for (const [index, reason] of reasons.entries()) expect(imported.notes[index]).toContain(reason);
  });

  test('a name that the configuration lacks is kept as a tag', () => {
    const imported = post(`${start}\nseverity: down\naffected: [Mail, Old Web]`);
    expect(fieldsOf(imported).slice(-2)).toEqual(['tags:', '  - Old Web']);
    expect(notesOf(imported, 'guessed')[0]).toMatch(/^5 “Old Web” is not a system/);
  });
});

test('a post without a title is called after its file', () => {
  const imported = importPost(`---\n${start}\nseverity: down\nsection: issue\n---\nText.\n`);
  expect(imported.text).toContain('title: Apples\n');
  expect(notesOf(imported, 'guessed')).toHaveLength(1);
});

test('a post that cState lists nowhere is imported and noted', () => {
  const imported = importPost(`---\ntitle: T\n${start}\nseverity: down\n---\nText.\n`);
  expect(imported.text).toBeDefined();
  expect(notesOf(imported, 'guessed')[0]).toContain('section: issue');
});

test('a summary or description becomes the first paragraph, as text', () => {
  const fields = `${start}\nseverity: down\n`;
  const bodyOf = (imported: ReturnType<typeof importPost>): string => imported.text?.split('---\n')[2] ?? '';
  expect(bodyOf(post(`${fields}summary: '# 1 is down'`))).toBe('\n\\# 1 is down\n\n## Details\n\nText.\n');
  const both = post(`${fields}summary: Short\ndescription: Long`);
  expect(bodyOf(both)).toBe('\nShort\n\n## Details\n\nText.\n');
  expect(notesOf(both, 'lost')).toEqual(['6 `description: Long` has no place in Candor']);
});
