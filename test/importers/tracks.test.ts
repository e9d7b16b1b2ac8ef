// Tracks become updates, in every arrangement that authors have found for them.
import { describe, expect, test } from 'vitest';
import { detailsOf, importPost, notesOf, postWith, updatesOf } from './import-files.js';

const at = (time: string): string => `{{< track "2024-03-05 ${time}" >}}`;
const resolved = 'severity: disrupted\nresolved: true\nresolvedWhen: 2024-03-05 12:00';
const importBody = (body: string, fields = resolved): ReturnType<typeof importPost> =>
  importPost(postWith(body, fields));

/** Each update as `STATUS TIME: text`. */
const listUpdates = (post: ReturnType<typeof importPost>): string[] =>
  updatesOf(post)
    .split(/^### /m)
    .slice(1)
    .map((update) => {
      const [heading = '', ...text] = update.trimEnd().split('\n');
      return `${heading.replace(/^(.*) - 2024-03-05 /, '$1 ')}: ${text.join('\n')}`;
    });

describe('arrangements', () => {
  test.each([
    [
      'after each text, newest first',
      `*Resolved* - Done. ${at('12:00:00')}\n\n*Monitoring* - Watching. ${at('11:00')}\n\n*Investigating* - Looking. ${at('10:00')}`,
      ['Resolved 12:00: Done.', 'Monitoring 11:00: Watching.', 'Investigating 10:00: Looking.'],
      '',
    ],
    [
      'after each text, oldest first',
      `*Investigating* - Looking. ${at('10:00')}\n\n*Resolved* - Done. ${at('12:00')}`,
      ['Investigating 10:00: Looking.', 'Resolved 12:00: Done.'],
      '',
    ],
    [
      'on a line of its own',
      `**A title**:\nOne.\n${at('12:00')}\n\n**Another**\nTwo.\n${at('11:00')}`,
      ['Update 12:00: **A title**:\nOne.', 'Update 11:00: **Another**\nTwo.'],
      '',
    ],
    ['after an empty line', `One.\n\n- a\n- b\n\n${at('12:00')}`, ['Update 12:00: One.\n\n- a\n- b'], ''],
    [
      'before each text',
      `${at('12:00')} - Two.\n\n${at('11:00')}\nOne.\n\n> Quoted.`,
      ['Update 12:00: Two.', 'Update 11:00: One.\n\n> Quoted.'],
      '',
    ],
    [
      'after a label alone',
      `*Update* ${at('12:00')}\n\nTwo.\n\n*Investigating* ${at('11:00')}\n\nOne.`,
      ['Update 12:00: Two.', 'Investigating 11:00: One.'],
      '',
    ],
    [
      'in the middle',
      `*Update* ${at('12:00')} - Two\n\nOne ${at('11:00')} more`,
      ['Update 12:00: Two', 'Update 11:00: One more'],
      '',
    ],
    [
      'line by line in one paragraph',
      `*Resolved* - c ${at('12:00')}\n*Monitoring* - b ${at('11:00')}\\\n*Investigating* - a ${at('10:00')}`,
      ['Resolved 12:00: c', 'Monitoring 11:00: b', 'Investigating 10:00: a'],
      '',
    ],
    [
      'in a list',
      `Intro.\n\n- One. ${at('10:00')}\n- Two.\n  More. ${at('11:00')}`,
      ['Update 10:00: One.', 'Update 11:00: Two.\nMore.'],
      'Intro.',
    ],
    [
      'after a list that it continues',
      `*Update* - done:\n- a\n- b\n${at('12:00')}`,
      ['Update 12:00: done:\n\n- a\n- b'],
      '',
    ],
    [
      'under headings',
      `### Rollback\n\nOne. ${at('11:00')}\n\n## Aftermath\n\nText.`,
      ['Update 11:00: #### Rollback\n\nOne.'],
      '### Aftermath\n\nText.',
    ],
    [
      'between rules, after a postmortem',
      `*Post-mortem*\n\nWhy.\n\n---\n\n*Update* - Two ${at('12:00')}\n\n---\n\n*Investigating* - One ${at('10:00')}`,
      ['Update 12:00: Two', 'Investigating 10:00: One'],
      '*Post-mortem*\n\nWhy.',
    ],
    [
      'below a text of their own',
      `It failed.\n\n*Resolved* - Done. ${at('12:00')}`,
      ['Resolved 12:00: Done.'],
      'It failed.',
    ],
    [
      'beside a label that nothing dates',
      `**Update:** Rebuilt.\n\nPower was lost.\nAgain. ${at('11:00')}`,
      ['Update 11:00: Power was lost.\nAgain.'],
      '**Update:** Rebuilt.',
    ],
    [
      'with more text below',
      `*Update* - Two ${at('12:00')}\n\nMore of it.\n\n*Investigating* - One ${at('11:00')}`,
      ['Update 12:00: Two\n\nMore of it.', 'Investigating 11:00: One'],
      '',
    ],
    ['after a line break', `*Update* - Two.\\\nMore.\\\n${at('12:00')}`, ['Update 12:00: Two.\\\nMore.'], ''],
    [
      'in brackets and emphasis',
      `*Update* (${at('11:00')}): One\n\nTwo **${at('10:00')}**`,
      ['Update 11:00: One', 'Update 10:00: Two'],
      '',
    ],
    [
      'at the same time',
      `Down. ${at('10:00')}\n\n---\n\n*Investigating* - x\n${at('10:00')}`,
      ['Update 10:00: Down.', 'Investigating 10:00: x'],
      '',
    ],
    [
      'with an offset, with Z, with seconds, without quotes',
      `a {{< track "2024-03-05T12:00:00+01:00" >}}\n\nb {{<track "2024-03-05T10:00:00.000Z">}}\n\nc {{% track \`2024-03-05 9:05:07\` %}}\n\nd {{< track 2024-03-05T08:00:00Z >}}`,
      ['Update 11:00: a', 'Update 10:00: b', 'Update 09:05:07: c', 'Update 08:00: d'],
      '',
    ],
  ])('%s', (_name, body, updates, details) => {
    const post = importBody(body);
    expect(listUpdates(post)).toEqual(updates);
    expect(detailsOf(post)).toBe(details);
  });

  test('a body without tracks goes whole into the details', () => {
    const body = '*Resolved* - Done.\n\n*Investigating* - Looking.';
    const post = importBody(body);
    expect(updatesOf(post)).toBe('');
    expect(detailsOf(post)).toBe(body);
  });

  test('what cannot be read keeps its words', () => {
    const post = importBody(
      `*Update* - a {{< track "2024-13-45 10:00" >}}\n\nb {{< track >}}\n\nc ${at('11:00')} ${at('11:30')}`,
    );
    expect(detailsOf(post)).toBe('*Update* - a (2024-13-45 10:00)');
    expect(listUpdates(post)).toEqual(['Update 11:00: b\n\nc (2024-03-05 11:30)']);
    expect(notesOf(post, 'lost').map((note) => note.split(' ')[0])).toEqual(['9', '11']);
  });

  test('in a table it is text, in code and comments it stays', () => {
    const body = `| when | what |\n| --- | --- |\n| ${at('10:00')} | a |\n| ${at('11:00')} | b |\n\n\`${at('10:30')}\`\n\n<!-- ${at('10:40')} -->\n\nEnd ${at('12:00')}`;
    const post = importBody(body);
    expect(listUpdates(post).at(-1)).toMatch(/^Update 12:00: .*End$/s);
    expect(post.text).toContain('| (2024-03-05 10:00) | a |\n| (2024-03-05 11:00) | b |');
    expect(post.text).toContain(`\`${at('10:30')}\``);
    expect(post.text).toContain(`<!-- ${at('10:40')} -->`);
  });
});

describe('labels', () => {
  test.each([
    ['*Resolved* - x', 'Resolved', 'x'],
    ['**RESOLVED:** x', 'Resolved', 'x'],
    ['_Identified_: x', 'Identified', 'x'],
    ['Update: x', 'Update', 'x'],
    ['[Update] x', 'Update', 'x'],
    ['*Fixed* - x', 'Resolved', '*Fixed* - x'],
    ['***Identifié*** - x', 'Identified', '***Identifié*** - x'],
    ['*Risolto* - x', 'Resolved', '*Risolto* - x'],
    ['*Resolved (iOS)* - x', 'Update', '*Resolved (iOS)* - x'],
    ['*Maintenance* - x', 'Update', '*Maintenance* - x'],
    ['*Postgres* is down', 'Update', '*Postgres* is down'],
    ['Nothing is wrong', 'Update', 'Nothing is wrong'],
  ])('%s', (text, status, rest) => {
    expect(listUpdates(importBody(`${text} ${at('11:00')}`))).toEqual([`${status} 11:00: ${rest}`]);
  });

  test('a maintenance is completed, not resolved', () => {
    const fields = 'severity: notice\nresolved: true\nresolvedWhen: 2024-03-05 12:00';
    const body = `*Completed* - c ${at('12:00')}\n\n*In progress* - b ${at('10:00')}\n\n*Scheduled* - a ${at('08:00')}\n\n*Resolved* - d ${at('12:30')}`;
    expect(listUpdates(importBody(body, fields))).toEqual([
      'Completed 12:00: c',
      'In progress 10:00: b',
      'Scheduled 08:00: a',
      'Completed 12:30: *Resolved* - d',
    ]);
  });

  test('a notice has updates only', () => {
    expect(listUpdates(importBody(`*Resolved* - a ${at('11:00')}`, 'informational: true'))).toEqual([
      'Update 11:00: *Resolved* - a',
    ]);
  });
});

describe('the end of the post decides', () => {
  test('no update closes a post that is not resolved', () => {
    const post = importBody(`*Resolved* - a ${at('11:00')}`, 'severity: disrupted\nresolved: false');
    expect(listUpdates(post)).toEqual(['Update 11:00: *Resolved* - a']);
    expect(notesOf(post, 'guessed')[0]).toMatch(/^8 the update “Resolved” is imported as Update/);
  });

  test('no update reopens it after its end', () => {
    const post = importBody(
      `*Monitoring* - c ${at('12:30')}\n\n*Resolved* - b ${at('12:00')}\n\n*Investigating* - a ${at('10:00')}`,
    );
    expect(listUpdates(post)).toEqual([
      'Update 12:30: *Monitoring* - c',
      'Resolved 12:00: b',
      'Investigating 10:00: a',
    ]);
  });

  test('a reopening before its end stays', () => {
    const post = importBody(
      `*Resolved* - d ${at('12:00')}\n\n*Investigating* - c ${at('11:30')}\n\n*Resolved* - b ${at('11:00')}\n\n*Investigating* - a ${at('10:00')}`,
    );
    expect(listUpdates(post).map((update) => update.split(' ')[0])).toEqual([
      'Resolved',
      'Investigating',
      'Resolved',
      'Investigating',
    ]);
  });

  test('an update before the start stays, and is noted', () => {
    const post = importBody(`a ${at('09:00')}`);
    expect(listUpdates(post)).toEqual(['Update 09:00: a']);
    expect(notesOf(post, 'guessed')).toEqual([
      '9 the update is earlier than the start; both stay as they are, and `candor check` reports it',
    ]);
  });
});
