// Digests as readers see them: what belongs in which, what a record freezes, and what differs later.
import { describe, expect, test } from 'vitest';
import { brokenLinks, compileFiles, contents, type Compiled } from '../cli/compile-files.js';
import type { Files } from '../cli/site-folder.js';
import { htmlProblems } from '../cli/validate-pages.js';
import { digestConfig, digestFiles, tell } from './digest-site.js';

const build = (files: Files = {}, now = '2026-11-21T10:00Z'): Compiled =>
  compileFiles({ ...digestFiles, ...files }, { now: Date.parse(now) });

/** Elements of a line, such as `time`, come with a space behind them. */
const textOf = ({ reader }: Compiled, path: string): string =>
  reader.text(`${path}/index.html`).replaceAll(/ (?=[.,])/g, '');
const pathsOf = ({ reader }: Compiled): readonly string[] =>
  reader.paths.filter((path) => path.startsWith('digests/'));

const record = (...lines: readonly string[]): string =>
  `---\nclosed:\n${lines.map((line) => `  - { ${line} }\n`).join('')}---\n`;

describe('which digests there are', () => {
  test('those of the periods that are over, from that of the beginning of the policy on', () => {
    expect(pathsOf(build()).toSorted()).toEqual([
      'digests/2026-q1/index.html',
      'digests/2026-q2/index.html',
      'digests/2026-q3/index.html',
      'digests/index.html',
    ]);
    expect(pathsOf(build({}, '2027-01-01T10:00Z'))).toContain('digests/2026/index.html');
  });

  test('the period ends in the zone of the site', () => {
    expect(pathsOf(build({}, '2026-06-30T21:59:59Z'))).not.toContain('digests/2026-q2/index.html');
    expect(pathsOf(build({}, '2026-06-30T22:00:00Z'))).toContain('digests/2026-q2/index.html');
  });

  test('none without a severity that digests report', () => {
    const plain = digestConfig.replace(/policy:[\s\S]*/, '');
    expect(pathsOf(build({ 'candor.yaml': plain }))).toEqual([]);
  });

  test('the list tells when the first comes', () => {
    const site = build({}, '2026-03-20T10:00Z');
    expect(pathsOf(site)).toEqual(['digests/index.html']);
    expect(textOf(site, 'digests')).toContain(
      'No digest has been published yet. The first will be that of Q1 2026, once 31 March 2026 is over.',
    );
  });

  test('without a date of the policy, from the earliest incident on, so that no address leads nowhere', () => {
    const early = tell({ title: 'An early one', from: '2024-11-02 08:00', to: '2024-11-02 09:00' });
    const site = build({
      'candor.yaml': digestConfig.replace(/ {2}since: .*\n/, ''),
      'incidents/early.md': early,
    });
    expect(textOf(site, 'digests/2024-q4')).toContain('An early one');
    expect(brokenLinks(site.reader, { siteUrl: 'https://status.example.com/' })).toEqual([]);
  });

  test('one that was closed stays when the policy drops its interval', () => {
    const site = build({
      'candor.yaml': `${digestConfig}  severities: { medium: { digest: annual } }\n`,
      'incidents/_digests/2026-q2.md': record('id: uploads, severity: medium'),
    });
    expect(textOf(site, 'digests/2026-q2')).toContain(
      'Corrected: it now belongs to the digest of 2026, which is still to come, and is not counted here.',
    );
    expect(pathsOf(site)).not.toContain('digests/2026-q1/index.html');
  });
});

describe('what a digest says', () => {
  const q2 = textOf(build(), 'digests/2026-q2');

  test('how many, beside the period before', () => {
    expect(q2).toContain('3 incidents, 2 more than in Q1 2026.');
    expect(q2).toContain(
      'The figures of Q1 2026 count only what was resolved from 1 February 2026 on, when the policy began.',
    );
  });

  test('figures: durations of 1 h 30 min, 20 min and 58 h', () => {
    // Together 59 h 50 min; the middle one is 1 h 30 min. Of the single one of Q1 no median is stated.
    expect(q2).toMatch(/Duration of all together\s*2 d 11 h\s*45 min/);
    expect(q2).toMatch(/Time to resolve, median\s*1 h 30 min\s*too few/);
    expect(q2).toMatch(/Components affected\s*2\s*1/);
  });

  test('each incident, its dates, how long it took, what it affected', () => {
    expect(q2).toMatch(
      /Uploads failed\s*Medium\s*5 April 2026, 08:00 to 09:30 CEST · 1 hour 30 minutes\s*Interface and Web application\s*Uploads failed, for some\./,
    );
    expect(q2).not.toContain('A wrong text');
    expect(q2).not.toContain('Mail was late');
  });

  test('the first one has nothing to be compared with, and says so', () => {
    const q1 = textOf(build(), 'digests/2026-q1');
    expect(q1).toContain('Q4 2025 was over before the policy began, so there is nothing to compare with.');
    expect(q1).toContain('The policy began on 1 February 2026.');
  });

  test('an empty one says that plainly', () => {
    const q3 = textOf(build(), 'digests/2026-q3');
    expect(q3).toContain('Nothing was resolved in Q3 2026 that this digest reports.');
    expect(q3).not.toContain('In figures');
  });

  test('that of a year links to those of its quarters', () => {
    const site = build({}, '2027-02-01T10:00Z');
    expect(textOf(site, 'digests/2026')).toMatch(
      /The quarters of 2026\s*Q1 2026\s*Q2 2026\s*Q3 2026\s*Q4 2026/,
    );
    expect(textOf(site, 'digests/2026')).toContain('A wrong text');
  });

  test('figures are "about" where a time is, and tell of how many they are', () => {
    const vague = tell({ title: 'A vague one', from: '2026-05-01', to: '2026-05-01' });
    const text = textOf(build({ 'incidents/vague.md': vague }), 'digests/2026-q2');
    expect(text).toMatch(/Duration of all together\s*about/);
    expect(text).toMatch(/1 h 30 min of 3 of 4 incidents/);
  });

  test('the period of the last resolution counts, and what was over before the policy has no digest', () => {
    const site = build({
      'incidents/over-night.md': tell({
        title: 'Over the end',
        from: '2026-06-30 20:00',
        to: '2026-07-01 00:00',
      }),
      'incidents/before.md': tell({
        title: 'Before the policy',
        from: '2026-01-20 08:00',
        to: '2026-01-31 08:00',
      }),
    });
    expect(textOf(site, 'digests/2026-q3')).toContain('Over the end');
    expect(textOf(site, 'digests/2026-q2')).not.toContain('Over the end');
    expect(textOf(site, 'digests/2026-q1')).not.toContain('Before the policy');
  });

  test('prose of its own, as of a year', () => {
    const site = build({
      'incidents/_digests/2026-q2.md': 'A quiet quarter.\n\n## What we changed\n\nLittle.\n',
    });
    expect(site.problems).toEqual([]);
    expect(textOf(site, 'digests/2026-q2')).toContain('A quiet quarter. What we changed Little.');
    expect(textOf(site, 'digests/2026-q2')).toContain('This digest is not closed yet');
  });

  test('in German', () => {
    const config = digestConfig.replace('timezone:', 'locale: de\n  timezone:');
    const site = build({ 'candor.yaml': config });
    expect(textOf(site, 'digests/2026-q2')).toContain('3 Störungen, 2 mehr als in Q1 2026.');
  });
});

describe('a closed digest', () => {
  const closed = record(
    'id: uploads, severity: medium',
    'id: login, severity: low',
    'id: export, severity: medium',
  );
  const q2 = (files: Files, now?: string): string =>
    textOf(build({ 'incidents/_digests/2026-q2.md': closed, ...files }, now), 'digests/2026-q2');

  test('says nothing where nothing differs', () => {
    const same = record(
      'id: uploads, severity: medium',
      'id: login, severity: medium',
      'id: export, severity: medium',
    );
    const text = q2({ 'incidents/_digests/2026-q2.md': same });
    expect(text).not.toMatch(/Corrected|Added|not closed/);
  });

  test('marks what was added, and what severity it had', () => {
    const added = tell({ title: 'Found later', from: '2026-05-02 08:00', to: '2026-05-02 09:00' });
    const text = q2({ 'incidents/found.md': added });
    expect(text).toContain('4 incidents, 3 more than in Q1 2026.');
    expect(text).toMatch(/Found later, for some\.\s*Added after the digest was closed\./);
    expect(text).toMatch(
      /Sign-in failed, for some\.\s*Corrected: when the digest was closed, the severity was Low\./,
    );
  });

  test('marks what was opened again, and counts it no longer', () => {
    const again = tell({
      title: 'Exports lacked rows',
      from: '2026-06-20 08:00',
      to: '2026-06-22 18:00',
    }).replace('## Updates\n', '## Updates\n\n### Investigating - 2026-07-03 10:00\nAgain.\n');
    const text = q2({ 'incidents/export.md': again });
    expect(text).toContain('2 incidents, 1 more than in Q1 2026.');
    expect(text).toContain(
      '1 incident below was reported here when the digest was closed and is no longer counted.',
    );
    expect(text).toContain(
      'Corrected: it was opened again after the digest was closed, and is not counted here.',
    );
  });

  test('marks what belongs to another digest, which reports it too', () => {
    const later = tell({ title: 'Exports lacked rows', from: '2026-06-20 08:00', to: '2026-07-02 18:00' });
    const files = { 'incidents/export.md': later };
    expect(q2(files)).toContain(
      'Corrected: it now belongs to the digest of Q3 2026, and is not counted here.',
    );
    expect(textOf(build(files), 'digests/2026-q3')).toContain('1 incident, 1 fewer than in Q2 2026.');
  });

  test('marks what has a page of its own by now, and leads there', () => {
    const graver = tell({
      title: 'Exports lacked rows',
      severity: 'high',
      from: '2026-06-20 08:00',
      to: '2026-06-22 18:00',
    });
    const site = build({ 'incidents/_digests/2026-q2.md': closed, 'incidents/export.md': graver });
    expect(textOf(site, 'digests/2026-q2')).toContain('Corrected: no digest reports it any longer');
    const content = contents(site)['digests/2026-q2/index.html'];
    expect(content).toContain('<a href="../../incidents/export/">Exports lacked rows</a>');
  });

  test('prints nothing of an id that no published incident has', () => {
    const site = build({
      'incidents/_digests/2026-q2.md': record(
        'id: uploads, severity: medium',
        'id: vanished-thing, severity: medium',
      ),
    });
    expect(site.problems).toEqual(['incidents/_digests/2026-q2.md:4:11 digest/unknown-incident']);
    expect(Object.values(contents(site)).join('')).not.toContain('vanished-thing');
  });
});

describe('a withheld incident', () => {
  const secret = (released: string): string =>
    tell({
      title: 'The Zanzibar hole',
      from: '2026-05-20 08:00',
      to: '2026-05-20 10:00',
      fields: `started: 2026-05-20 08:00
resolved: 2026-05-20 10:00
security:
  public: { title: A security issue, slug: security-1 }
  confirmations: [{ party: quokka }]
${released}`,
    });

  test('is reported by its public face', () => {
    const text = textOf(build({ 'incidents/zanzibar.md': secret('') }), 'digests/2026-q2');
    expect(text).toMatch(/A security issue\s*Medium · Withheld/);
    expect(text).not.toContain('Zanzibar');
  });

  test('once disclosed says so, be it in the record by its public slug or not', () => {
    const file = secret('  released: 2026-08-03 09:00\n');
    const note = 'Withheld for security reasons, and disclosed on 3 August 2026.';
    for (const id of ['security-1', 'uploads']) {
      const site = build({
        'incidents/zanzibar.md': file,
        'incidents/_digests/2026-q2.md': record(`id: ${id}, severity: medium`),
      });
      const [, entry = ''] =
        /The Zanzibar hole\s*Medium([\s\S]*?)Sign-in failed/.exec(textOf(site, 'digests/2026-q2')) ?? [];
      expect(entry).toContain(note);
      expect(entry).not.toContain('Added');
    }
  });

  test('withheld again leaves no trace of a record that knows it by its own name', () => {
    const outputs = ['zanzibar', 'madagascar'].map((name) =>
      contents(
        build({
          [`incidents/${name}.md`]: secret(''),
          'incidents/_digests/2026-q2.md': record(
            `id: ${name}, severity: medium`,
            'id: uploads, severity: medium',
          ),
        }),
      ),
    );
    expect(outputs[0]).toEqual(outputs[1]);
    expect(Object.values(outputs[0] ?? {}).join('')).not.toMatch(/zanzibar/i);
  });
});

describe('what is wrong in the folder of digests', () => {
  const problemsOf = (path: string, text: string, now?: string): readonly string[] =>
    build({ [path]: text }, now).problems;

  test.each([
    ['a name that is no period', 'q2.md', 'x', ['1:1 digest/unknown-period']],
    ['another form of a period', '2026-Q2.md', 'x', ['1:1 digest/unknown-period']],
    ['a period that is not over', '2026-q4.md', '---\nclosed: []\n---\n', ['1:1 digest/period-open']],
    ['prose that is early', '2026-q4.md', 'Soon.', ['1:1 digest/period-open']],
    ['prose of a period without a digest', '2025-q4.md', 'x', ['1:1 digest/unused']],
    ['an unknown field', '2026-q2.md', '---\nclosd: []\n---\n', ['2:1 format/unknown-field']],
    [
      'an unknown severity',
      '2026-q2.md',
      record('id: uploads, severity: mediun'),
      ['3:30 link/unknown-severity'],
    ],
    ['a list outside of the front matter', '2026-q2.md', 'closed: []\n', ['1:1 format/missing-front-matter']],
    ['a mark for withheld text', '2026-q2.md', 'A :withheld[word].', ['1:3 withheld/mark']],
    [
      'a conflict',
      '2026-q2.md',
      '<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n',
      ['1:1 format/conflict-marker', '5:1 format/conflict-marker'],
    ],
    ['a heading of the first level', '2026-q2.md', '# Q2\n', ['1:1 markdown/top-heading']],
  ])('%s', (_name, name, text, expected) => {
    const path = `incidents/_digests/${name}`;
    expect(problemsOf(path, text)).toEqual(expected.map((problem) => `${path}:${problem}`));
  });

  test('a digest without errors is still published from what is there, with --keep-going', () => {
    const site = build({ 'incidents/_digests/2026-q2.md': '---\nclosd: []\n---\nA text.\n' });
    expect(textOf(site, 'digests/2026-q2')).toContain('3 incidents');
    expect(textOf(site, 'digests/2026-q2')).not.toContain('A text.');
  });
});

test('no link of a site with digests leads nowhere, and its pages are valid', () => {
  const site = build({
    'incidents/_digests/2026-q2.md': `${record('id: uploads, severity: medium')}\nSee [the one](../mail.md).\n`,
    'incidents/_policy.md': 'See [the digest](_digests/2026-q2.md).',
  });
  expect(brokenLinks(site.reader, { siteUrl: 'https://status.example.com/' })).toEqual([]);
  expect(contents(site)['policy/index.html']).toContain('<a href="../digests/2026-q2/">the digest</a>');
  expect(htmlProblems(site.reader)).toEqual([]);
});

test('a page of a digest changes only with the facts', () => {
  const pages = ['2026-10-02T08:00Z', '2026-12-20T08:00Z'].map(
    (now) => contents(build({}, now))['digests/2026-q2/index.html'],
  );
  expect(pages[0]).toBe(pages[1]);
});
