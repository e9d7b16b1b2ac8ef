// What a template leaves behind in a postmortem, and what only looks like it.
import { describe, expect, it } from 'vitest';
import { checkText, diagnoseText } from './check-text.js';
import { exampleConfig } from './page.js';

const write = (parts: string, heading = '## Postmortem - 2025-10-16 15:14'): string =>
  [
    '---\ntitle: Sign-in failed\nseverity: low\ncomponents: [api]\n---\n\n## Updates\n',
    `### Resolved - 2025-10-15 18:05\n\nIt works.\n\n${heading}\n\n${parts}\n`,
  ].join('\n');

/** The part begins in line 15, its text in line 17. */
const inPart = (text: string, title = 'Resolution'): string => write(`### ${title}\n\n${text}`);

describe('what is left of a template', () => {
  it.each([
    'What ended the impact, and what made the repair last.',
    'what ended the impact and what made the repair last',
    '_What ended the impact, and what made\nthe repair last._',
    '> What ended the impact, and what made the repair last.',
    'What ended the impact, and what made the repair last. We put back the old file.',
    'Why it could happen: the causes below the trigger.',
    'TODO',
    'todo',
    '**TBD**',
    'TODO.',
    'tbc',
    'XXX',
    '...',
    '…',
    'To be written.',
    'TODO: fill in',
    'TODO: describe what ended it.',
    'Fill in',
    '\\<what ended it\\>',
    '[describe what ended it]',
    'Folgt.',
    'wird noch ergänzt',
  ])('%j is reported where it stands', (text) => {
    expect(checkText(inPart(text))).toEqual([`17:${text.startsWith('>') ? 3 : 1} postmortem/template-text`]);
  });

  it.each([
    'The dashboard had a todo list that nobody read.',
    'To be written off in the books, an invoice needs a number.',
    'We restarted the service.',
    'Details follow in the annual report, which we publish in March.',
    '`TODO`',
    '```\n...\n```',
    'The repair lasts.',
    'What ended the impact?',
    '[Describe](https://example.com/describe)',
    'Nothing.',
    'n/a',
  ])('%j is not', (text) => {
    expect(checkText(inPart(text))).toEqual([]);
  });

  it('is found in an item and in a paragraph among others', () => {
    expect(checkText(inPart('We put back the old file.\n\n- TBD\n- It holds.\n\ntbc'))).toEqual([
      '19:3 postmortem/template-text',
      '22:1 postmortem/template-text',
    ]);
  });

  it('is found in action items, with their details or without', () => {
    const items = '- [ ] TODO\n- [ ] tbd (owner: platform, due: 2025-11-15)\n- [ ] Lock the job';
    expect(checkText(inPart(items, 'Action items'))).toEqual([
      '17:7 postmortem/template-text',
      '18:7 postmortem/template-text',
    ]);
  });

  it('is found before the first heading', () => {
    expect(checkText(write('To be written'))).toEqual(['15:1 postmortem/template-text']);
  });

  it('is told by the words of the site, in one paragraph or several', () => {
    const config = `${exampleConfig}postmortem:\n  sections:\n    - { id: cost, title: Cost, covers: "Who paid. And how much of it was ours." }\n    - { id: short, title: Weather, covers: Rain }\n`;
    expect(checkText(inPart('Who paid.\n\nAnd how much of it was ours.', 'Cost'), { config })).toEqual([
      '17:1 postmortem/template-text',
    ]);
    expect(checkText(inPart('Rain.', 'Weather'), { config })).toEqual(['17:1 postmortem/template-text']);
    expect(checkText(inPart('Rain fell into the transformer.', 'Weather'), { config })).toEqual([]);
  });

  it('says which section it is from', () => {
    const [found] = diagnoseText(inPart('What ended the impact, and what made the repair last.'));
    expect(found).toMatchObject({
      level: 'error',
      message: 'The text is that of the template: what `### Resolution` covers, and not what happened here.',
      hint: 'Replace it with your own text, or delete the heading where there is nothing to say.',
    });
  });

  it('holds back no page in a draft', () => {
    const found = diagnoseText(write('### Resolution\n\nto be written', '## Postmortem'));
    expect(found.map(({ code, level }) => `${level} ${code}`)).toEqual([
      'info postmortem/draft',
      'info postmortem/template-text',
    ]);
  });
});
