// The policy page: whether promises were kept, what is promised, and how that follows from candor.yaml.
import { describe, expect, test } from 'vitest';
import { compileFiles } from '../cli/compile-files.js';
import { incident, type Files } from '../cli/site-folder.js';
import { digestConfig, tell } from './digest-site.js';

const text = (files: Files = {}, now = '2026-11-21T10:00Z'): string =>
  compileFiles({ 'candor.yaml': digestConfig, ...files }, { now: Date.parse(now) })
    .reader.text('policy/index.html')
    .replaceAll(/ (?=[.,])/g, '');

/** Resolved on Monday 3 August 2026 at 09:00; 5 working days later is Monday 10 August. */
function owed(title: string, published?: string, fields = ''): string {
  const file = tell({ title, severity: 'high', from: '2026-08-03 08:00', to: '2026-08-03 09:00', fields });
  return published === undefined ? file : `${file}\n## Postmortem - ${published}\n\nWe learnt something.\n`;
}

describe('the record', () => {
  const files: Files = {
    'incidents/kept.md': owed('Kept', '2026-08-10 23:59'),
    'incidents/late.md': owed('Late', '2026-08-12 09:00'),
    'incidents/owed.md': owed('Owed'),
    'incidents/waived.md': owed(
      'Given up',
      undefined,
      'waive: [{ code: policy/postmortem-overdue, reason: The vendor is gone. }]\n',
    ),
    'incidents/fresh.md': tell({
      title: 'Fresh',
      severity: 'high',
      from: '2026-11-20 08:00',
      to: '2026-11-20 09:00',
    }),
    'incidents/open.md': tell({ title: 'Open', severity: 'high', from: '2026-11-20 08:00' }),
  };
  const page = text(files);

  test('begins the page, and counts late, overdue and waived ones as not on time', () => {
    expect(page).toMatch(/^Incident policy Postmortems published on time: 1 of 4\. 1 more is not due yet\./);
  });

  test.each([
    ['Kept', 'on time 10 August 2026 10 August 2026 3 August 2026'],
    ['Late', '2 working days late 10 August 2026 12 August 2026 3 August 2026'],
    ['Owed', 'overdue 10 August 2026 – 3 August 2026'],
    ['Given up', 'waived: The vendor is gone. 10 August 2026 – 3 August 2026'],
    ['Fresh', 'not due yet 27 November 2026 – 20 November 2026'],
  ])('%s', (title, rest) => {
    expect(page).toContain(`${title} ${rest} High`);
  });

  test('is newest first, and without what is open', () => {
    expect(page.indexOf('Fresh')).toBeLessThan(page.indexOf('Kept'));
    expect(page).not.toContain('Open');
  });

  test('of very many shows the newest 200, and counts them all', () => {
    const many = Object.fromEntries(
      Array.from({ length: 203 }, (_, index) => [
        `incidents/n${index}.md`,
        owed(`Number ${index}`, '2026-08-05 09:00'),
      ]),
    );
    const long = text(many);
    expect(long).toContain('Postmortems published on time: 203 of 203.');
    expect(long.match(/Number \d+ on time/g)).toHaveLength(200);
    expect(long).toContain('3 older ones are counted above; the pages of the incidents tell of each.');
  });

  test('does not change from day to day', () => {
    expect(text(files, '2026-11-22T10:00Z')).toBe(page);
  });

  test('has nothing of what is withheld', () => {
    const fields =
      'started: 2026-08-03 08:00\nresolved: 2026-08-03 09:00\nsecurity:\n  public: { title: An issue, slug: issue-1 }\n';
    const secret = text({ 'incidents/secret.md': owed('Zanzibar', undefined, fields) });
    expect(secret).toContain('No postmortem has been due yet.');
    expect(secret).not.toMatch(/Zanzibar|An issue/);
  });
});

describe('what is promised', () => {
  const page = text({ 'candor.yaml': `${digestConfig}  holidays: [2026-12-25, 2026-05-01]\n` });

  test('by severity, in words', () => {
    expect(page).toContain('High all on a page of its own within 5 working days none');
    expect(page).toContain('Medium those that affected people outside in a digest by choice every quarter');
    expect(page).toContain('Low those that affected people outside in a digest by choice every year');
  });

  test('when it began, and what days count', () => {
    expect(page).toContain(
      'This holds since 1 February 2026, for incidents that were open then or resolved later.',
    );
    expect(page).toContain('Working days are Monday, Tuesday, Wednesday, Thursday and Friday.');
    expect(page).toContain('These days are no working days: 1 May 2026 and 25 December 2026.');
  });

  test('that security incidents may be held back', () => {
    expect(page).toContain('Security incidents may be held back');
  });

  test('what a postmortem covers, of the sections of the site', () => {
    const config = `${digestConfig}postmortem:
  sections:
    - { id: what, title: What went wrong, covers: The course of it. }
  required_for: [high]
`;
    expect(text({ 'candor.yaml': config })).toContain(
      'Postmortems of these severities have all of these sections: High. What went wrong The course of it.',
    );
  });

  test('prose of its own, and how to report', () => {
    const config = digestConfig.replace('  launched', '  contact: help@example.com\n  launched');
    const full = text({ 'candor.yaml': config, 'incidents/_policy.md': 'We tell all.\n' });
    expect(full).toContain('We tell all.');
    expect(full).toContain('wrong on these pages: help@example.com');
  });
});

describe('a site that promises nothing', () => {
  const plain = digestConfig.replace(/policy:[\s\S]*/, '');

  test('says so, and has no table of promises', () => {
    const page = text({ 'candor.yaml': plain, 'incidents/a.md': incident() });
    expect(page).toMatch(/^Incident policy No postmortem is promised by a date\./);
    expect(page).not.toContain('What is published, and by when');
    expect(page).not.toContain('Security incidents');
    expect(page).toContain('Severities and what they mean');
  });

  test('tells that it holds back as soon as a file asks for it', () => {
    const page = text({ 'candor.yaml': plain, 'incidents/a.md': incident({ fields: 'security: {}' }) });
    expect(page).toContain('Security incidents may be held back');
  });
});

test.each([
  ['fields', '---\ntitle: Policy\n---\nText.\n', ['1:1 format/field-not-allowed']],
  ['a mark for withheld text', 'A :withheld[word].', ['1:3 withheld/mark']],
])('the prose of the policy page has no %s', (_name, file, expected) => {
  const { problems } = compileFiles({ 'incidents/_policy.md': file });
  expect(problems).toEqual(expected.map((problem) => `incidents/_policy.md:${problem}`));
});
